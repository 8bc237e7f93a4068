"""A message that is being written is mended, left, cancelled and gone on with."""

from __future__ import annotations

import pytest

from bot.events import CommandGiven, LinkOpened, TextEdited
from tests.messages.writing import PIT, up_to_review, up_to_text
from tests.talk import House, Talk


async def test_an_edit_while_writing_replaces_the_part_it_was(anna: Talk, home: House) -> None:
    await up_to_text(anna)
    await anna.says("На Лесной яма")
    await anna.says("Она опасна для детей")

    await anna.sends(TextEdited("На Лесной большая яма"))
    await anna.presses("Дальше", "Пропустить", "Ответьте мне сюда", "Без файлов", "Отправить")

    (mine,) = await home.storage.messages.mine(anna.person)
    assert mine.text == "На Лесной большая яма\nОна опасна для детей"


async def test_every_line_of_the_card_can_be_mended(anna: Talk, home: House) -> None:
    await up_to_review(anna)
    await anna.presses("Исправить вид", "Предложение")
    await anna.presses("Исправить тему", "Дворы, улицы, природа", "Уличное освещение")
    await anna.presses("Исправить текст", "Написать заново")
    await anna.says("Поставьте фонарь")
    await anna.presses("Дальше", "Исправить место", "Пропустить")
    await anna.presses("Изменить способ ответа", "Без следа")

    assert [line for line in anna.said.split("\n") if ": " in line] == [
        "Вид: Предложение",
        "Тема: Уличное освещение",
        "Место: не указано",
        "Текст: Поставьте фонарь",
        "Получит: отдел обращений",
        "Срок: ориентировочно до 20.12.2026",
        "Ответ: по коду, без следа",
    ]


async def test_one_can_go_back_from_the_card_to_the_first_page(anna: Talk) -> None:
    await up_to_review(anna)
    pages = [anna.said]
    for _ in range(8):
        await anna.presses("Назад")
        pages.append(anna.said)

    assert "Расскажите о проблеме" in pages[-1]
    assert len(set(pages)) == len(pages)


@pytest.mark.parametrize("steps", [0, 1, 2, 3, 4, 5])
async def test_cancelling_keeps_nothing_at_any_step(anna: Talk, home: House, steps: int) -> None:
    ways = ("Начать", "Проблема", "Дороги и транспорт", "Ремонт дорог")
    await anna.sends(CommandGiven("start"))
    await anna.presses("Написать нам", *ways[:steps])
    if steps == 5:
        await anna.says(PIT)

    await anna.sends(CommandGiven("cancel"))

    assert anna.said == "Сообщение отменено и не сохранено."
    await anna.presses("В начало")
    assert await home.storage.messages.mine(anna.person) == []


async def test_the_button_that_cancels_does_so(anna: Talk) -> None:
    await up_to_text(anna)

    await anna.presses("Отменить")

    assert anna.said == "Сообщение отменено и не сохранено."


@pytest.mark.parametrize("way", [CommandGiven("start"), LinkOpened("check")])
async def test_words_unsent_survive_a_turn_to_something_else(
    anna: Talk, way: CommandGiven | LinkOpened
) -> None:
    await up_to_text(anna)
    await anna.says(PIT)

    await anna.sends(way)

    assert anna.said == "У вас есть неотправленное сообщение. Продолжить его?"
    await anna.presses("Продолжить")
    assert PIT in anna.said


async def test_an_old_button_is_answered_with_the_page_that_is_open(anna: Talk) -> None:
    await anna.sends(CommandGiven("start"))
    await anna.presses("Написать нам", "Начать")
    old = anna.button("Проблема")
    await anna.presses("Вопрос", "Дороги и транспорт")
    page = anna.said

    from bot.events import Pressed

    await anna.sends(Pressed(old.data))

    assert anna.toast == "Эта кнопка уже не действует. Вот текущий вопрос:"
    assert anna.said == page
