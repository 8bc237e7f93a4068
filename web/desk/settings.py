"""The desk's page of settings that change while the program runs; each change with who and when."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from aiohttp import web

from bot.cleaning import clean
from bot.texts import say
from config.changeable import KINDS, LONGEST_TERM, BadValue, Kind, checked, value_of
from config.directories import shipped
from storage.office_records import Changed
from web.desk.frame import Desk, DeskPage
from web.desk.office import ADMINS, SETTINGS, actor, is_saved, saved, tabs, told_actor, when
from web.desk.office_log import log_of, typed
from web.refusals import Refusal, Why

ONE = SETTINGS + "/{name}"
SHOWN = tuple(name for name, kind in KINDS.items() if kind != "places")
"""Places have a page of their own."""


@dataclass(frozen=True, slots=True)
class Line:
    """One setting: `text` as it is typed; `origin`: who set it, or that the file did."""

    name: str
    title: str
    kind: Kind
    text: str
    origin: str
    is_own: bool
    help: str


async def show(desk: Desk) -> web.Response:
    return await _page(desk)


async def change(desk: Desk) -> web.Response:
    name = desk.request.match_info["name"]
    if name not in SHOWN:
        raise Refusal(Why.NO_PAGE)
    parts, who = desk.parts, actor(desk)
    if desk.form.one("file"):
        await parts.storage.settings.change(name, None, parts.clock(), who)
    else:
        try:
            value = read(KINDS[name], desk.form.one("value"))
            checked(parts.effective.profile, name, value)
        except BadValue as bad:
            return await _page(desk, _words(bad), (name, desk.form.one("value")))
        if value != value_of(parts.effective.profile, name):
            await parts.storage.settings.change(name, value, parts.clock(), who)
    await parts.effective.look()
    return saved(SETTINGS)


async def _page(desk: Desk, trouble: str = "", typed: tuple[str, str] = ("", "")) -> web.Response:
    history = await desk.parts.storage.settings.history()
    own = await desk.parts.storage.settings.effective()
    newest = await desk.parts.storage.settings.latest()
    lines = [_line(desk, name, newest.get(name) if name in own else None) for name in SHOWN]
    return desk.page(
        "desk/settings.html",
        422 if trouble else 200,
        tabs=tabs(desk),
        saved=is_saved(desk),
        trouble=trouble,
        typed=dict([typed]),
        lines=lines,
        log=log_of(desk, history),
    )


def _line(desk: Desk, name: str, changed: Changed | None) -> Line:
    origin = say("desk-settings-of-file")
    if changed is not None:
        origin = say(
            "desk-settings-changed", date=when(desk, changed.at), who=told_actor(changed.actor)
        )
    value, kind = value_of(desk.parts.effective.profile, name), KINDS[name]
    title = say("desk-settings-name", name=name)
    return Line(name, title, kind, typed(kind, value), origin, changed is not None, _help(kind))


def read(kind: Kind, said: str) -> Any:
    """The value that was typed. Raises BadValue."""
    lines = [line for line in (" ".join(one.split()) for one in clean(said).split("\n")) if line]
    match kind:
        case "line":
            return " ".join(lines)
        case "switch":
            return said == "1"
        case "terms":
            return dict(_term(line) for line in lines)
        case "places":
            raise BadValue("value")


def _term(line: str) -> tuple[str, int]:
    title, _, days = line.rpartition(":")
    known = {topic.title.casefold(): topic.id for topic in shipped().topics}
    asked = title.strip()
    topic = asked if asked in shipped().topics else known.get(asked.casefold())
    if topic is None:
        raise BadValue("topic" if asked else "line", (asked or line)[:60])
    told = days.strip()
    if not (told.isascii() and told.isdecimal() and len(told) < 4):
        raise BadValue("days", asked)
    return topic, int(told)


def _help(kind: Kind) -> str:
    if kind == "terms":
        return say("desk-settings-terms-help", longest=LONGEST_TERM)
    return ""


def _words(bad: BadValue) -> str:
    return say("desk-settings-bad", why=bad.why, found=bad.found, longest=LONGEST_TERM)


PAGES = (
    DeskPage(SETTINGS, show, lambda: say("desk-office-title"), roles=ADMINS),
    DeskPage(ONE, change, roles=ADMINS, method="POST"),
)
