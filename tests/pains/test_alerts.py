"""Candidates that should not wait are told to the staff chat at once, each a single time."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path

from bot.pain_alerts import KIND, PainAlerts
from reports.pain.board import board
from storage.pain_records import PainBy
from storage.store import Storage
from tests.conftest import TOWN, StandingClock
from tests.messages.sending import STAFF_CHAT
from tests.pains.quarters import BASIS, OPENED_ON, WISH, Row, answers, enter, opened
from tests.pains.test_desk import APPEALS
from tests.pains.test_reminders import Chat

GIVEN = [*answers(22, 2, "visits"), *answers(6, 3, "tech"), *answers(14, 5)]
"""«Visits» is named by 22 of 42: high, of severity 3; «tech» can wait."""


def alerts(storage: Storage, clock: StandingClock) -> PainAlerts:
    return PainAlerts(storage, lambda: BASIS, clock, [STAFF_CHAT])


async def test_a_threat_is_told_the_same_day_and_what_can_wait_is_not(
    storage: Storage, clock: StandingClock, tmp_path: Path
) -> None:
    chat, told = Chat(storage, clock, KIND), alerts(storage, clock)
    await enter(storage, tmp_path, [*APPEALS, Row("safety", "message", "yards")])

    await told.look()
    first = await chat.told()
    clock.time += timedelta(days=1)
    await told.look()
    await alerts(storage, clock).look()

    assert first == [
        "Новая возможная «боль»: Угроза безопасности. Процесс: Обращения по разделу «Дворы, "
        "улицы, природа». Упоминаний: 1 из 1. Подтвердить, объединить или отклонить с причиной?"
    ]
    assert await chat.told() == []


async def test_what_ballots_say_is_told_after_their_opening(
    storage: Storage, clock: StandingClock
) -> None:
    chat, told = Chat(storage, clock, KIND), alerts(storage, clock)
    await told.look()

    await opened(storage, [*answers(12, 2, "visits"), *answers(4, 3, "tech"), *answers(20, 5)])
    await told.look()

    assert await chat.told() == [
        "Новая возможная «боль»: Несколько визитов вместо одного. Процесс: Предоставление "
        "муниципальных услуг. Упоминаний: не меньше 10 из 36. Подтвердить, объединить или "
        "отклонить с причиной?"
    ]


async def test_of_many_at_once_one_word_is_said(
    storage: Storage, clock: StandingClock, tmp_path: Path
) -> None:
    topics = ("yards", "road_repair", "heating", "school")
    await enter(storage, tmp_path, [Row("safety", "message", topic) for topic in topics])
    chat = Chat(storage, clock, KIND)

    await alerts(storage, clock).look()

    assert await chat.told() == [
        "«Карта болей»: новых кандидатов, которым лучше не ждать конца квартала, — 4. Среди них: "
        "Угроза безопасности."
    ]


async def test_what_is_decided_is_not_told(
    storage: Storage, clock: StandingClock, tmp_path: Path
) -> None:
    await enter(storage, tmp_path, [Row("safety", "message", "yards")])
    (line,) = (await board(storage, BASIS, WISH)).candidates
    rejected = replace(line.row, state="rejected", reason="Ошибка")
    await storage.pains.decide(rejected, "rejected", PainBy("Анна, analyst", OPENED_ON, "Ошибка"))
    chat = Chat(storage, clock, KIND)

    await alerts(storage, clock).look()

    assert await chat.told() == []


async def test_what_was_opened_with_the_end_of_its_quarter_is_told_on_the_first_day_after(
    storage: Storage, clock: StandingClock
) -> None:
    """Given a wave that ended with the year; when it is opened on the first of January and its
    answers count in December; then the pain they tell of is told, and once."""
    clock.time = datetime(2026, 12, 1, 12, tzinfo=TOWN)
    chat, told = Chat(storage, clock, KIND), alerts(storage, clock)
    await storage.jobs.first_start(clock())
    await told.look()
    clock.time = datetime(2027, 1, 1, 0, 5, tzinfo=TOWN)
    await opened(storage, GIVEN, date(2026, 12, 31))

    await told.look()
    first = await chat.told()
    await alerts(storage, clock).look()

    assert first == [
        "Новая возможная «боль»: Несколько визитов вместо одного. Процесс: Предоставление "
        "муниципальных услуг. Упоминаний: 22 из 42. Подтвердить, объединить или отклонить с "
        "причиной?"
    ]
    assert await chat.told() == []


async def test_a_quarter_before_the_first_start_is_nobodys_news(
    storage: Storage, clock: StandingClock
) -> None:
    """Given a program that was started in January; when last year is full of pains; then staff are
    not told of them one by one."""
    clock.time = datetime(2027, 1, 1, 0, 5, tzinfo=TOWN)
    await opened(storage, GIVEN, date(2026, 12, 31))
    chat = Chat(storage, clock, KIND)

    await alerts(storage, clock).look()

    assert await chat.told() == []
