"""The table of steps, whole: what it allows leads where it says, all else is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.handlers import staff_steps
from bot.handlers.staff_making import Around
from bot.handlers.staff_office import Clerk, Office
from config.workdays import of_region
from storage.case_records import NotAllowed
from storage.case_steps import CORRECT, STATES, STEPS, State, allowed
from storage.store import Storage
from tests.conftest import StandingClock
from tests.staff.standing import standing, take, whole

ELSEWHERE = (CORRECT, "to_unit")
"""Steps with a road of their own: test_corrections, test_routing."""
OFFICE = Office("Администрация", of_region("RU"), 30, {})


@pytest.mark.parametrize("state", STATES)
async def test_from_every_state_the_allowed_steps_lead_on_and_the_others_are_refused(
    storage: Storage, clock: StandingClock, state: State
) -> None:
    standing_still = await standing(storage, clock, state)
    around = Around(OFFICE, Clerk("Ольга"), clock(), "telegram:-1")
    led: dict[str, State] = {}

    for name, known in STEPS.items():
        pressed = staff_steps.press(standing_still, name, around)
        if known not in standing_still.steps:
            assert pressed.said == staff_steps.changed_already(standing_still)
            with pytest.raises(NotAllowed):
                await take(storage, await whole(storage, standing_still, name, clock))
        elif name not in ELSEWHERE:
            case = await standing(storage, clock, state)
            told = await whole(storage, case, name, clock)
            led[name] = (await take(storage, told)).state
            assert pressed.step is not None or pressed.begun is not None

    assert await storage.cases.one(standing_still.number) == standing_still
    wanted = {one.name: one.leads(state) for one in allowed(state) if one.name not in ELSEWHERE}
    if state == "hidden":
        wanted["show"] = "new"  # it stands where it stood before it was hidden
    assert led == wanted


def test_no_state_is_a_trap_but_the_authors_own_wish() -> None:
    ways = {state: {step.to for step in allowed(state) if step.to} for state in STATES}
    open_again = {state for state in STATES if ways[state] & {"new", "taken"}}

    assert set(STATES) - open_again == {"withdrawn", "hidden"}
    assert [step.name for step in allowed("hidden")] == ["show"]


def test_a_term_that_was_extended_is_not_extended_again() -> None:
    names = [step.name for step in allowed("new", is_extended=True)]

    assert "extend" not in names
    assert [step.name for step in allowed("new") if step.name != "extend"] == names


def test_every_final_outcome_of_the_directory_has_a_step() -> None:
    from config.directories import shipped

    final = {one.id for one in shipped().outcomes if one.final}

    assert {step.outcome for step in STEPS.values() if step.outcome} == final


def test_the_document_says_what_the_table_says() -> None:
    from tests.staff.table_of_steps import document

    kept = Path(__file__).parents[2] / "docs" / "жизненный-цикл.md"

    assert kept.read_text(encoding="utf-8") == document()
