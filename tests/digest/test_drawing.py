"""Real pictures of a real quarter: drawn beside the program, which goes on meanwhile."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import replace
from time import monotonic

import pytest

from bot.digest_pictures import SHOWN, Pictures
from reports.pictures import drawing
from tests.bot.test_digests import BASIS, at
from tests.digest.chats import Town
from tests.reports.test_figure_cases import WISH

TICK = 0.002
"""Seconds between two ticks of the loop."""


async def stopped_for(work: Callable[[], Awaitable[object]]) -> float:
    """The longest that the loop stood still, as a share of all the time the work took."""
    over, longest = False, 0.0

    async def ticks() -> None:
        nonlocal longest
        last = monotonic()
        while not over:
            await asyncio.sleep(TICK)
            now = monotonic()
            longest, last = max(longest, now - last), now

    beside = asyncio.ensure_future(ticks())  # noqa: TID251  -- held and awaited right here
    await asyncio.sleep(5 * TICK)
    begun = monotonic()
    await work()
    took = monotonic() - begun
    await asyncio.sleep(5 * TICK)
    over = True
    await beside
    return longest / took


async def test_the_program_goes_on_while_pictures_are_drawn(town: Town) -> None:
    await town.begun()
    pictures = Pictures(town.storage)

    async def drawn() -> None:
        assert [one.name for one in await pictures.of(BASIS, WISH)] == [
            name for name in SHOWN if name != "surveys"
        ]

    assert await stopped_for(drawn) < 0.3


async def test_drawn_in_the_program_itself_they_would_stop_it() -> None:
    """The broken twin."""
    spec = {
        "mark": "bar",
        "data": {"values": [{"a": "x", "b": 1}]},
        "encoding": {"x": {"field": "b", "type": "quantitative"}, "y": {"field": "a"}},
    }

    async def drawn() -> None:
        assert [*drawing.drawn({"chart": spec})] == ["chart"]

    assert await stopped_for(drawn) > 0.9


async def test_the_album_of_a_real_quarter_arrives_as_drawn(town: Town) -> None:
    digests = await town.begun()
    digests.pictures = Pictures(town.storage)
    town.clock.time = at("2026-10-09T09:00")
    await digests.look()

    await town.delivered()

    (album, *_) = town.vk.dialogue(town.vk_staff)
    given = [one[one["type"]]["name"] for one in album.body["attachments"]]
    shown = [town.vk.state.given[name] for name in given]
    assert [name for name, _ in shown] == [f"digest-pictures-{n}.png" for n in range(1, 6)]
    assert {body[:8] for _, body in shown} == {b"\x89PNG\r\n\x1a\n"}
    assert len(town.pictures()) == 5


async def test_the_same_figures_are_drawn_once_and_other_ones_anew(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    await town.begun()
    pictures, asked = Pictures(town.storage), 0
    draw = drawing.draw

    async def counted(drawings: dict[str, drawing.Drawing]) -> dict[str, drawing.Drawn]:
        nonlocal asked
        asked += 1
        return await draw({"card": drawings["card"]}) | {
            name: drawing.Drawn("", name.encode()) for name in drawings if name != "card"
        }

    monkeypatch.setattr("reports.pictures.drawing.draw", counted)

    first = await pictures.of(BASIS, WISH)
    assert await pictures.of(BASIS, WISH) == first
    assert asked == 1
    await pictures.of(BASIS, replace(WISH, as_of=at("2026-09-20T00:00").date()))
    assert asked == 2
