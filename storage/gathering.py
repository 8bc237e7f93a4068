"""Work that waits at the same moment is done in one go: a flood costs few commits, calm none."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from typing import Generic, TypeVar

Job = TypeVar("Job")
Done = TypeVar("Done")

AT_MOST = 200
"""Jobs of one group: bounds the time a commit may take and what one fault can repeat."""


class Gathering(Generic[Job, Done]):
    """`together` gives one outcome a job, in order.

    An exception in an outcome is that job's alone; one that is raised is the whole group's.
    A job goes on to its end even if whoever asked for it is cancelled meanwhile.
    """

    def __init__(
        self, together: Callable[[Sequence[Job]], Awaitable[Sequence[Done | Exception]]]
    ) -> None:
        self._together = together
        self._waiting: list[tuple[Job, asyncio.Future[Done]]] = []
        self._worker: asyncio.Task[None] | None = None
        self._is_leading = False

    async def ask(self, job: Job) -> Done:
        """As `do`, for a job that changes nothing: the first of a calm does without a task of its
        own, and ends with whoever asked for it."""
        if self._waiting or self._is_leading or (self._worker and not self._worker.done()):
            return await self.do(job)
        self._is_leading = True
        try:
            (outcome,) = await self._together([job])
        finally:
            self._is_leading = False
            self._go_on()
        if isinstance(outcome, Exception):
            raise outcome
        return outcome

    async def do(self, job: Job) -> Done:
        loop = asyncio.get_running_loop()
        future: asyncio.Future[Done] = loop.create_future()
        self._waiting.append((job, future))
        self._go_on()
        return await future

    def _go_on(self) -> None:
        is_idle = self._worker is None or self._worker.done()
        if self._waiting and is_idle and not self._is_leading:
            # the one detached task of the program: all that can fail in it goes into futures
            self._worker = asyncio.get_running_loop().create_task(self._work())

    async def settled(self) -> None:
        """Comes back when all that was asked for is done."""
        if self._worker is not None:
            await self._worker

    async def _work(self) -> None:
        while self._waiting:
            group = self._waiting[:AT_MOST]
            del self._waiting[:AT_MOST]
            await self._do(group)

    async def _do(self, group: Sequence[tuple[Job, asyncio.Future[Done]]]) -> None:
        outcomes: Sequence[Done | Exception]
        try:
            outcomes = await self._together([job for job, _ in group])
        except Exception as fault:
            outcomes = [fault] * len(group)
        except BaseException:
            for _, future in group:
                future.cancel()
            raise
        for (_, future), outcome in zip(group, outcomes, strict=True):
            if future.done():
                continue  # whoever asked was cancelled; the work is kept all the same
            if isinstance(outcome, Exception):
                future.set_exception(outcome)
            else:
                future.set_result(outcome)
