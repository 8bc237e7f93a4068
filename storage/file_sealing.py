"""Bodies of files sealed under their own names, and names under a thread's key. Pure: bytes in,
bytes out.
"""

from __future__ import annotations

import hashlib
import secrets

from storage import sealing
from storage.file_records import LONGEST, HeldFile

CLASSES = (*(n * 64 * 1024 for n in (1, 4, 8, 16, 32, 64)), LONGEST + sealing.LENGTH)
"""Bytes of a padded body: from 64 KB to 10 MB, each size up to four times the one before."""
NAME = 16
_OPENS = NAME + 4
"""Bytes of a name and a size."""


def new_name() -> str:
    return secrets.token_hex(NAME)


def id_of(name: str) -> bytes:
    """What the body is found by; it does not lead back to the name."""
    return hashlib.sha256(b"file id:" + bytes.fromhex(name)).digest()[:16]


def seal_body(name: str, body: bytes) -> bytes:
    """Raises sealing.TooLong."""
    size = next((size for size in CLASSES if len(body) + sealing.LENGTH <= size), CLASSES[-1])
    return sealing.seal(_key(name), body, size, id_of(name))


def row(file: HeldFile, body: bytes, week: int) -> dict[str, object]:
    """Of the table `file_body`; `week`: it came. Raises sealing.TooLong."""
    return {"id": id_of(file.name), "week": week, "sealed": seal_body(file.name, body)}


def open_body(name: str, sealed: bytes) -> bytes:
    """Raises sealing.Unreadable."""
    return sealing.unseal(_key(name), sealed, id_of(name))


def opens(file: HeldFile, thread_key: bytes | None) -> bytes:
    """What `attachment` keeps: name and size, sealed where the thread is."""
    told = bytes.fromhex(file.name) + file.size.to_bytes(4, "big")
    if thread_key is None:
        return told
    return sealing.seal(thread_key, told, _OPENS + sealing.LENGTH, id_of(file.name))


def opened(kept: bytes, of: bytes, thread_key: bytes | None) -> tuple[str, int]:
    """(name, size); ("", 0) without the key that it is sealed with. `of`: the row's id."""
    told = kept
    if len(kept) != _OPENS:
        if thread_key is None:
            return "", 0
        told = sealing.unseal(thread_key, kept, of)
    return told[:NAME].hex(), int.from_bytes(told[NAME:], "big")


def _key(name: str) -> bytes:
    return hashlib.sha256(b"file key:" + bytes.fromhex(name)).digest()
