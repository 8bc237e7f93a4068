"""Where a talk stands, and what it has left in the dialogue: its window, and what was typed. Pure.

Ids of messages that must go are kept with the talk, so that no crash between the commit and their
deletion leaves an answer beside a name for ever.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from pydantic import TypeAdapter, ValidationError

from bot.message_stages import WritingMessage
from bot.stages import Turn

HELD = 200
"""Messages, the newest; more are not remembered."""


@dataclass(frozen=True, slots=True)
class Place:
    """What is kept of a talk: its stage, the name of its step for the buttons, its window.

    Ids of typed messages, as the messenger names them: `due` must go now; `spared` once their
    step is over, for they can still be mended; `held` if what they are part of is sent traceless,
    and with them our own windows that showed it.
    """

    stage: str = ""
    step: str = ""
    window: str = ""
    due: tuple[str, ...] = ()
    spared: tuple[str, ...] = ()
    held: tuple[str, ...] = ()


_PLACE = TypeAdapter(Place)


def read(told: str) -> Place:
    try:
        return _PLACE.validate_json(told) if told else Place()
    except ValidationError:
        return Place()  # written by another version: the talk starts anew


def written(place: Place) -> str:
    return _PLACE.dump_json(place, exclude_defaults=True).decode()


def without(place: Place, erased: Collection[str]) -> Place:
    """Those that are known to be gone need no remembering."""
    if not place.due:
        return place
    return replace(place, due=tuple(one for one in place.due if one not in erased))


def after(place: Place, turn: Turn, typed: Sequence[str]) -> Place:
    """`typed`: the ids of what was typed or sent in this turn; () where nothing can go."""
    due, spared, held = place.due, place.spared, place.held
    if typed and turn.spare_typed:
        spared = _with(spared, *typed)
    elif typed and turn.erase_typed:
        due, spared = _with(due, *spared, *typed), ()
    elif typed and turn.hold_typed:
        held = _with(held, *typed)
    if place.window and _leaves_window(turn):
        held = _with(held, place.window)
    if not turn.same_step:
        due, spared = _with(due, *spared), ()
    if turn.erase_held:
        due, held = _with(due, *held), ()
    elif not isinstance(turn.stage, WritingMessage):
        held = ()
    held = held[-HELD:]
    if (due, spared, held) == (place.due, place.spared, place.held):
        return place  # a press, as nearly always
    return replace(place, due=due, spared=spared, held=held)


def _leaves_window(turn: Turn) -> bool:
    """Does what was written so far stay readable above the next window?"""
    is_writing = isinstance(turn.stage, WritingMessage)
    return is_writing and not all(reply.in_place for reply in turn.replies)


def _with(ids: tuple[str, ...], *more: str) -> tuple[str, ...]:
    """Each once, in order."""
    return tuple(dict.fromkeys((*ids, *more)))
