"""The survey of employees that is asked once a year, M-24, beside the year before."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from bot.texts import say
from reports.annual import Years, annual, read_by_people
from reports.answered import Answered
from reports.build import Wish, figures, figures_for_people
from reports.period import parse
from reports.questionnaire import Question
from reports.rules import Json
from reports.shown import Shown
from reports.table import table
from storage.records import Channel
from storage.store import Storage
from tests.reports.test_build import BASIS, NAMES
from tests.reports.test_satisfaction import SCALE, STAFF
from tests.storage.ballots import ANNUAL, RULES, begun, cast

ASPECTS = replace(
    STAFF,
    id="int_annual",
    direction="annual",
    questions=tuple(Question(name, "scale", "attribute", "", SCALE, name) for name in "abc"),
)
FIRST, SECOND = ANNUAL.questions[0].id, ANNUAL.questions[1].id


def said(**given: dict[str, int]) -> Shown:
    answers = {name: Answered(Counter(some), sum(some.values())) for name, some in given.items()}
    return Shown(0, 0, answers, {}, {})


def told(now: Shown, earlier: Shown | None = None) -> Json:
    return annual(ASPECTS, Years(2026, now, earlier), str.title)


def test_each_aspect_weighs_the_same_however_many_answered_it() -> None:
    found = told(said(a={"4": 30}, b={"1": 300, "5": 300}))

    assert found == {
        "survey": "int_annual",
        "version": 1,
        "year": 2026,
        "n": 30,
        "index": 62.5,
        "aspects": [
            {"attribute": "a", "title": "A", "n": 30, "csat": 100.0, "index": 75.0}
            | {"previous": None, "compared": None},
            {"attribute": "b", "title": "B", "n": 600, "csat": 50.0, "index": 50.0}
            | {"previous": None, "compared": None},
            {"attribute": "c", "title": "C", "n": None, "csat": None, "index": None}
            | {"previous": None, "compared": None},
        ],
        "previous": None,
    }


def test_a_year_in_which_no_aspect_may_be_shown_has_no_index() -> None:
    found = told(said())

    assert (found["n"], found["index"], [one["n"] for one in found["aspects"]]) == (
        *(None, None, [None] * 3),
    )


def test_aspects_are_compared_with_the_same_version_of_last_year_all_at_once() -> None:
    now = said(a={"5": 140, "1": 60}, b={"5": 150, "1": 50}, c={"5": 9})
    before = said(a={"5": 160, "1": 40}, b={"5": 150, "1": 50})

    found = told(now, before)

    assert found["previous"] == {"year": 2025, "n": 200, "index": 77.5}
    assert [one["compared"] for one in found["aspects"]] == [
        {"with": "2025", "p": 0.0418, "verdict": "down"},
        {"with": "2025", "p": 1.0, "verdict": "same"},
        None,
    ]
    assert [one["previous"] for one in found["aspects"]] == [
        {"n": 200, "csat": 80.0, "index": 80.0},
        {"n": 200, "csat": 75.0, "index": 75.0},
        None,
    ]


def test_people_read_bands_of_few_answers_in_both_years() -> None:
    few, many = {"5": 13, "1": 6}, {"5": 30, "1": 10}
    found = read_by_people(told(said(a=few, b=many), said(a=many, b=few)))

    assert found is not None
    one, other, _ = found["aspects"]
    assert (one["csat"], one["index"], one["previous"]) == (
        *((60, 80), "few", {"n": 40, "csat": 75.0, "index": 75.0}),
    )
    assert (other["csat"], other["previous"]) == (
        *(75.0, {"n": 19, "csat": (60, 80), "index": "few"}),
    )
    assert [one["compared"], other["compared"]] == [
        {"with": "2025", "p": None, "verdict": "few"},
        {"with": "2025", "p": None, "verdict": "few"},
    ]
    assert (found["index"], found["previous"]["index"]) == ("few", "few")
    assert read_by_people(None) is None


async def asked_in(storage: Storage, day: date, given: list[Any]) -> None:
    wave = await begun(storage, ANNUAL, str(day.year))
    await cast(storage, wave, given, Channel.VK)
    await storage.opening.close(wave.id, RULES, day)


async def asked_twice(storage: Storage) -> None:
    """Satisfied with the first aspect: 40 of 50, then 30 of 50; with the second 49 both times."""
    for day, good in ((date(2025, 11, 20), 40), (date(2026, 8, 20), 30)):
        given = [{FIRST: 5 if n < good else 1, SECOND: 4 if n else 2} for n in range(50)]
        await asked_in(storage, day, given)


async def year_of(storage: Storage, period: str, as_of: date, audience: str = "all") -> Json | None:
    told = await figures(storage, BASIS, Wish(parse(period), as_of, audience))
    found: Json | None = told["annual"]
    return found


async def test_the_year_is_told_from_its_opening_on_and_beside_the_last_one(
    storage: Storage,
) -> None:
    await asked_twice(storage)
    today = date(2026, 12, 31)

    found = await year_of(storage, "2026Q4", today)

    assert found is not None
    assert (found["survey"], found["year"], found["n"]) == ("int_annual", 2026, 50)
    assert [one["n"] for one in found["aspects"]] == [50, 50, *[None] * 6]
    assert found["aspects"][0] == {
        "attribute": FIRST,
        "title": "Совместная работа",
        "n": 50,
        "csat": 60.0,
        "index": 60.0,
        "previous": {"n": 50, "csat": 80.0, "index": 80.0},
        "compared": {"with": "2025", "p": pytest.approx(0.0582, abs=5e-5), "verdict": "same"},
    }
    assert found["previous"] == {"year": 2025, "n": 50, "index": 77.0}
    assert await year_of(storage, "2026Q3", today) == found
    assert await year_of(storage, "2026", today, "internal") == found
    assert await year_of(storage, "2026Q2", today) is None
    assert await year_of(storage, "2026Q4", date(2026, 8, 19)) is None
    assert await year_of(storage, "2026Q4", today, "external") is None
    earlier = await year_of(storage, "2025Q4", today)
    assert earlier is not None
    assert (earlier["year"], earlier["previous"]) == (2025, None)


async def test_what_is_hidden_of_a_year_is_hidden_beside_the_next_one(storage: Storage) -> None:
    alike = [{FIRST: 5, SECOND: mark} for mark in (2, 4, 4, 5, 5, 5, 5)]
    await asked_in(storage, date(2025, 11, 20), alike)
    await asked_in(storage, date(2026, 8, 20), alike + [{FIRST: 1, SECOND: 1}] * 33)

    found = await year_of(storage, "2026Q4", date(2026, 12, 31))

    assert found is not None
    assert [one["previous"] and one["previous"]["n"] for one in found["aspects"]] == [
        *(None, 7, *[None] * 6),
    ]
    assert [one["compared"] and one["compared"]["verdict"] for one in found["aspects"]] == [
        *(None, "few", *[None] * 6),
    ]
    assert found["previous"] == {"year": 2025, "n": 7, "index": 82.1}


async def test_the_table_tells_both_years(storage: Storage) -> None:
    await asked_twice(storage)

    told = await figures_for_people(storage, BASIS, Wish(parse("2026Q4"), date(2026, 12, 31)))

    whole = table(told, NAMES, say)
    lines = [" ".join(line.split()) for line in whole[whole.index("Ежегодная") :].splitlines()]
    assert lines[:6] == [
        "Ежегодная оценка сотрудников, 2026 (в скобках — год назад)",
        "Индекс по всем сторонам работы 67,0 (77,0)",
        "Совместная работа 60,0% (80,0%)",
        "Довольных к 2025 значимых изменений нет (p = 0,0582)",
        "Выполнение запросов 98,0% (98,0%)",
        "Довольных к 2025 значимых изменений нет (p = 1,0)",
    ]
