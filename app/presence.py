"""Whether the program runs on this data folder right now: a restore must not pull it away from it.

The lock is the kernel's: it goes with the process, however that ends.
"""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from app.faults import Refusal
from bot.texts import say

LOCK = "running.lock"


@contextmanager
def at_work(folder: Path) -> Iterator[None]:
    """Several programs may work at once. Raises Refusal while a copy is being restored."""
    with _locked(folder, fcntl.LOCK_SH, say("fault-is-restoring")):
        yield


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """Raises Refusal while a program works here."""
    with _locked(folder, fcntl.LOCK_EX, say("fault-is-running")):
        yield


@contextmanager
def _locked(folder: Path, how: int, else_told: str) -> Iterator[None]:
    folder.mkdir(parents=True, exist_ok=True)
    handle = os.open(folder / LOCK, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        _lock(handle, how, else_told)
        yield
    finally:
        os.close(handle)


def _lock(handle: int, how: int, else_told: str) -> None:
    try:
        fcntl.flock(handle, how | fcntl.LOCK_NB)
    except BlockingIOError as error:
        raise Refusal(else_told) from error
