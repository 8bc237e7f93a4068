"""The three buttons below the preview, pressed in Telegram and in VK: by whoever runs the chat."""

from __future__ import annotations

from pathlib import Path

from bot.digest_deeds import DigestDeeds
from bot.digests import Digests
from storage.store import Storage
from tests.bot.test_digests import BASIS, WHEN, at, sent
from tests.conftest import StandingClock
from tests.staff import vk_room
from tests.staff.room import running, town

GOES = "сводка уйдёт сама 09.10.2026 09:00."
ONLY_ADMINS = "Это может только администратор чата."


def digests(storage: Storage, clock: StandingClock, chat: str) -> Digests:
    return Digests(storage, BASIS, (chat,), WHEN, clock)


async def previewed(told: Digests, clock: StandingClock) -> None:
    """The quarter is over, and everybody was there before."""
    clock.time = at("2026-09-15T12:00")
    await told.look()
    clock.time = at("2026-10-01T09:00")
    await told.look()


async def test_in_telegram_an_administrator_chooses_a_day_and_then_sends_it(
    tmp_path: Path, clock: StandingClock
) -> None:
    async with town(tmp_path, clock) as outside:
        storage = outside.house.storage
        made = digests(storage, clock, f"telegram:{outside.staff.id}")
        outside.digest = DigestDeeds(storage, made, clock)
        outside.staff.sets(outside.fake.citizen(501), "administrator")
        async with running(outside) as room:
            await previewed(made, clock)
            await room.until_shown(GOES)

            refused = await (await room.petr.presses("Отправить", room.staff)).answered()
            assert refused == ONLY_ADMINS
            await room.olga.presses("Отложить до …", room.staff)
            await room.until_shown("в какой день отправить?")
            await room.olga.presses("05.10", room.staff)
            await room.until_shown("сводка уйдёт сама 05.10.2026 09:00.")
            await room.olga.presses("Отправить", room.staff)
            await room.until_shown("сводка отправляется, она придёт через минуту.")
            await made.look()

            await room.until_shown("СВОДКА ОБРАТНОЙ СВЯЗИ")
            assert await sent(storage) == [("2026Q3", f"telegram:{outside.staff.id}")]


async def test_in_vk_too_and_a_member_who_does_not_run_the_chat_may_not(
    tmp_path: Path, clock: StandingClock
) -> None:
    def deeds(storage: Storage) -> DigestDeeds:
        return DigestDeeds(storage, digests(storage, clock, "vk:2000000001"), clock)

    async with vk_room.opened(tmp_path, clock, deeds) as room:
        made = digests(room.storage, clock, f"vk:{room.staff.id}")
        room.staff.sets(room.olga, admin=True)
        await previewed(made, clock)
        shown = await room.until_shown(GOES)

        assert await room.presses(room.petr, "Отправить", shown) == ONLY_ADMINS
        assert await room.presses(room.olga, "Отправить", shown) == "Отправляем"
        await made.look()

        assert await sent(room.storage) == [("2026Q3", f"vk:{room.staff.id}")]


async def test_without_a_desk_the_chat_says_where_data_is_mended(
    tmp_path: Path, clock: StandingClock
) -> None:
    async with town(tmp_path, clock) as outside:
        storage = outside.house.storage
        made = digests(storage, clock, f"telegram:{outside.staff.id}")
        outside.digest = DigestDeeds(storage, made, clock)
        outside.staff.sets(outside.fake.citizen(501), "administrator")
        async with running(outside) as room:
            await previewed(made, clock)
            await room.until_shown(GOES)

            told = await (await room.olga.presses("Исправить данные", room.staff)).answered()

            assert told == ("Строки без причины, темы и дат — на рабочем месте, страница «Сводка».")
