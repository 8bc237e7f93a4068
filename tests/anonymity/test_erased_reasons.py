"""Why staff hid a message, and what they half entered, leave the disk like all other words."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import insert

from storage.erasing import Before
from storage.sql import clearing
from storage.store import Storage
from storage.tables_office import entering
from tests.anonymity.test_erasure import ON_DISK, disk
from tests.conftest import StandingClock
from tests.messages.sending import ANNA, send
from tests.staff.stepping import step

WHY = "Иванова из пятого окна уже писала об этом"
SEALED = b"half a message that a clerk typed and sealed" * 4


async def erased(storage: Storage, clock: StandingClock, folder: Path) -> list[tuple[bool, bool]]:
    """Whether both can be read on the disk, before they are erased and after."""
    number = await send(storage, ANNA)
    case = await storage.cases.one(number)
    await storage.cases.take_step(step(case, "hide", clock, reason=WHY))
    left = {"id": 7, "chat": "telegram:-100777", "sealed": SEALED, "is_over": False}
    async with storage.engine.writing() as connection:
        row = left | {"version": 1, "shown": 1, "day": clock().date()}
        await connection.execute(insert(entering).values(row))
    found = [await disk(storage, folder)]
    await storage.erasing.erase(Before.day(clock().date() + timedelta(days=2)))
    found.append(await disk(storage, folder))
    return [(WHY.encode() in one, SEALED in one) for one in found]


@ON_DISK
async def test_reasons_and_what_was_half_entered_leave_the_disk(
    storage: Storage, clock: StandingClock, tmp_path: Path
) -> None:
    assert await erased(storage, clock, tmp_path) == [(True, True), (False, False)]


@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
async def test_tables_that_are_not_written_anew_would_keep_them(
    storage: Storage, clock: StandingClock, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    texts = tuple(one for one in clearing.TABLES["texts"] if one not in ("case_state", "entering"))
    monkeypatch.setitem(clearing.TABLES, "texts", texts)

    assert await erased(storage, clock, tmp_path) == [(True, True), (True, True)]
