"""Photos sent together come as messages of their own: they are waited for, then taken as one."""

from __future__ import annotations

import asyncio
from typing import Generic, TypeVar

QUIET = 2.0
"""Seconds without another one after which an album is whole (reliability.md F32)."""
MOST = 20
"""Messages of one album; Telegram sends ten at most."""

T = TypeVar("T")


class Albums(Generic[T]):
    def __init__(self) -> None:
        self._open: dict[str, list[T]] = {}

    async def gather(self, album: str, one: T) -> list[T] | None:
        """All of the album for whoever brought its first; None for the others.

        `album`: its name; "" for what was sent alone.
        """
        if not album:
            return [one]
        if album in self._open:
            self._open[album].append(one)
            return None
        together = self._open[album] = [one]
        count = 0
        while count < len(together) <= MOST:
            count = len(together)
            await asyncio.sleep(QUIET)
        return self._open.pop(album)
