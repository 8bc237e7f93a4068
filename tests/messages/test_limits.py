"""Budgets, the same words twice, and blocks: what floods, and what honest people never meet."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from sqlalchemy import select

from bot import limits
from bot.events import CommandGiven
from bot.limits import Limits
from bot.message_wants import Hindered, words_of
from storage.message_records import AuthorForgotten, MessageExtended, MessageSent
from storage.records import Channel, Person
from storage.sql.blocked import NobodyToBlock
from storage.store import Storage
from storage.tables_office import blocked
from tests.conftest import StandingClock
from tests.messages.sending import ANNA as ACCOUNT
from tests.messages.sending import BORIS, PIT, keep, send_traceless
from tests.messages.sending import send as send_now
from tests.messages.test_tries import Seconds
from tests.messages.writing import PIT as WORDS
from tests.messages.writing import number_in, send, up_to_review
from tests.talk import House, Talk

ADDED = MessageExtended("100100", "ещё")


@pytest.fixture
def seconds() -> Seconds:
    return Seconds()


@pytest.fixture
def budget(seconds: Seconds) -> Limits:
    return Limits(lambda: date(2026, 11, 20), seconds)


def flood(budget: Limits, fact: MessageSent | MessageExtended, who: list[Person]) -> int:
    """How many of these send, one after another, before one is told to wait."""
    for count, person in enumerate(who):
        if budget.hindrance(person, adds=isinstance(fact, MessageExtended)):
            return count
        budget.kept(person, [fact])
    return len(who)


def test_an_account_is_stopped_within_the_minute_and_at_the_days_end(
    budget: Limits, seconds: Seconds
) -> None:
    at_once = flood(budget, ADDED, [ACCOUNT] * 100)
    paused = budget.hindrance(ACCOUNT, adds=True)
    seconds.now += limits.MINUTE
    rest = 0
    for _ in range(10):
        rest += flood(budget, ADDED, [ACCOUNT] * 100)
        seconds.now += limits.MINUTE

    assert (at_once, paused) == (limits.AT_ONCE, Hindered("pace", seconds=60))
    assert at_once + rest == limits.ADDED_A_DAY
    assert budget.hindrance(ACCOUNT, adds=True) == Hindered("day", limit=limits.ADDED_A_DAY)
    assert budget.hindrance(ACCOUNT) is None  # a new message is another matter


def test_a_flood_of_sessions_closes_the_web_and_no_messenger(
    budget: Limits, seconds: Seconds, caplog: pytest.LogCaptureFixture
) -> None:
    sessions = [Person(Channel.WEB, str(number)) for number in range(5_000)]
    sent = flood(budget, PIT, sessions)

    assert sent == limits.OF_ALL[Channel.WEB] * limits.AT_START
    assert budget.hindrance(Person(Channel.WEB, "честный")) == Hindered("crowd", seconds=2)
    assert budget.hindrance(ACCOUNT) is None
    assert caplog.messages == ["ALARM: web: the budget of messages of an hour is used up"]
    seconds.now += 2
    assert budget.hindrance(Person(Channel.WEB, "честный")) is None


def test_a_district_without_water_writes_freely(budget: Limits, seconds: Seconds) -> None:
    """Four thousand people, one message each, within ten minutes."""
    stopped = 0
    for number in range(4_000):
        person = Person(Channel.TELEGRAM, str(number))
        stopped += budget.hindrance(person) is not None
        budget.kept(person, [PIT])
        seconds.now += 600 / 4_000

    assert stopped == 0


async def test_honest_people_send_beside_a_flooder(home: House) -> None:
    flooder = home.talk("666")
    stopped = ""
    for number in range(12):
        await flooder.sends(CommandGiven("start"))
        await flooder.presses("Написать нам")
        if "Начать" not in flooder.labels:
            stopped = flooder.said
            break
        await send(flooder, text=f"спам {number}")
    sent = [number_in(await sent_by(home, str(account))) for account in range(7001, 7021)]

    assert "не больше 10 сообщений" in stopped
    assert len(set(sent)) == 20


async def test_whoever_comes_while_all_write_is_not_blamed_for_it_and_has_another_way(
    home: House, anna: Talk
) -> None:
    """The first message of an honest person, while a door's budget is used up."""
    at_once = int(limits.OF_ALL[Channel.TELEGRAM] * limits.AT_START)
    for number in range(at_once + 500):  # a minute and a half of everybody's
        home.conversation.finding.kept(Person(Channel.TELEGRAM, f"9{number:06}"), [PIT])

    await anna.sends(CommandGiven("start"))
    await anna.presses("Написать нам")

    assert anna.said == (
        "Сейчас пишет очень много людей, и сообщения мы принимаем по очереди. Попробуйте, "
        "пожалуйста, через 2 минуты. Если есть угроза жизни или здоровью, звоните 112."
    )
    assert anna.labels == ["Подать официальное обращение", "В начало"]


async def sent_by(home: House, account: str) -> str:
    talk = home.talk(account)
    await send(talk)
    return talk.said


