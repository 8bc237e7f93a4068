"""The digest before it goes: shown on the first day, in people's hands, and gone without them."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from sqlalchemy import text

from bot.digest_deeds import DigestDeeds, NotOpen
from bot.digests import Digests
from bot.events import Reply
from bot.staff_events import CardPressed, StaffUpdate, Word
from reports.period import parse
from storage.notice_records import Notice
from storage.store import Storage
from tests.bot.test_digests import BASIS, CHATS, WHEN, at, sent
from tests.conftest import StandingClock
from tests.reports.test_figure_cases import keep, rows

QUARTER = parse("2026Q3")
DESK = "https://otklik.example.org/desk"


async def begun(storage: Storage, clock: StandingClock, desk: str = "") -> Digests:
    """A program that was there before the quarter was over."""
    told = Digests(storage, BASIS, CHATS, WHEN, clock)
    told.desk = desk
    clock.time = at("2026-09-15T12:00")
    await told.look()
    return told


async def waiting(storage: Storage, clock: StandingClock) -> list[Notice]:
    """What is on its way into the first chat, in its order, and is sent now."""
    return [one for one in await everything(storage, clock) if one.chat == CHATS[0]]


async def everything(storage: Storage, clock: StandingClock) -> list[Notice]:
    found = []
    while claimed := await storage.notices.claim(clock()):
        for notice in claimed:
            found.append(notice)
            assert await storage.notices.begin(notice, "", clock())
            await storage.notices.sent(notice, "1")
    return found


def pressed(option: str, *, is_admin: bool = True) -> StaffUpdate:
    event = CardPressed("digest", option, "7")
    return StaffUpdate("telegram", "u1", CHATS[0], "Анна (5)", "5", event, is_admin)


def words(told: Word) -> str:
    return told.text if isinstance(told, Reply) else told


async def test_it_is_shown_on_the_first_day_once_and_goes_on_the_ninth(
    storage: Storage, clock: StandingClock
) -> None:
    digests = await begun(storage, clock)
    clock.time = at("2026-10-01T08:59")
    await digests.look()
    assert await waiting(storage, clock) == []

    clock.time = at("2026-10-01T09:00")
    await digests.look()
    await digests.look()

    shown = await waiting(storage, clock)
    assert [one.kind for one in shown] == ["preview", "preview"]
    assert shown[0].text.startswith(
        "ЧЕРНОВИК: так сводка выглядит сегодня\n\nСВОДКА ОБРАТНОЙ СВЯЗИ"
    )
    assert shown[1].text == (
        "III квартал 2026 года (01.07.2026 — 30.09.2026): сводка уйдёт сама 09.10.2026 09:00.\n"
        "Администратор чата может отправить её раньше, выбрать другой день или сначала исправить"
        " данные."
    )
    assert [(one.label, one.topic, one.option) for one in shown[1].buttons] == [
        ("Отправить", "digest", "send.2026Q3"),
        ("Отложить до …", "digest", "later.2026Q3"),
        ("Исправить данные", "digest", "mend.2026Q3"),
    ]
    clock.time = at("2026-10-09T09:00")
    await digests.look()
    assert await sent(storage) == [("2026Q3", chat) for chat in CHATS]
    assert [one.kind for one in await waiting(storage, clock)] == ["digest"]


async def test_whoever_was_off_until_the_day_is_not_shown_it_before(
    storage: Storage, clock: StandingClock
) -> None:
    digests = await begun(storage, clock)
    clock.time = at("2026-10-12T12:00")

    await digests.look()

    assert [one.kind for one in await waiting(storage, clock)] == ["digest"]


async def test_an_administrator_lets_it_go_at_once_and_it_goes_once(
    storage: Storage, clock: StandingClock
) -> None:
    digests = await begun(storage, clock)
    deeds = DigestDeeds(storage, digests, clock)
    clock.time = at("2026-10-01T08:30")  # before the hour of the day: it goes all the same

    told = await deeds.press(pressed("send.2026Q3"), "send.2026Q3")
    await digests.look()
    await digests.look()

    assert words(told).endswith("сводка отправляется, она придёт через минуту.")
    assert await sent(storage) == [("2026Q3", chat) for chat in CHATS]
    again = await deeds.press(pressed("send.2026Q3"), "send.2026Q3")
    assert again == Reply(
        "III квартал 2026 года (01.07.2026 — 30.09.2026)\nСводка отправлена.",
        toast="Сводка отправлена.",
    )


@pytest.mark.parametrize("option", ["send.2026Q3", "later.2026Q3", "day.2026Q3.2026-10-05"])
async def test_only_an_administrator_of_the_chat_may(
    storage: Storage, clock: StandingClock, option: str
) -> None:
    digests = await begun(storage, clock)
    deeds = DigestDeeds(storage, digests, clock)
    clock.time = at("2026-10-01T10:00")

    told = await deeds.press(pressed(option, is_admin=False), option)
    await digests.look()

    assert told == "Это может только администратор чата."
    assert (await sent(storage), await storage.digests.planned("2026Q3")) == ([], None)


@pytest.mark.parametrize("option", ["send.2026Q3", "later.2026Q3", "day.2026Q3.2026-10-05"])
async def test_a_chat_that_became_a_units_decides_of_the_digest_no_more(
    storage: Storage, clock: StandingClock, option: str
) -> None:
    deeds = DigestDeeds(storage, await begun(storage, clock), clock)
    clock.time = at("2026-10-01T10:00")

    told = await deeds.press(replace(pressed(option), of_unit=True), option)

    assert told == "Эта кнопка уже не действует."
    assert await storage.digests.planned("2026Q3") is None


async def test_a_clock_set_back_between_preview_and_sending_sends_nothing_twice(
    storage: Storage, clock: StandingClock
) -> None:
    digests = await begun(storage, clock)
    for moment in ("2026-10-01T09:00", "2026-10-09T09:00", "2026-10-01T09:00", "2026-09-30T23:00"):
        clock.time = at(moment)
        await digests.look()
    clock.time = at("2026-10-09T09:05")
    await digests.look()

    clock.time = at("2026-10-10T12:00")
    shown = await waiting(storage, clock)
    assert sorted(one.kind for one in shown) == ["digest", "preview", "preview"]


async def test_before_the_quarter_is_over_and_where_no_chat_is_nothing_can_be_sent(
    storage: Storage, clock: StandingClock
) -> None:
    nowhere = DigestDeeds(storage, Digests(storage, BASIS, (), WHEN, clock), clock)
    early = DigestDeeds(storage, await begun(storage, clock), clock)

    with pytest.raises(NotOpen, match="goes_on"):
        await early.send(QUARTER, "Анна")
    clock.time = at("2026-10-02T10:00")
    with pytest.raises(NotOpen, match="nowhere"):
        await nowhere.send(QUARTER, "Анна")


async def test_a_clock_set_back_before_the_quarters_end_is_told_and_leaves_the_buttons(
    storage: Storage, clock: StandingClock
) -> None:
    digests = await begun(storage, clock)
    deeds = DigestDeeds(storage, digests, clock)
    clock.time = at("2026-10-01T09:00")
    await digests.look()
    clock.time = at("2026-09-30T23:00")

    told = await deeds.press(pressed("send.2026Q3"), "send.2026Q3")

    assert told == "Период ещё идёт или это не квартал: такая сводка сама не отправляется."
    clock.time = at("2026-10-01T09:10")
    again = await deeds.press(pressed("send.2026Q3"), "send.2026Q3")
    assert words(again).endswith("сводка отправляется, она придёт через минуту.")


async def test_the_desk_is_a_press_away_where_a_phone_can_open_it(
    storage: Storage, clock: StandingClock
) -> None:
    digests = await begun(storage, clock, DESK)
    clock.time = at("2026-10-01T09:00")
    await digests.look()

    *_, last = await waiting(storage, clock)

    assert last.buttons[2].url == f"{DESK}/digest?period=2026Q3&as_of=2026-10-01"


async def test_what_a_digest_told_is_kept_with_it_and_corrected_by_the_next(
    storage: Storage, clock: StandingClock
) -> None:
    digests = await begun(storage, clock)
    clock.time = at("2026-10-09T09:00")
    await digests.look()

    kept = await storage.digests.told("2026Q3")

    assert kept is not None
    assert kept["external"]["satisfied"] == [0, 0]
    async with storage.engine.writing() as connection:
        other = json.dumps({"external": {"received": [7, None], "satisfied": [3, 6]}})
        await connection.execute(text("UPDATE digest SET told = :told"), {"told": other})
    await waiting(storage, clock)
    clock.time = at("2027-01-09T09:00")
    await digests.look()
    whole = "".join(one.text for one in await waiting(storage, clock))
    assert (
        "Внешние клиенты, поступило: 0, было 7\nВнешние клиенты, удовлетворено: 0 (—), было 3"
        in whole
    )


async def test_parts_arrive_in_their_order_with_the_links_of_what_they_tell(
    storage: Storage, clock: StandingClock
) -> None:
    digests = await begun(storage, clock, DESK)
    await keep(storage, rows(seed=5))
    clock.time = at("2026-10-09T09:00")
    await digests.look()

    told = await waiting(storage, clock)

    assert [one.text.split("\n")[0] for one in told] == [f"Часть {n} из 3" for n in range(1, 4)]
    assert [one.text.split("\n")[2] for one in told] == [
        "СВОДКА ОБРАТНОЙ СВЯЗИ",
        "СОТРУДНИКИ",
        "6. ОПРОСЫ: ВНЕШНИЕ КЛИЕНТЫ",
    ]
    labels = [[one.label.rpartition(":")[0] for one in part.buttons] for part in told]
    shown = ["Поступило", "Жалобы", "Ответы", "Удовлетворено", "Отказано", "Просрочено"]
    shown.append("На рассмотрении")
    internal = [label for label in shown if label != "Удовлетворено"]
    assert labels[:2] == [shown, internal]  # of employees nobody is satisfied: no empty lists
    assert [one.label for one in told[2].buttons][-1] == "Все цифры и картинки"
    assert all(len(one.label) <= 40 for part in told for one in part.buttons)
