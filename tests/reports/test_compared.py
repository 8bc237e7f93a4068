"""Satisfaction beside an earlier period: what is concluded, and of what nothing is said."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.texts import say
from reports import compared, hiding
from reports.answered import Answered
from reports.build import Wish, figures, figures_for_people
from reports.compared import all_compared, with_before
from reports.period import parse
from reports.shown import Shown
from reports.statistics import compare
from reports.table import table
from storage.store import Storage
from storage.survey_tallies import Sheet
from storage.tallies import Window
from tests.reports.test_build import BASIS, NAMES
from tests.reports.test_satisfaction import ASKED, a_tally
from tests.reports.vectors import all_vectors
from tests.storage.ballots import ANNUAL, ASPECT, EXPRESS, RULES, begun, cast
from tests.storage.ballots import marks as ballots

SHEET = Sheet("ext_services", 1)
MARKS = st.fixed_dictionaries({mark: st.integers(0, 40) for mark in "12345"}).map(Counter)


def marks(good: int, n: int) -> Counter[str]:
    return Counter({"4": good, "2": n - good})


def told(**given_: Any) -> Shown:
    answers = {name: Answered(Counter(some), sum(some.values())) for name, some in given_.items()}
    return Shown(0, 0, answers, {}, {})


@pytest.mark.parametrize("vector", all_vectors()["two_proportions"])
def test_two_quarters_by_the_vectors(vector: Mapping[str, Any]) -> None:
    before, now = marks(vector["k1"], vector["n1"]), marks(vector["k2"], vector["n2"])

    assert compared.compared(before, now, "2026Q2") == {
        "with": "2026Q2",
        "p": vector["p"],
        "verdict": "down" if vector["significant"] else "same",
    }
    back = compared.compared(now, before, "2026Q2")
    assert back is not None
    assert back["verdict"] == ("up" if vector["significant"] else "same")


def test_fewer_than_thirty_on_either_side_are_little_data() -> None:
    few, many = marks(29, 29), marks(0, 300)

    there, back = compared.compared(few, many, "Q"), compared.compared(many, few, "Q")

    assert [one and one["verdict"] for one in (there, back)] == ["few", "few"]
    assert compared.compared(marks(30, 30), many, "Q") == {"with": "Q", "p": 0.0, "verdict": "down"}


def test_of_a_side_that_may_not_be_shown_nothing_is_said() -> None:
    nobody: Counter[str] = Counter()

    assert all_compared([(nobody, marks(5, 9)), (marks(5, 9), nobody), (nobody, nobody)], "Q") == [
        *(None, None, None),
    ]


def test_many_comparisons_are_judged_together() -> None:
    """p = 0.0209 alone; with another one it is 0.0418, with two 0.0627."""
    changed, still = (marks(160, 200), marks(140, 200)), (marks(150, 200), marks(150, 200))

    both = all_compared([changed, still], "2025")
    three = all_compared([changed, still, (Counter(), marks(3, 9)), still], "2025")

    assert [one and (one["p"], one["verdict"]) for one in both] == [
        *((0.0418, "down"), (1.0, "same")),
    ]
    assert [one and (one["p"], one["verdict"]) for one in three] == [
        *((0.0628, "same"), (1.0, "same"), None, (1.0, "same")),
    ]


def test_little_data_is_not_told_by_the_p_of_another_one() -> None:
    """Given p = 0.0209 beside eleven of twelve against one of twelve, of which people read bands;
    when both are compared; then the first says what it says alone."""
    changed = (marks(160, 200), marks(140, 200))
    alone = all_compared([changed], "2025")

    told_, few = all_compared([changed, (marks(11, 12), marks(4, 12))], "2025")

    assert ([told_], few and few["verdict"]) == (alone, "few")


def test_only_the_same_version_of_a_survey_is_compared() -> None:
    now = [(ASKED, told(overall={"5": 20, "1": 20}))]
    before = a_tally({"overall": {5: 35, 1: 5}})

    [same] = with_before(now, {SHEET: before}, "2026Q3", 5)
    [other] = with_before(now, {Sheet("ext_services", 2): before}, "2026Q3", 5)

    assert same == {"with": "2026Q3", "p": pytest.approx(0.0003, abs=5e-5), "verdict": "down"}
    assert other is None


@pytest.mark.parametrize("hidden", [{5: 4}, {5: 40}, {}])
def test_what_was_hidden_before_is_hidden_in_a_comparison(hidden: dict[int, int]) -> None:
    """Fewer than k, or all alike: a p would tell how many there were and what they said."""
    now = [(ASKED, told(overall={"5": 20, "1": 20}))]

    assert with_before(now, {SHEET: a_tally({"overall": hidden})}, "2026Q3", 5) == [None]


def test_people_read_no_p_of_a_few() -> None:
    few = {"with": "2026Q2", "p": 0.4, "verdict": "few"}
    many = few | {"verdict": "same"}

    assert (compared.for_people(few), compared.for_people(many), compared.for_people(None)) == (
        *(few | {"p": None}, many, None),
    )


@given(MARKS, MARKS)
def test_people_read_a_p_only_where_they_read_both_shares(
    before: Counter[str], now: Counter[str]
) -> None:
    """Else a share that is a band could be reckoned from the other share and the p."""
    found = compared.for_people(compared.compared(before, now, "Q"))

    is_exact = min(before.total(), now.total()) >= hiding.FEW_FOR_COUNTS
    assert found is None or found["p"] is None or is_exact
    if found and found["p"] is not None:
        sides = [(side["4"] + side["5"], side.total()) for side in (before, now)]
        assert found["p"] == pytest.approx(compare(*sides[0], *sides[1]).p, abs=5e-5)


async def test_a_survey_is_compared_with_the_quarter_before(storage: Storage) -> None:
    for name, day, good in (("a", date(2026, 9, 20), 38), ("b", date(2026, 11, 20), 20)):
        wave = await begun(storage, EXPRESS, name)
        await cast(storage, wave, ballots(*[5] * good, *[1] * (40 - good)))
        await storage.opening.close(wave.id, RULES, day)
    today = date(2026, 12, 31)
    now, then = parse("2026Q4"), parse("2026Q3")

    told = await figures(storage, BASIS, Wish(now, today))
    before = await figures(storage, BASIS, Wish(then, today))
    people = await figures_for_people(storage, BASIS, Wish(now, today))

    down = {"with": "2026Q3", "p": 0.0, "verdict": "down"}
    assert [(one["n"], one["compared"]) for one in told["surveys"]] == [(40, down)]
    assert [(one["n"], one["compared"]) for one in before["surveys"]] == [(40, None)]
    assert people["surveys"][0]["compared"] == down
    assert [(one["direction"], one["rank"]) for one in told["directions"]] == [("express", 1)]
    lines = [" ".join(line.split()) for line in table(people, NAMES, say).splitlines()]
    [line] = [line for line in lines if line.startswith("Довольных к")]
    assert line == "Довольных к 2026Q3 стало меньше, изменение значимо (p < 0,0001)"
    assert lines[-2:] == [
        "Рейтинг направлений, внешние клиенты",
        "Экспресс-оценка в точке взаимодействия 1 место, индекс 50,0 (оценили 40)",
    ]


async def test_marks_of_some_surveys_are_those_of_all_without_channels(storage: Storage) -> None:
    """Of two openings and two surveys; another way to ask the same, so it is held to it."""
    for survey, name in ((EXPRESS, "a"), (EXPRESS, "b"), (ANNUAL, "c")):
        wave = await begun(storage, survey, name)
        given_ = ballots(*[5] * 12, *[2] * 9) if survey is EXPRESS else [{ASPECT: 4}] * 12
        await cast(storage, wave, given_)
        await storage.opening.close(wave.id, RULES, date(2026, 11, 20))
    window = Window(date(2026, 10, 1), date(2027, 1, 1), date(2026, 12, 31))
    express = Sheet(EXPRESS.id, EXPRESS.version)
    several = [(EXPRESS.id, EXPRESS.version, "trouble")]

    all_ = await storage.answers.tallies(window, [], several)
    some = await storage.answers.marks(window, {express}, several)

    assert some == {express: all_[express]}
    assert len(some[express]) == 2
    assert await storage.answers.marks(window, {Sheet("ext_support", 1)}, []) == {}
