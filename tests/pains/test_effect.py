"""Before and after a measure: two quarters on each side, compared as §6.4 says, in words."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from bot.pain_wording import words_of
from reports.pain.after import checked
from reports.pain.board import Line, board
from reports.pain.effect import quarters
from reports.pains import Named
from reports.statistics import compare
from storage.pain_records import Measure, PainBy
from storage.store import Storage
from tests.pains.quarters import BASIS, Row, answers, enter, opened, wish_of

DONE, TODAY = date(2025, 8, 3), date(2026, 11, 20)
FEBRUARY = date(2025, 2, 3)
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


async def of_ballots(storage: Storage) -> Line:
    """«Long» of the first quarter of 2025, with a measure done in the third."""
    lines = (await board(storage, BASIS, wish_of("2025Q1"))).candidates
    (slow,) = [one.row for one in lines if one.row.pain == "timeliness"]
    await storage.pains.decide(slow, "confirmed", BY)
    measure = replace(MEASURE, row=slow.id, metric="csat", target=800)
    await storage.pains.plan(measure, "planned", BY)
    done = replace(measure, version=1, done=DONE, note="Раздали")
    await storage.pains.plan(done, "done", BY)
    (line,) = (await board(storage, BASIS, wish_of("2025Q1"))).rows
    return line


async def test_of_respondents_the_same_answer_and_the_satisfied_are_compared(
    storage: Storage,
) -> None:
    """«Long»: 20 of 60 before, 4 of 120 after; satisfied 35 of 60, then 100 of 120. What others
    answered, and the quarter of the measure, do not matter."""
    before = [*answers(20, 2, "long"), *answers(5, 3, "docs"), *answers(35, 5)]
    after = [*answers(4, 2, "long"), *answers(16, 3, "docs"), *answers(100, 5)]
    await opened(storage, before, date(2025, 2, 3))
    await opened(storage, [*answers(25, 1, "long"), *answers(5, 3, "docs")], date(2025, 8, 20))
    await opened(storage, after, date(2026, 2, 3))
    line = await of_ballots(storage)

    share, level = (await checked(storage, BASIS, [line], TODAY))["a" * 16]

    assert (share.before, share.after) == (Named(20, 60), Named(4, 120))
    assert (level.before, level.after) == (Named(35, 60), Named(100, 120))
    assert (share.compared, level.compared) == (compare(20, 60, 4, 120), compare(35, 60, 100, 120))
    assert (share.is_reached, level.is_reached) == (None, True)


async def test_a_target_of_late_answers_is_judged_by_late_answers(
    storage: Storage, tmp_path: Path
) -> None:
    """8 of 40 came late before, 1 of 50 after, by Fisher p 0.0094; the target was five percent."""
    rows = appeals("2025-02-01", 20, 40)
    for day, late, all_ in (("2025-05-01", 8, 40), ("2025-11-01", 1, 50)):
        rows += [Row(kind="message", received=day, waited=31)] * late
        rows += [Row(kind="message", received=day, waited=9)] * (all_ - late)
    line = await a_line(storage, tmp_path, rows)
    (measure,) = line.measures
    line = replace(line, measures=(replace(measure, metric="late", target=50),))

    share, kept = (await checked(storage, BASIS, [line], TODAY))["a" * 16]

    assert (share.is_reached, kept.is_reached) == (None, True)
    words = await words_of(storage, await board(storage, BASIS, wish_of("2025Q1")))
    assert words.after(line.measures[0], [kept]) == (
        "Ответили с нарушением срока. До меры, 2025Q1 и 2025Q2: 8 из 40 (20,0%); после, 2025Q4 и "
        "2026Q1: 1 из 50 (2,0%). Изменение значимо (p = 0,0094). Цель достигнута.",
    )


async def test_what_people_read_as_a_band_is_not_compared(storage: Storage) -> None:
    """After the measure ten were asked for a cause, 4 said «long»: 20-40 %, of which 3 is the
    least; counted so, it would look like a change."""
    await opened(
        storage, [*answers(20, 2, "long"), *answers(5, 3, "docs"), *answers(35, 5)], FEBRUARY
    )
    after = [*answers(4, 2, "long"), *answers(6, 3, "docs"), *answers(50, 5)]
    await opened(storage, after, date(2026, 2, 3))
    line = await of_ballots(storage)

    share, level = (await checked(storage, BASIS, [line], TODAY))["a" * 16]

    words = await words_of(storage, await board(storage, BASIS, wish_of("2025Q1")))
    assert (share.compared, share.is_reached, level.is_reached) == (None, None, True)
    assert words.after(line.measures[0], [share]) == (
        "Назвали «боль». До меры, 2025Q1 и 2025Q2: 20 из 60 (33,3%); после, 2025Q4 и 2026Q1: "
        "3 из 60 (5,0%). Сравнивать нельзя: где-то ответов меньше 20, и число известно не точно.",
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
