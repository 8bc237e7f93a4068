"""What each end of a case does to the figures: every outcome is in its own group, once."""

from __future__ import annotations

from datetime import date
from typing import Any

from config.directories import shipped
from config.profile import load
from reports.appeals import appeals
from reports.rules import rules_of
from storage.case_steps import STEPS
from storage.store import Storage
from storage.tallies import Window
from tests.conftest import StandingClock
from tests.staff.standing import standing, take, whole
from tests.staff.stepping import step

QUARTER = (date(2026, 10, 1), date(2027, 1, 1))
GROUPS = {
    "resolved": "satisfied",
    "explained": "explained",
    "answered": "explained",
    "partial": "partial",
    "supported": "pending_action",
    "refused": "refused",
    "forwarded": "forwarded",
    "no_answer": "no_answer",
    "withdrawn": "withdrawn",
}
"""Requirements 2.1 (M-10…M-12) and 2.2, by the step that leads there."""


async def figures(storage: Storage, clock: StandingClock) -> dict[str, Any]:
    window = Window(*QUARTER, as_of=clock().date(), audience=None)
    (tallies,) = await storage.register.tallies([window])
    rules = rules_of(load("gatchina"), shipped(), ["telegram"])
    return appeals(tallies, 0, rules, ended=False)


def groups(block: dict[str, Any]) -> dict[str, int]:
    """How many rows of each group, those that have any."""
    told = block["outcomes"]["all"]
    counts = {"satisfied": told["satisfied"]["count"], "refused": told["refused"]["count"]}
    return {name: count for name, count in (counts | told["other"]).items() if count}


async def test_every_outcome_is_counted_in_its_group(
    storage: Storage, clock: StandingClock
) -> None:
    for name, group in GROUPS.items():
        before = groups(await figures(storage, clock))
        case = await standing(storage, clock, "taken")
        await take(storage, await whole(storage, case, name, clock))

        after = groups(await figures(storage, clock))

        assert (name, after.get(group, 0)) == (name, before.get(group, 0) + 1)
        assert sum(after.values()) == sum(before.values()) + 1


async def test_a_promise_that_is_kept_becomes_satisfied(
    storage: Storage, clock: StandingClock
) -> None:
    case = await standing(storage, clock, "promised")
    before = groups(await figures(storage, clock))

    await take(storage, await whole(storage, case, "done", clock))

    assert before == {"pending_action": 1}
    assert groups(await figures(storage, clock)) == {"satisfied": 1}


async def test_a_duplicate_is_one_line_and_in_no_group(
    storage: Storage, clock: StandingClock
) -> None:
    await standing(storage, clock, "linked")

    block = await figures(storage, clock)

    assert (block["received"], block["duplicates"], groups(block)) == (1, 1, {"open": 1})


async def test_what_is_hidden_is_one_line_and_nowhere_else(
    storage: Storage, clock: StandingClock
) -> None:
    await standing(storage, clock, "taken")
    alone = await figures(storage, clock)

    hidden = [await standing(storage, clock, "hidden") for _ in range(2)]
    closed = await standing(storage, clock, "closed")
    with_one_answer = await figures(storage, clock)
    await take(storage, step(closed, "hide", clock, reason="Рассылка"))
    with_spam = await figures(storage, clock)
    await take(storage, step(hidden[0], "show", clock))

    assert with_one_answer["waiting"]["answers"] == 1
    assert with_spam == alone | {"hidden": 3}
    window = Window(*QUARTER, as_of=clock().date(), audience=None)
    assert await storage.register.received(window) == 2


def test_the_groups_are_all_there_are() -> None:
    outcomes = {one.outcome for one in STEPS.values() if one.outcome}

    assert outcomes == {*GROUPS, "duplicate"}
