"""The place whose code led to a message: kept with one that is answered here, and with no other."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot import stages, traces
from bot.events import CommandGiven, LinkOpened
from bot.message_stages import WritingMessage
from storage.records import Channel, Person
from tests.conftest import StandingClock
from tests.messages.test_place_stored import place_of, rows_that_name
from tests.messages.writing import number_in
from tests.talk import House, Talk

HALL = "hall"


@pytest.fixture
def town(home: House) -> House:
    home.places[HALL] = "Холл администрации"
    return home


async def writes(talk: Talk, mode: str = "Ответьте мне сюда") -> None:
    """From the first page, which is open, to the card."""
    await talk.presses("Начать", "Проблема", "Дороги и транспорт", "Ремонт дорог")
    await talk.says("Яма на Лесной")
    await talk.presses("Дальше", "Пропустить", *([mode] if mode else []))
    if "Без файлов" in talk.labels:
        await talk.presses("Без файлов")


async def draft_of(house: House, person: Person) -> WritingMessage:
    """As it lies sealed in the storage."""
    memory = await house.storage.dialogues.recall(person)
    stage = stages.load(traces.read(memory.stage).stage)
    assert isinstance(stage, WritingMessage)
    return stage


async def test_a_link_with_a_place_leads_to_the_first_page_which_tells_of_it(
    town: House, anna: Talk
) -> None:
    await anna.sends(LinkOpened("message-hall"))

    told = (
        "Вы пришли по QR-коду: Холл администрации. Если попросите ответить сюда, сотрудники"
        " увидят эту точку рядом с сообщением. С сообщением «без следа» мы её не храним."
    )
    assert told in anna.said
    assert (await draft_of(town, anna.person)).place == HALL


async def test_whoever_wants_an_answer_here_sees_on_the_card_what_is_kept(
    town: House, anna: Talk
) -> None:
    await anna.sends(LinkOpened("message-hall"))
    await writes(anna)
    card = anna.said
    await anna.presses("Отправить")

    assert "По QR-коду: Холл администрации\nПолучит: отдел обращений" in card
    assert await place_of(town.storage, number_in(anna.said)) == HALL


async def test_a_message_without_a_trace_forgets_the_place_as_soon_as_it_is_to_be_one(
    town: House, anna: Talk
) -> None:
    await anna.sends(LinkOpened("message-hall"))
    await writes(anna, "Без следа")
    card, draft = anna.said, await draft_of(town, anna.person)
    await anna.presses("Отправить")
    traceless = await rows_that_name(town.storage, HALL)

    boris = town.talk("1002")
    await boris.sends(LinkOpened("message-hall"))
    await writes(boris)
    await boris.presses("Отправить")

    assert "QR" not in card
    assert (draft.mode, draft.place) == ("traceless", "")
    assert traceless == set()
    assert await rows_that_name(town.storage, HALL) == {"appeal"}  # the search does find one


async def test_a_changed_mind_does_not_bring_the_place_back(town: House, anna: Talk) -> None:
    await anna.sends(LinkOpened("message-hall"))
    await writes(anna, "Без следа")
    await anna.presses("Изменить способ ответа", "Ответьте мне сюда", "Отправить")

    assert await place_of(town.storage, number_in(anna.said)) is None


@pytest.mark.parametrize(
    "payload", ["message-moon", "message-", "message-hall-hall", "message-HALL", "message-hall;--"]
)
async def test_a_place_that_the_town_does_not_have_is_none_and_never_an_error(
    town: House, anna: Talk, payload: str
) -> None:
    await anna.sends(LinkOpened(payload))
    if "Начать" not in anna.labels:  # no link of ours: the ordinary start
        assert anna.said.startswith("Здравствуйте!")
        return
    await writes(anna)
    await anna.presses("Отправить")

    assert await place_of(town.storage, number_in(anna.said)) is None


async def test_a_place_taken_off_the_list_meanwhile_is_none(town: House, anna: Talk) -> None:
    await anna.sends(LinkOpened("message-hall"))
    await writes(anna)
    town.places.clear()
    await anna.presses("Отправить")

    assert await place_of(town.storage, number_in(anna.said)) is None


async def test_the_link_without_a_place_and_the_menu_lead_where_they_did(
    town: House, anna: Talk
) -> None:
    await anna.sends(LinkOpened("message"))
    by_link = anna.said
    await anna.sends(CommandGiven("start"))
    await anna.presses("Написать нам")

    assert anna.said == by_link
    assert "QR" not in by_link


async def test_the_draft_keeps_its_place_over_a_restart_and_over_midnight(
    town: House, anna: Talk, clock: StandingClock
) -> None:
    await anna.sends(LinkOpened("message-hall"))
    await anna.presses("Начать", "Проблема", "Дороги и транспорт", "Ремонт дорог")
    await anna.says("Яма на Лесной")

    clock.time += timedelta(days=1)
    again = House(town.storage, clock, ())
    again.places[HALL], again.update = "Холл администрации", town.update
    later = again.talk()
    await later.sends(LinkOpened("message-hall"))
    await later.presses("Продолжить", "Дальше", "Пропустить", "Ответьте мне сюда", "Без файлов")
    await later.presses("Отправить")

    assert await place_of(town.storage, number_in(later.said)) == HALL


async def test_where_an_answer_can_only_come_here_the_first_page_promises_no_more(
    town: House,
) -> None:
    town.town.writing.web = ""
    olga = town.talk("55", Channel.VK)

    await olga.sends(LinkOpened("message-hall"))
    first = olga.said
    await writes(olga, "")
    await olga.presses("Отправить")

    assert (
        "по QR-коду: Холл администрации. Сотрудники увидят эту точку рядом с сообщением." in first
    )
    assert await place_of(town.storage, number_in(olga.said)) == HALL


@pytest.mark.parametrize("payload", ["message-hall", "message"])
async def test_on_the_web_where_nobody_can_be_answered_no_place_is_kept(
    town: House, payload: str
) -> None:
    olga = town.talk("a session", Channel.WEB)
    await olga.sends(LinkOpened(payload))

    assert "QR" not in olga.said
    assert (await draft_of(town, olga.person)).place == ""
