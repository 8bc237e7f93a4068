"""The desk's page of units: their chats and groups; added, changed, retired, by admins alone."""

from __future__ import annotations

from dataclasses import dataclass, replace
from secrets import token_hex

from aiohttp import web

from bot.cleaning import clean
from bot.texts import say
from storage.notice_records import NoticeDraft
from storage.office_records import NoSuchUnit, Unit, forum_of, place_of_chat
from web.desk import frame
from web.desk.frame import Desk, DeskPage
from web.desk.office import ADMINS, UNITS, Choice, actor, is_saved, saved, tabs, told_actor, when
from web.refusals import Refusal, Why

ONE = UNITS + "/{unit}"
GROUPS = ("", "administration", "subordinate", "authorised", "institution")
LONGEST = 200


class Wrong(Exception):
    """What was typed cannot be kept; the words for it."""


@dataclass(frozen=True, slots=True)
class Line:
    unit: Unit
    group: str
    place: str
    to: str


async def show(desk: Desk) -> web.Response:
    return await _list(desk)


async def add(desk: Desk) -> web.Response:
    fresh = Unit(f"u{token_hex(4)}", "")
    try:
        told = await _alone(desk, _typed(desk, fresh))
    except Wrong as wrong:
        return await _list(desk, str(wrong))
    await _keep(desk, fresh, told)
    return saved(UNITS)


async def show_one(desk: Desk) -> web.Response:
    return await _one(desk, await _found(desk))


async def change(desk: Desk) -> web.Response:
    """Keeps what was typed, or takes the file's unit again."""
    unit = await _found(desk)
    if desk.form.one("file") and _is_filed(desk, unit):
        filed = desk.parts.effective.units
        units, now = desk.parts.storage.units, desk.parts.clock()
        await units.give_back(unit.id, filed, now, actor(desk))
        return saved(f"{UNITS}/{unit.id}")
    try:
        told = await _alone(desk, _typed(desk, unit))
    except Wrong as wrong:
        return await _one(desk, unit, str(wrong))
    told = replace(told, is_used=desk.form.one("used") == "1")
    if told != unit:
        await _keep(desk, unit, told)
    return saved(f"{UNITS}/{unit.id}")


async def _keep(desk: Desk, before: Unit, told: Unit) -> None:
    """Where cards go, and who sends them elsewhere, the staff chat hears at once: nobody leads
    them away unseen (B47)."""
    tell: list[NoticeDraft] = []
    if (before.room, before.topic) != (told.room, told.topic):
        who = f"{desk.clerk.name}, {frame.role(desk.clerk.role).lower()}"
        place, topic = told.room or "none", told.topic or "none"
        words = say("staff-unit-moved", unit=told.title, place=place, topic=topic, who=who)
        chats = desk.parts.town.writing.staff_chats
        tell = [NoticeDraft("unit", None, chat, words) for chat in chats]
    await desk.parts.storage.units.put(told, desk.parts.clock(), actor(desk), tell)


async def _alone(desk: Desk, told: Unit) -> Unit:
    """Two of one name nobody could tell apart in a list. Raises Wrong."""
    for one in await desk.parts.storage.units.all():
        if one.id != told.id and one.title.casefold() == told.title.casefold():
            raise Wrong(say("desk-units-twin", title=told.title))
    return told


async def _list(desk: Desk, trouble: str = "") -> web.Response:
    units = await desk.parts.storage.units.all()
    typed = _as_typed(desk) if trouble else Unit("", "")
    return desk.page(
        "desk/units.html",
        422 if trouble else 200,
        tabs=tabs(desk),
        saved=is_saved(desk),
        trouble=trouble,
        lines=[_line(unit) for unit in units],
        unit=typed,
        groups=_groups(),
    )


async def _one(desk: Desk, unit: Unit, trouble: str = "") -> web.Response:
    newest = (await desk.parts.storage.settings.latest()).get(f"unit.{unit.id}")
    origin = ""
    if newest is not None:
        who = told_actor(newest.actor)
        origin = say("desk-settings-changed", date=when(desk, newest.at), who=who)
    return desk.page(
        "desk/unit.html",
        422 if trouble else 200,
        tabs=tabs(desk),
        saved=is_saved(desk),
        trouble=trouble,
        unit=replace(_as_typed(desk), id=unit.id) if trouble else unit,
        title=unit.title,
        groups=_groups(),
        origin=origin,
        may_give_back=newest is not None and newest.value is not None and _is_filed(desk, unit),
    )


def _line(unit: Unit) -> Line:
    group = say("desk-units-group-title", group=unit.grouping or "none")
    place = say("desk-units-no-chat")
    if unit.chat:
        place = say("desk-units-own-chat", chat=unit.chat, topic=unit.topic or "none")
    return Line(unit, group, place, f"/desk{UNITS}/{unit.id}")


def _groups() -> list[Choice]:
    return [(name, say("desk-units-group-title", group=name or "none")) for name in GROUPS]


def _as_typed(desk: Desk) -> Unit:
    form = desk.form
    return Unit(
        id="",
        title=" ".join(clean(form.one("title")).split()),
        grouping=form.one("group"),
        chat=clean(form.one("chat")).strip(),
        topic=clean(form.one("topic")).strip(),
        is_used=form.one("used") == "1",
    )


def _typed(desk: Desk, unit: Unit) -> Unit:
    """Raises Wrong."""
    typed = _as_typed(desk)
    if not 0 < len(typed.title) <= LONGEST or typed.grouping not in GROUPS:
        raise Wrong(say("desk-units-bad-title"))
    try:
        chat, topic = place_of_chat(typed.chat)
    except ValueError as error:
        raise Wrong(say("desk-units-bad-chat", chat=typed.chat[:60])) from error
    topic = typed.topic or topic
    if topic and not chat:
        chat = forum_of(desk.parts.town.writing.staff_chats)
    is_number = topic.isascii() and topic.isdecimal() and len(topic) < 13 and int(topic) > 0
    if topic and not (is_number and chat.startswith("telegram:")):
        raise Wrong(say("desk-units-bad-topic"))
    told = replace(unit, title=typed.title, grouping=typed.grouping)
    return replace(told, chat=chat, topic=topic)


def _is_filed(desk: Desk, unit: Unit) -> bool:
    return unit.id in [one.id for one in desk.parts.effective.units]


async def _found(desk: Desk) -> Unit:
    try:
        return await desk.parts.storage.units.one(desk.request.match_info["unit"])
    except NoSuchUnit as error:
        raise Refusal(Why.NO_PAGE) from error


PAGES = (
    DeskPage(UNITS, show, roles=ADMINS),
    DeskPage(UNITS, add, roles=ADMINS, method="POST"),
    DeskPage(ONE, show_one, roles=ADMINS),
    DeskPage(ONE, change, roles=ADMINS, method="POST"),
)
