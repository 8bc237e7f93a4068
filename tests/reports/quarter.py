"""Rows of a register as tests write them, and the figures of a period over them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from config.directories import shipped
from config.profile import load
from reports.metrics import Asked, Counted, metrics, received
from reports.period import parse
from reports.rules import Json, awaited, rules_of
from reports.surveyed import Surveyed
from storage.register_records import Key, Moment, RegisterRow
from storage.tallies import Window, count

TOWN = ZoneInfo("Europe/Astrakhan")


def on(day: str | date) -> Moment:
    told = date.fromisoformat(day) if isinstance(day, str) else day
    return Moment(datetime.combine(told, time(), TOWN).astimezone(UTC), told)


def a_row(name: str, day: str | date, **values: Any) -> RegisterRow:
    """Days may be written as text; `duplicate_of` as the number in the same channel."""
    told: dict[str, Any] = {"channel": "post"} | values
    for moment in ("registered", "answered"):
        if told.get(moment):
            told[moment] = on(told[moment])
    if told.get("duplicate_of"):
        told["duplicate_of"] = Key(told["channel"], told["duplicate_of"])
    return RegisterRow(external_id=name, received=on(day), **told)


def figures(
    rows: Iterable[RegisterRow],
    period: str = "2026Q3",
    as_of: str = "2026-10-05",
    audience: str = "all",
    profile: str = "astrakhan",
) -> Json:
    """The whole JSON, counted by hand (the databases are held to the same count elsewhere)."""
    told, day, kept = load(profile), date.fromisoformat(as_of), list(rows)
    asked = parse(period)
    before, ago = asked.previous(), asked.year_ago()
    windows = [asked, before, ago, before.previous(), ago.previous()]
    only = None if audience == "all" else audience
    waited_for = awaited(shipped())
    now, previous, year_ago, *earlier = (
        count(kept, Window(window.start, window.end, day, only, waited_for)) for window in windows
    )
    whole = metrics(
        Asked(asked, day, audience, told.name, told.timezone),
        Counted(now, previous, year_ago, *map(received, earlier)),
        Surveyed(),
        rules_of(told, shipped(), told.channels(audience)),
    )
    return whole | {"waves": [], "mailings": []}
