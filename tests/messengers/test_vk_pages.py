"""What must not stay in VK goes by a page that serves once: from the dialogue into a browser."""

from __future__ import annotations

import re
from functools import partial

from bot.messengers.vk import Vk
from tests.fakes.vk import Citizen, FakeVk
from tests.messages.writing import PIT
from tests.talk import House
from tests.web.beside import path_of, visiting
from tests.web.visitor import Visitor

CODE = r"\d{4} \d{4} \d{4} \d{4}"


async def chooses(vk: FakeVk, anna: Citizen, *labels: str) -> None:
    """One after another, each as soon as it is there; the page after the last has come."""
    for label in labels:
        await comes(vk, anna, label)
        seen = _pages(anna)
        press = await anna.presses_callback(label)
        await press.answered()
        await vk.state.bell.wait(partial(_has_more, anna, seen), f"a page after {label}")


async def comes(vk: FakeVk, anna: Citizen, label: str) -> None:
    """A button that bears this label."""
    await vk.state.bell.wait(lambda: label in anna.buttons() or None, label)


def _pages(anna: Citizen) -> int:
    """How many the community has shown so far."""
    return sum(one.what != "deleted" for one in anna.peer.shown)


def _has_more(anna: Citizen, seen: int) -> bool | None:
    return _pages(anna) > seen or None


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
    await chooses(vk, anna, "Дальше", "Пропустить", "Без следа", "Отправить")
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
