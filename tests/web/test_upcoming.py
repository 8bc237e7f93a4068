"""After a case that is over its page leads on: to one's own, then to what nobody has taken."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from storage.office_records import Unit
from storage.sql.signins import Clerk, Role
from tests.conftest import StandingClock
from tests.messages.sending import ANNA, PIT, send
from tests.staff.stepping import closing, step
from tests.web.section import Section
from tests.web.test_desk_list import signed_in
from tests.web.visitor import Visitor


async def closes(site: Section, clock: StandingClock, number: str) -> None:
    case = await site.storage.cases.one(number)
    await site.storage.cases.take_step(closing(case, "resolved", clock))


async def takes(site: Section, clock: StandingClock, number: str) -> None:
    case = await site.storage.cases.one(number)
    await site.storage.cases.take_step(step(case, "take", clock, owner="Анна"))


def leads(page_links: dict[str, str]) -> dict[str, str]:
    return {label: to for label, to in page_links.items() if label.startswith("Следующее")}


async def test_a_closed_case_leads_to_ones_own_and_then_to_the_next_new_one(
    site: Section, anna: Visitor, clock: StandingClock
) -> None:
    done, own = await send(site.storage, ANNA), await send(site.storage, ANNA)
    new = await send(site.storage, ANNA, replace(PIT, due=date(2026, 11, 21), urgent=True))
    await signed_in(site, anna)
    await takes(site, clock, own)
    open_still = await anna.opens(f"/desk/case/{done}")

    await closes(site, clock, done)
    first = await anna.opens(f"/desk/case/{done}")
    await closes(site, clock, own)
    second = await anna.opens(f"/desk/case/{own}")
    await closes(site, clock, new)
    last = await anna.opens(f"/desk/case/{new}")

    assert leads(open_still.links) == {}
    words = f"Следующее из ваших: № {own} · Ремонт дорог"
    assert leads(first.links) == {words: f"/desk/case/{own}"}
    words = f"Следующее новое: № {new} · Ремонт дорог"
    assert leads(second.links) == {words: f"/desk/case/{new}"}
    assert leads(last.links) == {}


async def test_a_clerk_of_one_unit_is_led_to_no_case_of_another(
    site: Section, anna: Visitor, clock: StandingClock
) -> None:
    roads = Unit("roads", "Дороги", "administration")
    await site.storage.units.put(roads, clock(), "тест")
    number, foreign = await send(site.storage, ANNA), await send(site.storage, ANNA)
    await signed_in(site, anna, Role.ADMIN)
    form = await anna.opens(f"/desk/case/{number}/correct")
    told = [(name, form.fields[name]) for name in ("csrf", "revision")]
    await anna.posts(f"/desk/case/{number}/correct", [*told, ("unit", "roads")])
    await closes(site, clock, number)

    everybody = await anna.opens(f"/desk/case/{number}")
    clerk = Clerk("Рома", Role.OPERATOR, "roads")
    link = await site.parts.signins.make_link(clerk, clock())
    await anna.opens(f"/desk/enter?t={link}")
    await anna.presses("Войти")
    of_unit = await anna.opens(f"/desk/case/{number}")

    assert list(leads(everybody.links).values()) == [f"/desk/case/{foreign}"]
    assert (of_unit.status, leads(of_unit.links)) == (200, {})
