"""Files as people and attackers send them, made by code: no file of anybody's lies here."""

from __future__ import annotations

import struct
import zipfile
import zlib
from functools import cache
from io import BytesIO

from PIL import Image

SECRET = "RESIDENT-55.751244-37.618423"
"""What must not be found in a picture afterwards."""


def photo(size: tuple[int, int] = (640, 480), color: str = "teal", kind: str = "JPEG") -> bytes:
    """A photo as a telephone makes it, with place, hour and telephone beside it."""
    picture = Image.new("RGB", size, color)
    exif = Image.Exif()
    exif[0x010F] = SECRET  # make
    exif[0x9286] = SECRET  # user comment
    exif[0x0112] = 6  # it lies on its side
    told = BytesIO()
    picture.save(told, kind, exif=exif)
    return told.getvalue()


def screenshot(kind: str = "PNG") -> bytes:
    """With see-through parts, and words beside the picture."""
    picture = Image.new("RGBA", (300, 200), (0, 0, 0, 0))
    told = BytesIO()
    picture.save(told, kind)
    if kind != "PNG":
        return told.getvalue()
    head, tail = told.getvalue()[:-12], told.getvalue()[-12:]
    return head + _chunk(b"tEXt", b"Author\0" + SECRET.encode()) + tail


def heic() -> bytes:
    return struct.pack(">I", 24) + b"ftypheic\0\0\0\0mif1heic" + bytes(200)


def pixel_bomb(side: int = 50_000) -> bytes:
    """A PNG of a few kilobytes that says it is 50,000 × 50,000."""
    head = struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    rows = zlib.compress(bytes(1024 * 1024), 9)
    begins = b"\x89PNG\r\n\x1a\n"
    return begins + _chunk(b"IHDR", head) + _chunk(b"IDAT", rows) + _chunk(b"IEND", b"")


def slow_bomb() -> bytes:
    """Just below the limit of pixels, and packed to nearly nothing."""
    told = BytesIO()
    Image.new("RGB", (8000, 4900), "white").save(told, "PNG", compress_level=9)
    return told.getvalue()


def with_a_tail(body: bytes) -> bytes:
    """A photo that is a web page, too."""
    return body + b"<html><script>alert('" + SECRET.encode() + b"')</script></html>"


def document(*more: str, main: str = "word/document.xml") -> bytes:
    """A container like Word's, with these names besides."""
    told = BytesIO()
    with zipfile.ZipFile(told, "w", zipfile.ZIP_DEFLATED) as packed:
        for name in ("[Content_Types].xml", main, *more):
            packed.writestr(name, "<xml/>")
    return told.getvalue()


def sheet(*more: str) -> bytes:
    return document(*more, main="xl/workbook.xml")


@cache
def zip_bomb(size: int = 301 * 1024 * 1024) -> bytes:
    """A document of some 300 KB that unpacks to 300 MB."""
    told = BytesIO()
    with zipfile.ZipFile(told, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as packed:
        packed.writestr("[Content_Types].xml", "<xml/>")
        with packed.open("word/document.xml", "w") as part:
            for _ in range(size // (1024 * 1024)):
                part.write(bytes(1024 * 1024))
    return told.getvalue()


def crowded(names: int = 6000) -> bytes:
    """More names than any document has."""
    return document(*(f"word/{number}.xml" for number in range(names)))


def _chunk(name: bytes, body: bytes) -> bytes:
    sum_of = struct.pack(">I", zlib.crc32(name + body))
    return struct.pack(">I", len(body)) + name + body + sum_of
