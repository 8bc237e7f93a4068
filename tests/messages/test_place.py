"""The place whose code led to a message: kept with one that is answered here, and with no other."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import select

from bot import stages, traces
from bot.events import CommandGiven, LinkOpened
from bot.message_stages import WritingMessage
from storage.case_records import NotAllowed
from storage.erasing import Terms
from storage.message_records import AuthorForgotten
from storage.office_records import Route, Unit
from storage.records import Channel, Person
from storage.store import Storage
from storage.tables import metadata
from storage.tables_register import appeal
from tests.conftest import StandingClock
from tests.messages.sending import ANNA, BORIS, PIT, keep, send, send_traceless
from tests.messages.writing import number_in
from tests.staff.standing import take
from tests.staff.stepping import closing
from tests.staff.test_corrections import correction
from tests.talk import House, Talk

HALL = "hall"
AT_THE_HALL = replace(PIT, place=HALL)


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


async def place_of(storage: Storage, number: str) -> str | None:
    return (await storage.cases.one(number)).of_register.place


async def rows_that_name(storage: Storage, word: str) -> set[str]:
    """Tables that hold this very word, in any column."""
    found = set()
    async with storage.engine.reading() as connection:
        for table in metadata.sorted_tables:
            rows = (await connection.execute(select(table))).all()
            if any(word == value for row in rows for value in row):
                found.add(table.name)
    return found


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


async def test_the_place_chooses_the_unit_and_a_traceless_message_goes_where_all_do(
    storage: Storage, clock: StandingClock
) -> None:
    for name in ("hall", "rest"):
        await storage.units.put(Unit(name, name), clock(), "тест")
    await storage.routes.add(Route("hall", spot=HALL), clock(), "тест")
    await storage.routes.add(Route("rest"), clock(), "тест")

    numbers = [
        await send(storage, ANNA, AT_THE_HALL),
        await send(storage, ANNA),
        (await send_traceless(storage, ANNA, AT_THE_HALL))[0],
    ]
    await storage.messages.release(lambda _: (), clock())

    cases = [await storage.cases.one(number) for number in numbers]
    assert [(case.unit_id, case.of_register.place) for case in cases] == [
        ("hall", HALL),
        ("rest", None),
        ("rest", None),
    ]


async def test_a_clerk_corrects_a_place_and_gives_none_to_a_traceless_message(
    storage: Storage, clock: StandingClock
) -> None:
    case = await storage.cases.one(await send(storage, ANNA, AT_THE_HALL))
    number, _ = await send_traceless(storage, BORIS)
    await storage.messages.release(lambda _: (), clock())
    hidden = await storage.cases.one(number)

    after = await storage.cases.correct(correction(case, clock, "operator", place=None))
    with pytest.raises(NotAllowed):
        await storage.cases.correct(correction(hidden, clock, place=HALL))

    log = await storage.cases.history(case.number)
    assert after.of_register.place is None
    assert [(one.field, one.old, one.new, one.actor) for one in log[1:]] == [
        ("place", HALL, None, "operator")
    ]
    assert len(await storage.cases.history(number)) == 1


async def corrected(storage: Storage, clock: StandingClock) -> str:
    """A message of Anna's from the hall; once a clerk thought that it came from elsewhere."""
    case = await storage.cases.one(await send(storage, ANNA, AT_THE_HALL))
    case = await storage.cases.correct(correction(case, clock, place="stand"))
    return (await storage.cases.correct(correction(case, clock, place=HALL))).number


async def test_forget_me_forgets_the_place_as_well_and_of_nobody_else(
    storage: Storage, clock: StandingClock
) -> None:
    mine, other = await corrected(storage, clock), await send(storage, BORIS, AT_THE_HALL)

    await keep(storage, ANNA, AuthorForgotten())

    log = await storage.cases.history(mine)
    assert [await place_of(storage, one) for one in (mine, other)] == [None, HALL]
    assert [(one.field, one.old, one.new) for one in log[1:]] == [("place", None, None)] * 2


async def test_the_place_goes_with_the_address_when_its_term_is_over(
    storage: Storage, clock: StandingClock
) -> None:
    closed, still_open = await corrected(storage, clock), await send(storage, BORIS, AT_THE_HALL)
    await take(storage, closing(await storage.cases.one(closed), "resolved", clock))
    terms = Terms(address=30, content=90, register=1825)

    clock.time += timedelta(days=30)
    await storage.erasing.by_term(terms)
    before = await place_of(storage, closed)
    clock.time += timedelta(days=1)
    await storage.erasing.by_term(terms)

    assert before == HALL
    assert [await place_of(storage, one) for one in (closed, still_open)] == [None, HALL]
    assert await rows_that_name(storage, "stand") == set()


async def test_a_place_that_a_clerk_entered_stays_till_the_term_of_the_register(
    storage: Storage, clock: StandingClock
) -> None:
    case = await storage.cases.one(await send(storage, ANNA))
    await keep(storage, ANNA, AuthorForgotten())
    case = await storage.cases.correct(correction(case, clock, place=HALL))
    await take(storage, closing(case, "resolved", clock))
    terms = Terms(address=30, content=90, register=365)

    clock.time += timedelta(days=100)
    await storage.erasing.by_term(terms)
    after_the_address = await place_of(storage, case.number)
    clock.time += timedelta(days=300)
    await storage.erasing.by_term(terms)

    async with storage.engine.reading() as connection:
        left = (await connection.execute(select(appeal.c.place))).scalar_one()
    assert (after_the_address, left) == (HALL, None)
    assert await rows_that_name(storage, HALL) == set()
