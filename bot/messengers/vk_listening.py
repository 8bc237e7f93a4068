"""Listens to VK in a daemon thread, which dies with the process: a poll takes up to 25 seconds."""

from __future__ import annotations

import asyncio
import logging
import random
from collections.abc import Callable, Coroutine
from contextlib import closing
from datetime import UTC, datetime
from threading import Event, Thread

from bot.messengers.intake import Intake
from bot.messengers.patience import until_kept
from bot.messengers.vk_calls import Calls
from bot.messengers.vk_poll import Batch, Poll
from bot.messengers.vk_reading import Told
from bot.messengers.vk_road import Refused, Unreachable
from storage.records import Channel
from storage.store import Storage

log = logging.getLogger(__name__)

SHORTEST, LONGEST = 0.5, 60.0
"""Seconds between two tries when VK is out of reach."""


class Listener:
    """`after_gap` looks after people whose words VK may have lost."""

    def __init__(
        self,
        calls: Calls,
        storage: Storage,
        intake: Intake[Told],
        after_gap: Callable[[], Coroutine[None, None, None]],
    ) -> None:
        self._calls = calls
        self._after_gap = after_gap
        self._cursors = storage.cursors
        self._intake = intake
        self._stopping = Event()
        self._pause = SHORTEST
        self._heard_at: datetime | None = None
        self._ts = ""

    async def run(self) -> None:
        """Until stopped; what was taken by then is answered. Raises what is a bug of ours."""
        self._loop = asyncio.get_running_loop()
        self._ended = self._loop.create_future()
        kept: str | None = await until_kept(lambda: self._cursors.get(Channel.VK))
        self._ts = kept or ""
        async with asyncio.TaskGroup() as self._talks:
            Thread(target=self._listen, name="vk", daemon=True).start()
            try:
                await self._ended
            finally:
                self._stopping.set()

    def stop(self) -> None:
        self._stopping.set()
        self._end(None)

    def _end(self, bug: Exception | None) -> None:
        if self._ended.done():
            return
        if bug is None:
            self._ended.set_result(None)
        else:
            self._ended.set_exception(bug)

    def _listen(self) -> None:
        """In the thread."""
        try:
            with closing(self._calls.api()) as api:
                poll = Poll(api, self._calls.group, self._ts)
                while not self._stopping.is_set():
                    self._ask(poll)
        except Exception as bug:
            if not self._stopping.is_set():
                self._loop.call_soon_threadsafe(self._end, bug)

    def _ask(self, poll: Poll) -> None:
        """Asks on only when the events of this answer and its `ts` are kept."""
        try:
            batch = poll.next()
        except (Unreachable, Refused) as fault:
            if not self._stopping.is_set():
                self._wait(fault)
            return
        self._pause = SHORTEST
        if not self._stopping.is_set():
            asyncio.run_coroutine_threadsafe(self._take(batch), self._loop).result()
            poll.ts = batch.ts

    def _wait(self, fault: Unreachable | Refused) -> None:
        if isinstance(fault, Refused) and fault.is_lasting:
            self._pause = LONGEST
            log.error("%s: this channel is down until somebody sets it right", fault)
        else:
            log.warning("VK does not answer (%s), again in %.1f s", fault, self._pause)
        self._stopping.wait(self._pause * random.uniform(0.7, 1.0))
        self._pause = min(self._pause * 2, LONGEST)

    async def _take(self, batch: Batch) -> None:
        """In the loop. After a stop nothing is taken: it comes again."""
        if not self._stopping.is_set():
            await self._talks.create_task(self._keep(batch))

    async def _keep(self, batch: Batch) -> None:
        now = datetime.now(UTC)
        if batch.is_gap:
            since = f"{self._heard_at:%d.%m %H:%M:%S}" if self._heard_at else "before this start"
            log.error("VK lost what came from %s to %s UTC", since, f"{now:%d.%m %H:%M:%S}")
        self._heard_at = now
        await self._intake.take(batch.events, self._talks)
        if batch.ts != self._ts:
            await until_kept(lambda: self._cursors.put(Channel.VK, batch.ts))
            self._ts = batch.ts
        if batch.is_gap:
            self._talks.create_task(self._after_gap())
