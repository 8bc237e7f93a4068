"""Staff's side of a rating: a message is answered, reopened, kept as it is."""

from __future__ import annotations

from typing import Any

from storage.case_records import Case
from storage.store import Storage
from tests.conftest import StandingClock
from tests.staff.stepping import closing, step


async def answered(
    storage: Storage, number: str, clock: StandingClock, outcome: str = "resolved", **more: Any
) -> Case:
    """The message after its final answer; a traceless one is shown to staff first."""
    await storage.messages.release(lambda _: [], clock())
    case = await storage.cases.one(number)
    return await storage.cases.take_step(closing(case, outcome, clock, **more))


async def reopened(storage: Storage, number: str, clock: StandingClock) -> Case:
    case = await storage.cases.one(number)
    return await storage.cases.take_step(step(case, "reopen", clock))
