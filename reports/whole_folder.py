"""A folder that appears whole or not at all, whatever stops the program on the way.

It is written beside its place under a name of its own, put on the disk, and then changes places
with what was there. What a killed run left is cleared by the next one; a running one holds a lock.
"""

from __future__ import annotations

import ctypes
import errno
import fcntl
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_AT_FDCWD, _EXCHANGE = -100, 2


@contextmanager
def whole_folder(place: Path) -> Iterator[Path]:
    """An empty folder to write to; it is at `place` after the block, or nothing has changed.

    Raises OSError: no room, no rights.
    """
    place.parent.mkdir(parents=True, exist_ok=True)
    _clear_left(place)
    written = Path(tempfile.mkdtemp(prefix=_prefix(place), dir=place.parent))
    lock = os.open(written, os.O_RDONLY)
    try:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield written
        put_on_disk(written)
        _swap(written, place)
        _sync(place.parent)
    finally:
        shutil.rmtree(written, ignore_errors=True)
        os.close(lock)


def _prefix(place: Path) -> str:
    return f".{place.name}.writing-"


def _clear_left(place: Path) -> None:
    for left in place.parent.glob(f"{_prefix(place)}*"):
        try:
            lock = os.open(left, os.O_RDONLY)
        except OSError:
            continue
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            shutil.rmtree(left, ignore_errors=True)
        except BlockingIOError:
            pass  # somebody writes there right now
        finally:
            os.close(lock)


def put_on_disk(folder: Path) -> None:
    for path in sorted(folder.rglob("*"), reverse=True):
        _sync(path)
    _sync(folder)


def _sync(path: Path) -> None:
    opened = os.open(path, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)


def _swap(written: Path, place: Path) -> None:
    """What was at `place` is at `written` afterwards, to be removed."""
    try:
        written.rename(place)  # where nothing is, or an empty folder
    except OSError as error:
        if error.errno not in (errno.ENOTEMPTY, errno.EEXIST):
            raise
        if not _exchanged(written, place):
            _step_by_step(written, place)


def _exchanged(one: Path, other: Path) -> bool:
    """Both at once, where system and disk can do that."""
    rename = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    if rename is None:
        return False
    names = os.fsencode(one), os.fsencode(other)
    return bool(rename(_AT_FDCWD, names[0], _AT_FDCWD, names[1], _EXCHANGE) == 0)


def _step_by_step(written: Path, place: Path) -> None:
    """Between the two steps the old folder is there under another name."""
    aside = Path(tempfile.mkdtemp(prefix=f".{place.name}.former-", dir=place.parent))
    place.rename(aside)
    try:
        written.rename(place)
    except OSError:
        aside.rename(place)
        raise
    shutil.rmtree(aside, ignore_errors=True)
