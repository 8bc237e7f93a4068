"""Pages of the desk that take the figures of a whole period: made one after another for each clerk.

Whoever presses again while a page is being worked out gets one answer more, not ten: of requests
for the same page that wait, the last alone is made, for its answer is the one that is looked at.
For whoever has gone away meanwhile nothing is made.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Hashable
from contextlib import asynccontextmanager

from aiohttp import web

from bot.one_at_a_time import OneAtATime
from web.refusals import Refusal, Why


class Heavy:
    def __init__(self) -> None:
        self._turns = OneAtATime()
        self._newest: dict[tuple[str, Hashable], object] = {}

    @asynccontextmanager
    async def turn(
        self, who: str, page: Hashable, is_there: Callable[[], bool]
    ) -> AsyncIterator[None]:
        """`who`: a session; `page`: what was asked for; `is_there`: does the browser still wait.
        Raises Refusal where it was asked again, or nobody waits."""
        key, mine = (who, page), object()
        self._newest[key] = mine
        try:
            async with self._turns.of(who):
                if self._newest.get(key, mine) is not mine or not is_there():
                    raise Refusal(Why.AGAIN)
                yield
        finally:
            if self._newest.get(key) is mine:
                del self._newest[key]


HEAVY = web.AppKey("HEAVY", Heavy)
