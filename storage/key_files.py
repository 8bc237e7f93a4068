"""Files of keys: written through to the disk, whole or not at all, overwritten before they go.

So do other files that nobody may find again: see `destroy`.
"""

from __future__ import annotations

import errno
import os
import re
from pathlib import Path

LEAST = 128
"""Bytes that are written over any file: no key is longer."""
CHUNK = 2**20  # bytes written at once


def add(path: Path, content: bytes) -> None:
    """All or nothing, and never over a file that is there: whoever was quicker is right.

    Raises OSError if there is no room.
    """
    draft = path.with_name(f".{path.stem}.{os.getpid()}.{os.urandom(4).hex()}")
    try:
        _write(draft, content)
        os.link(draft, path)
    except FileExistsError:
        pass
    finally:
        draft.unlink(missing_ok=True)
    _sync(path.parent)


def append(path: Path, content: bytes, whole: int) -> None:
    """After the first `whole` bytes; what a crash left behind them goes. Raises OSError if there
    is no room."""
    if path.exists():
        os.truncate(path, whole)
    _write(path, content, os.O_APPEND)
    _sync(path.parent)


def destroy(path: Path) -> None:
    """Overwrites all of it, however long, before it goes; and what a program killed in `add` left
    of it."""
    of_it = re.compile(rf"\.{re.escape(path.stem)}\.[0-9]+\.[0-9a-f]{{8}}")
    drafts = [one for one in path.parent.iterdir() if of_it.fullmatch(one.name)]
    for one in (*drafts, path):
        _destroy(one)


def _destroy(path: Path) -> None:
    if path.exists():
        _overwrite(path)
        path.unlink()
        _sync(path.parent)


def _overwrite(path: Path) -> None:
    handle = os.open(path, os.O_WRONLY)
    try:
        left = max(os.fstat(handle).st_size, LEAST)
        while left > 0:
            left -= os.write(handle, os.urandom(min(left, CHUNK) // 2 + 1).hex().encode()[:left])
        os.fsync(handle)
    finally:
        os.close(handle)


def _write(path: Path, content: bytes, more: int = 0) -> None:
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | more, 0o600)
    try:
        if os.write(handle, content) != len(content):
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        os.fsync(handle)
    finally:
        os.close(handle)


def _sync(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
