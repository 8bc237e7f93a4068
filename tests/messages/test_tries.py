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


def flood(told: Tries, channel: Channel) -> int:
    """Wrong codes, one each from ever new sessions, until nobody's are looked at; how many were."""
    sessions = (Person(channel, f"session-{number}") for number in range(10_000))
    return sum(1 for _ in iter(lambda: told.take(next(sessions)), 1))


def test_five_wrong_codes_make_an_account_wait_ten_minutes(seconds: Seconds) -> None:
    told = Tries(seconds)
    waits = [told.take(ANNA) for _ in range(tries.TRIES)]

    assert waits == [0] * tries.TRIES
    assert told.take(ANNA) == 10
    seconds.now += 599
    assert told.take(ANNA) == 1
    seconds.now += 1
    assert told.take(ANNA) == 0


def test_right_codes_cost_nothing(seconds: Seconds) -> None:
    told = Tries(seconds)
    for _ in range(10 * tries.OF_ALL):
        assert told.take(ANNA) == 0
        told.give_back(ANNA)


def test_tries_at_the_same_moment_are_paid_for_before_they_are_looked_at(seconds: Seconds) -> None:
    """A thousand sessions that press together find no more room than one after another."""
    assert flood(Tries(seconds), Channel.WEB) == tries.AT_START


def test_codes_that_nobody_can_guess_are_shut_by_no_flood(seconds: Seconds) -> None:
    told = Tries(seconds, is_shared=False)
    assert flood_of(told, 1000) == 1000

    assert told.take(Person(Channel.WEB, "somebody with a slip")) == 0
    assert [told.take(ANNA) for _ in range(6)] == [0] * 5 + [10]


def flood_of(told: Tries, sessions: int) -> int:
    """How many of so many sessions may try a code."""
    people = [Person(Channel.WEB, f"session-{number}") for number in range(sessions)]
    return sum(told.take(person) == 0 for person in people)


def test_a_flood_on_the_web_closes_the_web_and_no_messenger(seconds: Seconds) -> None:
    told = Tries(seconds)
    flood(told, Channel.WEB)

    assert told.take(Person(Channel.WEB, "somebody else")) == 1
    assert told.take(ANNA) == 0


def test_a_flood_in_a_messenger_closes_that_messenger(seconds: Seconds) -> None:
    """The twin: what leaves the messengers open above is the channel alone."""
    told = Tries(seconds)
    flood(told, Channel.TELEGRAM)

    assert told.take(ANNA) == 1


def test_a_closed_door_has_room_for_one_more_after_some_seconds(seconds: Seconds) -> None:
    told = Tries(seconds)
    flood(told, Channel.WEB)
    seconds.now += tries.HOUR / tries.OF_ALL

    assert flood(told, Channel.WEB) == 1


def test_a_flood_of_a_week_gets_its_hours_worth_and_no_more(seconds: Seconds) -> None:
    told = Tries(seconds)
    looked_at = 0
    for _ in range(7 * 24 * 12):
        looked_at += flood(told, Channel.WEB)
        seconds.now += 300

    assert looked_at <= 7 * 24 * tries.OF_ALL + tries.AT_START


def test_many_wrong_codes_are_told_to_whoever_runs_it(
    seconds: Seconds, caplog: pytest.LogCaptureFixture
) -> None:
    told = Tries(seconds)
    seconds.now += tries.HOUR
    flood(told, Channel.WEB)

    assert caplog.messages == ["web: 100 wrong codes within an hour"]
