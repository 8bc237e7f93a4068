"""A line typed from paper: the numbers on the sheet are the answers, and mistakes are named."""

from __future__ import annotations

import pytest

from bot.paper.printing import ending, whom_for
from bot.surveys.codes import codes_of
from bot.surveys.loader import SCRIPTS, load_all
from bot.surveys.paper import PaperQuestion, asked, coded, fields, ranges
from bot.surveys.paper_line import LINE, Typed, example, mistakes, read
from bot.surveys.script import Survey
from config.directories import shipped
from storage.records import DK, Value

SURVEYS = load_all(SCRIPTS, codes_of(shipped()))
EXPRESS = SURVEYS["ext_express"]


@pytest.mark.parametrize("survey", SURVEYS.values(), ids=list(SURVEYS))
def test_the_example_of_every_survey_would_be_taken(survey: Survey) -> None:
    told = read(survey, Typed(example(survey)))

    assert told.faults == {}
    assert len(told.answers) >= 2


@pytest.mark.parametrize("survey", SURVEYS.values(), ids=list(SURVEYS))
def test_every_printed_number_of_a_first_question_is_its_answer(survey: Survey) -> None:
    first = coded(survey)[0]
    rest = " -" * (len(coded(survey)) - 1)

    told = {box.number: read(survey, Typed(box.number + rest)) for box in first.boxes}

    expected = {box.number: {first.id: _value(first, box.option)} for box in first.boxes}
    assert {number: one.answers for number, one in told.items()} == expected


def _value(question: PaperQuestion, option: str) -> Value:
    if question.kind == "many" and option != DK:
        return (option,)
    return int(option) if option.isdecimal() else option


def test_several_answers_and_own_words_are_taken_together() -> None:
    own = {"trouble.other": "далеко ехать", "comment": "Спасибо"}

    told = read(EXPRESS, Typed("1 1 7,1 0", own))

    assert told.faults == {}
    assert told.answers == {
        "topic": "services",
        "overall": 1,
        "trouble": ("long", "other"),
        "trouble.other": "далеко ехать",
        "ease": DK,
        "comment": "Спасибо",
    }


@pytest.mark.parametrize("gap", ["-", "–", "—", "−"])
def test_a_dash_of_any_keyboard_is_a_gap(gap: str) -> None:
    assert read(EXPRESS, Typed(f"1 5 {gap} {gap}")).answers == {"topic": "services", "overall": 5}


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("", "ответов в строке — 0, а нужно 4: по одному на вопросы 1–4"),
        ("1 5 3", "ответов в строке — 3, а нужно 4"),
        ("1 5 - 3 1", "ответов в строке — 5, а нужно 4"),
        ("8 5 - 3", "вопрос 1: ответа «8» нет, есть 1–7"),
        ("1 1 1,9 3", "вопрос 3: ответа «1,9» нет, есть 1–7"),
        ("1,2 5 - 3", "вопрос 1: здесь нужен один ответ, а введено «1,2». Отмечено несколько"),
        ("1,9 5 - 3", "вопрос 1: ответа «1,9» нет, есть 1–7"),
        ("1 ٣ - 3", "вопрос 2: ответа «٣» нет, есть 0–5"),
        ("1 5 1 3", "вопрос 3: при таких ответах выше на этот вопрос не отвечают"),
        ("- - - -", "в анкете нет ни одного ответа"),
    ],
)
def test_what_is_wrong_is_told_by_its_question(line: str, told: str) -> None:
    faults = read(EXPRESS, Typed(line)).faults

    assert mistakes(EXPRESS, faults)[0][: len(told)] == told


def test_own_words_without_their_answer_are_told_by_their_question() -> None:
    faults = read(EXPRESS, Typed("1 5 - 3", {"topic.other": "архив"})).faults

    assert list(faults) == ["topic.other"]
    assert mistakes(EXPRESS, faults)[0].startswith("вопрос 1: свой вариант вписан")


def test_conditions_are_told_by_the_numbers_on_paper() -> None:
    [trouble] = [one for one in asked(EXPRESS) if one.id == "trouble"]
    probe = asked(SURVEYS["add_pain_probe"])

    assert whom_for(trouble) == "Отвечайте, если на вопрос 2 отметили 1–3."
    assert whom_for(probe[1]) == "Отвечайте, если на вопрос 1 отметили 1, 2."
    assert ending(probe[0]) == "Отметили 3? Дальше можно не отвечать."
    assert [one.name for one in fields(EXPRESS)] == ["topic.other", "trouble.other", "comment"]
    assert LINE == ranges([]) == ""
