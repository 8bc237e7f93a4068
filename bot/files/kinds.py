"""What a file is, told by what it holds; its name and declared type say nothing. Pure.

Documents are never opened here: of a ZIP container only the list of names is read, and only
where that list is small and lies where it says it does.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

Sort = Literal["picture", "pdf", "docx", "xlsx"]
Why = Literal["kind", "heic", "macros", "broken", "big", "many", "only_photos", "lost"]
"""Why a file is not taken; the last four are told by its size, its company or its way."""

Look = Literal["photo", "video", "audio", "file"]
"""What whoever sends a file calls it: to name it in a refusal, and for nothing else."""

HEIC = (b"heic", b"heix", b"hevc", b"heim", b"heis", b"mif1", b"msf1", b"avif", b"avis")
DOCUMENTS: dict[str, Sort] = {"word/document.xml": "docx", "xl/workbook.xml": "xlsx"}
MACROS = ("vbaproject.bin", "vbadata.xml", "/macrosheets/", "/activex/", "/dialogsheets/")
"""Parts of a document that can run; names in small letters."""

NAMES = 5000
"""Files in a container: a document has some dozens."""
LIST = 1024 * 1024
"""Bytes of its list of names."""
UNPACKED = 300 * 1024 * 1024
"""Bytes that a document may unpack to on the clerk's computer."""
_END, _ENTRY = b"PK\x05\x06", b"PK\x01\x02"
_END_SIZE, _ENTRY_SIZE = 22, 46
_COMMENT = 0xFFFF


def look_of(mime: str) -> Look:
    """
    >>> look_of("video/mp4"), look_of("application/pdf"), look_of("")
    ('video', 'file', 'file')
    """
    match mime.partition("/")[0].lower():
        case "image":
            return "photo"
        case "video":
            return "video"
        case "audio":
            return "audio"
        case _:
            return "file"


class Unfit(Exception):
    """The file is not taken."""

    def __init__(self, why: Why) -> None:
        super().__init__(why)
        self.why: Why = why


@dataclass(frozen=True, slots=True)
class Named:
    """One line of a container's list: a name, and how large the file says it is, in bytes."""

    name: str
    size: int


def sort_of(body: bytes) -> Sort:
    """Raises Unfit."""
    if _is_picture(body):
        return "picture"
    if body[4:8] == b"ftyp" and body[8:12] in HEIC:
        raise Unfit("heic")
    if body.startswith(b"%PDF-"):
        return "pdf"
    if body.startswith(b"PK\x03\x04"):
        return _document(body)
    raise Unfit("kind")


def _is_picture(body: bytes) -> bool:
    is_webp = body[:4] == b"RIFF" and body[8:12] == b"WEBP"
    return is_webp or body.startswith((b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n"))


def _document(body: bytes) -> Sort:
    listed = list(names(body))
    low = [one.name.lower().replace("\\", "/") for one in listed]
    if any(part in f"/{name}" for name in low for part in MACROS):
        raise Unfit("macros")
    if sum(one.size for one in listed) > UNPACKED:
        raise Unfit("broken")
    sorts = {DOCUMENTS[name] for name in low if name in DOCUMENTS}
    if len(sorts) != 1 or "[content_types].xml" not in low:
        raise Unfit("kind")  # some other archive
    return sorts.pop()


def names(body: bytes) -> Iterator[Named]:
    """The list at the end of a ZIP container. Raises Unfit if it is not plainly one.

    Source: APPNOTE.TXT 6.3.10, 4.3.12 and 4.3.16.
    """
    end = body.rfind(_END, max(0, len(body) - _END_SIZE - _COMMENT))
    if end < 0 or len(body) < end + _END_SIZE:
        raise Unfit("broken")
    disks, count, size, start = struct.unpack_from("<I2xHII", body, end + 4)
    if disks or count > NAMES or size > LIST or start + size != end:
        raise Unfit("broken")
    at = start
    for _ in range(count):
        if body[at : at + 4] != _ENTRY or at + _ENTRY_SIZE > end:
            raise Unfit("broken")
        unpacked, name, extra, comment = struct.unpack_from("<IHHH", body, at + 24)
        told = body[at + _ENTRY_SIZE : at + _ENTRY_SIZE + name]
        yield Named(told.decode("utf-8", "replace"), unpacked)
        at += _ENTRY_SIZE + name + extra + comment
    if at != end:
        raise Unfit("broken")
