"""Looking for many words at once finds what looking for each alone does."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from storage.attacks.many_words import occurring

FEW_BYTES = st.lists(st.sampled_from(b"ab\0|."), max_size=60).map(bytes)
WORDS = st.sets(FEW_BYTES.filter(bool).map(lambda one: one[:6]), max_size=20)


@given(words=WORDS, whole=FEW_BYTES)
def test_all_words_that_occur_are_found_and_no_others(words: set[bytes], whole: bytes) -> None:
    assert occurring(words, whole) == {word for word in words if word in whole}
