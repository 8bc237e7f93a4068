"""Floods are slowed by address, and nobody who has begun is stopped."""

from __future__ import annotations

from pathlib import Path

import pytest
from aiohttp import ClientSession

from tests.conftest import StandingClock
from tests.web.section import free_port, section
from tests.web.test_guard import http
from tests.web.visitor import Visitor
from web import guard
from web.address import Address
from web.budget import Budget

__all__ = ["http"]


async def test_a_flood_is_slowed_by_address_and_no_proxy_is_believed_but_ours(
    tmp_path: Path, clock: StandingClock, http: ClientSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(guard, "REQUESTS", 3)
    address = Address("127.0.0.1", free_port(), trusted_proxies=("127.0.0.0/8",))
    async with section(tmp_path, clock, address) as site:

        async def asks(forwarded: str) -> int:
            told = {"X-Forwarded-For": forwarded}
            async with http.get(f"{site.url}/about", headers=told) as response:
                return response.status

        flood = [await asks(f"203.0.113.{number}, 198.51.100.7") for number in range(5)]
        other = await asks("198.51.100.8, 127.0.0.9")

    assert flood == [200, 200, 200, 429, 429]
    assert other == 200


async def test_a_hall_behind_one_address_is_not_stopped_in_the_middle_of_a_survey(
    tmp_path: Path, clock: StandingClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(guard, "REQUESTS", 6)
    monkeypatch.setattr(guard, "OF_ONE", 3)
    address = Address("127.0.0.1", free_port(), trusted_proxies=("127.0.0.0/8",))
    async with section(tmp_path, clock, address) as site:
        told = {"X-Forwarded-For": "198.51.100.7"}
        within, late = Visitor(site.url, told), Visitor(site.url, told)
        await within.opens("/s/ext_express")
        await within.presses("Начать")

        flood = [(await late.opens("/about")).status for _ in range(8)]
        goes_on = [(await within.opens("/talk")).status for _ in range(4)]
        await within.close()
        await late.close()

    assert flood[-1] == 429
    assert goes_on == [200, 200, 429, 429]  # one more was the question after «Начать»


def test_a_budget_is_full_again_when_its_window_ends() -> None:
    now = [0.0]
    budget = Budget(2, 60, lambda: now[0])

    spent = [budget.spend("a"), budget.spend("a"), budget.spend("a"), budget.spend("b")]
    now[0] = 60.0
    later = budget.spend("a")

    assert (spent, later) == ([True, True, False, True], True)
