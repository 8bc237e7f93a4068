"""A short code from a poster, typed at rest: the same road as the link beside it. Pure."""

from __future__ import annotations

from collections.abc import Iterator

from bot import links
from bot.handlers import menu
from bot.handlers.around import Around, Town
from bot.stages import Turn
from bot.texts import say
from storage.short_codes import LENGTH, Where, is_whole, led, read_code


def typed(text: str, around: Around) -> Turn:
    code = read_code(text)
    if not is_whole(code):
        return menu.show(around, mistyped(code))
    where = around.known.printed(code) or led(code, printable(around.town))
    if where is None:
        return menu.show(around, say("printed-unknown"))
    return menu.link(around, links.payload(*where))


def mistyped(code: str) -> str:
    return say("printed-mistyped", digits="few" if len(code) < LENGTH else "wrong")


def printable(town: Town) -> Iterator[Where]:
    """Everything a code may stand for in this town."""
    for survey in (links.MESSAGE, *sorted(town.surveys)):
        yield from ((survey, place) for place in ("", *town.places))
