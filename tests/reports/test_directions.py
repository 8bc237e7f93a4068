"""The rating of directions, M-25: who is ranked, in which order, and what people read of it."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from reports.answered import Answered
from reports.directions import Key, directions, left_over, read_by_people
from reports.questionnaire import Questionnaire
from reports.rules import Json
from reports.shown import Shown
from tests.reports.test_satisfaction import ASKED, STAFF

TITLES = {name: name.title() for name in ("services", "control", "appeals", "support", "requests")}
Surveyed = tuple[Questionnaire, Shown]


def said(direction: str, marks: dict[str, int], asked: Questionnaire = ASKED) -> Surveyed:
    answers = {"overall": Answered(Counter(marks), sum(marks.values()))} if marks else {}
    return replace(asked, direction=direction), Shown(0, 0, answers, {}, {})


def order(*told: Surveyed) -> list[tuple[str, int | None]]:
    return [(one["direction"], one["rank"]) for one in directions(told, TITLES)]


def test_directions_are_ranked_by_the_index() -> None:
    told = directions(
        [said("services", {"5": 20, "1": 20}), said("control", {"5": 30, "1": 10})], TITLES
    )

    assert told == [
        {
            "audience": "external",
            "direction": "control",
            "title": "Control",
            "rank": 1,
            "n": 40,
            "csat": 75.0,
            "dsat": 25.0,
            "index": 75.0,
        },
        {
            "audience": "external",
            "direction": "services",
            "title": "Services",
            "rank": 2,
            "n": 40,
            "csat": 50.0,
            "dsat": 50.0,
            "index": 50.0,
        },
    ]


def test_of_equal_indexes_fewer_unsatisfied_are_better_then_more_answers() -> None:
    split, calm = {"5": 20, "1": 20}, {"3": 40}
    more = {"3": 50}

    assert order(said("appeals", split), said("services", calm), said("control", more)) == [
        *(("control", 1), ("services", 2), ("appeals", 3)),
    ]


def test_what_is_equal_in_all_shares_its_rank() -> None:
    told = order(
        said("services", {"4": 30}), said("control", {"4": 30}), said("appeals", {"3": 30})
    )

    assert told == [("control", 1), ("services", 1), ("appeals", 3)]


def test_equal_by_rounding_is_not_equal() -> None:
    """Indexes 50.02 and 50.00 are both told as 50.0."""
    told = order(said("services", {"3": 1000}), said("control", {"3": 1200, "4": 1}))

    assert told == [("control", 1), ("services", 2)]


def test_fewer_than_thirty_answers_are_not_ranked_and_not_in_order_of_merit() -> None:
    told = order(
        said("services", {"5": 28, "1": 1}),
        said("control", {"1": 30}),
        said("appeals", {"2": 20}),
        said("support", {}),
    )

    assert told == [("control", 1), ("appeals", None), ("services", None), ("support", None)]


def test_employees_have_a_rating_of_their_own() -> None:
    told = order(said("requests", {"5": 30}, STAFF), said("services", {"3": 40}))

    assert told == [("services", 1), ("requests", 1)]


def test_surveys_of_one_direction_are_told_together() -> None:
    other = replace(ASKED, id="ext_services_mfc")

    [told] = directions([said("services", {"5": 20}), said("services", {"1": 20}, other)], TITLES)

    assert (told["n"], told["rank"], told["csat"]) == (40, 1, 50.0)


def test_versions_of_one_survey_are_never_mixed() -> None:
    second = replace(ASKED, version=2)

    [fewer] = directions([said("services", {"5": 50}), said("services", {"1": 40}, second)], TITLES)
    [more] = directions([said("services", {"5": 40}), said("services", {"1": 50}, second)], TITLES)

    assert [(one["n"], one["csat"]) for one in (fewer, more)] == [(50, 100.0), (50, 0.0)]


def test_a_survey_without_a_general_question_is_not_ranked() -> None:
    aspects = replace(ASKED, questions=ASKED.of_role("attribute"))

    assert order(said("services", {"5": 40}, aspects), said("annual", {"5": 40})) == []


def test_people_read_bands_below_twenty_answers() -> None:
    def read(n: int) -> Json:
        [told] = directions([said("services", {"5": n - 5, "1": 5})], TITLES)
        shown = read_by_people(told)
        return {key: shown[key] for key in ("n", "csat", "dsat", "index")}

    assert read(19) == {"n": 19, "csat": (60, 80), "dsat": (20, 40), "index": "few"}
    assert read(20) == {"n": 20, "csat": 75.0, "dsat": 25.0, "index": 75.0}


def test_a_few_are_not_told_by_a_direction_less_its_other_survey() -> None:
    """Given 40 answers of one survey, and 12 of another that people read as bands; when people read
    the direction; then a band too. Of two such surveys together it is exact again."""
    marks = {"5": 9, "1": 3}
    many, few = said("services", {"5": 30, "1": 10}), replace(ASKED, id="ext_services_mfc")
    third = replace(ASKED, id="ext_services_site")

    def read(*told: Surveyed) -> Json:
        of = [(asked, answers.of(asked.overall).people) for asked, answers in told]
        [one] = directions(told, TITLES)
        shown = read_by_people(one, left_over(of)[Key("external", "services")])
        return {key: shown[key] for key in ("n", "csat", "dsat", "index")}

    one, two = said("services", marks, few), said("services", marks, third)

    assert read(many, one) == {"n": 52, "csat": (60, 80), "dsat": (20, 40), "index": "few"}
    assert read(many, one, two) == {"n": 64, "csat": 75.0, "dsat": 25.0, "index": 75.0}
