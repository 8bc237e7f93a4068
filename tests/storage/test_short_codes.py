"""Short codes: stable for ever, never two for one, and a slip of the finger is noticed."""

from __future__ import annotations

import asyncio
from itertools import islice

from storage.short_codes import LENGTH, candidates, is_whole, led, may_be_code, read_code
from storage.store import Storage

HALL, OFFICE = ("ext_express", "hall"), ("ext_express", "office")


def test_every_wrong_digit_and_every_two_swapped_are_noticed() -> None:
    """Over a thousand codes, each with every single mistake a finger makes."""
    for number in range(1000):
        code = next(candidates(("survey", str(number))))
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
    code = next(candidates(HALL))
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


def test_when_short_codes_run_out_longer_ones_follow() -> None:
    told = list(islice(candidates(HALL), 151))

    assert [len(told[n]) for n in (0, 49, 50, 99, 100, 150)] == [5, 5, 6, 6, 7, 7]


async def test_a_code_once_printed_stays_whatever_comes_after_it(storage: Storage) -> None:
    first = await storage.short_codes.issue([HALL])
    many = [(f"survey_{n}", f"place_{m}") for n in range(20) for m in range(20)]

    later = await storage.short_codes.issue([*many, OFFICE, HALL])

    assert later[HALL] == first[HALL]
    assert len(set(later.values())) == 402
    assert {where: await storage.short_codes.where(later[where]) for where in many[::40]} == {
        where: where for where in many[::40]
    }


async def test_two_at_once_are_told_the_same_codes(storage: Storage) -> None:
    told = await asyncio.gather(*(storage.short_codes.issue([HALL, OFFICE]) for _ in range(4)))

    assert told == [told[0]] * 4


async def test_after_a_backup_codes_printed_since_are_found_by_what_they_may_stand_for(
    storage: Storage,
) -> None:
    """Given codes that another database issued and this one never heard of."""
    code = next(candidates(HALL))

    assert await storage.short_codes.where(code) is None
    assert led(code, [OFFICE, HALL]) == HALL
    assert led(code, [OFFICE]) is None
