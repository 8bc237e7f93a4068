"""Templates of replies as they are kept."""

from __future__ import annotations

import asyncio
from dataclasses import replace

import pytest

from storage.store import Storage
from storage.template_records import ReplyTemplate, UnknownPlaces, filled
from tests.conftest import StandingClock

ROADS = ReplyTemplate("Яма в плане", "По № {number} от {date}: ремонт до {due}.", "road_repair")
ANY = ReplyTemplate("Приняли", "{org_short}: приняли сообщение по теме «{topic}».")


async def test_a_topic_has_its_templates_and_then_those_for_all(
    storage: Storage, clock: StandingClock
) -> None:
    for one in (ANY, ROADS, ReplyTemplate("Фонарь", "Починим.", "light")):
        await storage.templates.keep(one, "admin", clock())

    found = await storage.templates.for_topic("road_repair")
    without = await storage.templates.for_topic(None)

    assert [one.title for one in found] == ["Яма в плане", "Приняли"]
    assert [one.title for one in without] == ["Приняли"]
    assert [one.title for one in await storage.templates.all()] == [
        *("Приняли", "Фонарь", "Яма в плане"),
    ]


async def test_a_template_is_changed_in_its_place_and_dropped_once(
    storage: Storage, clock: StandingClock
) -> None:
    name = await storage.templates.keep(ANY, "admin", clock())

    await storage.templates.keep(
        ReplyTemplate("Взяли", "Взяли {number}.", None, name), "admin", clock()
    )
    changed = await storage.templates.all()
    dropped = [await storage.templates.drop(name), await storage.templates.drop(name)]

    assert changed == [ReplyTemplate("Взяли", "Взяли {number}.", None, name)]
    assert dropped == [True, False]
    assert await storage.templates.all() == []


async def test_clerks_who_save_the_same_at_once_make_one_template(
    storage: Storage, clock: StandingClock
) -> None:
    deeds = (storage.templates.keep(ROADS, "operator", clock()) for _ in range(8))

    names = await asyncio.gather(*deeds)

    (kept,) = await storage.templates.all()
    assert set(names) == {kept.id}


async def test_clerks_who_take_the_ready_ones_at_once_take_them_once(
    storage: Storage, clock: StandingClock
) -> None:
    deeds = (storage.templates.keep_first([ROADS, ANY], "operator", clock()) for _ in range(8))

    told = await asyncio.gather(*deeds)

    assert sorted(told) == [False] * 7 + [True]
    assert [one.title for one in await storage.templates.all()] == ["Приняли", "Яма в плане"]


async def test_a_template_that_is_made_equal_to_another_leaves_one(
    storage: Storage, clock: StandingClock
) -> None:
    first = await storage.templates.keep(ROADS, "admin", clock())
    second = await storage.templates.keep(ANY, "admin", clock())

    left = await storage.templates.keep(replace(ROADS, id=second), "admin", clock())
    once_more = await storage.templates.keep(replace(ROADS, id=first), "admin", clock())

    assert (left, once_more) == (first, first)
    assert await storage.templates.all() == [replace(ROADS, id=first)]


@pytest.mark.parametrize("place", ["fio", "", "number.__class__", "номер"])
async def test_a_place_that_nobody_fills_is_refused(
    storage: Storage, clock: StandingClock, place: str
) -> None:
    told = ReplyTemplate("Ответ", f"Здравствуйте, {{{place}}}! № {{number}}.")

    with pytest.raises(UnknownPlaces) as refused:
        await storage.templates.keep(told, "admin", clock())

    assert refused.value.names == (place,)
    assert await storage.templates.all() == []


def test_a_value_is_put_in_as_words_and_never_read_again() -> None:
    assert filled("№ {number}, {topic}", {"number": "{topic}", "topic": "Яма"}) == "№ {topic}, Яма"
