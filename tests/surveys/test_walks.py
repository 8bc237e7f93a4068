"""Every shipped survey, walked by people who answer, skip, go back and hesitate as they like."""

from __future__ import annotations

import json
from dataclasses import asdict

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.messengers.console import Sheet
from bot.messengers.layout import Limits, fit, fits
from bot.surveys.sizes import ballot_size, minutes
from storage.records import Answers, Draft
from tests.surveys.conftest import POLLS
from tests.surveys.walking import walk

TELEGRAM = Limits(text=4096, label=64, buttons=100, rows=100, in_row=5)
VK_INLINE = Limits(text=4096, label=40, buttons=10, rows=6, in_row=5)
VK_ORDINARY = Limits(text=4096, label=40, buttons=40, rows=10, in_row=5)

PLACE = "p" * 24
ENVELOPE = {"version": 1, "channel": "telegram", "place": PLACE}


def on_paper(told: object) -> int:
    """Bytes as the storage writes them, before padding."""
    return len(json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode())


@pytest.mark.parametrize("name", POLLS)
@given(data=st.data())
@settings(max_examples=20, deadline=None)
def test_any_walk_ends_and_every_ballot_on_the_way_fits_its_size(
    name: str, data: st.DataObject
) -> None:
    survey = POLLS[name]
    size = ballot_size(survey) - 4  # a sealed text is padded with its length

    for sheet in walk(survey, data):
        if isinstance(sheet.ballot, Draft):
            assert on_paper(asdict(sheet.ballot)) <= size

    assert on_paper(ENVELOPE | {"answers": sheet.answers}) <= size
    assert_sound(sheet)


def assert_sound(sheet: Sheet) -> None:
    """What is kept was asked under what is kept, and says something the question knows."""
    answers: Answers = sheet.answers
    for question in sheet.survey.questions:
        if question.id in answers:
            assert question.is_due(answers)
    asked = {question.id for question in sheet.survey.questions}
    assert {key.split(".")[0] for key in answers} <= asked


@pytest.mark.parametrize("name", POLLS)
@given(data=st.data(), channel=st.sampled_from(["telegram", "vk", "max", "web"]))
@settings(max_examples=12, deadline=None)
def test_every_page_fits_every_messenger(name: str, data: st.DataObject, channel: str) -> None:
    for sheet in walk(POLLS[name], data, channel):
        page = sheet.page
        fit(page, TELEGRAM)
        fit(page, VK_INLINE if fits(page, VK_INLINE) else VK_ORDINARY)


@pytest.mark.parametrize("name", POLLS)
@given(data=st.data())
@settings(max_examples=12, deadline=None)
def test_the_end_says_the_same_to_everybody(name: str, data: st.DataObject) -> None:
    *_, sheet = walk(POLLS[name], data)

    assert sheet.page.text == (
        "Спасибо! Вопросов больше нет, ваш ответ учтён. Итоги подводим каждый квартал. "
        "Если нужен ответ лично вам, напишите нам или подайте официальное обращение."
    )
    assert [button.label for button in sheet.page.buttons] == ["В начало"]


@pytest.mark.parametrize("name", POLLS)
def test_every_survey_takes_two_minutes_at_most(name: str) -> None:
    assert minutes(POLLS[name]) <= 2
