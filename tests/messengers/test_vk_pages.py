"""What must not stay in VK goes by a page that serves once: from the dialogue into a browser."""

from __future__ import annotations

import re
from datetime import timedelta
from functools import partial

from sqlalchemy import select

from bot.messengers.vk import Vk
from storage.tables_register import appeal
from tests.conftest import StandingClock
from tests.fakes.vk import Citizen, FakeVk
from tests.messages.test_reading import staff_ask
from tests.messages.writing import PIT
from tests.talk import House
from tests.web.beside import path_of, visiting
from tests.web.visitor import Visitor

CODE = r"\d{4} \d{4} \d{4} \d{4}"


async def chooses(vk: FakeVk, anna: Citizen, *labels: str) -> None:
    """One after another, each as soon as it is there; the page after the last has come."""
    for label in labels:
        await comes(vk, anna, label)
        seen = counted_pages(anna)
        press = await anna.presses_callback(label)
        await press.answered()
        await vk.state.bell.wait(partial(has_more, anna, seen), f"a page after {label}")


async def comes(vk: FakeVk, anna: Citizen, label: str) -> None:
    """A button that bears this label."""
    await vk.state.bell.wait(lambda: label in anna.buttons() or None, label)


def counted_pages(anna: Citizen) -> int:
    """How many the community has shown so far."""
    return sum(one.what != "deleted" for one in anna.peer.shown)


def has_more(anna: Citizen, seen: int) -> bool | None:
    return counted_pages(anna) > seen or None


async def link_from(vk: FakeVk, anna: Citizen) -> str:
    """The address behind the button that leads out of VK, once there is one."""

    def links() -> list[str]:
        return [act["link"] for _, act in anna.actions() if act["type"] == "open_link"]

    (link,) = await vk.state.bell.wait(lambda: links() or None, "a link")
    return str(link)


async def sends_traceless(vk: FakeVk, anna: Citizen) -> str:
    """The address of the page that shows the code."""
    await anna.says("/start")
    await chooses(vk, anna, "Написать нам", "Начать", "Проблема", "1", "1")  # the first topic
    await anna.says(PIT)
    await chooses(vk, anna, "Дальше", "Пропустить", "Без следа", "Без файлов", "Отправить")
    return await link_from(vk, anna)


async def shows_code(visitor: Visitor, link: str) -> str:
    await visitor.opens(path_of(link))
    page = await visitor.presses("Показать код")
    (code,) = re.findall(CODE, page.words)
    return str(code)


async def test_the_code_is_shown_once_in_the_browser_and_never_in_the_dialogue(
    door: Vk, vk: FakeVk, anna: Citizen, town: House
) -> None:
    link = await sends_traceless(vk, anna)
    async with visiting(town) as visitor:
        previews = [await visitor.opens(path_of(link)) for _ in range(3)]

        code = await shows_code(visitor, link)
        again = await visitor.opens(path_of(link))
        pressed = await visitor.posts(path_of(link), [])

    assert [(page.status, code in page.words) for page in previews] == [(200, False)] * 3
    assert [page.status for page in (again, pressed)] == [410, 410]
    assert "Этот код уже показан" in again.words
    assert not any(code in seen or code.replace(" ", "") in seen for seen in anna.sees())


async def test_a_page_nobody_made_looks_like_one_whose_code_was_shown(
    door: Vk, vk: FakeVk, anna: Citizen, town: House
) -> None:
    link = await sends_traceless(vk, anna)
    async with visiting(town) as visitor:
        await shows_code(visitor, link)

        used = await visitor.opens(path_of(link))
        made_up = await visitor.opens("/code/" + "A" * 43)

    assert (made_up.status, made_up.words) == (used.status, used.words)


async def asks_for_status(vk: FakeVk, anna: Citizen) -> str:
    """The address of the page that takes a code."""
    await anna.says("/start")
    await chooses(vk, anna, "Узнать о сообщении")
    return await link_from(vk, anna)


async def test_an_author_in_vk_reads_a_question_and_answers_it_through_the_code(
    door: Vk, vk: FakeVk, anna: Citizen, town: House
) -> None:
    async with visiting(town) as visitor:
        code = await shows_code(visitor, await sends_traceless(vk, anna))
        (number,) = await numbers(town)
        await staff_ask(town, number)
        link = await asks_for_status(vk, anna)
        previews = [await visitor.opens(path_of(link)) for _ in range(2)]

        thread = await visitor.presses("Дальше", text=code)
        await visitor.presses("Ответить на вопрос")
        replied = await visitor.presses("Дальше", text="Четвёртый")
        again = await visitor.opens(path_of(link))

    assert ["Страница открывается один раз" in page.words for page in previews] == [True] * 2
    assert ("Какой дом?" in thread.words, "Ответ передан" in replied.words) == (True, True)
    assert (again.status, "Попросите в боте новую" in again.words) == (410, True)
    await town.storage.messages.release(lambda _: [], town.clock())
    told = await town.storage.messages.for_staff(number)
    assert told is not None
    assert told.entries[-1].text == "Четвёртый"
    assert not any("Четвёртый" in seen or "Какой дом" in seen for seen in anna.sees())


async def test_a_page_for_a_code_is_over_after_half_an_hour(
    door: Vk, vk: FakeVk, anna: Citizen, town: House, clock: StandingClock
) -> None:
    link = await asks_for_status(vk, anna)
    async with visiting(town) as visitor:
        clock.time += timedelta(minutes=29)
        in_time = await visitor.opens(path_of(link))
        clock.time += timedelta(minutes=2)
        late = await visitor.opens(path_of(link))
        made_up = await visitor.opens("/status/" + "A" * 43)

    assert (in_time.status, late.status) == (200, 410)
    assert (late.status, late.words) == (made_up.status, made_up.words)


async def test_a_code_typed_into_vk_is_not_taken_and_leads_to_the_page(
    door: Vk, vk: FakeVk, anna: Citizen, town: House
) -> None:
    async with visiting(town) as visitor:
        code = await shows_code(visitor, await sends_traceless(vk, anna))

        await anna.says(code)
        await vk.state.bell.wait(
            lambda: "Похоже, вы написали код" in anna.sees()[-1] or None, "an answer to the code"
        )
        thread = await visitor.opens(path_of(await link_from(vk, anna)))
        thread = await visitor.presses("Дальше", text=code)

    assert "удалите, пожалуйста, своё сообщение" in anna.sees()[-1]
    assert "Состояние: принято." in thread.words


async def numbers(town: House) -> list[str]:
    async with town.storage.engine.reading() as connection:
        return list((await connection.execute(select(appeal.c.number))).scalars())
