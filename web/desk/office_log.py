"""The log of what was set at the desk, and values of settings, as people read them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from bot.texts import say
from config.changeable import KINDS, Kind, value_of
from config.directories import shipped
from storage.office_records import Changed
from web.desk.frame import Desk
from web.desk.office import told_actor, when

OF_SURVEY = "survey."
LONGEST_SHOWN = 120
"""Characters of a value in the log."""


@dataclass(frozen=True, slots=True)
class Line:
    """A change in words."""

    date: str
    who: str
    what: str
    value: str


def log_of(desk: Desk, changed: Sequence[Changed]) -> list[Line]:
    """`changed`: the newest first."""
    filed = value_of(desk.parts.effective.filed, "places")
    places = [one for one in changed if one.name == "places" and one.told is not None]
    before = [*(one.told for one in places[1:]), filed]
    new = {id(one): _new(one.told, old) for one, old in zip(places, before, strict=False)}
    return [
        Line(
            when(desk, one.at),
            told_actor(one.actor),
            _name(one.name),
            _short(new.get(id(one)) or _value(one)),
        )
        for one in changed
    ]


def _new(told: Any, before: Any) -> str:
    """Of places only those that were changed: the list is long."""
    return "; ".join(_place(one) for one in told if one not in before)


def typed(kind: Kind, value: Any) -> str:
    """A value as somebody would type it."""
    match kind:
        case "line":
            return str(value)
        case "switch":
            return "1" if value else "0"
        case "terms":
            topics = shipped().topics
            return "\n".join(f"{topics.title(name)}: {days}" for name, days in value.items())
        case "places":
            return "\n".join(_place(one) for one in value)


def _place(told: dict[str, Any]) -> str:
    retired = f" ({say('desk-places-retired')})" if told.get("retired") else ""
    return f"{told['title']}{retired}"


def _name(name: str) -> str:
    """Of a setting, or of the unit that a change is about."""
    head, _, rest = name.partition(".")
    told = say("desk-settings-name", name=head)
    return f"{told} {rest}" if rest else told


def _value(changed: Changed) -> str:
    told = changed.told
    match KINDS.get(changed.name):
        case _ if told is None:
            return say("desk-office-log-file")
        case "switch":
            return say("desk-settings-yes") if told else say("desk-settings-no")
        case None if isinstance(told, dict):
            return _deed(changed.name, told)
        case None if isinstance(told, list):
            return say("desk-office-log-routes", n=len(told))
        case None:
            return changed.value or ""
        case kind:
            return typed(kind, told) or say("desk-office-log-empty-value")


def _deed(name: str, told: dict[str, Any]) -> str:
    if "wave" in told:
        return wave_deed(told)
    if name.startswith(OF_SURVEY):
        return say("desk-versions-log", version=int(told.get("version", 0)))
    return _unit(told)


def _unit(told: dict[str, Any]) -> str:
    kept = [told.get("title"), told.get("chat"), told.get("topic")]
    if told.get("is_used") is False:
        kept.append(say("desk-units-retired"))
    return ", ".join(part for part in kept if part)


def wave_deed(told: dict[str, Any]) -> str:
    """What a clerk did with a wave of a survey."""
    return say("care-deed", deed=str(told["wave"]), count=int(told.get("count", 0)))


def _short(text: str) -> str:
    line = " · ".join(text.split("\n"))
    return line if len(line) <= LONGEST_SHOWN else f"{line[:LONGEST_SHOWN]}…"
