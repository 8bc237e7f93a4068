"""Ready lines in a staff chat: a list of what can be asked for, then lines to be copied. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.events import Reply
from bot.handlers.staff_pages import PAGE, Listed, button, page
from bot.links import MESSAGE
from bot.ready_lines import Doors, Ready, of_message, of_survey
from bot.surveys.offered import Offered
from bot.texts import say

TOPIC = "ready"


@dataclass(frozen=True, slots=True)
class Choice:
    """`name`: of a survey, or MESSAGE."""

    name: str
    title: str
    lines: tuple[Ready, ...]


def choices(offered: Sequence[Offered], doors: Doors, places: Mapping[str, str]) -> list[Choice]:
    """«Write to us» first; a survey that no open door leads to is left out."""
    told = [Choice(MESSAGE, say("ready-write-to-us"), tuple(of_message(doors)))]
    for one in offered:
        audience = one.wave.audience
        title = say("staff-ready-title", title=one.title, audience=audience)
        told.append(Choice(one.survey.id, title, tuple(of_survey(one, doors, places))))
    return [one for one in told if one.lines]


def listed(told: Sequence[Choice], number: int, lines: int) -> Reply:
    """The page with this number, or the last there is by now."""
    if not told:
        return Reply(say("staff-ready-none"), in_place=True)
    titles = [(one.name, one.title) for one in told]
    return page(Listed(TOPIC, say("staff-ready-list"), titles), number, lines)


def copied(one: Choice) -> Reply:
    """Each line apart, under the name of the door it leads to."""
    told = [f"{say('ready-line', door=line.door)}:\n{line.text}" for line in one.lines]
    text = "\n\n".join([one.title, *told, say("staff-ready-how")])
    return Reply(text, (button(TOPIC, say("staff-ready-back"), PAGE, "0"),), in_place=True)
