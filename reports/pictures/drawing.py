"""Charts drawn in a process of their own: the library holds the interpreter while it works.

A drawing is a Vega-Lite dict or a ready SVG; nothing in it is fetched from anywhere.
"""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context

from reports.rules import Json

SCALE = 1.6
"""Pixels of the PNG for a pixel of the drawing: about 1,300 across, what a phone shows sharply."""

Drawing = Json | str


@dataclass(frozen=True, slots=True)
class Drawn:
    svg: str
    png: bytes


async def draw(drawings: Mapping[str, Drawing]) -> dict[str, Drawn]:
    """By the same names. The process ends with the work, so its memory is given back.

    Raises ValueError if the library refuses one.
    """
    if not drawings:
        return {}
    process = ProcessPoolExecutor(1, mp_context=get_context("spawn"))
    try:
        return await asyncio.get_running_loop().run_in_executor(process, drawn, dict(drawings))
    finally:
        await asyncio.to_thread(process.shutdown)  # its end is waited for, and not by the loop


def drawn(drawings: Mapping[str, Drawing]) -> dict[str, Drawn]:
    return {name: _drawn(drawing) for name, drawing in drawings.items()}


def _drawn(drawing: Drawing) -> Drawn:
    import vl_convert

    svg = drawing
    if not isinstance(svg, str):
        svg = vl_convert.vegalite_to_svg(svg, allowed_base_urls=[])
    return Drawn(svg, vl_convert.svg_to_png(svg, scale=SCALE))