async def test_the_same_words_within_ten_minutes_are_kept_once_and_that_is_said(
    anna: Talk, home: House, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("INFO", "bot.limits")
    await send(anna)
    await up_to_review(anna)
    await anna.presses("Отправить")
    said = anna.said
    boris = home.talk("1002")
    await send(boris)  # what somebody else says is another message, word for word the same

    assert said.startswith("Такое же сообщение вы отправили несколько минут назад")
    assert len(await home.storage.messages.mine(anna.person)) == 1
    assert len(await home.storage.messages.mine(boris.person)) == 1
    assert caplog.messages == ["telegram: the same message within ten minutes was not kept again"]


async def test_of_the_same_words_without_a_trace_the_log_has_no_hour(
    anna: Talk, caplog: pytest.LogCaptureFixture
) -> None:
    """The twin above is heard: an addressed one leaves its line."""
    caplog.set_level("DEBUG", "bot")
    await send(anna, "Без следа")
    await up_to_review(anna, "Без следа")
    await anna.presses("Отправить")

    assert anna.said.startswith("Такое же сообщение вы отправили несколько минут назад")
    assert caplog.messages == []


def test_after_ten_minutes_the_same_words_are_a_new_message(
    budget: Limits, seconds: Seconds
) -> None:
    budget.kept(ACCOUNT, [PIT])
    words = words_of(PIT.text, PIT.spot, traceless=False)
    traceless = words_of(PIT.text, PIT.spot, traceless=True)
    told = [budget.is_twin(ACCOUNT, words), budget.is_twin(BORIS, words)]
    told.append(budget.is_twin(ACCOUNT, traceless))
    seconds.now += limits.SAME

    assert told == [True, False, False]
    assert budget.is_twin(ACCOUNT, words) is False


async def test_a_blocked_author_is_told_kindly_and_shown_the_official_way(
    anna: Talk, home: House
) -> None:
    number = await send(anna)
    await home.storage.blocked.block(number, "двести одинаковых сообщений", "operator")
    await anna.sends(CommandGiven("start"))
    await anna.presses("Написать нам")
    told, ways = anna.said, anna.labels
    await anna.presses("Подать официальное обращение")
    boris = home.talk("1002")

    assert told.startswith("Сейчас мы не можем принять ваше сообщение.")
    assert ways == ["Подать официальное обращение", "В начало"]
    assert "https://example.org/pos" in anna.said
    assert number_in(await sent_by(home, boris.person.account))


async def test_who_is_blocked_while_writing_keeps_the_draft_and_cannot_send_it(
    anna: Talk, home: House
) -> None:
    number = await send(anna)
    await up_to_review(anna, text=f"{WORDS}, дом 2")
    await home.storage.blocked.block(number, "спам", "operator")
    await anna.presses("Отправить")
    refused = anna.toast
    await home.storage.blocked.let_in(number, "operator")
    await anna.presses("Отправить")

    assert refused.startswith("Сейчас мы не можем принять")
    assert len(await home.storage.messages.mine(anna.person)) == 2


async def test_a_block_lasts_a_week_at_least_and_two_at_most(
    storage: Storage, clock: StandingClock
) -> None:
    number = await send_now(storage, ACCOUNT)
    await storage.blocked.block(number, "спам", "operator")
    begun, held = clock.time, []
    for _ in range(16):
        held.append(await storage.blocked.has(ACCOUNT))
        clock.time += timedelta(days=1)
        await storage.blocked.tidy()

    assert 7 < held.count(True) <= 14
    assert held == sorted(held, reverse=True)
    assert list(storage.keys.folder.glob("blocklist-*.key")) == []
    clock.time = begun


async def test_only_an_author_who_can_be_reached_can_be_blocked(
    storage: Storage, clock: StandingClock
) -> None:
    traceless, _ = await send_traceless(storage, ACCOUNT)
    await storage.messages.release(lambda _: (), clock())
    number = await send_now(storage, BORIS)

    with pytest.raises(NobodyToBlock):
        await storage.blocked.block(traceless, "спам", "operator")
    with pytest.raises(ValueError, match="reason"):
        await storage.blocked.block(number, "", "operator")

    assert await storage.blocked.is_author_blocked(traceless) is False
    assert await storage.blocked.has(BORIS) is False


async def test_the_log_tells_of_a_block_neither_why_nor_whom(
    storage: Storage, clock: StandingClock
) -> None:
    number = await send_now(storage, ACCOUNT)
    await storage.blocked.block(number, "грозит Ольге", "operator")
    await storage.blocked.let_in(number, "admin")

    told = [(one.field, one.old, one.new, one.actor) for one in await storage.cases.history(number)]
    assert {line for line in told if line[0] == "author"} == {
        ("author", None, "blocked", "operator"),
        ("author", "blocked", None, "admin"),
    }


async def test_forget_me_leaves_nothing_that_staff_wrote_of_the_author(storage: Storage) -> None:
    number = await send_now(storage, ACCOUNT)
    await storage.blocked.block(number, "грозит Ольге", "operator")

    assert await keep(storage, ACCOUNT, AuthorForgotten())

    async with storage.engine.reading() as connection:
        reasons = list((await connection.execute(select(blocked.c.reason))).scalars())
    assert (reasons, await storage.blocked.has(ACCOUNT)) == ([""], True)


async def test_the_log_tells_a_deed_that_changed_nothing_as_what_it_was(
    storage: Storage, clock: StandingClock
) -> None:
    """The second of two clerks presses the button of a page that is over."""
    number = await send_now(storage, ACCOUNT)
    await storage.blocked.let_in(number, "admin")
    await storage.blocked.block(number, "спам", "operator")
    await storage.blocked.block(number, "всё ещё спам", "admin")
    await storage.blocked.let_in(number, "operator")
    await storage.blocked.let_in(number, "admin")

    told = [(one.field, one.old, one.new, one.actor) for one in await storage.cases.history(number)]
    assert [line[1:] for line in told if line[0] == "author"] == [
        (None, "blocked", "operator"),
        ("blocked", "blocked", "admin"),
        ("blocked", None, "operator"),
    ]
