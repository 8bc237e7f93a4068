"""A traceless message is in no figure before its batch, else whoever asks sees it come."""

from __future__ import annotations

from datetime import date
from typing import Any

from config.directories import shipped
from config.profile import load
from reports.appeals import appeals
from reports.rules import rules_of
from storage.message_records import MessageWithdrawn
from storage.store import Storage
from storage.tallies import Window
from tests.conftest import StandingClock
from tests.messages.sending import ANNA, BORIS, keep, send, send_traceless

QUARTER = (date(2026, 10, 1), date(2027, 1, 1))


async def figures(storage: Storage, clock: StandingClock) -> list[Any]:
    """The block of appeals for each audience, and what the next period calls the one before."""
    told: list[Any] = []
    for audience in (None, "external", "internal"):
        window = Window(*QUARTER, as_of=clock().date(), audience=audience)
        (tallies,) = await storage.register.tallies([window])
        rules = rules_of(load("gatchina"), shipped(), ["telegram"])
        told += [appeals(tallies, 0, rules, ended=False), await storage.register.received(window)]
    return told


async def test_no_figure_knows_a_message_that_waits(storage: Storage, clock: StandingClock) -> None:
    await send(storage, BORIS)
    before = await figures(storage, clock)

    _, code = await send_traceless(storage, ANNA)

    assert await figures(storage, clock) == before
    opened = await storage.receipts.opened(code)
    assert opened is not None
    await keep(storage, ANNA, MessageWithdrawn(opened.number, opened))
    assert await figures(storage, clock) == before


async def test_with_its_batch_it_is_counted(storage: Storage, clock: StandingClock) -> None:
    """Also the broken twin: what the figures above looked at would tell."""
    before = await figures(storage, clock)
    await send_traceless(storage, ANNA)

    await storage.messages.release(lambda _: [], clock())

    everybody, received, citizens, of_citizens, _, of_employees = await figures(storage, clock)
    assert before[1] == 0
    assert (received, of_citizens, of_employees) == (1, 1, 0)
    assert (everybody["received"], everybody["anonymous"], everybody["hidden"]) == (1, 1, 0)
    assert citizens["by_channel"] == everybody["by_channel"]


async def test_spam_is_told_as_spam_while_a_message_waits(
    storage: Storage, clock: StandingClock
) -> None:
    from tests.staff.standing import standing

    await standing(storage, clock, "hidden")
    before = await figures(storage, clock)
    await send_traceless(storage, ANNA)

    assert await figures(storage, clock) == before
    assert before[0]["hidden"] == 1
