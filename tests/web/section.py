"""The web section as it runs: a real server on loopback over a real conversation and storage."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from app.compose import House
from app.effective import Effective
from app.kept_scripts import publishing
from app.report_making import maker
from bot.conversation import Conversation, Surroundings
from bot.digest_deeds import DigestDeeds
from bot.digest_pictures import Pictures
from bot.digests import Digests
from bot.report_sets import ReportSets
from bot.rounds import Rounds
from bot.surveys.script import Survey
from bot.surveys.unfolding import unfold
from config.settings import Settings
from reports.kept_sets import KeptSets
from reports.word.own import OwnTemplate
from storage.engine import MEMORY
from storage.keys import Keys
from storage.records import Person
from storage.sql.signins import Clerk, Role, SignIns
from storage.store import Storage, open_storage
from tests import ready_tables
from tests.conftest import StandingClock
from web.address import Address
from web.parts import Parts
from web.site import Web


async def nobody_is_employed(_: Person) -> bool:
    return False


@dataclass(frozen=True)
class Section:
    """`url` without a slash at the end."""

    url: str
    parts: Parts
    rounds: Rounds

    @property
    def storage(self) -> Storage:
        return self.parts.storage

    async def finished(self, survey: str) -> int:
        """How many questionnaires of this survey were handed in."""
        offered = await self.rounds.offered()
        return (await self.storage.waves.count(offered[survey].wave)).finished

    async def started(self, survey: str) -> int:
        offered = await self.rounds.offered()
        return (await self.storage.waves.count(offered[survey].wave)).started

    async def sign_in_link(self, role: Role = Role.OPERATOR, name: str = "Анна") -> str:
        token = await self.parts.signins.make_link(Clerk(name, role), self.parts.clock())
        return f"{self.url}/desk/enter?t={token}"


def shipped() -> dict[str, Survey]:
    return {name: house().surveys[name] for name in ("ext_express", "int_equipment")}


@cache
def house() -> House:
    """As the composition root makes it of no settings at all; nothing in it changes."""
    return House(Settings(_env_file=None))


def own_house() -> House:
    """A house of one test's own, where settings and surveys may change; what ships is read once
    for all."""
    own = House(house().settings)
    own.__dict__.update({"filed": house().filed, "scripts": house().scripts})
    return own


def free_port() -> int:
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        port: int = listening.getsockname()[1]
        return port


@asynccontextmanager
async def section(
    folder: Path,
    clock: StandingClock,
    address: Address,
    url: str = MEMORY,
    surveys: Mapping[str, Survey] | None = None,
    chats: Sequence[str] = (),
    publishes: bool = False,
) -> AsyncIterator[Section]:
    """With the default profile and, unless others are given, a few of the shipped surveys.

    `chats`: of staff, which the digest goes to. `publishes`: all shipped surveys are asked, and
    the desk publishes more of them."""
    root = own_house()
    root.__dict__["clock"] = clock
    asked = root.surveys if publishes else surveys or shipped()
    async with open_storage(url, Keys(folder / "keys"), clock, unfold) as storage:
        await ready_tables.make(storage.engine)
        rounds = Rounds(storage, asked, root.plan, root.today)
        await rounds.remember()
        await rounds.go_on()
        surroundings = Surroundings(rounds, root.town, root.today, nobody_is_employed)
        digests = Digests(storage, root.basis(), chats, root.when, clock)
        digests.pictures = Pictures(storage)
        kept = KeptSets(folder / "reports")
        parts = Parts(
            conversation=Conversation(storage, surroundings),
            storage=storage,
            surveys=rounds,
            town=root.town,
            clock=clock,
            signins=SignIns(storage.engine, b"staff secret"),
            address=address,
            office=root.office,
            effective=Effective(root, storage),
            digest=DigestDeeds(storage, digests, clock),
            sets=ReportSets(kept, maker(root, storage), lambda: root.profile, clock),
            template=OwnTemplate(folder / "templates" / "report.docx"),
            publishing=publishing(root, storage) if publishes else None,
        )
        async with serving(parts):
            yield Section(f"http://127.0.0.1:{address.port}", parts, rounds)


@asynccontextmanager
async def serving(parts: Parts) -> AsyncIterator[None]:
    web = Web(parts)
    async with asyncio.TaskGroup() as group:
        running = group.create_task(web.run())
        if parts.sets is not None:
            group.create_task(parts.sets.run())
        await _until_open(parts.address, running)
        try:
            yield
        finally:
            web.stop()
            if parts.sets is not None:
                parts.sets.stop()


async def _until_open(address: Address, running: asyncio.Task[None]) -> None:
    while not running.done():
        try:
            _, writer = await asyncio.open_connection(address.host, address.port)
        except OSError:
            await asyncio.sleep(0.01)
        else:
            writer.close()
            return
