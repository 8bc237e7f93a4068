"""Before and after a measure: two quarters on each side, compared as §6.4 says, in words."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from bot.pain_wording import words_of
from reports.pain_after import checked
from reports.pain_board import Line, board
from reports.pain_effect import quarters
from reports.statistics import compare
from storage.pain_records import Measure, PainBy
from storage.store import Storage
from tests.pains.quarters import BASIS, Row, enter, wish_of

DONE, TODAY = date(2025, 8, 3), date(2026, 11, 20)
BY = PainBy("Анна, analyst", DONE)
MEASURE = Measure(
    *("a" * 16, "", "instruction", "Памятка", "roads", date(2025, 9, 1)), metric="share", target=200
)


def appeals(day: str, slow: int, rest: int) -> list[Row]:
    named = [Row("slow", received=day)] * slow
    return [*named, *[Row(kind="message", received=day)] * rest]


async def a_line(storage: Storage, folder: Path, rows: list[Row]) -> Line:
    """A pain of the first quarter of 2025, with a measure done in the third."""
    await enter(storage, folder, rows)
    (line,) = (await board(storage, BASIS, wish_of("2025Q1"))).candidates
    await storage.pains.decide(line.row, "confirmed", BY)
    measure = replace(MEASURE, row=line.row.id)
    await storage.pains.plan(measure, "planned", BY)
    done = replace(measure, version=1, done=DONE, note="Раздали")
    await storage.pains.plan(done, "done", BY)
    (kept,) = (await board(storage, BASIS, wish_of("2025Q1"))).rows
    return kept


async def test_a_measure_that_helped_is_told_so(storage: Storage, tmp_path: Path) -> None:
    """80 of 100 and 80 of 100 before; 70 of 100 and 70 of 100 after, of another quarter none:
    the vector 160 of 200 and 140 of 200, p 0.0209."""
    rows = [*appeals("2025-02-01", 80, 20), *appeals("2025-05-01", 80, 20)]
    rows += appeals("2025-08-10", 9, 0)
    rows += [*appeals("2025-11-01", 70, 30), *appeals("2026-02-01", 70, 30)]
    line = await a_line(storage, tmp_path, rows)

    after = await checked(storage, BASIS, [line], TODAY)

    (effect,) = after["a" * 16]
    assert effect.compared == compare(160, 200, 140, 200)
    assert effect.is_reached is False
    words = await words_of(storage, await board(storage, BASIS, wish_of("2025Q1")))
    assert words.after(line.measures[0], after["a" * 16]) == (
        "Назвали «боль». До меры, 2025Q1 и 2025Q2: 160 из 200 (80,0%); после, 2025Q4 и 2026Q1: "
        "140 из 200 (70,0%). Изменение значимо (p = 0,0209). Цель не достигнута.",
    )


async def test_a_pain_that_nobody_names_any_more_is_none_of_all(
    storage: Storage, tmp_path: Path
) -> None:
    rows = [*appeals("2025-02-01", 20, 40), *appeals("2026-02-01", 0, 50)]
    line = await a_line(storage, tmp_path, rows)

    (effect,) = (await checked(storage, BASIS, [line], TODAY))["a" * 16]

    assert (effect.before.m, effect.before.n, effect.after.m, effect.after.n) == (20, 60, 0, 50)
    assert effect.is_reached is True


@pytest.mark.parametrize(
    ("today", "is_told"), [(date(2026, 3, 31), False), (date(2026, 4, 1), True)]
)
async def test_the_check_waits_for_its_quarters(
    storage: Storage, tmp_path: Path, today: date, is_told: bool
) -> None:
    line = await a_line(storage, tmp_path, appeals("2025-02-01", 20, 40))
    words = await words_of(storage, await board(storage, BASIS, wish_of("2025Q1")))

    after = await checked(storage, BASIS, [line], today)

    assert (("a" * 16) in after) == is_told
    told = words.after(line.measures[0], after.get("a" * 16))
    assert told == (
        ("Проверка до и после: за эти кварталы сравнить нечего.",)
        if is_told
        else (
            "Проверка до и после станет возможна с 01.04.2026, когда закончатся два квартала "
            "после меры.",
        )
    )


def test_the_quarter_of_the_measure_belongs_to_neither_side() -> None:
    told = [[one.name for one in quarters(day).all] for day in (DONE, date(2025, 12, 31))]

    assert told == [
        ["2025Q1", "2025Q2", "2025Q4", "2026Q1"],
        ["2025Q2", "2025Q3", "2026Q1", "2026Q2"],
    ]
