"""Slips as sheets to print and cut: two beside each other, eight rows. Pure: words in, SVG out.

The square code leads to the survey, the same for all: what tells one slip from another is typed.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain
from xml.sax.saxutils import escape

from reports import qr
from reports.pdf import HEIGHT, WIDTH

COLUMNS, ROWS = 2, 8
_WIDE, _HIGH = WIDTH / COLUMNS, HEIGHT / ROWS
_MARGIN, _QR = 12.0, 74.0
_ROOM = _WIDE - 2 * _MARGIN - _QR  # for words, beside the square code
_FONTS = (9.0, 8.5, 8.0, 7.5, 7.0, 6.0)
_CODE = 14.0
_LETTER = 0.56  # width of a Russian letter of this font, of its size
_LEADING = 1.22
FONT = "Liberation Sans"
"""Lies inside the drawing library, so slips look the same on every server."""


@dataclass(frozen=True, slots=True)
class Slip:
    """`words` are lines of text; the code stands in one of them, and is drawn large."""

    words: str = field(repr=False)
    code: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Line:
    text: str = field(repr=False)
    size: float
    is_bold: bool = False


def sheets(slips: Sequence[Slip], link: str) -> Iterator[str]:
    """An SVG a page."""
    on_page = COLUMNS * ROWS
    for first in range(0, len(slips), on_page):
        drawn = "".join(
            _slip(slip, place, link) for place, slip in enumerate(slips[first : first + on_page])
        )
        yield (
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{HEIGHT}" '
            f'viewBox="0 0 {WIDTH} {HEIGHT}">{_cuts()}{drawn}</svg>'
        )


def _cuts() -> str:
    """Where to cut: dashes, the whole page wide and high."""
    down = [(_WIDE * n, 0.0, _WIDE * n, HEIGHT) for n in range(1, COLUMNS)]
    across = [(0.0, _HIGH * n, WIDTH, _HIGH * n) for n in range(1, ROWS)]
    return "".join(
        f'<line x1="{a:.2f}" y1="{b:.2f}" x2="{c:.2f}" y2="{d:.2f}" stroke="#777" '
        'stroke-width="0.5" stroke-dasharray="4 3"/>'
        for a, b, c, d in chain(down, across)
    )


def _slip(slip: Slip, place: int, link: str) -> str:
    left, top = place % COLUMNS * _WIDE, place // COLUMNS * _HIGH
    return f"{_words(slip, left + _MARGIN, top)}{_square(link, left, top)}"


def _words(slip: Slip, left: float, top: float) -> str:
    lines = _fitted(slip)
    y = top + (_HIGH - _height(lines)) / 2
    drawn = []
    for line in lines:
        y += line.size * _LEADING
        weight = ' font-weight="bold"' if line.is_bold else ""
        drawn.append(
            f'<text x="{left:.2f}" y="{y - line.size * 0.2:.2f}" font-family="{FONT}" '
            f'font-size="{line.size}"{weight}>{escape(line.text)}</text>'
        )
    return "".join(drawn)


def _fitted(slip: Slip) -> list[Line]:
    """In the largest size that fits; the smallest fits the longest link there can be."""
    for size in _FONTS:
        lines = _lines(slip, size)
        if _height(lines) <= _HIGH - _MARGIN:
            break
    return lines


def _lines(slip: Slip, size: float) -> list[Line]:
    told: list[Line] = []
    for number, words in enumerate(slip.words.strip().split("\n")):
        before, code, after = words.partition(slip.code)
        told += _wrapped(before, size, is_bold=number == 0)
        told += [Line(code, _CODE, is_bold=True)] if code else []
        told += _wrapped(after, size)
    return told


def _wrapped(words: str, size: float, *, is_bold: bool = False) -> list[Line]:
    letters = int(_ROOM / (size * _LETTER * (1.06 if is_bold else 1)))
    return [
        Line(part, size, is_bold) for part in textwrap.wrap(words, letters, break_on_hyphens=False)
    ]


def _height(lines: Sequence[Line]) -> float:
    return sum(line.size for line in lines) * _LEADING


def _square(link: str, left: float, top: float) -> str:
    x, y = left + _WIDE - _MARGIN / 2 - _QR, top + (_HIGH - _QR) / 2
    drawing = re.sub(r"^<\?xml[^>]*\?>\s*", "", qr.svg(link).decode("utf-8"))
    at = f'<svg x="{x:.2f}" y="{y:.2f}" width="{_QR}" height="{_QR}" '
    return drawing.replace("<svg ", at, 1)
