"""Blocking calls in daemon threads: they die with the process and never hold up its end."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import Future
from contextlib import closing
from queue import SimpleQueue
from threading import Thread
from typing import Any, Generic, Protocol, TypeVar


class Tool(Protocol):
    def close(self) -> None: ...


T = TypeVar("T", bound=Tool)
R = TypeVar("R")


class Errands(Generic[T]):
    """Each thread makes a tool of its own, so no lock inside of it stops the other threads."""

    def __init__(self, make: Callable[[], T], threads: int) -> None:
        self._make = make
        self._threads = threads
        self._started = 0
        self._queue: SimpleQueue[tuple[Future[Any], Callable[[T], Any]] | None] = SimpleQueue()

    async def run(self, errand: Callable[[T], R]) -> R:
        """What `errand` gives or raises; in the order asked for when there is one thread."""
        if self._started < self._threads:
            self._started += 1
            Thread(target=self._work, name="errands", daemon=True).start()
        told: Future[R] = Future()
        self._queue.put((told, errand))
        return await asyncio.wrap_future(told)

    def close(self) -> None:
        """What was asked for is done; then the threads end. An errand that comes later has a
        thread again: whoever shares the tools may finish after the others."""
        for _ in range(self._started):
            self._queue.put(None)
        self._started = 0

    def _work(self) -> None:
        with closing(self._make()) as tool:
            while (asked := self._queue.get()) is not None:
                _do(tool, *asked)
                del asked  # a thread that waits must not keep what a person was told


def _do(tool: T, told: Future[Any], errand: Callable[[T], Any]) -> None:
    if not told.set_running_or_notify_cancel():
        return
    try:
        told.set_result(errand(tool))
    except BaseException as error:
        told.set_exception(error)
