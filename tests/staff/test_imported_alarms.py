"""An imported register with open appeals about a danger: one line a file, not a flood."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from sqlalchemy import text

from bot.alarms import Alarms
from config.directories import shipped
from reports.register.cells import Reading
from reports.register.importing import take_file
from storage.store import Storage
from tests.conftest import StandingClock
from tests.messages.sending import STAFF_CHAT

HEAD = "channel;external_id;kind;cause;received_at;registered_at;answered_at;outcome"
OPEN_DANGER = "post;{};complaint;safety;18.11.2026;18.11.2026;;in_work"


async def loaded(storage: Storage, clock: StandingClock, folder: Path, *rows: str) -> None:
    zone = clock().tzinfo
    assert isinstance(zone, ZoneInfo)
    file = folder / "journal.csv"
    file.write_text("\n".join([HEAD, *rows]), "utf-8")
    reading = Reading(shipped(), zone, clock().date())
    taken = await take_file(file, storage.register, reading, clock())
    assert (taken.kept, taken.refusals) == (True, ())


async def alarms(storage: Storage, clock: StandingClock) -> list[str]:
    """What was told since the last time."""
    for _ in range(2):
        await Alarms(storage, [STAFF_CHAT], clock).look()
    clock.time += timedelta(minutes=10)
    found = await storage.notices.claim(clock(), 50)
    for one in found:
        await storage.notices.sent(one, "1")
    return [one.text for one in found if one.kind == "urgent"]


async def test_open_appeals_of_a_file_about_a_danger_are_told_in_one_line(
    storage: Storage, clock: StandingClock, tmp_path: Path
) -> None:
    await loaded(
        *(storage, clock, tmp_path),
        OPEN_DANGER.format("12"),
        "pos;77;complaint;access;18.11.2026;18.11.2026;;in_work",
        "post;13;complaint;quality;18.11.2026;18.11.2026;;in_work",
        "post;14;complaint;safety;18.11.2026;18.11.2026;19.11.2026;resolved",
    )

    assert await alarms(storage, clock) == [
        "Срочно: в загруженном журнале открыты 2 обращения, где возможна угроза безопасности или "
        "нарушение прав: Почта № 12, Платформа обратной связи (Госуслуги) № 77. Проверьте сейчас."
    ]
    assert await alarms(storage, clock) == []


async def test_a_danger_that_the_next_file_brings_is_told_alone(
    storage: Storage, clock: StandingClock, tmp_path: Path
) -> None:
    calm = "post;13;complaint;quality;18.11.2026;18.11.2026;;in_work"
    await loaded(storage, clock, tmp_path, OPEN_DANGER.format("12"), calm)
    await alarms(storage, clock)

    await loaded(storage, clock, tmp_path, OPEN_DANGER.format("12"), OPEN_DANGER.format("13"))

    assert await alarms(storage, clock) == [
        "Срочно: в загруженном журнале открыто 1 обращение, где возможна угроза безопасности или "
        "нарушение прав: Почта № 13. Проверьте сейчас."
    ]


async def test_a_number_that_is_a_link_or_a_phone_stays_in_the_register(
    storage: Storage, clock: StandingClock, tmp_path: Path
) -> None:
    bad = ('=HYPERLINK(""https://evil.example"")', "8 912 345-67-89")
    await loaded(storage, clock, tmp_path, *(OPEN_DANGER.format(f'"{key}"') for key in bad))

    (line,) = await alarms(storage, clock)

    assert 'Почта № =HYPERLINK("[ссылка скрыта]"), Почта № [телефон скрыт].' in line


async def test_of_very_many_the_first_are_named_and_the_rest_are_counted(
    storage: Storage, clock: StandingClock, tmp_path: Path
) -> None:
    await loaded(storage, clock, tmp_path, *(OPEN_DANGER.format(f"{n:03}") for n in range(500)))

    (line,) = await alarms(storage, clock)

    named = ", ".join(f"Почта № {n:03}" for n in range(10))
    assert line.endswith(f": {named} и ещё 490. Проверьте сейчас.")
    assert await alarms(storage, clock) == []


async def test_imported_dangers_are_looked_for_by_index(
    storage: Storage, clock: StandingClock, tmp_path: Path
) -> None:
    await loaded(storage, clock, tmp_path, OPEN_DANGER.format("12"))
    asked = "SELECT id FROM appeal WHERE outcome = 'in_work' AND cause IN ('safety') AND id > 0"
    explain = "EXPLAIN QUERY PLAN" if storage.engine.is_sqlite else "EXPLAIN"

    async with storage.engine.reading() as connection:
        if not storage.engine.is_sqlite:  # a planner with one row prefers to read it
            await connection.execute(text("SET LOCAL enable_seqscan = off"))
        plan = (await connection.execute(text(f"{explain} {asked}"))).all()

    assert "ix_appeal_danger" in str(plan)
