"""What staff have not written, decided or published is a cross until they have."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from storage.code_records import Code
from storage.publication_records import Edition
from storage.side_records import Book, By, Record
from storage.sql.side import OWN, TABLES
from storage.store import Storage
from storage.tables_register import appeal
from tests.conftest import StandingClock
from tests.messages.sending import ANNA, send
from tests.ordinance.ground import (
    CHAT,
    EVE,
    LAST,
    MEASURE,
    PAIN,
    TODAY,
    a_full_quarter,
    cross,
    house_of,
    seen,
)
from tests.pains.quarters import Row, enter


@pytest.mark.parametrize(
    ("look", "book", "values"),
    [
        ("decisions", "action", {"kind": "site"}),
        ("materials", "action", {"kind": "instruction"}),
        ("practices", "practice", {}),
        ("observations", "observation", {"tone": "neutral", "topic": ""}),
    ],
)
async def test_an_empty_book_below_a_full_quarter_is_a_cross(
    look: str,
    book: Book,
    values: dict[str, str],
    town: Storage,
    clock: StandingClock,
    tmp_path: Path,
) -> None:
    """Given nothing received; when nothing is written down; then no cross. Given a quarter with
    appeals; then a cross, until there is a record of the last four quarters."""
    assert (await cross(town, clock, look, "astrakhan"))[0]
    await a_full_quarter(town, tmp_path)
    nothing = "ничего не записано, хотя за 2026Q3 данные есть"
    assert await cross(town, clock, look, "astrakhan") == (False, nothing)

    record = await _record(town, book, values, date(2025, 9, 30))
    assert await cross(town, clock, look, "astrakhan") == (False, nothing)

    await town.side.add(replace(record, id="", day=TODAY), By("Анна, admin", TODAY))
    assert await cross(town, clock, look, "astrakhan") == (True, "записей: 1")


async def _record(storage: Storage, book: Book, values: dict[str, str], day: date) -> Record:
    names = [column.name for column in TABLES[book].c if column.name not in OWN]
    record = Record(book, day, dict.fromkeys(names, "") | values)
    await storage.side.add(record, By("Анна, admin", day))
    return record


async def test_pains_that_wait_have_no_measure_or_no_owner_are_crosses(
    town: Storage, clock: StandingClock, tmp_path: Path
) -> None:
    """Given a pain of high priority; when candidates wait, it has no measure, its measure no owner
    that there is, and what was made anew no target; then a cross each; done, none."""
    await a_full_quarter(town, tmp_path)
    assert (await cross(town, clock, "pain_map", "astrakhan"))[0]
    await town.pains.decide(PAIN, "confirmed", EVE)
    told = await cross(town, clock, "pain_measures", "astrakhan")
    assert told == (False, "без мер за 2026Q3: 1")

    await town.pains.plan(replace(MEASURE, unit="nobody"), "planned", EVE)
    assert (await cross(town, clock, "pain_measures", "astrakhan"))[0]
    assert await cross(town, clock, "pain_form", "astrakhan") == (False, "nobody")

    (kept,) = await town.pains.measures(LAST)
    done = replace(kept, unit="", done=date(2026, 11, 2), note="Сделали")
    await town.pains.plan(done, "done", EVE)
    assert (await cross(town, clock, "pain_form", "astrakhan"))[0]
    aimless = "мер без целевого показателя: 1"
    assert await cross(town, clock, "reengineering", "astrakhan") == (False, aimless)

    (kept,) = await town.pains.measures(LAST)
    await town.pains.plan(replace(kept, metric="late", target=50), "moved", EVE)
    assert await cross(town, clock, "reengineering", "astrakhan") == (True, "записей: 1")


async def test_a_candidate_nobody_decided_of_is_a_cross(
    town: Storage, clock: StandingClock, tmp_path: Path
) -> None:
    """Given three complaints of one cause in the last quarter; then a candidate, and a cross."""
    rows = [Row("slow", received="2026-07-06", waited=3)] * 3
    await enter(town, tmp_path, rows)

    told = await cross(town, clock, "pain_map", "astrakhan")
    assert (told[0], told[1].startswith("ждут решения за 2026Q3: ")) == (False, True)


async def test_texts_of_a_whole_quarter_that_nobody_looked_at_are_a_cross(
    town: Storage, clock: StandingClock
) -> None:
    """Given a message of November; in December nothing is owed, in January a cross, and none once
    one of them was looked at."""
    await send(town, ANNA)
    assert (await cross(town, clock, "coding", "astrakhan"))[0]
    clock.time += timedelta(days=60)
    told = "не разобрано ни одного текста за 2026Q4 из 1"
    assert await cross(town, clock, "coding", "astrakhan") == (False, told)

    async with town.engine.reading() as connection:
        name = (await connection.execute(select(appeal.c.id))).scalar_one()
    await town.codes_of_texts.code_message(name, [Code("cause", "slow")], (clock(), "admin"))
    assert (await cross(town, clock, "coding", "astrakhan"))[0]


async def test_nothing_published_after_a_full_quarter_is_a_cross(
    town: Storage, clock: StandingClock, tmp_path: Path
) -> None:
    assert (await cross(town, clock, "publication", "naur"))[0]
    await a_full_quarter(town, tmp_path)
    assert await cross(town, clock, "publication", "naur") == (False, "опубликовано периодов: 0")

    await town.publications.publish(Edition(LAST, 12, 100.0, (), (), 5), TODAY, "Анна, admin")
    assert await cross(town, clock, "publication", "naur") == (True, "опубликовано периодов: 1")
    house = house_of(clock, "naur", **CHAT, web={"port": 0})
    assert not (await seen(house, town, "publication")).ok


async def test_a_trigger_that_nobody_decided_of_is_a_cross(
    town: Storage, clock: StandingClock
) -> None:
    assert (await cross(town, clock, "additional", "astrakhan"))[0]
    await town.inquiries.find("survey:services", LAST, {"evidence": []}, TODAY)
    assert await cross(town, clock, "additional", "astrakhan") == (False, "ждут решения: 1")

    (found,) = await town.inquiries.all()
    await town.inquiries.take(found, "refused", (LAST, TODAY, "Ева", {"reason": "Сезонное"}))
    assert (await cross(town, clock, "additional", "astrakhan"))[0]


async def test_a_template_of_the_town_that_is_refused_is_a_cross(
    town: Storage, clock: StandingClock, tmp_path: Path
) -> None:
    """Given a template staff spoiled in Word; then the mark is not held for certain."""
    house = house_of(clock, "astrakhan", data_dir=tmp_path, **CHAT)
    look = "not_public:раздел 3"
    assert (await seen(house, town, look)).ok

    place = tmp_path / "templates" / "report.docx"
    place.parent.mkdir()
    place.write_bytes(b"not a document")
    assert (await seen(house, town, look)).told == "свой шаблон справки не принят"
