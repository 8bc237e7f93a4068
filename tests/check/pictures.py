"""Pictures of `otklik qr` as grey bytes, and a reader of codes that is not ours."""

from __future__ import annotations

import re
import struct
import zlib
from collections.abc import Callable
from xml.etree import ElementTree

import zxingcpp

WHITE, BLACK = 255, 0
ZOOM = 4  # pixels a module when an SVG is drawn


class Picture:
    def __init__(self, width: int, height: int) -> None:
        self.width, self.height = width, height
        self.pixels = bytearray([WHITE]) * (width * height)

    def paint(self, left: int, top: int, width: int, height: int, colour: int) -> None:
        for y in range(top, top + height):
            start = y * self.width + left
            self.pixels[start : start + width] = bytes([colour]) * width

    def read(self) -> str | None:
        """What zxing-cpp, the reader inside many phones' cameras, makes of it."""
        view = memoryview(bytes(self.pixels)).cast("B", (self.height, self.width))
        found = zxingcpp.read_barcode(view)
        return None if found is None else str(found.text)

    def border(self) -> int:
        """Pixels of white around."""
        rows = [self.pixels[y * self.width : (y + 1) * self.width] for y in range(self.height)]
        return next(number for number, row in enumerate(rows) if BLACK in row)


def of_png(told: bytes) -> Picture:
    """A PNG of black and white without interlacing: what we draw, and nothing else."""
    assert told.startswith(b"\x89PNG\r\n\x1a\n")
    chunks: dict[bytes, bytes] = {}
    at = 8
    while at < len(told):
        (length,) = struct.unpack(">I", told[at : at + 4])
        kind = told[at + 4 : at + 8]
        chunks[kind] = chunks.get(kind, b"") + told[at + 8 : at + 8 + length]
        at += 12 + length
    width, height, depth, colours = struct.unpack(">IIBB", chunks[b"IHDR"][:10])
    assert (depth, colours) == (1, 0)
    picture, line = Picture(width, height), (width + 7) // 8 + 1
    rows = zlib.decompress(chunks[b"IDAT"])
    above = bytes(line - 1)
    for y in range(height):
        how, packed = rows[y * line], rows[y * line + 1 : (y + 1) * line]
        assert how in (0, 2)  # no filter, or the difference to the row above
        if how:
            packed = bytes((byte + over) % 256 for byte, over in zip(packed, above, strict=True))
        above = packed
        bits = "".join(f"{byte:08b}" for byte in packed)[:width]
        picture.pixels[y * width : (y + 1) * width] = bytes(WHITE * int(bit) for bit in bits)
    return picture


def of_svg(told: bytes) -> Picture:
    """One path of horizontal strokes, a module thick."""
    root = ElementTree.fromstring(told)
    side = int(float(root.attrib["viewBox"].split()[2]))
    picture = Picture(side * ZOOM, side * ZOOM)
    (path,) = (part for part in root.iter() if part.tag.endswith("path"))
    x = y = 0.0
    pen: dict[str, Callable[[float, float], tuple[float, float]]] = {
        "M": lambda dx, dy: (dx, dy),
        "m": lambda dx, dy: (x + dx, y + dy),
    }
    for verb, numbers in re.findall(r"([Mmh])([^Mmhz]*)", path.attrib["d"]):
        values = [float(number) for number in re.findall(r"-?[\d.]+", numbers)]
        if verb == "h":
            left, top = round(x * ZOOM), round((y - 0.5) * ZOOM)
            picture.paint(left, top, round(values[0] * ZOOM), ZOOM, BLACK)
            x += values[0]
        else:
            x, y = pen[verb](*values)
    return picture
