"""Files of the register between a look at them and «Enter»: in RAM alone, for half an hour.

Nothing is stored before a clerk has seen what would become of it.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field
from secrets import token_hex
from time import monotonic

from aiohttp import web

LIVES = 30 * 60.0
"""Seconds."""
MOST = 8
"""Files at once; the oldest makes room."""


@dataclass(frozen=True, slots=True)
class Held:
    """`session`: of the clerk who brought it; nobody else gets at it."""

    session: str = field(repr=False)
    data: bytes = field(repr=False)
    since: float = 0.0


class HeldFiles:
    def __init__(self, now: Callable[[], float] = monotonic) -> None:
        self._now = now
        self._files: OrderedDict[str, Held] = OrderedDict()

    def hold(self, session: str, data: bytes) -> str:
        """A name for it, random."""
        self._tidy()
        while len(self._files) >= MOST:
            self._files.popitem(last=False)
        name = token_hex(16)
        self._files[name] = Held(session, data, self._now())
        return name

    def get(self, session: str, name: str) -> bytes | None:
        """None if it is not there any more, or somebody else's."""
        self._tidy()
        held = self._files.get(name)
        return held.data if held is not None and held.session == session else None

    def drop(self, name: str) -> None:
        self._files.pop(name, None)

    def _tidy(self) -> None:
        for name, held in list(self._files.items()):
            if self._now() - held.since >= LIVES:
                del self._files[name]


HELD = web.AppKey("HELD", HeldFiles)
