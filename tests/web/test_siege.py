"""A flood of newcomers gets little; whoever is no flood gets through; then all is as before."""

from __future__ import annotations

import hashlib
from collections.abc import AsyncIterator, Callable
from datetime import timedelta
from itertools import count
from os import urandom

import pytest
from playwright.async_api import Browser, Page, expect

from tests.conftest import StandingClock
from tests.web.section import Section
from tests.web.visitor import Fields, Visitor
from web import siege
from web.address import household
from web.budget import SLOTS, Budget
from web.forms import Form
from web.proof import Puzzles
from web.siege import Siege
from web.visits import Visit

HOLD = "Одну минуту, пожалуйста"
KEY = bytes(32)
FLOOD = 40


def proof(puzzle: str) -> str:
    """As a browser finds it."""
    bits = int(puzzle.split(".")[1])
    for one in count():
        told = hashlib.sha256(f"{puzzle}:{one}".encode()).digest()
        if int.from_bytes(told[:8], "big") >> (64 - bits) == 0:
            return str(one)
    raise AssertionError


async def comes(site: Section) -> tuple[Visitor, Fields]:
    """A newcomer on the first page, and the form that «Начать» sends."""
    visitor = Visitor(site.url)
    await visitor.opens("/s/roads")
    return visitor, visitor.filled("Начать")


async def flood(site: Section) -> None:
    """Newcomers who never wait and never work."""
    visitors = [await comes(site) for _ in range(FLOOD)]
    for visitor, form in visitors:
        for _ in range(3):
            await visitor.posts("/talk", form)
        await visitor.close()


@pytest.fixture
async def visitor(site: Section) -> AsyncIterator[Visitor]:
    one, form = await comes(site)
    one.page.fields |= dict(form)
    yield one
    await one.close()


@pytest.fixture
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    """Three newcomers a minute are many, and the work is a child's."""
    monkeypatch.setattr(siege, "MANY", 3)
    monkeypatch.setattr(siege, "EASIEST", 8)
    monkeypatch.setattr(siege, "HARDEST", 8)


@pytest.mark.usefixtures("few")
async def test_a_flood_without_proof_begins_next_to_nothing(site: Section) -> None:
    await flood(site)

    assert await site.started("roads") == siege.MANY


async def test_where_nobody_is_held_it_would_begin_everything(site: Section) -> None:
    """The broken twin."""
    await flood(site)

    assert await site.started("roads") == FLOOD


@pytest.mark.usefixtures("few")
async def test_in_a_flood_a_newcomer_who_works_goes_on_with_what_was_pressed(
    site: Section, visitor: Visitor
) -> None:
    await flood(site)

    page = await visitor.presses("Начать")
    puzzle = page.fields["puzzle"]
    bad = await visitor.posts("/talk", [*visitor.filled("Продолжить"), ("proof", "x")])
    others = await visitor.posts(
        "/talk", [*visitor.filled("Продолжить"), ("puzzle", f"{puzzle}0"), ("proof", "1")]
    )
    page = await visitor.sends([*visitor.filled("Продолжить"), ("proof", proof(puzzle))])

    assert (bad.status, bad.heading, others.heading) == (429, HOLD, HOLD)
    assert (page.status, page.heading) == (200, "Что мешает?")
    assert (await visitor.presses("Готово", ticks=["Ямы"])).heading == "Где это?"  # never again


@pytest.mark.usefixtures("few")
async def test_in_a_flood_a_newcomer_without_scripts_goes_on_after_twenty_seconds(
    site: Section, visitor: Visitor, clock: StandingClock
) -> None:
    await flood(site)

    await visitor.presses("Начать")
    assert "Подождите 20 секунд и нажмите «Продолжить»." in visitor.page.words
    clock.time += timedelta(seconds=19)
    early = await visitor.presses("Продолжить")
    clock.time += timedelta(seconds=1)
    page = await visitor.presses("Продолжить")

    assert (early.heading, "Подождите 1 секунду" in early.words) == (HOLD, True)
    assert page.heading == "Что мешает?"


@pytest.mark.usefixtures("few")
async def test_whoever_was_let_in_before_the_flood_never_sees_it(
    site: Section, visitor: Visitor
) -> None:
    await visitor.presses("Начать")
    await flood(site)

    page = await visitor.presses("Готово", ticks=["Ямы"])

    assert page.heading == "Где это?"


def newcomer() -> Visit:
    return Visit(urandom(32))


def test_calm_is_seen_by_itself() -> None:
    now = [0.0]
    guard = Siege(KEY, lambda: now[0])

    def held() -> bool:
        return guard.holds("", newcomer(), Form({}), 0) is not None

    flooded = [held() for _ in range(siege.MANY + 2)]
    now[0] += siege.MINUTE
    soon = held()
    now[0] += siege.MINUTE
    calm = held()

    assert (flooded[-3:], soon, calm) == ([False, True, True], True, False)


