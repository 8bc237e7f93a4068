"""A chat of a foreign messenger shows no personal data of an author, whatever is set; and says
where all of it is read."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from app.compose import House
from bot.handlers.staff_cards import card
from bot.handlers.staff_office import CardText, Office
from config.settings import Settings
from config.workdays import of_region
from storage.message_records import MessageExtended
from storage.rating_records import AnswerRated, ReopeningWished
from storage.store import Storage
from tests.conftest import StandingClock
from tests.messages.sending import ANNA, BORIS, PIT, keep, send
from tests.rating.answering import answered
from tests.staff.room import Room, opened

SECRETS = (
    "+7 (912) 345-67-89",
    "anna.petrova@example.ru",
    "@anna_petrova",
    "vk.com/id12345",
    "12 34 567890",
    "112-233-445 95",
    "4276 3801 2345 6787",
    "А123ВС77",
    "https://disk.example.ru/anna/photo",
)
TOLD = "Яма на Лесной. Мои данные: " + ", ".join(SECRETS)
FULL = "Личные данные скрыты. Полностью — на рабочем месте: https://otklik.example.org/desk/case/"


def shown(room: Room) -> str:
    """All that stands in the chat from the bot, buttons too."""
    ours = [one for one in room.staff.chat.newest() if one.sender.id == room.fake.bot.id]
    return "\n".join("\n".join([one.text, *one.labels]) for one in ours)


async def a_life(room: Room, clock: StandingClock) -> str:
    """A message with all that an author may ever say of it, told to the chat; its number."""
    chat = f"telegram:{room.staff.id}"
    number, _ = await room.new_card(replace(PIT, text=TOLD, spot=f"Лесная 4, {SECRETS[0]}"))
    added = MessageExtended(number, f"Ещё: {TOLD}", tell=(chat,))
    await keep(room.storage, ANNA, added)
    await room.until_shown("Автор дополнил")
    await send(room.storage, BORIS, room.here(replace(PIT, text=TOLD)))
    await room.until_shown("Похожих открытых")
    await room.olga.says("/open", room.staff)
    await room.until_shown("В работе 2 сообщения")
    await answered(room.storage, number, clock)
    await keep(room.storage, ANNA, AnswerRated(number, False, 1, ("unsolved", "other")))
    await keep(room.storage, ANNA, ReopeningWished(number, TOLD, tell=(chat,)))
    await room.until_shown("Автор просит вернуть")
    return number


async def entered(room: Room) -> None:
    """What a clerk types, read back by the bot for a last look."""
    await room.olga.says("/enter", room.staff)
    window = await room.until_shown("Как поступило обращение?")
    await room.olga.presses("Почта", room.staff, on=window)
    await room.until_shown("Какое это обращение?")
    await room.olga.presses("Жалоба", room.staff, on=window)
    await room.until_shown("Ответьте на это сообщение текстом")
    await room.olga.says(TOLD, room.staff, reply_to=window)
    await room.until_shown("Чтобы заменить текст")


@pytest.mark.parametrize("card_text", ["full", "masked", "none"])
async def test_nothing_personal_is_ever_shown_in_telegram(
    tmp_path: Path, clock: StandingClock, card_text: CardText
) -> None:
    async with opened(tmp_path, clock, card_text) as room:
        if card_text == "none":
            await room.new_card(replace(PIT, text=TOLD, spot=SECRETS[0]))
        else:
            number = await a_life(room, clock)
        await entered(room)

        told = shown(room)

        assert [secret for secret in SECRETS if secret in told] == []
        if card_text != "none":
            assert told.count(f"{FULL}{number}") >= 3  # the card, the addition, the wish


async def test_a_text_without_personal_data_says_nothing_of_hiding(
    tmp_path: Path, clock: StandingClock
) -> None:
    async with opened(tmp_path, clock) as room:
        _, card = await room.new_card()

        assert "скрыты" not in card.text


async def test_what_was_hidden_is_whole_in_the_register(
    tmp_path: Path, clock: StandingClock
) -> None:
    async with opened(tmp_path, clock) as room:
        number, _ = await room.new_card(replace(PIT, text=TOLD))

        assert (await room.case(number)).message.text == TOLD


@pytest.mark.parametrize(
    ("told", "abroad"), [("full", "masked"), ("masked", "masked"), ("none", "none")]
)
def test_the_program_gives_telegram_less_than_vk(told: CardText, abroad: CardText) -> None:
    house = House(Settings(_env_file=None, card_text=told))

    assert (house.office.card_text, house.office_abroad.card_text) == (told, abroad)
    assert house.office_abroad.sense is house.office.sense


async def test_where_the_setting_is_full_a_chat_of_our_own_shows_all(
    storage: Storage, clock: StandingClock
) -> None:
    case = await storage.cases.one(await send(storage, ANNA, replace(PIT, text=TOLD)))
    office = Office("Администрация", of_region("RU"), 30, {}, card_text="full")

    own = card(case, office, clock().date()).text
    foreign = card(case, office.abroad(), clock().date()).text

    assert [one for one in SECRETS if one not in own] == []
    assert [one for one in SECRETS if one in foreign] == []
