"""What people type is kept in one normal form, without what cannot be seen."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.cleaning import alike, clean


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  Яма  ", "Яма"),
        ("и\u0306", "й"),
        ("до\u200bм", "дом"),
        ("\u202eмод\u202c", "мод"),
        ("a\x00b\ud83dc", "abc"),
        ("раз\r\nдва\rтри\u2028четыре", "раз\nдва\nтри\nчетыре"),
        ("раз\tдва", "раз два"),
        ("👍🏽 хорошо", "👍🏽 хорошо"),
        ("\u200b\u2060\ufeff", ""),
        ("\u3164\u2800", ""),
        ("\u0301\ufe0f", ""),
        ("\uffff\ufdd0", ""),
    ],
)
def test_what_cannot_be_seen_is_left_out(typed: str, kept: str) -> None:
    assert clean(typed) == kept


@given(st.text())
def test_cleaning_twice_changes_nothing_more(typed: str) -> None:
    once = clean(typed)

    assert clean(once) == once
    assert unicodedata.is_normalized("NFC", once)
    once.encode()


@given(st.text())
def test_nothing_hidden_is_left(typed: str) -> None:
    kinds = {unicodedata.category(sign) for sign in clean(typed) if sign != "\n"}

    assert kinds.isdisjoint({"Cc", "Cf", "Cs"})


@pytest.mark.parametrize("typed", ["ещё жду", " ЕЩЕ  ЖДУ. ", "✓ Ещё жду"])
def test_a_label_typed_by_hand_is_known_again(typed: str) -> None:
    assert alike(typed) == alike("Ещё жду")
