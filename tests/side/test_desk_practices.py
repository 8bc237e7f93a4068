"""Good practices at the desk: from a message of thanks, and nothing of who wrote it."""

from __future__ import annotations

import re
from datetime import date

from storage.erasing import Before
from storage.sql.signins import Role
from tests.conftest import StandingClock
from tests.messages.sending import ANNA, send, send_traceless
from tests.side.test_desk import THANKS, enters, records, sends, signed_in
from tests.web.section import Section
from tests.web.visitor import Visitor


async def test_a_message_of_thanks_becomes_a_practice_from_its_own_page(
    site: Section, anna: Visitor, clock: StandingClock
) -> None:
    await signed_in(site, anna)
    number, other = await send(site.storage, ANNA, THANKS), await send(site.storage, ANNA)

    page = await anna.opens(f"/desk/case/{number}")
    form = await anna.opens(page.links["В лучшие практики…"])
    told = {"day": "2026-11-20", "topic": form.chosen["topic"], "messages": form.values["messages"]}
    listed = await sends(
        anna, "/desk/registers/practices/new", title="Звоним заранее", text="Накануне", **told
    )
    again = await anna.opens(f"/desk/case/{number}")

    assert "В лучшие практики…" not in (await anna.opens(f"/desk/case/{other}")).links
    assert told | {"messages": number} == told
    to = again.links["Лучшая практика: Звоним заранее"]
    assert records(listed) == {"Звоним заранее": to}
    assert (await anna.opens(to)).links[number] == f"/desk/case/{number}"
    await site.storage.erasing.erase(Before.day(date(2026, 11, 21)))
    left = (await anna.opens(to)).words
    assert ("Звоним заранее" in left, "Накануне" in left) == (True, False)


async def test_from_practices_one_link_leads_to_the_thanks_of_the_quarter(
    site: Section, anna: Visitor, boris: Visitor
) -> None:
    number, other = await send(site.storage, ANNA, THANKS), await send(site.storage, ANNA)
    await signed_in(site, anna)
    await signed_in(site, boris, Role.ANALYST)

    page = await anna.opens("/desk/registers/practices")
    listed = await anna.opens(page.links["Благодарности за это время"])
    earlier = await anna.opens("/desk/registers/practices?period=2026Q3")
    none = await anna.opens(earlier.links["Благодарности за это время"])

    assert [one in listed.links for one in (number, other)] == [True, False]
    assert number not in none.links
    for path in ("practices", "actions"):
        visitor = boris if path == "practices" else anna
        seen = await visitor.opens(f"/desk/registers/{path}")
        assert "Благодарности за это время" not in seen.links


async def test_of_a_traceless_message_a_practice_keeps_days_and_no_times(
    site: Section, anna: Visitor, clock: StandingClock
) -> None:
    number, _ = await send_traceless(site.storage, ANNA, THANKS)
    await site.storage.messages.release(lambda _: (), clock())
    await signed_in(site, anna)

    await enters(anna, "practices", day="2026-11-20", title="Звоним заранее", messages=number)

    (record,) = await site.storage.side.listed("practice")
    page = await anna.opens(f"/desk/registers/practices/{record.id}")
    assert "20.11.2026 · Анна, оператор · внесено" in page.words
    assert re.findall(r"\d\d:\d\d", page.words) == []


async def test_an_analyst_reads_numbers_of_messages_and_opens_none(
    site: Section, anna: Visitor
) -> None:
    number = await send(site.storage, ANNA, THANKS)
    await signed_in(site, anna, Role.ANALYST)

    form = await anna.opens(f"/desk/registers/practices/new?message={number}")
    listed = await enters(
        anna, "practices", day="2026-11-20", title="Звоним заранее", messages=number
    )
    page = await anna.opens(records(listed)["Звоним заранее"])

    assert (form.values["messages"], number in page.words, number in page.links) == (
        "",
        True,
        False,
    )
