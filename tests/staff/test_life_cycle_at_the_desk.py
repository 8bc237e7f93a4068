"""The table of steps at the desk: a page offers what the table allows, all else is refused."""

from __future__ import annotations

from datetime import timedelta

import pytest

from storage.case_steps import STATES, STEPS, State
from storage.office_records import Unit
from storage.sql.signins import Role
from tests.conftest import StandingClock
from tests.messages.sending import BORIS, send
from tests.staff.standing import standing
from tests.web.section import Section
from tests.web.visitor import Visitor


@pytest.mark.parametrize("state", STATES)
async def test_a_page_offers_the_steps_of_the_table_and_no_form_takes_another(
    site: Section, anna: Visitor, clock: StandingClock, state: State
) -> None:
    await site.storage.units.put(Unit("roads", "Дороги"), clock(), "тест")
    await anna.opens((await site.sign_in_link(Role.ADMIN)).removeprefix(site.url))
    await anna.presses("Войти")
    case = await standing(site.storage, clock, state)
    other = await send(site.storage, BORIS)
    path = f"/desk/case/{case.number}"
    page = await anna.opens(path)
    offered = {link.rpartition("/")[2] for link in page.links.values() if link.startswith(path)}
    offered |= {value for name, value in page.buttons.values() if name == "step"}

    told = {"csrf": page.fields["csrf"], "revision": str(case.revision), "sure": "1"}
    told |= {"text": "Слова", "cause": "quality", "original": other, "unit": "roads"}
    told["owner"] = "Вера"
    told["until"] = (clock().date() + timedelta(days=20)).isoformat()
    refused = {}
    for name, step in STEPS.items():
        if step not in case.steps:
            form = [*told.items(), ("step", name), ("topic", "light")]
            way = path if step.is_plain else f"{path}/{name}"
            refused[name] = (await anna.posts(way, form)).status

    allowed = {step.name for step in case.steps}
    assert offered & set(STEPS) == allowed
    assert refused == dict.fromkeys(set(STEPS) - allowed, 409)
    assert await site.storage.cases.one(case.number) == case
