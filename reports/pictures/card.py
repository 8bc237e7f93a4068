"""The headline figures of a period as one picture: the ordinance's six, large. Pure: SVG out."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape

from reports.appeals import NONE
from reports.pictures.kinds import BLUE, FONT, INK, Words
from reports.rules import Json
from reports.wording import Say, days, percent, signed

WIDTH, HEIGHT = 800, 880
_EDGE, _GAP, _TOP, _HIGH = 36, 20, 182, 172
_WIDE = (WIDTH - 2 * _EDGE - _GAP) / 2
_LARGE, _MIDDLE = 54, 25
SHORT = 70
"""Characters of a title that two lines of large letters take."""
CAPITALS = 3
"""So many capitals of a line take the room of one letter more."""
_LONG = 8
"""Characters above which a headline is set smaller, on two lines."""


@dataclass(frozen=True, slots=True)
class Tile:
    """`headline` is a figure, or a few words; `below` explains it."""

    name: str
    headline: str
    below: str


def card(words: Words, external: Json, internal: Json, say: Say) -> tuple[str, str]:
    """(the drawing, the same in words): the six figures of citizens, one line of employees."""
    tiles = _tiles(external, say)
    staff = say(
        "card-employees",
        received=internal["received"],
        answers=internal["waiting"]["answers"],
        overdue=internal["waiting"]["overdue_open"],
    )
    lines = [
        *_words(words.title, (_EDGE, 54), _title(words.title), bold=True),
        *_words(words.below, (_EDGE, 132), (18, 74)),
        *(mark for place, tile in enumerate(tiles) for mark in _drawn(place, tile)),
        *_words(staff, (_EDGE, _TOP + 3 * (_HIGH + _GAP) + 34), (21, 70)),
    ]
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{HEIGHT}" '
        f'viewBox="0 0 {WIDTH} {HEIGHT}"><rect width="100%" height="100%" fill="white"/>'
        f"{''.join(lines)}</svg>"
    )
    told = "; ".join(f"{tile.name}: {tile.headline}, {tile.below}" for tile in tiles)
    return svg, f"{words.title}. {words.below} {told}. {staff}"


def _title(title: str) -> tuple[int, int]:
    """Smaller letters of a long one: the period at its end is not to be cut."""
    return (29, 44) if len(title) <= SHORT else (25, 52)


def _tiles(block: Json, say: Say) -> tuple[Tile, ...]:
    waits, kind = block["waiting"], block["outcomes"]["base"]
    told = block["outcomes"][kind]
    change = signed(block["change"]["difference"])
    below = say("card-received-below", change=change, complaints=block["complaints"])
    in_time = percent(waits["within_term"], say)
    return (
        Tile(say("card-received"), str(block["received"]), below),
        _first(say("card-cause"), block["by_cause"], say),
        _first(say("card-topic"), block["by_topic"], say),
        Tile(
            say("card-waiting"),
            _median(waits["median_days"], say),
            say("card-waiting-below", share=in_time, overdue=waits["overdue_open"]),
        ),
        _shared(say("card-satisfied"), told["satisfied"], (kind, told["base"]), say),
        _shared(say("card-refused"), told["refused"], (kind, told["base"]), say),
    )


def _median(told: float | None, say: Say) -> str:
    """Of no answer no days at all."""
    return say("digest-no-base") if told is None else say("chart-days", days=days(told, say))


def _first(name: str, rows: Sequence[Json], say: Say) -> Tile:
    """The largest that is named; what nobody named tells nothing."""
    named = [row for row in rows if row["id"] != NONE]
    if not named:
        return Tile(name, say("digest-no-base"), say("digest-empty"))
    row = named[0]
    below = say("card-share", count=row["count"], share=percent(row["share"], say))
    return Tile(name, row["title"], below)


def _shared(name: str, told: Json, base: tuple[str, int], say: Say) -> Tile:
    kind, n = base
    below = say("card-of", count=told["count"], n=n, base=kind)
    return Tile(name, percent(told["share"], say), below)


def _drawn(place: int, tile: Tile) -> Iterator[str]:
    left = _EDGE + (place % 2) * (_WIDE + _GAP)
    top = _TOP + (place // 2) * (_HIGH + _GAP)
    yield (
        f'<rect x="{left}" y="{top}" width="{_WIDE}" height="{_HIGH}" rx="12" '
        f'fill="#F2F6FA" stroke="#C9D8E6"/>'
    )
    yield from _words(tile.name, (left + 20, top + 36), (19, 34))
    if len(tile.headline) <= _LONG:
        yield from _words(tile.headline, (left + 20, top + 98), (_LARGE, 30), bold=True)
    else:
        yield from _words(tile.headline, (left + 20, top + 72), (_MIDDLE, 21), bold=True)
    yield from _words(tile.below, (left + 20, top + 140), (18, 38))


def _words(
    text: str, at: tuple[float, float], size: tuple[int, int], *, bold: bool = False
) -> Iterator[str]:
    """`size`: of letters, and how many of them a line takes. Two lines at most."""
    letters, wide = size
    wide -= sum(letter.isupper() for letter in text[:wide]) // CAPITALS
    lines = textwrap.wrap(text, wide, max_lines=2, placeholder="…")
    colour, weight = (BLUE, "bold") if bold and letters == _LARGE else (INK, "normal")
    weight = "bold" if bold else weight
    for row, line in enumerate(lines):
        yield (
            f'<text x="{at[0]}" y="{at[1] + row * letters * 1.2:.1f}" font-family="{FONT}" '
            f'font-size="{letters}" font-weight="{weight}" fill="{colour}">{escape(line)}</text>'
        )
