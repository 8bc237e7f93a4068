"""Wrong codes: how many an account may try, and what a flood of them shuts for others."""

from __future__ import annotations

import pytest

from bot import tries
from bot.tries import Tries
from storage.records import Channel, Person

ANNA = Person(Channel.TELEGRAM, "700100200")


class Seconds:
    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def seconds() -> Seconds:
    return Seconds()


def flood(told: Tries, channel: Channel, count: int = tries.OF_ALL) -> None:
    """One wrong code each from so many sessions."""
    for number in range(count):
        told.missed(Person(channel, f"session-{number}"))


def test_five_wrong_codes_make_an_account_wait_ten_minutes(seconds: Seconds) -> None:
    told = Tries(seconds)
    waits = []
    for _ in range(tries.TRIES):
        waits.append(told.pause(ANNA))
        told.missed(ANNA)

    assert waits == [0] * tries.TRIES
    assert told.pause(ANNA) == 10
    seconds.now += 599
    assert told.pause(ANNA) == 1
    seconds.now += 1
    assert told.pause(ANNA) == 0


def test_a_flood_on_the_web_closes_the_web_and_no_messenger(seconds: Seconds) -> None:
    told = Tries(seconds)
    flood(told, Channel.WEB)

    assert told.pause(Person(Channel.WEB, "somebody else")) == 60
    assert told.pause(ANNA) == 0


def test_a_flood_in_a_messenger_closes_that_messenger(seconds: Seconds) -> None:
    """The twin: what leaves the messengers open above is the channel alone."""
    told = Tries(seconds)
    flood(told, Channel.TELEGRAM)

    assert told.pause(ANNA) == 60


def test_whoever_waits_longest_is_let_in_again_within_the_hour(seconds: Seconds) -> None:
    told = Tries(seconds)
    flood(told, Channel.WEB, 1)
    seconds.now += 1800
    flood(told, Channel.WEB, tries.OF_ALL - 1)

    assert told.pause(Person(Channel.WEB, "somebody else")) == 30
    seconds.now += 1801
    assert told.pause(Person(Channel.WEB, "somebody else")) == 0
