"""Staff's side of a rating: a message is answered, reopened, kept as it is; and what is sent."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from bot.delivery import Delivery
from bot.handlers import staff_steps
from bot.handlers.staff_office import Clerk, Office
from bot.handlers.staff_steps import Around
from bot.ways import Parcel, Ways
from config.workdays import of_region
from storage.case_records import Case, StepDraft
from storage.records import Channel
from storage.store import Storage
from tests.conftest import StandingClock
from tests.staff.stepping import closing

OFFICE = Office(org_short="Администрация", workdays=of_region("RU"), term=30, terms={})


async def answered(
    storage: Storage, number: str, clock: StandingClock, outcome: str = "resolved", **more: Any
) -> Case:
    """The message after its final answer; a traceless one is shown to staff first."""
    await storage.messages.release(lambda _: [], clock())
    case = await storage.cases.one(number)
    return await storage.cases.take_step(closing(case, outcome, clock, **more))


async def steps(
    storage: Storage, number: str, clock: StandingClock, name: str, words: str = ""
) -> Case:
    """A clerk's step with all that is said of it, as the chat and the desk make it."""
    case = await storage.cases.one(number)
    around = Around(OFFICE, Clerk("Ольга"), clock())
    if name == "reopen":
        led = staff_steps.press(case, name, around)
        assert led.step is not None
        return await storage.cases.take_step(led.step)
    draft = StepDraft(0, number, "", name, "check", case.revision, words=words, cause="quality")
    return await storage.cases.take_step(staff_steps.complete(draft, case, around))


@dataclass
class Postman:
    """Carries notices to people, and keeps what they were given."""

    given: list[Parcel] = field(default_factory=list)

    def newest(self) -> str:
        return str(len(self.given))

    async def send(self, parcel: Parcel) -> str:
        self.given.append(parcel)
        return self.newest()

    async def send_again(self, parcel: Parcel, base: str) -> str:
        return await self.send(parcel)


async def delivered(
    storage: Storage, clock: StandingClock, channel: Channel = Channel.TELEGRAM
) -> list[Parcel]:
    """What authors are sent now."""
    postman = Postman()
    await Delivery(storage, Ways({channel: postman}, {}), clock).look()
    return postman.given
