"""A text without its author's hand, and what of it is kept when a questionnaire is opened."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.surveys.unfolding import unfold
from reports.plain_words import plain
from storage.records import Answers
from tests.storage.ballots import EXPRESS


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("Ходил 3 раза... т.е. зря!!! 😡😡", "Ходил 3 раза… т.е. зря!"),
        ("«Да» — сказал “он”", '"Да" - сказал "он"'),
        ("оооочень долго )))", "очень долго"),
        ("Что?!?! :)", "Что?"),
        ("№ 5, 20° ,  ул. Мира\nдом 7", "№ 5, 20°, ул. Мира дом 7"),
        ("длинношеее, 1000000 руб.", "длинношеее, 1000000 руб."),
        ("👍👍", ""),
        ("!!!", ""),
    ],
)
def test_the_hand_is_smoothed_and_the_words_stay(said: str, told: str) -> None:
    assert plain(said) == told


@given(st.one_of(st.text(max_size=60), st.text("аоА .!?…-—«»:)(😡1", max_size=40)))
def test_a_smoothed_text_is_never_longer(said: str) -> None:
    told = plain(said)

    assert len(told) <= len(said)
    assert len(told.encode()) <= len(said.encode())


def test_only_scrubbed_words_leave_a_questionnaire() -> None:
    answers: Answers = {
        "topic": "other",
        "topic.other": "8📞912 345-67-89",
        "overall": 2,
        "comment": "Спросите @anna_p!!! 😡",
    }

    told = unfold(EXPRESS.body(), answers)

    assert told is not None
    assert dict(told.comments) == {
        "topic.other": "[телефон скрыт]",
        "comment": "Спросите [имя скрыто]!",
    }


def test_a_text_of_nothing_but_a_smile_is_no_comment() -> None:
    told = unfold(EXPRESS.body(), {"topic": "services", "overall": 2, "comment": "👍"})

    assert told is not None
    assert told.comments == ()


def test_hidden_words_do_not_make_a_text_longer_than_its_question_allows() -> None:
    told = unfold(EXPRESS.body(), {"topic": "services", "overall": 2, "comment": "a@b.ru " * 142})

    assert told is not None
    assert len(told.comments[0][1]) <= 1000
    assert "a@b.ru" not in told.comments[0][1]
