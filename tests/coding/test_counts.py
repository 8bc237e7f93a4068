"""What may be told of the codes of comments: the rules of small groups hold for them, too."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import pytest

from reports.coding import Share, Sheet, Text
from storage.code_records import MOST, NOTHING, Code, code_of, together

SLOW, RUDE = Code("pain", "timeliness"), Code("pain", "courtesy")


def sheet(*codes: Sequence[Code]) -> Sheet:
    texts = [Text(bytes([number]) * 16, tuple(told), "слово") for number, told in enumerate(codes)]
    return Sheet(("roads", "holes"), "Дороги", ("Ямы",), tuple(texts))


@pytest.mark.parametrize(
    "codes",
    [
        [[SLOW]] * 4 + [[RUDE]] * 5,
        [[SLOW]] * 4 + [[RUDE]] * 5 + [[]] * 20,
        [[SLOW]] * 30,
        [[SLOW, RUDE]] * 15 + [[SLOW]] * 15,
        [[NOTHING]] * 12,
    ],
    ids=["nine", "nine of many", "all alike", "one of two is everybody's", "nothing fits any"],
)
def test_what_would_tell_of_somebody_is_not_told(codes: list[list[Code]]) -> None:
    told = sheet(*codes)

    assert (told.counts, told.shares) == (Counter(), [])


def test_of_fewer_than_twenty_people_read_bands_and_programs_counts() -> None:
    told = sheet(*[[SLOW]] * 4, *[[RUDE, SLOW]] * 3, *[[NOTHING]] * 5, *[[]] * 10)

    assert told.counts == Counter({SLOW: 7, NOTHING: 5, RUDE: 3})
    assert told.shares == [
        Share(SLOW, None, (40, 60)),
        Share(NOTHING, None, (40, 60)),
        Share(RUDE, None, (20, 40)),
    ]


def test_of_twenty_everything_is_told() -> None:
    told = sheet(*[[SLOW]] * 15, *[[RUDE]] * 5)

    assert told.shares == [Share(SLOW, 15, 75.0), Share(RUDE, 5, 25.0)]


def test_texts_come_one_after_another_and_the_last_is_not_shown_twice() -> None:
    told = sheet([], [SLOW], [], [])
    first, _, third, fourth = told.texts

    assert [told.next(), told.next(first.id), told.next(third.id), told.next(fourth.id)] == [
        first,
        third,
        fourth,
        first,
    ]
    assert sheet([], [SLOW]).next(b"\0" * 16) is None


def test_nothing_fits_gives_way_to_any_code() -> None:
    assert together([NOTHING, SLOW, NOTHING, SLOW]) == (SLOW,)
    assert together([NOTHING, NOTHING]) == (NOTHING,)
    assert [code_of(word) for word in ("none:", "none:x", "pain:", "pain:x", "", "x")] == [
        NOTHING,
        None,
        None,
        Code("pain", "x"),
        None,
        None,
    ]
    assert MOST > 1
