"""Files of keys: written through to the disk, whole or not at all, overwritten before they go."""

from __future__ import annotations

import errno
import os
from pathlib import Path


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


def append(path: Path, content: bytes) -> None:
    """What was there stays; what is cut short stays too. Raises OSError if there is no room."""
    _write(path, content, os.O_APPEND)
    _sync(path.parent)


def destroy(path: Path) -> None:
    if path.exists():
        _write(path, os.urandom(64).hex().encode())
        path.unlink()
        _sync(path.parent)


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
