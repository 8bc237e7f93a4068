"""The desk's page «Рассылка»: the very words first, sent once, told in the round, stopped."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from bot.announcing import Announcing
from bot.invitations.in_words import for_chat
from bot.links import Link, telegram
from bot.new_waves import Card
from reports.reached import response_of
from storage.invitation_records import Mailing
from storage.sql.signins import Role
from tests.conftest import StandingClock
from tests.invitations.guests import arrives, goes_on, joined, people
from tests.side.test_desk import signed_in
from tests.web.section import Section
from tests.web.visitor import Visitor
from web.desk.mailing_told import told_of

PAGE = "/desk/mailing"


async def wave_of(site: Section, survey: str = "ext_express") -> str:
    return (await site.rounds.offered())[survey].wave.id


async def previews(site: Section, clerk: Visitor, kind: str = "invite") -> str:
    """The page with the very words."""
    page = await clerk.opens(f"{PAGE}?w={await wave_of(site)}&kind={kind}")
    return page.words


async def test_the_page_shows_the_very_words_and_when_they_leave(
    site: Section, clerk: Visitor
) -> None:
    await joined(site.storage, *people(23))
    await signed_in(site, clerk, Role.ANALYST)
    site.parts.town.writing.web = "https://otklik.example.org"

    words = await previews(site, clerk)

    assert "В списке приглашений не меньше 20 человек." in words
    assert "Приглашаем ответить на опрос:" in words
    assert "на сайте: https://otklik.example.org/s/ext_express" in words
    assert "[Ответить на опрос]" in words
    assert "[Больше не приглашать]" in words
    assert "Начнём 20.11.2026 в 12:05, отправка займёт около 1 минуты." in words


async def test_confirmed_by_two_clerks_it_is_sent_once(
    site: Section, clerk: Visitor, colleague: Visitor
) -> None:
    await joined(site.storage, *people(3))
    for who in (clerk, colleague):
        await signed_in(site, who, Role.ADMIN)
        await previews(site, who)

    await clerk.presses("Разослать")
    first = clerk.page
    await colleague.presses("Разослать")
    second = colleague.page

    assert (first.status, second.status) == (200, 409)
    assert "уже приглашали" in second.words
    [one] = await site.storage.invitations.mailings()
    assert (one.kind, one.waves, one.is_running) == ("invite", (await wave_of(site),), True)


async def test_words_that_changed_meanwhile_are_looked_at_again(
    site: Section, clerk: Visitor
) -> None:
    await signed_in(site, clerk, Role.ADMIN)
    await previews(site, clerk)
    site.parts.town.org_short = "Другая администрация"

    await clerk.presses("Разослать")

    assert clerk.page.status == 409
    assert "Посмотрите ещё раз" in clerk.page.words
    assert await site.storage.invitations.mailings() == []


async def test_a_mailing_is_stopped_before_it_began_without_a_trace(
    site: Section, clerk: Visitor
) -> None:
    await signed_in(site, clerk, Role.ADMIN)
    await previews(site, clerk)
    await clerk.presses("Разослать")

    await clerk.presses("Остановить рассылку")

    assert await site.storage.invitations.mailings() == []


async def test_at_night_it_begins_in_the_morning(
    site: Section, clerk: Visitor, clock: StandingClock
) -> None:
    clock.time = clock.time.replace(hour=21)
    await signed_in(site, clerk, Role.ADMIN)

    words = await previews(site, clerk)

    await clerk.presses("Разослать")
    assert "Начнём 21.11.2026 в 09:00" in words
    assert (
        "Оцените нас за минуту — начнётся 21.11.2026 в 09:00 (Анна, администратор)"
        in clerk.page.words
    )


async def test_a_mailing_says_whether_it_waits_goes_or_rests_for_the_night(
    site: Section, clerk: Visitor, clock: StandingClock
) -> None:
    await joined(site.storage, *people(12))
    await signed_in(site, clerk, Role.ADMIN)
    await previews(site, clerk)
    await clerk.presses("Разослать")
    waits = clerk.page.words
    clock.time += timedelta(minutes=5)
    goes = (await clerk.opens(PAGE)).words
    clock.time = clock.time.replace(hour=20)
    await signed_in(site, clerk, Role.ADMIN)
    rests = (await clerk.opens(PAGE)).words

    heading = "Приглашение 20.11.2026: Оцените нас за минуту"
    assert f"{heading} — начнётся 20.11.2026 в 12:05 (Анна, администратор)" in waits
    assert "Приглашено" not in waits
    assert f"{heading} — идёт (Анна, администратор) Приглашено меньше десяти." in " ".join(
        goes.split()
    )
    again = "на ночь приостановлено, продолжится 21.11.2026 в 09:00"
    assert f"{heading} — {again} (Анна, администратор)" in rests


@pytest.mark.parametrize("query", ["?kind=invite", "?w=nothing&kind=invite"])
async def test_nothing_that_is_open_was_chosen(site: Section, clerk: Visitor, query: str) -> None:
    await signed_in(site, clerk, Role.ANALYST)

    page = await clerk.opens(PAGE + query)

    assert (page.status, "Отметьте от одного до 5 опросов" in page.words) == (409, True)


async def test_what_came_of_it_is_told_in_the_round(
    site: Section, clerk: Visitor, clock: StandingClock
) -> None:
    await joined(site.storage, *people(23))
    await signed_in(site, clerk, Role.ADMIN)
    await previews(site, clerk)
    await clerk.presses("Разослать")
    clock.time += timedelta(minutes=6)
    [one] = await site.storage.invitations.mailings()
    while await goes_on(site.storage, one):
        await arrives(site.storage, clock)

    page = await clerk.opens(PAGE)

    assert "Приглашено не меньше 20, доставлено не меньше 20." in page.words
    assert "23" not in page.words


def a_mailing(kind: str, delivered: int, came: int) -> Mailing:
    day = datetime.fromisoformat("2026-11-20T09:00+04:00")
    return Mailing(
        id="a" * 16,
        kind="remind" if kind == "remind" else "invite",
        waves=("w",),
        words="",
        actor="Ольга, admin",
        asked_on=day.date(),
        begins=day,
        ended_on=day.date(),
        stopped=False,
        invited=delivered,
        delivered=delivered,
        gone=0,
        came=came,
    )


@pytest.mark.parametrize(
    ("kind", "delivered", "came", "percent", "warns"),
    [
        ("invite", 200, 35, 17, True),
        ("invite", 200, 39, 17, True),
        ("invite", 200, 40, 20, False),
        ("invite", 200, 4, None, False),
        ("invite", 9, 6, None, False),
        ("invite", 10, 12, 100, False),
        ("remind", 200, 40, None, False),
    ],
)
def test_the_response_is_told_of_enough_people_and_warned_of_below_a_fifth(
    kind: str, delivered: int, came: int, percent: int | None, warns: bool
) -> None:
    one = a_mailing(kind, delivered, came)

    told = told_of(one, {}, 5, one.begins)

    assert response_of(one, 5) == percent
    assert bool(told.response) == (percent is not None)
    assert bool(told.warning) == warns


async def test_the_employees_chat_is_reminded_once_and_in_general(
    site: Section, clerk: Visitor, clock: StandingClock
) -> None:
    async def where() -> tuple[str, Link]:
        return "telegram:-100888", telegram("town_bot")

    announcing = Announcing(site.storage, where, clock)
    wave = await site.rounds.open("int_equipment", card=Card(basis="приказ от 01.11.2026 № 7"))
    await announcing.look(site.rounds)
    assert len(await site.storage.notices.claim(clock())) == 1
    await signed_in(site, clerk, Role.ANALYST)
    await clerk.opens(PAGE)

    await clerk.presses("Напомнить в чате сотрудников")
    for _ in range(2):
        await announcing.look(site.rounds)

    page = await clerk.opens(PAGE)
    [told] = [one.text for one in await site.storage.notices.claim(clock())]
    last = f"{wave.closes_on - timedelta(days=1):%d.%m.%Y}"
    assert "Напомнить в чате сотрудников" not in page.words
    assert told.startswith("Напоминаем об опросе «")
    assert told.endswith(
        f"он закроется {last}. Если вы уже ответили — спасибо, ничего делать не нужно."
    )


async def test_the_staff_chat_is_told_of_the_list_and_of_the_last_mailing(
    site: Section, clerk: Visitor, clock: StandingClock
) -> None:
    ask = for_chat(site.storage, site.rounds, "https://otklik.example.org/desk", clock)
    before = await ask()
    await joined(site.storage, *people(12))
    await signed_in(site, clerk, Role.ADMIN)
    await previews(site, clerk)
    await clerk.presses("Разослать")

    awaited = await ask()
    clock.time += timedelta(minutes=5)
    after = await ask()

    assert before == (
        "В списке приглашений меньше десяти человек.\n\nРассылок ещё не было.\n\n"
        "Посмотреть приглашение и разослать его: https://otklik.example.org/desk/mailing"
    )
    assert awaited.split("\n\n")[1] == (
        "Рассылка ещё не началась. Приглашение 20.11.2026: Оцените нас за минуту — "
        "начнётся 20.11.2026 в 12:05 (Анна)."
    )
    assert after.split("\n\n")[1] == (
        "Сейчас идёт рассылка: Приглашение 20.11.2026: Оцените нас за минуту — идёт (Анна)."
        " Приглашено меньше десяти."
    )
