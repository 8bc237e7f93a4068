"""What the desk's pages of settings share: their tabs, who changes, and the log of changes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from aiohttp import web

from bot.texts import say
from config.directories import shipped
from storage.office_records import Changed, Unit
from storage.sql.signins import Role
from web.desk.frame import Desk, Item

ADMINS = frozenset({Role.ADMIN})
CLERKS = frozenset({Role.OPERATOR, Role.ADMIN})
SETTINGS, UNITS, ROUTES, PEOPLE = "/settings", "/units", "/routes", "/people"
LONGEST_SHOWN = 120
"""Characters of a value in the log."""

Choice = tuple[str, str]
"""(value, label) of a list to choose from."""


@dataclass(frozen=True, slots=True)
class Line:
    """A change in words."""

    date: str
    who: str
    what: str
    value: str


def tabs(desk: Desk) -> tuple[Item, ...]:
    here = desk.request.path.removeprefix("/desk")
    told = (("settings", SETTINGS), ("units", UNITS), ("routes", ROUTES), ("people", PEOPLE))
    return tuple(
        Item(say("desk-office-tab", tab=name), f"/desk{path}", here == path) for name, path in told
    )


def actor(desk: Desk) -> str:
    """Kept with a change: the name as signed in, and the role."""
    return f"{desk.clerk.name}, {desk.clerk.role}"


def when(desk: Desk, at: datetime) -> str:
    return f"{at.astimezone(desk.parts.clock().tzinfo):%d.%m.%Y %H:%M}"


def log_of(desk: Desk, changed: Sequence[Changed]) -> list[Line]:
    return [Line(when(desk, one.at), one.actor, name_of(one.name), _short(one)) for one in changed]


def name_of(name: str) -> str:
    """Of a setting, or of the unit that a change is about."""
    head, _, rest = name.partition(".")
    told = say("desk-settings-name", name=head)
    return f"{told} {rest}" if rest else told


def topic_choices() -> list[Choice]:
    """Topics, and before those of a section the section itself."""
    told: list[Choice] = []
    for section in shipped().topics.sections:
        told.append((section.id, say("desk-routes-topic-section", section=section.title)))
        told += [(topic.id, topic.title) for topic in section.topics]
    return told + [(topic.id, topic.title) for topic in shipped().topics.internal]


def unit_choices(units: Sequence[Unit]) -> list[Choice]:
    return [(unit.id, unit.title) for unit in units if unit.is_used]


def _short(changed: Changed) -> str:
    told = changed.told
    if told is None:
        return say("desk-office-log-file")
    if isinstance(told, dict) and "title" in told:
        kept = [told["title"], told.get("chat") or "", told.get("topic") or ""]
        if told.get("is_used") is False:
            kept.append(say("desk-units-retired"))
        text = ", ".join(part for part in kept if part)
    else:
        text = changed.value or ""
    return text if len(text) <= LONGEST_SHOWN else f"{text[:LONGEST_SHOWN]}…"


def saved(path: str) -> web.Response:
    """Back to the page, which says that it was kept; a reload sends nothing again."""
    return web.Response(status=303, headers={"Location": f"/desk{path}?saved=1"})


def is_saved(desk: Desk) -> bool:
    return desk.request.query.get("saved") == "1"
