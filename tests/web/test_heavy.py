"""Pages that take the figures of a period: pressed ten times, they are made twice at most."""

from __future__ import annotations

import asyncio

import pytest

from web.desk.heavy import Heavy
from web.desk.pages import PAGES
from web.refusals import Refusal, Why

MAP = "/desk/pains"

Pressed = list[asyncio.Task[Why | None]]


class Pressing:
    """A page that is made until it is let go."""

    def __init__(self) -> None:
        self.heavy = Heavy()
        self.made: list[str] = []
        self.left: set[str] = set()
        self.ready = asyncio.Event()

    async def press(self, name: str, page: str = MAP, who: str = "Anna") -> Why | None:
        try:
            async with self.heavy.turn(who, page, lambda: name not in self.left):
                self.made.append(name)
                await self.ready.wait()
        except Refusal as refusal:
            return refusal.why
        return None

    async def begun(self, group: asyncio.TaskGroup, *presses: tuple[str, ...]) -> Pressed:
        tasks = []
        for press in presses:
            tasks.append(group.create_task(self.press(*press)))
            await asyncio.sleep(0)
        return tasks


async def test_of_ten_presses_the_first_is_made_and_the_last() -> None:
    pressing = Pressing()
    async with asyncio.TaskGroup() as group:
        tasks = await pressing.begun(group, *((str(number),) for number in range(10)))
        assert pressing.made == ["0"]
        pressing.ready.set()

    assert pressing.made == ["0", "9"]
    assert [task.result() for task in tasks] == [None, *[Why.AGAIN] * 8, None]
    assert await pressing.press("later") is None


async def test_other_pages_of_a_clerk_take_turns_and_other_clerks_do_not_wait() -> None:
    pressing = Pressing()
    several = ("map",), ("digest", "/desk/digest"), ("file", "/desk/map.docx"), ("b", MAP, "Boris")
    async with asyncio.TaskGroup() as group:
        tasks = await pressing.begun(group, *several)
        assert pressing.made == ["map", "b"]
        pressing.ready.set()

    assert [task.result() for task in tasks] == [None] * 4
    assert pressing.made == ["map", "b", "digest", "file"]


async def test_whoever_went_away_is_in_nobodys_way() -> None:
    pressing = Pressing()
    async with asyncio.TaskGroup() as group:
        [first, gone] = await pressing.begun(group, ("first",), ("gone",))
        gone.cancel()
        with pytest.raises(asyncio.CancelledError):
            await gone
        [last] = await pressing.begun(group, ("last",))
        pressing.ready.set()

    assert (first.result(), last.result()) == (None, None)
    assert pressing.made == ["first", "last"]


async def test_whoever_pressed_last_and_went_away_leaves_the_answer_to_the_press_before() -> None:
    pressing = Pressing()
    async with asyncio.TaskGroup() as group:
        first, second, gone = await pressing.begun(group, ("first",), ("second",), ("gone",))
        gone.cancel()
        with pytest.raises(asyncio.CancelledError):
            await gone
        pressing.ready.set()

    assert (first.result(), second.result()) == (None, None)
    assert pressing.made == ["first", "second"]


async def test_for_whoever_has_left_meanwhile_nothing_is_made() -> None:
    pressing = Pressing()
    days = [(f"day {number}", f"/desk/digest?as_of={number}") for number in range(5)]
    async with asyncio.TaskGroup() as group:
        tasks = await pressing.begun(group, *days)
        pressing.left = {name for name, _ in days[1:4]}
        pressing.ready.set()

    assert pressing.made == ["day 0", "day 4"]
    assert [task.result() for task in tasks] == [None, *[Why.AGAIN] * 3, None]


def test_pages_that_count_a_whole_period_are_among_them() -> None:
    heavy = {(page.method, page.path) for page in PAGES if page.is_heavy}

    assert {("GET", "/pains"), ("GET", "/pains/map"), ("GET", "/digest")} < heavy
    assert any(path.startswith("/digest/picture/") for _, path in heavy)
    assert ("POST", "/export") in heavy
    printing = {"/sheets/{survey}/print", "/surveys/{survey}/waves/{wave}/slips", "/qr/file"}
    assert {path for method, path in heavy if method == "POST"} == {"/export", *printing}
