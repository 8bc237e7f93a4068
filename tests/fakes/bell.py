"""Waiting for what the fakes see, by events: nobody sleeps and looks again."""

import asyncio
from collections.abc import Callable
from typing import TypeVar

Seen = TypeVar("Seen")

PATIENCE = 120.0
"""Seconds until a wait fails. Long: a child process may be starting on a busy machine."""


class Bell:
    """Rung at each change of the fake; those who wait look again."""

    def __init__(self) -> None:
        self._waiting: list[asyncio.Future[None]] = []

    def ring(self) -> None:
        waiting, self._waiting = self._waiting, []
        for ear in waiting:
            if not ear.done():
                ear.set_result(None)

    async def wait(
        self, look: Callable[[], Seen | None], what: str, timeout: float = PATIENCE
    ) -> Seen:
        """What `look` saw, once it is not None; after `timeout` s AssertionError names `what`."""
        try:
            async with asyncio.timeout(timeout):
                while (seen := look()) is None:
                    ear = asyncio.get_running_loop().create_future()
                    self._waiting.append(ear)
                    await ear
                return seen
        except TimeoutError:
            raise AssertionError(f"{what}: nothing in {timeout} s") from None
