"""Every ballot of a wave takes as much room as the longest one could."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.surveys import sizes
from bot.surveys.free_text import own_words
from bot.surveys.question import Unacceptable
from bot.surveys.script import Survey
from tests.surveys.conftest import POLLS
from tests.surveys.writing import short

TALKATIVE = (
    "{id: q, kind: text, role: need, text: Что?, longest: 400}",
    "{id: w, kind: many, role: cause, text: Что?, options: {a: {label: Своё, write_in: true},"
    " b: {label: Другое, write_in: true}}}",
)
HEAVY = '"' * 266 + "😀" * 133
"""399 of 400 characters and 798 of 800 bytes, two thirds of the signs doubled by JSON."""
HEAVY_WORDS = '"' * 133 + "😀" * 66


def as_written(told: object) -> int:
    return len(json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode())


def heaviest_draft() -> dict[str, object]:
    answers = {
        "q": own_words(HEAVY, 400),
        "w": ["a", "b"],
        "w.a": own_words(HEAVY_WORDS, 200),
        "w.b": own_words(HEAVY_WORDS, 200),
        "last_but_one": 10,
        "last": own_words("x" + '"' * 666 + "😀" * 333, 1000),
    }
    return {"question": "last", "answers": answers, "ticked": ["a", "b"], "writing": "b"}


def test_the_heaviest_texts_that_are_taken_fit() -> None:
    survey = short(*TALKATIVE)

    assert as_written(heaviest_draft()) + 4 <= sizes.ballot_size(survey)


def test_without_room_for_what_json_doubles_they_would_not(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    survey = short(*TALKATIVE)
    monkeypatch.setattr(sizes, "_as_json", lambda size: size)

    assert as_written(heaviest_draft()) > sizes.ballot_size(survey)


@given(st.text(st.sampled_from('"\\\n😀яa№'), min_size=1, max_size=40))
def test_a_text_that_is_taken_has_room_in_json(said: str) -> None:
    try:
        text = own_words(said, 30)
    except Unacceptable:
        return

    assert as_written(text) - 2 <= sizes._as_json(60)


@pytest.mark.parametrize("survey", POLLS.values(), ids=POLLS)
def test_sizes_come_in_steps_and_stay_small(survey: Survey) -> None:
    size = sizes.ballot_size(survey)

    assert size % 256 == 0
    assert size <= 5120


@pytest.mark.parametrize(("count", "told"), [(1, "минуты"), (2, "2 минут")])
def test_minutes_are_told_as_after_about(
    count: int, told: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sizes, "minutes", lambda survey: count)

    assert sizes.duration(POLLS["ext_express"]) == told