def test_many_from_one_address_are_held_and_all_others_are_not() -> None:
    guard = Siege(KEY, lambda: 0.0)

    def held(who: str) -> bool:
        return guard.holds(who, newcomer(), Form({}), 0) is not None

    flooded = [held(household(f"2001:db8::{n:x}")) for n in range(siege.OWN + 5)]

    assert sum(flooded) == 5
    assert not held("198.51.100.7")


def test_one_address_alone_makes_no_flood_for_all_others() -> None:
    guard = Siege(KEY, lambda: 0.0)

    for _ in range(10 * siege.MANY):
        guard.holds("203.0.113.1", newcomer(), Form({}), 0)

    assert guard.holds("198.51.100.7", newcomer(), Form({}), 0) is None


def besieged() -> Callable[[str], bool]:
    """Is whoever has no scripts, and has waited, let in?"""
    guard = Siege(KEY, lambda: 0.0)
    for _ in range(siege.MANY):
        guard.holds("", newcomer(), Form({}), 0)

    def waited(who: str) -> bool:
        visit = newcomer()
        held = guard.holds(who, visit, Form({}), 0)
        assert held is not None
        again = Form({"puzzle": [held.puzzle.text]})
        return guard.holds(who, visit, again, siege.WAITS) is None

    return waited


def test_without_proof_a_minute_lets_in_few_of_an_address_of_a_network_and_of_all() -> None:
    waited = besieged()

    address = [waited("203.0.113.1") for _ in range(20)]
    network = [waited(f"203.0.113.{n}") for n in range(2, 102)]
    many = [waited(f"10.{n}.113.{m}") for n in range(100) for m in range(6)]

    assert sum(address) == siege.LANE_OF_ONE
    assert sum(address) + sum(network) == siege.LANE_OF_NET
    assert sum(address) + sum(network) + sum(many) == siege.LANE


@pytest.mark.parametrize("net", ["203.{}.113.{}", "2001:db8:{}:{}::/64"])
def test_twenty_networks_that_wait_do_not_fill_the_slow_lane(net: str) -> None:
    """Given networks that come again and again from all their addresses, all the minute; a visitor
    from elsewhere is let in at the first press after the wait."""
    waited = besieged()
    for m in range(1, 255):
        for n in range(1, 21):
            waited(net.format(n, m))

    assert waited("198.51.100.7")


def test_if_networks_were_not_counted_together_twenty_would_fill_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The broken twin."""
    monkeypatch.setattr(siege, "LANE_OF_NET", siege.LANE)
    waited = besieged()
    for m in range(1, 255):
        for n in range(1, 21):
            waited(f"203.{n}.113.{m}")

    assert not waited("198.51.100.7")


def test_a_puzzle_is_of_one_visit_and_of_ten_minutes() -> None:
    puzzles = Puzzles(KEY)
    puzzle = puzzles.new(b"a" * 32, 1000, 8)

    read = [
        puzzles.read(puzzle.text, b"a" * 32, 1600),
        puzzles.read(puzzle.text, b"b" * 32, 1600),
        puzzles.read(puzzle.text, b"a" * 32, 1601),
        puzzles.read(puzzle.text.replace(".8.", ".0."), b"a" * 32, 1600),
    ]

    assert read == [puzzle, None, None, None]


def test_a_budget_takes_no_more_memory_for_a_million_addresses() -> None:
    budget = Budget(2, 60, lambda: 0.0)

    for number in range(100_000):
        budget.spend(f"10.{number}")

    assert [len(row) for row in budget._rows] == [SLOTS, SLOTS]


async def test_a_browser_in_a_flood_goes_on_by_itself(
    site: Section, browser: Browser, page: Page, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With the work of a real flood; `page` runs no scripts."""
    monkeypatch.setattr(siege, "MANY", 1)
    first, form = await comes(site)
    assert (await first.posts("/talk", form)).heading == "Что мешает?"
    await first.close()
    context = await browser.new_context(locale="ru-RU")
    window = await context.new_page()
    said = list[str]()
    window.on("console", lambda message: said.append(message.text))

    await window.goto(f"{site.url}/s/roads")
    await window.get_by_role("button", name="Начать").click()
    await expect(window.get_by_role("heading", level=1)).to_have_text("Что мешает?")
    await page.goto(f"{site.url}/s/roads")
    await page.get_by_role("button", name="Начать").click()
    await expect(page.get_by_role("button", name="Продолжить")).to_be_visible()
    await context.close()

    assert [one for one in said if "status of 429" not in one] == []
    assert await site.started("roads") == 2  # with the one who came before it
