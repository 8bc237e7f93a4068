"""Posters, tents and stamps as files: all of them drawn in one process of its own.

The drawing library holds the interpreter while it works: beside a program that serves, it must
not be the program's own.
"""

from __future__ import annotations

import io
from collections.abc import Mapping
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from multiprocessing import get_context

from reports.paper.pdf import bound, drawn, pictures

DPI = 400
"""Of a stamp's picture: its code is small, and printers blur."""


@dataclass(frozen=True, slots=True)
class Drawings:
    """SVG by the name of the file it becomes."""

    pages: Mapping[str, str] = field(default_factory=dict)
    pictures: Mapping[str, str] = field(default_factory=dict)


def files(told: Drawings) -> dict[str, bytes]:
    """Blocks: call it in a thread where something else is going on."""
    if not (told.pages or told.pictures):
        return {}
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as process:
        return process.submit(made, told).result()


def made(told: Drawings) -> dict[str, bytes]:
    pages = drawn(list(told.pages.values()))
    shots = pictures(list(told.pictures.values()), DPI / 72)
    found = {name: bound([page]) for name, page in zip(told.pages, pages, strict=True)}
    return found | {name: _sized(shot) for name, shot in zip(told.pictures, shots, strict=True)}


def _sized(png: bytes) -> bytes:
    """In shades of grey, and telling its dots an inch, so that Word takes it in its own size."""
    from PIL import Image

    out = io.BytesIO()
    with Image.open(io.BytesIO(png)) as image:
        image.convert("L").save(out, "PNG", compress_level=4, dpi=(DPI, DPI))
    return out.getvalue()
