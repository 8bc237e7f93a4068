"""A digest as messages of a chat: short blocks share one, a long one is cut, none is a wall."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from bot.texts import say
from reports.digest.cutting import length
from reports.digest.messages import LIMIT, Message, messages
from reports.wording import Say

SPEAK: Say = say


def test_short_blocks_are_one_message_with_all_their_links() -> None:
    assert messages((("A", "B"), ("C",), ("D",)), SPEAK) == (
        Message("A\n\nB\n\nC\n\nD", (0, 1, 2)),
    )


def test_a_long_block_stands_alone_and_bears_its_own_links() -> None:
    told = messages((("A" * 1600,), ("B" * 700,), ("C" * 700,)), SPEAK)

    assert [(one.text[:13], one.blocks) for one in told] == [
        ("Часть 1 из 2\n", (0,)),
        ("Часть 2 из 2\n", (1, 2)),
    ]


def test_of_a_block_in_parts_the_last_bears_the_links() -> None:
    told = messages((("A" * 3000, "B" * 3000), ("C",)), SPEAK)

    assert [one.blocks for one in told] == [(), (0,), (1,)]


@given(st.lists(st.lists(st.text("ая \n😀", max_size=3000), min_size=1, max_size=4), min_size=1))
def test_no_message_is_too_long_and_every_block_has_its_place(told: list[list[str]]) -> None:
    found = messages(told, SPEAK)

    assert max(length(one.text) for one in found) <= LIMIT
    assert [number for one in found for number in one.blocks] == list(range(len(told)))
