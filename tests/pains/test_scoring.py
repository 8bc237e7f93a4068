"""A row of the pain map by the rules of §5: prevalence, severity, priority, terms."""

from __future__ import annotations

from datetime import date

import pytest

from bot.texts import say
from reports.pain.candidates import Evidence, Matter, Rule, Source, candidates, name_of
from reports.pains import (
    LEVELS,
    MOST_OF_NEED,
    SEVERITIES,
    Level,
    Named,
    priority,
    raised,
    term,
    widest,
)
from reports.wording import p_value
from tests.reports.vectors import all_vectors

ROADS = Matter("section:roads", "timeliness")


@pytest.mark.parametrize("told", all_vectors()["prevalence"])
def test_prevalence_is_that_of_the_vectors(told: dict[str, object]) -> None:
    named = Named(int(str(told["m"])), int(str(told["n"])))

    found = (round(100 * named.lower, 3), named.prevalence, named.is_few)

    assert found == (told["low"], told["level"], told["few_data"])


@pytest.mark.parametrize(
    ("m", "n", "level"),
    [
        (4, 4, "medium"),
        (5, 5, "high"),
        (2, 2, "low"),
        (0, 50, "low"),
        (0, 0, "low"),
        (3, 30, "medium"),
    ],
)
def test_a_level_needs_people_beside_a_share(m: int, n: int, level: Level) -> None:
    assert Named(m, n).prevalence == level


@pytest.mark.parametrize(
    ("m", "n", "level"),
    [
        # Wilson's bounds in percent: 10.007, 9.99995, 3.0025, 2.990
        *((13, 78, "high"), (10, 56, "medium"), (5, 72, "medium"), (6, 93, "low")),
    ],
)
def test_a_level_begins_neither_above_nor_below_its_bound(m: int, n: int, level: Level) -> None:
    assert Named(m, n).prevalence == level


def test_of_nobody_no_share_is_sure() -> None:
    assert Named(0, 0).lower == 0.0


def test_there_are_four_severities_and_a_need_has_the_first_three() -> None:
    assert (SEVERITIES, SEVERITIES[:MOST_OF_NEED]) == ((1, 2, 3, 4), (1, 2, 3))


def test_few_data_ends_at_thirty() -> None:
    assert [Named(9, n).is_few for n in (29, 30)] == [True, False]


def test_respondents_and_appeals_are_never_added() -> None:
    common, wide = Named(9, 100), Named(8, 30)

    assert widest([common, wide]) == wide
    assert widest([Named(40, 400), Named(41, 410)]) == Named(41, 410)
    assert widest([]) is None


def test_the_table_of_priorities() -> None:
    """F1 н н н с; F2 н с с в; F3 н с в в."""
    table = {one: [priority(one, severity) for severity in SEVERITIES] for one in LEVELS}

    assert table == {
        "low": ["low", "low", "low", "medium"],
        "medium": ["low", "medium", "medium", "high"],
        "high": ["low", "medium", "high", "high"],
    }


def test_a_pain_confirmed_twice_is_one_step_up_and_never_above_high() -> None:
    told = [priority(one, 2, again=True) for one in LEVELS]

    assert told == ["medium", "high", "high"]
    assert priority("high", 4, again=True) == "high"


@pytest.mark.parametrize(
    ("severity", "mean", "n", "told"),
    [
        (2, 2.0, 5, 3),
        (2, 2.01, 5, 2),
        (2, 1.0, 4, 2),
        (4, 1.0, 9, 4),
        (1, None, 9, 1),
        (3, 1.5, 9, 3),
    ],
)
def test_severity_is_raised_by_the_marks_of_five_who_named_it(
    severity: int, mean: float | None, n: int, told: int
) -> None:
    assert raised(severity, mean, n) == told


def test_terms_run_from_the_approval_and_a_process_made_anew_has_longer() -> None:
    day = date(2026, 10, 12)

    told = [(term(day, one) - day).days for one in LEVELS]
    anew = [(term(day, one, reengineering=True) - day).days for one in LEVELS]

    assert (told, anew) == ([180, 90, 30], [180, 90, 90])


