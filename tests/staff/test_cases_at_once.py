"""Two clerks at one case, an update delivered twice, a step refused: one effect or none."""

from __future__ import annotations

import asyncio
from dataclasses import replace

import pytest
from sqlalchemy import select

from storage.case_records import (
    ChangedMeanwhile,
    HeardBefore,
)
from storage.store import Storage
from storage.tables import heard
from tests.conftest import StandingClock
from tests.staff.stepping import ANSWER, step
from tests.staff.test_cases import log, new_case, notices


async def test_of_fifty_clerks_at_once_one_takes_the_case(
    storage: Storage, clock: StandingClock
) -> None:
    case = await new_case(storage)

    async def press(clerk: int) -> str:
        try:
            taken = await storage.cases.take_step(step(case, "take", clock, owner=f"{clerk}"))
        except ChangedMeanwhile as changed:
            return changed.case.message.taken_by
        return taken.message.taken_by

    told = await asyncio.gather(*[press(clerk) for clerk in range(50)])

    assert len(set(told)) == 1  # all fifty are told one and the same name
    assert [line[0] for line in await log(storage, case)] == ["created", "taken_by"]


async def test_an_update_delivered_twice_has_one_effect(
    storage: Storage, clock: StandingClock
) -> None:
    case = await new_case(storage)
    press = step(case, "reply", clock, telling=ANSWER, update=("telegram", "900"))

    await storage.cases.take_step(press)
    with pytest.raises(HeardBefore):
        await storage.cases.take_step(press)

    assert [kind for kind, _ in await notices(storage, clock)] == ["answer"]


async def test_a_refused_step_leaves_nothing_not_even_its_update(
    storage: Storage, clock: StandingClock
) -> None:
    case = await new_case(storage)
    late = replace(
        step(case, "take", clock, update=("telegram", "901")), revision=case.revision - 1
    )

    with pytest.raises(ChangedMeanwhile):
        await storage.cases.take_step(late)

    async with storage.engine.reading() as connection:
        names = (await connection.execute(select(heard.c.update_id))).scalars()
        assert "901" not in set(names)
    assert (await storage.cases.one(case.number)).revision == case.revision


async def test_without_a_look_at_the_revision_both_clerks_would_answer(
    storage: Storage, clock: StandingClock
) -> None:
    """The broken twin: a clerk whose program names the newest revision instead of the seen one."""
    case = await new_case(storage)
    first = step(case, "reply", clock, telling=ANSWER)
    await storage.cases.take_step(first)

    with pytest.raises(ChangedMeanwhile):
        await storage.cases.take_step(first)
    honest = len((await storage.cases.one(case.number)).thread)
    newest = (await storage.cases.one(case.number)).revision
    await storage.cases.take_step(replace(first, revision=newest))

    assert (honest, len((await storage.cases.one(case.number)).thread)) == (2, 3)
