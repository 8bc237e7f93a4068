"""The desk's page of people: who may use it now; links for colleagues; ending what was begun."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from aiohttp import web

from bot.cleaning import clean
from bot.texts import say
from storage.sql.signins import LINK_LIVES, Clerk, Role, Session
from web.desk import frame
from web.desk.frame import HOME, Desk, DeskPage
from web.desk.office import ADMINS, PEOPLE, is_saved, saved, tabs, unit_choices, when

LONGEST = 64
"""Characters of a clerk's name, as in `otklik desk link`."""
EVERYBODY_OUT = PEOPLE + "/out"


@dataclass(frozen=True, slots=True)
class Line:
    name: str
    text: str
    is_me: bool


async def show(desk: Desk) -> web.Response:
    return await _page(desk)


async def invite(desk: Desk) -> web.Response:
    """A link for a colleague, shown this once; or one sign-in ended."""
    if name := desk.form.one("end"):
        await desk.parts.signins.end(name)
        return saved(PEOPLE)
    clerk = await _typed(desk)
    if clerk is None:
        return await _page(desk, say("desk-people-bad", longest=LONGEST))
    token = await desk.parts.signins.make_link(clerk, desk.parts.clock())
    link = f"{desk.parts.address.url()}/desk/enter?t={token}"
    return await _page(desk, link=(clerk.name, link))


async def everybody_out(desk: Desk) -> web.Response:
    await desk.parts.signins.end_all()
    response = web.Response(status=303, headers={"Location": HOME})
    frame.close_session(desk.request, response)
    return response


async def _page(desk: Desk, trouble: str = "", link: tuple[str, str] = ("", "")) -> web.Response:
    units = await desk.parts.storage.units.all()
    titles = {unit.id: unit.title for unit in units}
    mine = desk.parts.signins.name_of(frame.session(desk.request))
    sessions = await desk.parts.signins.sessions(desk.parts.clock())
    return desk.page(
        "desk/people.html",
        422 if trouble else 200,
        tabs=tabs(desk),
        saved=is_saved(desk),
        trouble=trouble,
        lines=[Line(one.name, _words(desk, one, titles), one.name == mine) for one in sessions],
        roles=[(str(one), frame.role(one)) for one in Role],
        units=unit_choices(units),
        longest=LONGEST,
        invited=link[0],
        link=link[1],
        minutes=LINK_LIVES // timedelta(minutes=1),
    )


def _words(desk: Desk, session: Session, titles: dict[str, str]) -> str:
    clerk = session.clerk
    return say(
        "desk-people-line",
        name=clerk.name,
        role=frame.role(clerk.role),
        unit=titles.get(clerk.unit, clerk.unit) or say("desk-people-all-units"),
        begun=when(desk, session.begun),
        seen=when(desk, session.seen),
    )


async def _typed(desk: Desk) -> Clerk | None:
    """None for a name too long or missing, a role or a unit of no list."""
    form = desk.form
    name = " ".join(clean(form.one("name")).split())
    role = next((one for one in Role if one == form.one("role")), None)
    used = {name for name, _ in unit_choices(await desk.parts.storage.units.all())}
    if not 0 < len(name) <= LONGEST or role is None or form.one("unit") not in used | {""}:
        return None
    return Clerk(name, role, form.one("unit"))


PAGES = (
    DeskPage(PEOPLE, show, roles=ADMINS),
    DeskPage(PEOPLE, invite, roles=ADMINS, method="POST"),
    DeskPage(EVERYBODY_OUT, everybody_out, roles=ADMINS, method="POST"),
)
