"""PT Sans, in which everything that is printed is set: where it lies, how wide its words are.

The font comes with the program, so a sheet looks the same on every server, and a line is measured
by the very letters that will be drawn.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.ImageFont import FreeTypeFont

FAMILY = "PT Sans"
"""As `font-family` of a drawing names it, in the process that draws (`reports.paper.pdf`)."""
UP, DOWN = 1.02, 0.28
"""Of the size: how far letters reach above their line and below it, with accents and tails."""
_MEASURED = 1000  # units of the em in which widths are asked
_SAFE = 1.01  # kerning may part letters, not only bring them together


def folder() -> Path:
    """Where the TTF files lie."""
    import fontpkg_pt_sans

    return Path(fontpkg_pt_sans.__file__).parent / "files"


def width(text: str, size: float, *, bold: bool = False) -> float:
    """In the unit of `size`, a hair more than it takes."""
    return _font(bold=bold).getlength(text) * size / _MEASURED * _SAFE


def wrapped(text: str, size: float, room: float, *, bold: bool = False) -> list[str]:
    """Lines no wider than `room`; a word that is wider than that by itself is parted."""
    lines: list[str] = []
    for part in text.split("\n"):
        line = ""
        for word in _words(part, lambda told: width(told, size, bold=bold) <= room):
            longer = f"{line} {word}" if line else word
            if line and width(longer, size, bold=bold) > room:
                lines.append(line)
                longer = word
            line = longer
        lines.append(line)
    return lines


def _words(text: str, fits: Callable[[str], bool]) -> Iterator[str]:
    for word in text.split(" "):
        rest = word
        while rest and not fits(rest):
            count = next((n for n in range(len(rest) - 1, 1, -1) if fits(rest[:n])), 1)
            yield rest[:count]
            rest = rest[count:]
        if rest:
            yield rest


@cache
def _font(*, bold: bool) -> FreeTypeFont:
    from PIL import ImageFont

    name = "PT_Sans-Web-Bold.ttf" if bold else "PT_Sans-Web-Regular.ttf"
    return ImageFont.truetype(str(folder() / name), _MEASURED, layout_engine=ImageFont.Layout.BASIC)
