"""QR codes as bytes: a picture for the screen, a drawing for the printer. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO
from typing import Any

QUIET_ZONE = 4
"""Modules of white around: ISO/IEC 18004 asks for so many, and readers miss a code without."""

PIXELS = 12
"""A module on the picture: the longest link, 57 modules wide with its zone, fills 780 pixels."""

LEVEL = "q"
"""Still read with a quarter of it scratched or under a crease."""

ON_PAPER = "h"
"""Of what hangs where people pass: a blot over 15 % of its area spoils more than a quarter of the
code words, for those at its edge are spoilt whole; tried."""


@dataclass(frozen=True, slots=True)
class Modules:
    """A code to be set into a drawing: `path` in modules, `side` of them with the quiet zone."""

    path: str
    side: int


def png(link: str) -> bytes:
    return _drawn(link, "png", scale=PIXELS)


def svg(link: str) -> bytes:
    """Without a size of its own: it fills whatever page it is put on."""
    return _drawn(link, "svg", omitsize=True)


@lru_cache(maxsize=64)
def modules(link: str, level: str = ON_PAPER) -> Modules:
    """Dark modules of each row as squares run together, so that no hair of white parts them."""
    code = _made(link, level)
    runs = []
    for y, row in enumerate(code.matrix_iter(border=QUIET_ZONE)):
        x = 0
        while x < len(row):
            end = x
            while end < len(row) and row[end]:
                end += 1
            if end > x:
                runs.append(f"M{x} {y}h{end - x}v1h-{end - x}z")
            x = end + 1
    return Modules("".join(runs), code.symbol_size(border=QUIET_ZONE)[0])


def square(link: str, box: tuple[float, float, float], level: str = LEVEL) -> str:
    """A piece of a drawing: (x, y, side), with the quiet zone inside."""
    x, y, side = box
    found = modules(link, level)
    return (
        f'<path transform="translate({x:.3f} {y:.3f}) scale({side / found.side:.5f})" '
        f'd="{found.path}" fill="#000" shape-rendering="crispEdges"/>'
    )


def _drawn(link: str, kind: str, **how: int | bool) -> bytes:
    out = BytesIO()
    _made(link, LEVEL).save(out, kind=kind, border=QUIET_ZONE, **how)
    return out.getvalue()


def _made(link: str, level: str) -> Any:
    import segno

    return segno.make(link, error=level, boost_error=False, micro=False)
