"""«Write to us» through the whole road: from the honest first page to a number, or a code."""

from __future__ import annotations

from datetime import date

import pytest

from bot.events import CommandGiven, SomethingElseSent
from storage.records import Channel
from tests.conftest import StandingClock
from tests.messages.writing import PIT, code_in, number_in, send, up_to_review, up_to_text
from tests.talk import House, Talk


async def test_the_first_page_is_honest_and_leads_to_the_official_ways_in_one_tap(
    anna: Talk,
) -> None:
    await anna.sends(CommandGiven("start"))
    await anna.presses("Написать нам")

    assert "не официальное обращение" in anna.said
    assert "112" in anna.said
    await anna.presses("Подать официальное обращение")
    assert "https://example.org/pos" in anna.said


async def test_an_addressed_message_gets_a_number_and_a_term(anna: Talk, home: House) -> None:
    await up_to_review(anna)

    assert anna.said == (
        "Проверьте сообщение:\n\n"
        "Вид: Проблема\n"
        "Тема: Ремонт дорог\n"
        "Место: Лесная, 4\n"
        f"Текст: {PIT}\n\n"
        "Получит: отдел обращений\n"
        "Срок: ориентировочно до 30.11.2026\n"
        "Ответ: придёт в этот диалог\n\n"
        "Отправить?"
    )
    await anna.presses("Отправить")

    number = number_in(anna.said)
    assert anna.labels == ["Мои сообщения", "В начало"]
    (mine,) = await home.storage.messages.mine(anna.person)
    assert (mine.number, mine.kind, mine.topic) == (number, "message", "road_repair")
    assert (mine.text, mine.spot, mine.due) == (PIT, "Лесная, 4", date(2026, 11, 30))


async def test_a_traceless_message_gets_a_code_that_is_shown_once(anna: Talk, home: House) -> None:
    number = await send(anna, "Без следа")
    code = code_in(anna.said)

    assert await home.storage.messages.mine(anna.person) == []
    await anna.presses("Удалить код из переписки")
    assert code not in anna.said
    opened = await home.storage.receipts.opened(code)
    assert opened is not None
    assert opened.number == number


async def test_several_messages_become_one_text(anna: Talk, home: House) -> None:
    await up_to_text(anna)
    for part in ("Первая часть", "вторая", "и третья"):
        await anna.says(part)
    assert "Первая часть\nвторая\nи третья" in anna.said

    await anna.presses("Дальше", "Пропустить", "Ответьте мне сюда", "Без файлов", "Отправить")

    (mine,) = await home.storage.messages.mine(anna.person)
    assert mine.text == "Первая часть\nвторая\nи третья"


async def test_a_text_over_the_limit_is_refused_with_the_limit_and_nothing_is_lost(
    anna: Talk, home: House
) -> None:
    await up_to_text(anna)
    await anna.says("а" * 3990)
    await anna.says("б" * 20)

    assert "получилось 4\u00a0011 знаков, а можно до 4\u00a0000" in anna.toast
    await anna.says("в" * 9)
    await anna.presses("Дальше", "Пропустить", "Ответьте мне сюда", "Без файлов", "Отправить")
    (mine,) = await home.storage.messages.mine(anna.person)
    assert mine.text == "а" * 3990 + "\n" + "в" * 9


@pytest.mark.parametrize("sign", ["😀", "\\", '"', "\u4e00"])
async def test_the_heaviest_text_fits_into_the_sealed_draft(
    anna: Talk, home: House, sign: str
) -> None:
    await up_to_text(anna)
    await anna.says(sign * 4000)
    await anna.presses("Дальше")
    await anna.says(sign * 300)
    await anna.presses("Без следа", "Без файлов", "Отправить")

    opened = await home.storage.receipts.opened(code_in(anna.said))
    assert opened is not None
    thread = await home.storage.messages.of_code(opened)
    assert thread is not None
    assert thread.entries[0].text == f"{sign * 4000}\n\n{sign * 300}"


