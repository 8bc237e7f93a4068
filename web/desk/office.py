"""What the desk's pages of settings share: their tabs, what may be chosen, and who changes."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from aiohttp import web

from bot.texts import say
from config.directories import shipped
from storage.office_records import Unit
from storage.sql.signins import Role
from web.desk.frame import Desk, Item, role

ADMINS = frozenset({Role.ADMIN})
CLERKS = frozenset({Role.OPERATOR, Role.ADMIN})
SETTINGS, UNITS, ROUTES, PEOPLE = "/settings", "/units", "/routes", "/people"
PLACES = "/places"
WIDGET = "/widget"
Choice = tuple[str, str]
"""(value, label) of a list to choose from."""


def tabs(desk: Desk) -> tuple[Item, ...]:
    here = desk.request.path.removeprefix("/desk")
    told = (
        ("settings", SETTINGS),
        ("units", UNITS),
        ("places", PLACES),
        ("routes", ROUTES),
        ("people", PEOPLE),
        ("widget", WIDGET),
    )
    return tuple(
        Item(say("desk-office-tab", tab=name), f"/desk{path}", here == path) for name, path in told
    )


def actor(desk: Desk) -> str:
    """Kept with a change: the name as signed in, and the role."""
    return f"{desk.clerk.name}, {desk.clerk.role}"


def told_actor(kept: str) -> str:
    """As people read it: the role in words."""
    name, comma, of = kept.rpartition(", ")
    return f"{name}, {role(Role(of)).lower()}" if comma and of in set(Role) else kept


def when(desk: Desk, at: datetime) -> str:
    return f"{at.astimezone(desk.parts.clock().tzinfo):%d.%m.%Y %H:%M}"


def topic_choices() -> list[Choice]:
    """Topics, and before those of a section the section itself."""
    told: list[Choice] = []
    for section in shipped().topics.sections:
        told.append((section.id, say("desk-routes-topic-section", section=section.title)))
        told += [(topic.id, topic.title) for topic in section.topics]
    return told + [(topic.id, topic.title) for topic in shipped().topics.internal]


def unit_choices(units: Sequence[Unit]) -> list[Choice]:
    return [(unit.id, unit.title) for unit in units if unit.is_used]


def saved(path: str) -> web.Response:
    """Back to the page, which says that it was kept; a reload sends nothing again."""
    return web.Response(status=303, headers={"Location": f"/desk{path}?saved=1"})


def is_saved(desk: Desk) -> bool:
    return desk.request.query.get("saved") == "1"
