"""A short code from a poster, typed at rest: the same road as the link beside it. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from bot import links
from bot.events import Button, Reply
from bot.handlers import menu
from bot.handlers.around import Around, Town
from bot.stages import Idle, Turn
from bot.texts import say
from storage import short_codes
from storage.short_codes import LENGTH, Where, is_whole, read_code, spellings

TOPIC = "printed"
"""Of buttons that tell which of two posters it was; their option is a longer code of it."""


def typed(text: str, around: Around) -> Turn:
    code = read_code(text)
    if not is_whole(code):
        return menu.show(around, mistyped(code))
    return opened(code, around)


def opened(code: str, around: Around) -> Turn:
    """`code` is whole."""
    match meant(code, around.town):
        case []:
            return menu.show(around, say("printed-unknown"))
        case [where]:
            return menu.link(around, links.payload(*where))
        case several:
            return _which(several, around)


def mistyped(code: str) -> str:
    return say("printed-mistyped", digits="few" if len(code) < LENGTH else "wrong")


def meant(code: str, town: Town) -> list[Where]:
    """All that the code may mean in this town."""
    return short_codes.meant(code, printable(town))


def codes(town: Town, asked: Iterable[Where]) -> Mapping[Where, str]:
    """What is printed for each."""
    wanted = list(asked)
    told = short_codes.codes([*printable(town), *wanted])
    return {where: told[where] for where in wanted}


def printable(town: Town) -> Iterator[Where]:
    """Everything a code may stand for in this town. Employees are asked at no place."""
    for survey in (links.MESSAGE, *sorted(town.surveys)):
        yield survey, ""
        if survey not in town.inner:
            yield from ((survey, place) for place in town.places)


def called(title: str, place: str) -> str:
    """One of several that a code may mean; "" for a survey that is not open, and for no place."""
    return say("printed-one", title=title or "none", place=place or "none")


def _which(several: list[Where], around: Around) -> Turn:
    buttons = tuple(Button(_label(where, around), TOPIC, spellings(where)[-1]) for where in several)
    return Turn(Idle(), (Reply(say("printed-which"), (*buttons, menu.back())),))


def _label(where: Where, around: Around) -> str:
    name, place = where
    offered = around.surveys.get(name)
    title = say("buttons-message") if name == links.MESSAGE else offered.title if offered else ""
    return called(title, around.town.places.get(place, ""))
