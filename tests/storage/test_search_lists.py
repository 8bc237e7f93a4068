"""Lists of messages: filters, orders and counts, among very many, on a road of its own."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from storage.search_records import SHOWS, Count, Show, Wish
from storage.sql import search, search_counts, word_hits
from storage.store import Storage
from tests.conftest import StandingClock
from tests.messages.sending import ANNA, BORIS, PIT, send, send_traceless
from tests.staff.stepping import closing, step
from tests.storage.test_search import LAMP, found, row

WANTED: tuple[Show, ...] = ("all", "mine", "overdue", "closed", "hidden", "any", "loaded")


ROADS = {"few": (2000, 20_000), "gathered": (0, 20_000), "usual": (0, 0)}
"""How words are looked for, by how many appeals have them (`word_hits`)."""


@pytest.fixture(params=ROADS.values(), ids=list(ROADS))
def road(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    few, usual = request.param
    monkeypatch.setattr(word_hits, "FEW", few)
    monkeypatch.setattr(word_hits, "USUAL", usual)
    monkeypatch.setattr(word_hits, "IN_QUEUE", usual)


@pytest.mark.usefixtures("road")
async def test_rare_words_and_usual_ones_find_the_same(
    storage: Storage, clock: StandingClock
) -> None:
    both = replace(PIT, text="Яма у фонаря, фонари не горят")
    pit, lamp = await send(storage, ANNA), await send(storage, BORIS, LAMP)
    clock.time += timedelta(days=1)
    newest = await send(storage, ANNA, both)

    asked = ("яма", "фонарь", "фонари ямы", "люк", f"№ {pit}", "горит Гагарина")
    told = [await found(storage, words) for words in asked]

    assert told == [[newest, pit], [newest, lamp], [newest], [], [pit], [lamp]]


@pytest.mark.usefixtures("road")
async def test_a_number_is_found_beside_what_has_it_as_a_word(storage: Storage) -> None:
    number = await send(storage, ANNA)
    naming = await send(storage, BORIS, replace(LAMP, text=f"Что с обращением {number}?"))

    assert set(await found(storage, number)) == {number, naming}


async def test_a_usual_word_finds_what_is_open_among_much_that_is_closed(
    storage: Storage, clock: StandingClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Many have the word, few of them are open: these few are named once for list and figures."""
    monkeypatch.setattr(word_hits, "FEW", 1)
    for _ in range(2):
        number = await send(storage, ANNA)
        await storage.cases.take_step(closing(await storage.cases.one(number), "resolved", clock))
    left = await send(storage, BORIS)

    told = await storage.search.found(Wish(show="all", words="яма"))

    assert [one.number for one in told.cases] == [left]
    assert [told.counts[name] for name in ("all", "closed")] == [Count(1), Count(2)]


async def test_of_years_of_messages_no_more_are_counted_than_anybody_reads(
    storage: Storage, clock: StandingClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(search_counts, "MOST", 2)
    monkeypatch.setattr(search, "PAGE", 2)
    for _ in range(3):
        number = await send(storage, ANNA)
        await storage.cases.take_step(closing(await storage.cases.one(number), "resolved", clock))
    for _ in range(3):
        await send(storage, ANNA)

    first, second = [await storage.search.found(Wish(show="closed"), page) for page in (0, 1)]

    names = ("all", "new", "closed", "any", "loaded")
    assert [first.counts[name] for name in names] == [  # type: ignore[index]  # names of lists
        *(Count(3), Count(3), Count(2, is_more=True), Count(2, is_more=True), Count(0))
    ]
    assert [(len(one.cases), one.is_more) for one in (first, second)] == [(2, True), (1, False)]


@pytest.mark.usefixtures("road")
async def test_counts_are_what_the_lists_hold(storage: Storage, clock: StandingClock) -> None:
    today = clock().date()
    for days in (-2, 5, 9):
        await send(storage, ANNA, replace(PIT, due=today + timedelta(days=days)))
    await send_traceless(storage, ANNA)
    await storage.messages.release(lambda _: (), clock())
    await send_traceless(storage, ANNA)  # waits for its hour
    taken, done, hidden = [await send(storage, BORIS, LAMP) for _ in range(3)]
    cases = storage.cases
    await cases.take_step(step(await cases.one(taken), "take", clock, owner="Анна"))
    await cases.take_step(closing(await cases.one(done), "resolved", clock))
    await cases.take_step(step(await cases.one(hidden), "hide", clock, reason="реклама"))
    await storage.register.take([row("17", "Яма", clock)], clock())

    for wish in (Wish(), Wish(topic="light"), Wish(words="фонари"), Wish(channel="telegram")):
        counts = (await storage.search.found(replace(wish, who="Анна"))).counts
        for show in SHOWS:
            told = await storage.search.found(replace(wish, who="Анна", show=show))
            assert counts[show] == Count(len(told.cases) + len(told.loaded)), (wish, show)
    every = (await storage.search.found(Wish(who="Анна"))).counts
    assert {name: every[name].number for name in WANTED} == {
        "all": 5,
        "mine": 1,
        "overdue": 1,
        "closed": 1,
        "hidden": 1,
        "any": 6,
        "loaded": 1,
    }


async def test_filters_compose(storage: Storage, clock: StandingClock) -> None:
    today = clock().date()
    early = await send(storage, ANNA, LAMP)
    clock.time += timedelta(days=3)
    late = await send(storage, ANNA, LAMP)
    await send(storage, ANNA)
    wish = Wish(topic="light", channel="telegram", kind="message", audience="external")

    async def numbers(**more: object) -> list[str]:
        told = await storage.search.found(replace(wish, **more))  # type: ignore[arg-type]  # fields of a wish by name
        return [case.number for case in told.cases]

    day = timedelta(days=1)
    assert await numbers(order="received") == [early, late]
    assert await numbers(order="newest") == [late, early]
    assert await numbers(since=today + day) == [late]
    assert await numbers(until=today) == [early]
    assert await numbers(since=today + day, until=today + day) == []
    assert await numbers(channel="vk") == []
    assert await numbers(audience="internal") == []
    assert await numbers(kind="complaint") == []
    assert await numbers(unit="none") == []
    assert await numbers(owner="Анна") == []


async def test_orders_of_open_ones(storage: Storage, clock: StandingClock) -> None:
    today = clock().date()
    soon = await send(storage, ANNA, replace(PIT, due=today + timedelta(days=1)))
    later = await send(storage, ANNA, replace(LAMP, due=today + timedelta(days=9)))
    urgent = await send(storage, ANNA, replace(PIT, due=today + timedelta(days=5), urgent=True))

    async def numbers(order: str) -> list[str]:
        told = await storage.search.found(Wish(order=order))  # type: ignore[arg-type]  # an order of the table above
        return [case.number for case in told.cases]

    assert await numbers("") == [urgent, soon, later]
    assert await numbers("due") == [soon, urgent, later]
    assert await numbers("furthest") == [later, urgent, soon]
    assert await numbers("topic") == [later, soon, urgent]
    assert await numbers("number") == sorted([soon, later, urgent])
