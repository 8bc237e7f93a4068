"""Lines of print as SVG: measured by the letters of the font, so nothing leaves its room. Pure.

Lengths are in whatever unit the drawing has in its `viewBox`: millimetres of a poster, points of a
slip or a questionnaire.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Literal
from xml.sax.saxutils import escape

from reports.paper import font

NBSP = "\u00a0"
LEADING = 1.16
_SHORT = 3
"""A word of so few letters stays with the next one: prepositions do not end a line."""

_STEPS = 8
"""How often the width of lines in the middle is halved between too narrow and wide enough."""

Anchor = Literal["start", "middle"]


@dataclass(frozen=True, slots=True)
class Style:
    size: float
    is_bold: bool = False
    colour: str = "#000"
    anchor: Anchor = "start"


@dataclass(frozen=True, slots=True)
class Lines:
    """`text` broken to fit; `height` from the top of the first letter to below the last."""

    lines: tuple[str, ...]
    style: Style

    @property
    def height(self) -> float:
        return len(self.lines) * self.style.size * LEADING

    def svg(self, x: float, top: float) -> str:
        return "".join(
            text(line, x, top + (number * LEADING + 0.9) * self.style.size, self.style)
            for number, line in enumerate(self.lines)
        )


def text(line: str, x: float, y: float, style: Style) -> str:
    """`y`: of the line the letters stand on."""
    weight = ' font-weight="bold"' if style.is_bold else ""
    anchor = "" if style.anchor == "start" else f' text-anchor="{style.anchor}"'
    return (
        f'<text x="{x:.2f}" y="{y:.2f}" font-family="{font.FAMILY}"'
        f' font-size="{style.size:.2f}" fill="{style.colour}"{weight}{anchor}>{escape(line)}</text>'
    )


def fitted(told: str, room: tuple[float, float], sizes: Sequence[float], style: Style) -> Lines:
    """In the largest of `sizes` in which it fits into `room`: width and height.

    In the smallest, if it fits in none: nothing is left out.
    """
    wide, high = room
    for size in sizes:
        found = set_in(told, wide, Style(size, style.is_bold, style.colour, style.anchor))
        is_whole = all(_width(word, found.style) <= wide for word in tied(told).split(" "))
        if found.height <= high and is_whole:
            return found
    return found


@lru_cache(maxsize=512)
def set_in(told: str, wide: float, style: Style) -> Lines:
    """Kept: most words of a kit are the same on every paper."""
    if not told:
        return Lines((), style)
    lines = font.wrapped(tied(told), style.size, wide, bold=style.is_bold)
    if style.anchor == "middle":
        lines = _evened(told, wide, style, lines)
    return Lines(tuple(lines), style)


def _evened(told: str, wide: float, style: Style, lines: list[str]) -> list[str]:
    """As many lines, but of like length: no single word below a full line."""
    narrow, count = 0.0, len(lines)
    for _ in range(_STEPS if count > 1 else 0):
        middle = (narrow + wide) / 2
        tried = font.wrapped(tied(told), style.size, middle, bold=style.is_bold)
        if len(tried) > count:
            narrow = middle
        else:
            wide, lines = middle, tried
    return lines


def one_line(told: str, wide: float, style: Style) -> Lines:
    """On one line, as large as `style` at most: an address is not broken."""
    size = min(style.size, style.size * wide / max(_width(told, style), 0.001))
    return Lines((told,), Style(size, style.is_bold, style.colour, style.anchor))


def tied(told: str) -> str:
    """Short words tied to the next, a number to what it counts, a dash to what is before it."""
    words = told.split(" ")
    out = words[0]
    for before, word in pairwise(words):
        bare = before.rsplit("\n", 1)[-1].strip("«(„")
        is_short = 0 < len(bare) <= _SHORT and (bare.isalpha() or bare.isdecimal())
        out += (NBSP if is_short or word in ("—", "–", "·") else " ") + word
    return out


def _width(told: str, style: Style) -> float:
    return font.width(told, style.size, bold=style.is_bold)
