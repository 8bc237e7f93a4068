"""Short codes: stable for ever, never two for one, and a slip of the finger is noticed."""

from __future__ import annotations

from collections.abc import Iterable

from storage.short_codes import (
    LENGTH,
    Where,
    codes,
    is_whole,
    may_be_code,
    meant,
    read_code,
    spellings,
)

HALL, OFFICE = ("ext_express", "hall"), ("ext_express", "office")


def test_every_wrong_digit_and_every_two_swapped_are_noticed() -> None:
    """Over a thousand codes, each with every single mistake a finger makes."""
    for number in range(1000):
        code = spellings(("survey", str(number)))[0]
        wrong = {
            f"{code[:n]}{digit}{code[n + 1 :]}"
            for n in range(len(code))
            for digit in "0123456789"
            if digit != code[n]
        }
        swapped = {
            f"{code[:n]}{code[n + 1]}{code[n]}{code[n + 2 :]}"
            for n in range(len(code) - 1)
            if code[n] != code[n + 1]
        }
        assert is_whole(code)
        assert len(code) == LENGTH
        assert [one for one in sorted(wrong | swapped) if is_whole(one)] == []


def test_a_code_is_read_however_it_is_typed_and_a_telephone_is_none() -> None:
    code = spellings(HALL)[0]
    ways = [f"{code[:3]} {code[3:]}", f" {code[:2]}-{code[2:]}. ", f"Код: {code}", f"№{code}"]
    others = [
        "8 912 345-67-89",
        "12",
        "2026 год",
        "дом 48217 на улице Ленина",
        "4821 0937 5516 2048",
    ]

    assert [read_code(way) for way in ways] == [code] * 4
    assert [may_be_code(way) for way in ways] == [True] * 4
    assert [may_be_code(other) for other in others] == [False] * 5


def test_each_spelling_has_a_digit_more_and_all_guard_against_slips() -> None:
    assert [len(code) for code in spellings(HALL)] == [5, 6, 7]
    assert [is_whole(code) for code in spellings(HALL)] == [True, True, True]


def test_in_a_town_of_four_hundred_posters_each_code_means_one_of_them() -> None:
    """Given so many that some shortest codes are the same; those have a digit more."""
    told = codes(MANY)

    assert [meant(told[where], MANY) for where in MANY] == [[where] for where in MANY]
    assert {len(code) for code in told.values()} == {5, 6}
    assert sum(len(code) == LENGTH for code in told.values()) > 370


def test_in_whatever_order_posters_are_printed_and_whatever_is_lost_codes_are_the_same() -> None:
    """There is nothing to lose: another machine, or one gone back to a backup, prints the same."""
    assert codes(reversed(MANY)) == codes(MANY)


def test_a_poster_that_hung_before_its_code_was_another_places_too_leads_to_neither() -> None:
    """Given a poster in one place, printed before there was the other, whose shortest code is the
    same: whoever stands before it is asked, and what is printed from now on tells them apart."""
    old, new = two_of_one_code()
    printed = codes([old])[old]

    assert meant(printed, [old]) == [old]
    assert meant(printed, [old, new]) == [old, new]
    for where, code in codes([old, new]).items():
        assert (len(code), meant(code, [old, new])) == (6, [where])


def test_codes_given_to_whoever_came_first_would_swap_after_a_backup() -> None:
    """The broken twin: as it was, the first that is free, and kept."""
    old, new = two_of_one_code()
    before, after = given_in_turn([old, new]), given_in_turn([new, old])

    assert before[old] == after[new]
    assert codes([old, new]) == codes([new, old])


MANY = [(f"survey_{n}", f"place_{m}") for n in range(20) for m in range(20)]


def two_of_one_code() -> tuple[Where, Where]:
    seen: dict[str, Where] = {}
    for where in MANY:
        first = seen.setdefault(spellings(where)[0], where)
        if first != where:
            return first, where
    raise AssertionError("no two of four hundred")


def given_in_turn(asked: Iterable[Where]) -> dict[Where, str]:
    given: dict[Where, str] = {}
    for where in asked:
        given[where] = next(code for code in spellings(where) if code not in given.values())
    return given
