"""Slips as sheets to print and cut: two beside each other, eight rows. Pure: words in, SVG out.

The square code leads to the survey, the same for all: what tells one slip from another is typed.
Lengths are points of the page.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain

from reports.paper import qr
from reports.paper.pdf import HEIGHT, WIDTH
from reports.paper.typeset import Lines, Style, set_in

COLUMNS, ROWS = 2, 8
_WIDE, _HIGH = WIDTH / COLUMNS, HEIGHT / ROWS
_MARGIN, _QR = 12.0, 74.0
_ROOM = _WIDE - 2 * _MARGIN - _QR  # for words, beside the square code
_SIZES = (9.0, 8.5, 8.0, 7.5, 7.0, 6.0)
_CODE = 14.0


@dataclass(frozen=True, slots=True)
class Slip:
    """`words` are lines of text; the code stands in one of them, and is drawn large."""

    words: str = field(repr=False)
    code: str = field(repr=False)


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
    box = (left + _WIDE - _MARGIN / 2 - _QR, top + (_HIGH - _QR) / 2, _QR)
    return _words(slip, left + _MARGIN, top) + qr.square(link, box)


def _words(slip: Slip, left: float, top: float) -> str:
    """In the middle of the slip's height."""
    lines = _fitted(slip)
    y, drawn = top + (_HIGH - _height(lines)) / 2, ""
    for one in lines:
        drawn += one.svg(left, y)
        y += one.height
    return drawn


def _fitted(slip: Slip) -> list[Lines]:
    """In the largest size that fits; the smallest fits the longest link there can be."""
    for size in _SIZES:
        lines = list(_lines(slip, size))
        if _height(lines) <= _HIGH - _MARGIN:
            break
    return lines


def _lines(slip: Slip, size: float) -> Iterator[Lines]:
    for number, words in enumerate(slip.words.strip().split("\n")):
        before, code, after = words.partition(slip.code)
        yield set_in(before.strip(), _ROOM, Style(size, is_bold=number == 0))
        yield Lines((code,) if code else (), Style(_CODE, is_bold=True))
        yield set_in(after.strip(), _ROOM, Style(size))


def _height(lines: Sequence[Lines]) -> float:
    return sum(one.height for one in lines)
