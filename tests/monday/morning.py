"""A town on Monday morning: the messengers, the chats, the desk, and the program between them."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.fakes.telegram import Citizen, FakeTelegram, Group
from tests.fakes.vk import FakeVk
from tests.monday.people import SLOW, Author, InMessenger, OnTheWeb
from tests.monday.plan import MARKUP, Planned
from tests.process.program import Program
from tests.process.test_web import until_open
from tests.web.section import free_port
from tests.web.visitor import Visitor

OLGA = 501
UNITS = {"road_repair": "Отдел дорог", "area": "Отдел улиц"}
"""Titles of units with chats of their own, by the topic or section that is theirs."""


@dataclass(frozen=True)
class Morning:
    folder: Path
    telegram: FakeTelegram
    vk: FakeVk
    staff: Group
    rooms: Sequence[Group]
    port: int

    @property
    def site(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def olga(self) -> Citizen:
        return self.telegram.citizen(OLGA, f"Ольга{MARKUP}")

    def author(self, n: int, told: Planned) -> Author:
        if told.door == "telegram":
            return InMessenger(self.telegram.state.bell, self.telegram.citizen(7000 + n), self.site)
        if told.door == "vk":
            return InMessenger(self.vk.state.bell, self.vk.citizen(8000 + n), self.site)
        return OnTheWeb(self.site)

    def program(self, now: str) -> Program:
        program = Program.with_both(
            self.folder,
            self.telegram,
            self.vk,
            OTKLIK_REHEARSAL="1",
            OTKLIK_NOW=now,
            OTKLIK_TELEGRAM__STAFF_CHAT=str(self.staff.id),
            OTKLIK_WEB__PORT=str(self.port),
            OTKLIK_WEB__PUBLIC_URL=self.site,
        )
        program.paced = False
        return program

    @asynccontextmanager
    async def running(self, now: str) -> AsyncIterator[Program]:
        """Killed at the end, unless it was stopped before."""
        program = self.program(now)
        await program.start()
        try:
            async with asyncio.TaskGroup() as group:
                group.create_task(self.telegram.polled(timeout=SLOW))
                group.create_task(self.vk.polled(SLOW))
                group.create_task(until_open(self.port))
            yield program
        finally:
            await program.killed()

    async def set_up(self, program: Program) -> None:
        """The administrator names the chats of units, and what goes there."""
        admin = Visitor(self.site)
        await admin.opens(await link(program, "Борис", "admin"))
        await admin.presses("Войти")
        for (topic, title), room in zip(UNITS.items(), self.rooms, strict=True):
            await admin.opens("/desk/units")
            csrf = ("csrf", admin.page.fields["csrf"])
            given = [("title", title), ("group", "administration"), ("chat", str(room.id))]
            made = await admin.posts("/desk/units", [csrf, *given])
            unit = made.links[title].rpartition("/")[2]
            told = await admin.posts("/desk/routes", [csrf, ("unit", unit), ("topic", topic)])
            assert (made.status, told.status) == (200, 200)
        await admin.close()


async def link(program: Program, name: str, role: str) -> str:
    """The way to the desk, without the site."""
    code, told, error = await program.command("desk", "link", "--name", name, "--role", role)
    assert code == 0, error
    return "/desk/enter" + told.strip().partition("/desk/enter")[2]


@asynccontextmanager
async def morning(folder: Path) -> AsyncIterator[Morning]:
    async with AsyncExitStack() as stack:
        telegram = await stack.enter_async_context(FakeTelegram())
        vk = await stack.enter_async_context(FakeVk())
        groups = [telegram.group(name, bot="administrator") for name in ("Приёмная", *UNITS)]
        here = Morning(folder, telegram, vk, groups[0], groups[1:], free_port())
        for group in groups:
            group.sets(here.olga, "member")
        yield here
