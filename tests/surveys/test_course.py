"""The way through a survey: forwards, back, and how much of it is left."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.surveys import course
from bot.surveys.script import AnyQuestion, Survey
from storage.records import DK, Answers, Value
from tests.surveys.conftest import POLLS, SHIPPED

SERVICES, TRAINING, DEALS = (
    SHIPPED["ext_services"],
    SHIPPED["int_hr_processes"],
    SHIPPED["int_contracts"],
)


def asked(survey: Survey, answers: Answers) -> list[str]:
    return [question.id for question in survey.questions if question.is_due(answers)]


def test_only_the_dissatisfied_are_asked_what_was_wrong() -> None:
    assert "trouble" in asked(SERVICES, {"overall": 3})
    assert "trouble" not in asked(SERVICES, {"overall": 4})
    assert "trouble" not in asked(SERVICES, {"overall": DK})
    assert "trouble" not in asked(SERVICES, {})


def test_an_option_that_ends_the_survey_ends_it() -> None:
    assert course.after(DEALS, "part", {"part": "none"}) is None
    following = course.after(DEALS, "part", {"part": "prepare"})
    assert following is not None
    assert following.id == "overall"


def test_answers_to_what_is_no_longer_asked_are_dropped_with_own_words() -> None:
    answers: dict[str, Value] = {
        "overall": 2,
        "trouble": ("long", "other"),
        "trouble.other": "Очередь",
        "ease": 3,
    }

    assert course.kept(SERVICES, answers) == answers
    assert course.kept(SERVICES, {**answers, "overall": 5}) == {"overall": 5, "ease": 3}


def test_own_words_go_with_the_option_they_stand_beside() -> None:
    answers: Answers = {"service": "land", "service.other": "Забор"}

    assert course.kept(SERVICES, answers) == {"service": "land"}


def test_answers_below_an_end_are_dropped() -> None:
    assert course.kept(DEALS, {"part": "none", "overall": 5}) == {"part": "none"}


def test_a_condition_on_a_question_that_is_not_asked_is_not_met() -> None:
    answers: Answers = {"tenure": "over_3y", "adaptation": 1, "adaptation_trouble": ("desk",)}

    assert course.kept(TRAINING, answers) == {"tenure": "over_3y"}


@pytest.mark.parametrize(
    ("name", "answers", "told"),
    [
        ("tenure", {}, (1, 8)),
        ("adaptation", {"tenure": "under_1y"}, (2, 8)),
        ("adaptation_trouble", {"tenure": "under_1y", "adaptation": 1}, (3, 8)),
        ("overall", {"tenure": "under_1y", "adaptation": 5}, (3, 7)),
        ("overall", {"tenure": "over_3y"}, (2, 6)),
        ("clarity", {"tenure": "over_3y", "overall": 5}, (3, 5)),
    ],
)
def test_progress_counts_what_may_still_be_asked(
    name: str, answers: Answers, told: tuple[int, int]
) -> None:
    assert course.progress(TRAINING, name, answers) == told


@pytest.mark.parametrize("name", POLLS)
@given(data=st.data())
@settings(max_examples=20, deadline=None)
def test_progress_grows_by_one_and_the_total_only_falls(name: str, data: st.DataObject) -> None:
    survey, answers = POLLS[name], dict[str, Value]()
    question: AnyQuestion | None = course.first(survey)
    before = (0, len(survey.questions))

    while question is not None:
        number, total = course.progress(survey, question.id, answers)
        assert number == before[0] + 1
        assert number <= total <= before[1]
        before = (number, total)
        if (value := data.draw(some_value(question))) is not None:
            answers[question.id] = value
        question = course.after(survey, question.id, answers)

    ended = any(question.ends(answers.get(question.id)) for question in survey.questions)
    assert ended or before[0] == before[1]


def some_value(question: AnyQuestion) -> st.SearchStrategy[Value | None]:
    values: dict[str, st.SearchStrategy[Value | None]] = {
        "scale": st.integers(1, 5),
        "nps": st.integers(0, 10),
        "text": st.just("text"),
    }
    if question.kind == "one":
        return st.sampled_from([*question.options, DK])
    if question.kind == "many":
        return st.lists(st.sampled_from([*question.options]), unique=True, min_size=1).map(tuple)
    return st.none() | values[question.kind]


def what_leads_to(survey: Survey, question: AnyQuestion) -> dict[str, Value]:
    """Answers under which it is asked: to what it depends on, and to what that depends on."""
    answers: dict[str, Value] = {}
    for asked, want in question.only_if.items():
        earlier = survey.question(asked)
        assert earlier is not None
        met = [value for value in every_value(earlier) if want.is_met(value)]
        answers |= what_leads_to(survey, earlier) | {asked: met[0]}
    return answers


def every_value(question: AnyQuestion) -> list[Value]:
    if question.kind == "many":
        return [(name,) for name in question.options]
    options = [button.option for button in question.buttons()]
    return [int(option) if option.isdecimal() else option for option in options]


@pytest.mark.parametrize("name", POLLS)
def test_every_question_can_be_reached(name: str) -> None:
    survey = POLLS[name]
    for wanted in survey.questions:
        answers = what_leads_to(survey, wanted)
        question: AnyQuestion | None = course.first(survey)
        while question is not None and question.id != wanted.id:
            question = course.after(survey, question.id, answers)
        assert question == wanted
