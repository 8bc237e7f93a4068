"""Who comes in at the desk and who is put out: colleagues, sessions, authors who flood."""

from __future__ import annotations

import re

from storage.office_records import Unit
from storage.sql.signins import Clerk, Role
from tests.conftest import StandingClock
from tests.messages.sending import ANNA, send_traceless
from tests.messages.sending import send as write
from tests.web.section import Section
from tests.web.test_desk_office import send, signed_in
from tests.web.visitor import Visitor


async def test_an_admin_invites_a_colleague_and_ends_what_was_begun(
    site: Section, anna: Visitor, boris: Visitor, clock: StandingClock
) -> None:
    await site.storage.units.put(Unit("roads", "Дороги"), clock(), "тест")
    await signed_in(site, anna)
    await anna.opens("/desk/people")
    told = (("name", "Борис"), ("role", "operator"), ("unit", "roads"))
    await send(anna, "/desk/people", *told)
    found = re.search(r"http\S+/desk/enter\?t=\S+", anna.page.words)
    assert found is not None
    await boris.opens(found[0].removeprefix(site.url))
    await boris.presses("Войти")
    listed = (await anna.opens("/desk/people")).words
    (session,) = [
        one for one in await site.parts.signins.sessions(clock()) if one.clerk.name == "Борис"
    ]
    await send(anna, "/desk/people", ("end", session.name))

    assert "Борис · Оператор · Дороги · вход 20.11.2026 12:00" in listed
    assert session.clerk == Clerk("Борис", Role.OPERATOR, "roads")
    assert (await boris.opens("/desk/")).status == 401
    assert (await anna.opens("/desk/")).status == 200


async def test_everybody_out_ends_all_sessions_and_links(
    site: Section, anna: Visitor, boris: Visitor
) -> None:
    await signed_in(site, anna)
    await signed_in(site, boris, Role.OPERATOR)
    waiting = (await site.sign_in_link()).removeprefix(site.url)
    await anna.opens("/desk/people")

    await send(anna, "/desk/people/out")

    statuses = [(await one.opens("/desk/")).status for one in (anna, boris)]
    await boris.opens(waiting)
    assert (anna.page.status, statuses) == (401, [401, 401])
    assert (await boris.presses("Войти")).status == 403


async def test_an_author_who_floods_is_blocked_with_a_reason_and_let_in_again(
    site: Section, anna: Visitor
) -> None:
    number = await write(site.storage, ANNA)
    traceless, _ = await send_traceless(site.storage, ANNA)
    await site.storage.messages.release(lambda _: (), site.parts.clock())
    await signed_in(site, anna, Role.OPERATOR)
    case = await anna.opens(f"/desk/case/{number}")
    path = case.links["Автор шлёт спам?"]

    await anna.opens(path)
    await send(anna, path, ("reason", " "))
    refused = anna.page.error
    await send(anna, path, ("reason", "двести одинаковых"))
    blocked = (await site.storage.blocked.has(ANNA), anna.page.words)
    await anna.opens(path)
    await send(anna, path, ("let_in", "1"))

    assert refused.startswith("Укажите причину")
    assert blocked[0] is True
    assert "приём сообщений от автора закрыт" in blocked[1]
    assert "двести одинаковых" not in blocked[1]
    assert await site.storage.blocked.has(ANNA) is False
    assert "снова открыт" in anna.page.words
    assert (await anna.opens(f"/desk/case/{traceless}/author")).status == 404
    assert "Автор шлёт спам?" not in (await anna.opens(f"/desk/case/{traceless}")).links


async def test_a_browser_that_signs_in_anew_leaves_no_session_behind(
    site: Section, anna: Visitor, boris: Visitor, clock: StandingClock
) -> None:
    await signed_in(site, anna, Role.OPERATOR)
    old = anna.cookies()
    await signed_in(site, anna, Role.ADMIN)

    (session,) = await site.parts.signins.sessions(clock())
    assert session.clerk.role is Role.ADMIN
    boris.take_cookies(old)
    assert (await boris.opens("/desk/")).status == 401