@pytest.mark.parametrize(
    ("kind", "told"),
    [
        ("photo", "Фото и файлы можно приложить"),
        ("voice", "Голосовые и видео пока не принимаем"),
    ],
)
async def test_files_and_voices_are_refused_kindly_and_the_draft_stays(
    anna: Talk, kind: str, told: str
) -> None:
    await up_to_text(anna)
    await anna.says(PIT)

    await anna.sends(SomethingElseSent(kind))

    assert told in anna.toast
    assert PIT in anna.said


@pytest.mark.parametrize("typed", ["", "   ", "\u200b\u2060"])
async def test_a_text_of_nothing_is_no_text(anna: Talk, typed: str) -> None:
    await up_to_text(anna)

    await anna.says(typed)

    assert "Текст пустой" in anna.toast


async def test_nine_sections_stand_on_two_pages(anna: Talk) -> None:
    await anna.sends(CommandGiven("start"))
    await anna.presses("Написать нам", "Начать", "Проблема")

    assert len([label for label in anna.labels if label not in ("Ещё", "Назад", "Отменить")]) == 8
    await anna.presses("Ещё")
    assert anna.labels == ["Работа администрации", "Предыдущие", "Назад", "Отменить"]
    await anna.presses("Работа администрации", "Коррупция")
    assert "Опишите" in anna.said


async def test_a_typed_word_finds_topics_by_their_hints(anna: Talk) -> None:
    await anna.sends(CommandGiven("start"))
    await anna.presses("Написать нам", "Начать", "Проблема")

    await anna.says("собаку")
    assert "Животные без владельцев" in anna.labels
    await anna.presses("Другой раздел")
    await anna.says("абракадабра")
    assert "Ничего похожего" in anna.toast
    await anna.says("ямы")
    assert anna.labels[0] == "Ремонт дорог"
    await anna.presses("Другой раздел")
    await anna.says("яму на дороге")
    assert anna.labels[0] == "Ремонт дорог"
    await anna.presses("Ремонт дорог")
    assert "Опишите" in anna.said


async def test_the_web_takes_traceless_messages_only(home: House) -> None:
    visitor = home.talk("cookie", Channel.WEB)

    await send(visitor, "")

    assert await home.storage.receipts.opened(code_in(visitor.said)) is not None
    assert visitor.labels == ["В начало"]


async def test_in_vk_the_code_is_shown_on_a_page_and_never_in_the_dialogue(
    home: House, clock: StandingClock
) -> None:
    vera = home.talk("77", Channel.VK)

    number = await send(vera, "Без следа")

    (link,) = (button.url for button in vera.replies[-1].buttons if button.url)
    assert link.startswith("https://otklik.example.org/code/")
    token = link.rsplit("/", 1)[1]
    code = await home.storage.codes_to_show.take(token, clock())
    assert code is not None
    assert code not in vera.said.replace(" ", "")
    opened = await home.storage.receipts.opened(code)
    assert opened is not None
    assert opened.number == number
    assert await home.storage.codes_to_show.take(token, clock()) is None


async def test_an_account_sends_ten_messages_a_day(anna: Talk, clock: StandingClock) -> None:
    for number in range(10):
        await send(anna, text=f"{PIT}, дом {number}")
    await anna.sends(CommandGiven("start"))
    await anna.presses("Написать нам")
    assert "не больше 10 сообщений" in anna.said

    clock.time = clock.time.replace(day=21)
    await send(anna, text=f"{PIT}, дом 11")
    assert "принято" in anna.said


async def test_a_message_sent_twice_by_the_messenger_is_one(anna: Talk, home: House) -> None:
    await send(anna)

    await anna.repeats_last()

    assert anna.replies == ()
    assert len(await home.storage.messages.mine(anna.person)) == 1


async def test_a_word_of_danger_makes_it_urgent(anna: Talk, home: House) -> None:
    await send(anna, text="В подъезде запах газа")
    await send(anna, text="Фонарь не горит")

    told = {one.text: one.urgent for one in await home.storage.messages.mine(anna.person)}
    assert told == {"В подъезде запах газа": True, "Фонарь не горит": False}
