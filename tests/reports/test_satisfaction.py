"""The figures of a survey: by the vectors, by the example of the contract, and what is hidden."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.questionnaire import Condition, Question, Questionnaire, read
from reports.satisfaction import survey
from storage.records import DK
from storage.survey_tallies import Given, Occasion, Sheet, SurveyTally, Tally, Where
from tests.reports.vectors import all_vectors

SCALE = {str(mark): "" for mark in range(1, 6)}
LOW = Condition("overall", 0, 3)
TROUBLES = {"long": "", "docs": "", "rude": ""}
ASKED = Questionnaire(
    id="ext_services",
    version=1,
    audience="external",
    direction="services",
    title="Как вам оказали услугу?",
    questions=(
        Question("channel", "one", "context", "", {"mfc": "", "post": ""}),
        Question("overall", "scale", "csat", "", SCALE),
        Question("trouble", "many", "cause", "", TROUBLES, "", LOW, ("overall",)),
        Question("ease", "scale", "ces", "", SCALE),
        Question("speed", "scale", "attribute", "", SCALE, "timeliness"),
        Question("advise", "nps", "nps", "", {str(mark): "" for mark in range(11)}),
        Question("comment", "text", "comment", "", {}),
    ),
)
STAFF = replace(ASKED, audience="internal")
RATINGS = all_vectors()["ratings"][0]


OPENED, QUARTER_ENDS = Occasion(date(2026, 11, 20)), date(2026, 12, 31)


def a_day(
    given: Mapping[str, Mapping[Any, int]],
    answered: Mapping[str, int] | None = None,
    places: Iterable[tuple[str, Any, int]] = (),
    k_min: int = 5,
) -> Tally:
    """Whoever told a place gave the overall mark that is counted there."""
    told = Counter(
        {Given(name, str(value)): n for name, some in given.items() for value, n in some.items()}
    )
    for _, mark, n in places:
        told[Given("overall", str(mark))] += n
    return Tally(
        started=70,
        finished=55,
        k_min=k_min,
        given=told,
        answered=Counter(answered or {}),
        by_place=Counter({Where(place, str(mark)): n for place, mark, n in places}),
    )


def a_tally(
    given: Mapping[str, Mapping[Any, int]],
    answered: Mapping[str, int] | None = None,
    places: Iterable[tuple[str, Any, int]] = (),
) -> SurveyTally:
    """Opened on one day of a quarter that is over."""
    days = {OPENED: a_day(given, answered, places)}
    return SurveyTally(Sheet("ext_services", 1), days, date(2026, 10, 1), QUARTER_ENDS)


def test_the_ratings_of_the_vectors() -> None:
    overall = dict(RATINGS["counts"]) | {DK: RATINGS["dk"]}

    told = survey(ASKED, a_tally({"overall": overall}), 5)

    for figure in ("n", "csat", "dsat", "mean", "index", "dk_share"):
        assert told[figure] == RATINGS[figure]
    assert (told["started"], told["completed"], told["completion"]) == (70, 55, 78.6)
    assert (told["nps"], told["ces"], told["causes"]) == (None, None, [])


def test_nps_of_the_vectors() -> None:
    vector = all_vectors()["nps"][0]
    given_ = {"10": 12, "9": 8, "8": 7, "7": 5, "6": 3, "0": 5}
    assert sum(given_.values()) == vector["n"]

    assert survey(ASKED, a_tally({"advise": given_}), 5)["nps"] == vector["nps"]


def test_causes_are_shares_of_those_the_question_concerned() -> None:
    tally = a_tally(
        {
            "overall": {1: 2, 2: 3, 3: 10, 4: 20, 5: 15},
            "trouble": {"long": 9, "rude": 4, "docs": 4},
        },
        {"trouble": 12},
    )

    assert survey(ASKED, tally, 5)["causes"] == [
        {"id": "long", "count": 9, "share": 60.0},
        {"id": "docs", "count": 4, "share": 26.7},
        {"id": "rude", "count": 4, "share": 26.7},
    ]


def test_attributes_effort_and_distributions() -> None:
    tally = a_tally(
        {
            "channel": {"mfc": 30, "post": 10, DK: 3},
            "speed": {1: 6, 2: 6, 3: 6, 4: 15, 5: 15, DK: 2},
            "ease": {2: 5, 4: 5, 5: 10},
            "trouble": {"long": 15, "docs": 10},
        },
        {"trouble": 20},
    )

    told = survey(ASKED, tally, 5)

    assert told["attributes"] == [{"attribute": "timeliness", "n": 48, "csat": 62.5, "index": 64.1}]
    assert told["ces"] == 75.0
    questions = {one["id"]: one for one in told["questions"]}
    assert list(questions) == ["channel", "overall", "trouble", "ease", "speed", "advise"]
    assert questions["channel"] == {
        "id": "channel",
        "n": 40,
        "options": [
            {"value": "mfc", "count": 30, "share": 75.0},
            {"value": "post", "count": 10, "share": 25.0},
        ],
    }
    assert questions["trouble"]["n"] == 20
    assert [option["share"] for option in questions["trouble"]["options"]] == [75.0, 50.0, 0.0]
    assert questions["overall"] == {"id": "overall", "n": None, "options": []}


def test_fewer_than_k_min_are_not_shown_in_any_figure() -> None:
    four = {"overall": {5: 4}, "speed": {5: 4}, "ease": {5: 4}, "advise": {10: 4}}

    told = survey(ASKED, a_tally(four | {"channel": {"mfc": 4}}), 5)

    shown = {name: told[name] for name in ("csat", "dsat", "mean", "index", "n", "dk_share")}
    assert set(shown.values()) == {None}
    assert (told["nps"], told["ces"], told["causes"]) == (None, None, [])
    assert told["attributes"] == [
        {"attribute": "timeliness", "n": None, "csat": None, "index": None}
    ]
    assert {one["n"] for one in told["questions"]} == {None}


def test_below_twenty_options_are_bands() -> None:
    told = survey(ASKED, a_tally({"overall": {1: 1, 4: 8, 5: 10}}), 5)

    assert (told["n"], told["csat"]) == (19, 94.7)
    overall = next(one for one in told["questions"] if one["id"] == "overall")
    assert overall["options"] == [
        {"value": "1", "count": None, "share": None, "band": [0, 20]},
        {"value": "2", "count": None, "share": None, "band": [0, 20]},
        {"value": "3", "count": None, "share": None, "band": [0, 20]},
        {"value": "4", "count": None, "share": None, "band": [40, 60]},
        {"value": "5", "count": None, "share": None, "band": [40, 60]},
    ]


@pytest.mark.parametrize("mark", [1, 3, 5])
def test_nobody_is_shown_where_all_said_the_same_however_many(mark: int) -> None:
    tally = a_tally({"overall": {mark: 250}, "speed": {mark: 25}})

    for asked in (STAFF, ASKED):
        told = survey(asked, tally, 5)

        assert (told["csat"], told["n"], told["attributes"][0]["index"]) == (None, None, None)
        assert {one["n"] for one in told["questions"]} == {None}


def test_what_was_promised_to_those_who_answered_holds_when_the_profile_asks_for_less() -> None:
    seven = a_day({"overall": {4: 3, 5: 4}}, k_min=8)
    tally = replace(a_tally({}), occasions={OPENED: seven})

    assert survey(ASKED, tally, 5)["n"] is None
    assert survey(ASKED, replace(tally, occasions={OPENED: replace(seven, k_min=7)}), 5)["n"] == 7


def test_places_are_told_from_ten_on_and_a_lone_small_one_takes_another_with_it() -> None:
    rows = [("hall", 5, 12), ("hall", 2, 12), ("site", 4, 30), ("site", 2, 1), ("stand", 1, 9)]

    told = survey(ASKED, a_tally({}, places=[*rows, ("stand", DK, 9)]), 5)

    assert told["by_place"] == [{"id": "site", "n": 31, "csat": 96.8, "index": 73.4}]
    beside = [("office", 4, 2)]
    assert [
        cell["id"] for cell in survey(ASKED, a_tally({}, places=rows + beside), 5)["by_place"]
    ] == [
        "site",
        "hall",
    ]


def test_two_small_places_take_a_third_with_them_if_they_are_few_together() -> None:
    rows = [("hall", 5, 12), ("hall", 2, 12), ("site", 4, 30), ("site", 2, 9), ("stand", 1, 3)]

    told = survey(ASKED, a_tally({}, places=[*rows, ("office", 4, 2)]), 5)

    assert [cell["id"] for cell in told["by_place"]] == ["site"]


def test_a_place_where_all_said_the_same_is_not_told() -> None:
    rows = [("hall", 1, 12), ("site", 4, 30), ("site", 3, 1), ("stand", 5, 40)]

    told = survey(ASKED, a_tally({}, places=rows), 5)

    assert [cell["id"] for cell in told["by_place"]] == ["site"]


def test_causes_that_everybody_marked_or_few_named_are_not_told() -> None:
    overall = {"overall": {2: 8, 3: 7, 5: 30}}
    alike = a_tally(overall | {"trouble": {"long": 15, "rude": 15}}, {"trouble": 15})
    four = a_tally(overall | {"trouble": {"long": 2, "rude": 3}}, {"trouble": 4})

    assert survey(ASKED, alike, 5)["causes"] == survey(ASKED, four, 5)["causes"] == []


def test_a_cause_that_everybody_marked_among_others_is_not_told_either() -> None:
    overall = {"overall": {2: 12, 3: 13, 5: 30}}
    tally = a_tally(overall | {"trouble": {"long": 24, "rude": 7}}, {"trouble": 24})

    told = survey(ASKED, tally, 5)

    assert told["causes"] == []
    assert next(one["n"] for one in told["questions"] if one["id"] == "trouble") is None


def test_hard_to_say_of_a_whole_opening_waits_for_somebody_who_can() -> None:
    later = Occasion(date(2026, 11, 25))
    days = {OPENED: a_day({"overall": {4: 6, 2: 4}}), later: a_day({"overall": {DK: 10}})}
    tally = replace(a_tally({}), occasions=days)

    assert survey(ASKED, tally, 5)["dk_share"] == 0.0

    some = days | {later: a_day({"overall": {DK: 10, 5: 3, 3: 2}})}
    assert survey(ASKED, replace(tally, occasions=some), 5)["dk_share"] == 40.0


@pytest.mark.parametrize("low", [0, 4])
def test_causes_of_too_few_are_not_told(low: int) -> None:
    tally = a_tally({"overall": {3: low, 5: 40}, "trouble": {"long": low}}, {"trouble": low})

    assert survey(ASKED, tally, 5)["causes"] == []


def test_a_script_is_read_back_as_it_was_asked() -> None:
    body = (
        '{"id":"x","version":2,"audience":"internal","direction":"requests","title":"Т",'
        '"questions":[{"id":"overall","kind":"scale","role":"csat","text":"?",'
        '"labels":{"1":"плохо","2":"","3":"","4":"","5":"хорошо"}},'
        '{"id":"why","kind":"many","role":"cause","text":"?","if":{"overall":{"to":3}},'
        '"options":{"long":{"label":"Долго"},"rude":"Грубо"}},'
        '{"id":"note","kind":"text","role":"comment","text":"?","if":{"why":["long"]}}]}'
    )

    told = read(body)

    assert (told.id, told.version, told.audience, told.overall) == (
        *("x", 2, "internal"),
        told.questions[0],
    )
    assert told.questions[0].options["5"] == "хорошо"
    assert told.questions[1].options == {"long": "Долго", "rude": "Грубо"}
    assert told.questions[1].asked_if == Condition("overall", 0, 3)
    assert (told.questions[2].options, told.questions[2].asked_if) == ({}, None)


def test_what_comes_below_an_answer_that_ends_the_survey_depends_on_it() -> None:
    body = (
        '{"id":"x","version":1,"audience":"internal","direction":"requests","title":"Т",'
        '"questions":[{"id":"met","kind":"one","role":"context","text":"?",'
        '"options":{"often":{"label":"Часто"},"never":{"label":"Нет","ends":true}}},'
        '{"id":"kind","kind":"one","role":"process","text":"?",'
        '"options":{"a":"А","none":{"label":"Нет","ends":true,"screens_out":true}}},'
        '{"id":"why","kind":"scale","role":"csat","text":"?"},'
        '{"id":"note","kind":"one","role":"cause","text":"?","if":{"why":{"to":3}},'
        '"options":{"a":"А","b":"Б"}}]}'
    )

    told = read(body)

    assert [one.depends_on for one in told.questions] == [(), ("met",), ("met",), ("why", "met")]


MARKS = st.dictionaries(st.integers(1, 5), st.integers(0, 60))


@given(MARKS, MARKS, st.integers(0, 9))
def test_the_figures_fit_together(
    overall: dict[int, int], speed: dict[int, int], unsure: int
) -> None:
    told = survey(ASKED, a_tally({"overall": overall | {DK: unsure}, "speed": speed}), 5)

    if told["n"] is None:
        n = sum(overall.values())
        assert n < 5 or n in overall.values()
    else:
        assert told["n"] == sum(overall.values())
        assert 0 <= told["csat"] + told["dsat"] <= 100.1
        assert abs(told["index"] - 25 * (told["mean"] - 1)) <= 0.2
    for one in told["questions"]:
        counts = [option["count"] for option in one["options"]]
        assert one["n"] is None or None in counts or sum(counts) == one["n"]


@given(MARKS, st.integers())
def test_the_order_of_answers_does_not_matter(overall: dict[int, int], seed: int) -> None:
    items = list(overall.items())
    random.Random(seed).shuffle(items)

    assert survey(ASKED, a_tally({"overall": dict(items)}), 5) == survey(
        ASKED, a_tally({"overall": overall}), 5
    )
