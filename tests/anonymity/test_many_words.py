"""Looking for many words at once finds what looking for each alone does."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from storage.attacks.many_words import occurring, squeezed

FEW_BYTES = st.lists(st.sampled_from(b"ab\0|."), max_size=60).map(bytes)
PIECES = st.lists(st.one_of(FEW_BYTES, st.integers(0, 700).map(bytes)), max_size=5).map(b"".join)
WORDS = st.sets(FEW_BYTES.filter(bool).map(lambda one: one[:6]), max_size=20)


@given(words=WORDS, whole=FEW_BYTES)
def test_all_words_that_occur_are_found_and_no_others(words: set[bytes], whole: bytes) -> None:
    assert occurring(words, whole) == {word for word in words if word in whole}


@given(whole=PIECES, start=st.integers(0, 900), length=st.integers(1, 256))
def test_what_a_disk_holds_is_there_when_its_noughts_are_squeezed(
    whole: bytes, start: int, length: int
) -> None:
    word = whole[start : start + length]

    assert word in squeezed(whole)


@given(word=FEW_BYTES, whole=PIECES)
def test_what_a_disk_does_not_hold_does_not_come_of_squeezing(word: bytes, whole: bytes) -> None:
    assert (word in squeezed(whole)) == (word in whole)
