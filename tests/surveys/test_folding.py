"""Pages of VK with more than ten buttons: which of them may tell, by their messages, who was asked.

A message of one's own leaves its number missing in the dialogue once it is taken back.
"""

from __future__ import annotations

import pytest

from bot.events import ButtonPressed, Reply
from bot.messengers.console import Sheet
from bot.surveys.script import Survey
from storage.records import Draft
from tests.surveys.conftest import POLLS
from tests.surveys.writing import short
from tests.town import TOWN

IN_A_WINDOW = 10
MARKS = "{id: marks, kind: nps, role: need, text: Сколько из десяти?}"
REASON = (
    "{id: reason, kind: one, role: need, if: {marks: {to: 6}}, text: Почему?, "
    "options: {a: Долго, b: Дорого}}"
)
KNOWS = (
    "{id: knows, kind: one, role: need, text: Бывали у нас?, "
    "options: {yes: Да, no: {label: Нет, ends: true}}}"
)
NINE = ", ".join(f"{name}: Вариант {name}" for name in "abcdefghi")
WORDY = f"{{id: wordy, kind: one, role: need, text: Что важнее?, options: {{{NINE}}}}}"
TICKED = (
    f"{{id: ticked, kind: many, role: need, text: Что важно?, options: {{{NINE}}}, dk: Не знаю}}"
)


def page(survey: Survey, question: str, *pressed: str) -> Reply:
    """Of this question in VK, after these buttons of its own."""
    sheet = Sheet(survey, TOWN, "vk")
    sheet.begin()
    sheet.hear(ButtonPressed("+survey", "+begin"))
    sheet.ballot = Draft(question)
    told = sheet.hear(ButtonPressed(question, "+no_such"))
    for option in pressed:
        told = sheet.hear(ButtonPressed(question, option))
    return told


@pytest.mark.parametrize(
    ("questions", "stands_below"),
    [
        ((WORDY,), True),
        ((MARKS, REASON), False),  # between two that stand below, it would add a message
        ((KNOWS,), False),  # whoever ended the survey would lack its message
        ((KNOWS.replace(", ends: true", ""),), True),
    ],
)
def test_eleven_marks_stand_below_the_field_if_everybody_comes_to_them_alike(
    questions: tuple[str, ...], stands_below: bool
) -> None:
    told = page(short(*questions), "last_but_one")

    assert (len(told.buttons) > IN_A_WINDOW) is stands_below


@pytest.mark.parametrize(
    ("question", "name"), [(WORDY, "wordy"), (TICKED, "ticked"), (MARKS, "marks")]
)
def test_both_views_together_hold_every_button_once(question: str, name: str) -> None:
    survey = short(KNOWS, question)
    front, behind = page(survey, name), page(survey, name, "+more")

    assert max(len(front.buttons), len(behind.buttons)) <= IN_A_WINDOW
    shown = [one.option for told in (front, behind) for one in told.buttons]
    whole = [one.option for one in survey.questions[1].buttons()]
    assert [one for one in shown if not one.startswith("+") or one in whole] == whole
    assert {one for one in shown if one not in whole} == {"+more", "+options", "+back", "+stop"}


@pytest.mark.parametrize(
    ("question", "label"),
    [
        (WORDY, "Другие кнопки"),
        (TICKED, "Готово и другие кнопки"),
        (MARKS, "Ещё варианты и кнопки"),
    ],
)
def test_the_button_says_what_lies_behind_it(question: str, label: str) -> None:
    survey = short(KNOWS, question)

    assert page(survey, survey.questions[1].id).buttons[-1].label == label


@pytest.mark.parametrize("name", sorted(POLLS))
def test_of_the_shipped_pages_only_marks_stand_below(name: str) -> None:
    asked = POLLS[name].questions
    below = [one.kind for one in asked if len(page(POLLS[name], one.id).buttons) > IN_A_WINDOW]

    assert below == (["nps"] if name == "int_service_hr" else [])