@pytest.mark.parametrize(
    ("rule", "m", "n", "is_met"),
    [
        *(("C1", 3, 60, True), ("C1", 2, 60, False)),
        # Wilson's bound: 3 of 10 is 10.8 %, 2 of 10 is 5.7 %, 9 of 9 are too few
        *(("C2", 3, 10, True), ("C2", 2, 10, False), ("C2", 9, 9, False)),
        # 10.007 % and 9.99995 %
        *(("C2", 13, 78, True), ("C2", 10, 56, False)),
        *(("C3", 3, 900, True), ("C3", 2, 20, True), ("C3", 2, 21, False), ("C3", 1, 9, False)),
        *(("C3", 1, 10, True), ("C4", 1, 10, True), ("C4", 1, 9, False), ("C4", 1, 20, False)),
        ("C4", 1, 19, True),
        *(("C4", 2, 20, True), ("C5", 2, 5, True), ("C5", 1, 5, False)),
        *(("C6", 1, 900, True), ("C6", 0, 900, False), ("C7", 3, 12, True), ("C7", 2, 12, False)),
    ],
)
def test_each_rule_has_its_threshold(rule: Rule, m: int, n: int, is_met: bool) -> None:
    named = Named(m, n)

    assert Evidence(rule, "appeals", ROADS, named, named).is_met == is_met


def test_a_row_is_a_process_and_a_pain_with_all_that_was_counted() -> None:
    enough, few, late = Named(3, 20), Named(2, 60), Named(1, 40)
    other = Matter("direction:services", "tech")
    told = [
        Evidence("C4", "appeals", ROADS, late, late),
        Evidence("C3", "appeals", ROADS, Named(3, 9), enough, "slow"),
        Evidence("C1", "respondents", ROADS, few, few, "a:1:b:c", mean=1.9),
        Evidence("C1", "respondents", other, few, few, "a:1:b:d"),
    ]

    (row,) = candidates(told)

    assert (row.matter, [one.rule for one in row.evidence]) == (ROADS, ["C3"])
    assert [one.rule for one in row.rest] == ["C1", "C4"]
    assert (row.named, row.source) == (enough, "appeals")
    assert (row.of("respondents"), row.of("appeals")) == (few, enough)
    assert row.severity(2) == 2
    assert row.id("2026Q3") == name_of("2026Q3", ROADS) != row.id("2026Q4")


def an_evidence(rule: Rule, m: int, where: str = "", mean: float | None = None) -> Evidence:
    source: Source = "respondents" if rule == "C1" else "appeals"
    return Evidence(rule, source, ROADS, Named(m, 60), Named(m, 60), where, mean=mean)


def test_the_numbers_are_those_of_whoever_is_wider_and_of_respondents_if_none_is() -> None:
    told = [
        candidates([an_evidence("C1", respondents), an_evidence("C3", appeals)])[0]
        for respondents, appeals in ((9, 3), (3, 9), (5, 5))
    ]

    assert [(row.source, row.named.m) for row in told] == [
        *(("respondents", 9), ("appeals", 9), ("respondents", 5))
    ]


def test_a_pain_is_as_severe_as_the_most_dissatisfied_of_those_who_named_it() -> None:
    marks = [an_evidence("C1", 5, "a:1:b:c", 4.0), an_evidence("C1", 5, "a:1:b:d", 1.9)]

    (told,) = candidates([*marks, an_evidence("C3", 5)])
    (unmarked,) = candidates([an_evidence("C3", 5)])

    assert [row.severity(2) for row in (told, unmarked)] == [3, 2]


def test_evidence_comes_by_rule_and_place_and_then_the_most_named_first() -> None:
    told = [
        an_evidence("C3", 4, "slow"),
        an_evidence("C3", 9, "slow"),
        an_evidence("C3", 3, "lost"),
    ]

    (row,) = candidates([*told, an_evidence("C1", 3)])

    assert [(one.rule, one.where, one.named.m) for one in row.evidence] == [
        *(("C1", "", 3), ("C3", "lost", 3), ("C3", "slow", 9), ("C3", "slow", 4))
    ]
    assert Evidence("C6", "appeals", ROADS, Named(1, 1), Named(1, 1)).where == ""


def test_the_name_of_a_row_never_changes_since_decisions_are_kept_under_it() -> None:
    assert name_of("2026Q3", ROADS) == "9380f648a133066d"


def test_a_tiny_p_is_never_told_as_nought() -> None:
    """Given p of a hundred millionth and of the vectors; when told; then it is less than what four
    digits hold, or those four digits."""
    assert [p_value(one, say) for one in (2.46e-08, 0.0001, 0.020921)] == [
        "p < 0,0001",
        "p = 0,0001",
        "p = 0,0209",
    ]
