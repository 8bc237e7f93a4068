"""What the morning left behind, and what the plan wants of it: register, log, figures."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from typing import Any

from tests.monday.plan import Planned
from tests.process.program import Program

Row = tuple[Any, ...]
Line = tuple[str, str | None, str | None, str]
"""(field, old, new, actor)"""

REGISTER = """SELECT number, channel, topic, cause, outcome, anonymous, extended, duplicate_of,
    due, answered_day IS NOT NULL, hidden IS NOT NULL
    FROM appeal LEFT JOIN case_state ON case_state.appeal = appeal.id"""
CHANGES = """SELECT number, field, old, new, actor FROM appeal_change
    JOIN appeal ON appeal.id = appeal_change.appeal ORDER BY appeal_change.id"""

DUE, EXTENDED, REPLY_UNTIL, PROMISED = "2026-12-23", "2026-12-30", "2026-11-30", "2026-12-03"
MONDAY = "2026-11-23T"
RATED = ("resolved", "partial", "explained", "refused")
"""Steps after which an author is asked how it was."""
GROUNDS = ("refused", "forwarded", "no_answer")


def _read(program: Program, asked: str) -> list[Row]:
    with closing(sqlite3.connect(program.data / "otklik.db")) as database:
        return list(database.execute(asked))


def register(program: Program) -> dict[str, Row]:
    return {number: tuple(row) for number, *row in _read(program, REGISTER)}


def wanted(told: Iterable[Planned]) -> dict[str, Row]:
    numbers = {one.name: one.number for one in told}
    return {
        one.number: (
            *(one.door, one.topic, one.cause or None, one.outcome, one.traceless),
            *(one.step == "extend", _original(one, numbers)),
            *(EXTENDED if one.step == "extend" else DUE, one.outcome != "in_work"),
            one.step == "hide",
        )
        for one in told
    }


def _original(one: Planned, numbers: Mapping[str, str]) -> str | None:
    return f"telegram:{numbers[one.twin_of]}" if one.twin_of else None


def changes(program: Program) -> dict[str, list[Line]]:
    """Times of answers without what follows the day: no test knows the second."""
    found: dict[str, list[Line]] = {}
    for number, field, old, new, actor in _read(program, CHANGES):
        told = MONDAY if new and new.startswith(MONDAY) else new
        found.setdefault(number, []).append((field, old, told, actor))
    return {number: _settled(lines) for number, lines in found.items()}


def _settled(lines: list[Line]) -> list[Line]:
    """What an author changes bears random names, which tell no order: by field, before the rest."""
    theirs = sorted(line for line in lines if line[3] == "author")
    return theirs + [line for line in lines if line[3] != "author"]


def steps(told: Sequence[Planned]) -> dict[str, list[Line]]:
    numbers = {one.name: one.number for one in told}
    twins = {one.twin_of: one.number for one in told if one.twin_of}
    return {one.number: _settled(list(_lines(one, twins, numbers))) for one in told}


def _lines(one: Planned, twins: Mapping[str, str], numbers: Mapping[str, str]) -> Iterator[Line]:
    who = "author" if one.hands == "author" else "operator"
    yield "created", None, None, "author"
    if one.name in twins:
        yield "duplicates", None, twins[one.name], "operator"
    if one.step and one.step not in ("extend", "hide") and who == "operator":
        yield "taken_by", None, "operator", "operator"
    if one.name in ("t5", "v8", "w11"):
        yield "question", None, REPLY_UNTIL, "operator"
    if one.name in ("t5", "v8"):
        yield "question", REPLY_UNTIL, None, "author"
    if one.step == "extend":
        yield "due", DUE, EXTENDED, "operator"
        yield "extended", None, "1", "operator"
    if one.step == "hide":
        yield "hidden", None, "1", "operator"
    if one.step == "reply" or (one.cause and one.answer):
        yield "answer", None, None, "operator"
    if one.outcome != "in_work":
        yield "outcome", "in_work", one.outcome, who
        yield from _ending(one, numbers, who)


def _ending(one: Planned, numbers: Mapping[str, str], who: str) -> Iterator[Line]:
    if one.cause:
        yield "cause", None, one.cause, who
    if one.step == "supported":
        yield "promised", None, PROMISED, who
    if one.twin_of:
        yield "duplicate_of", None, f"telegram:{numbers[one.twin_of]}", who
    yield "answered_at", None, MONDAY, who
    if one.step in GROUNDS:
        yield "outcome_reason", None, None, who


async def figures(program: Program) -> dict[str, Any]:
    """What `otklik metrics` says of the messages of the quarter; nothing of empty rows."""
    code, told, error = await program.command("metrics", "2026Q4", "--format", "json")
    assert (code, error) == (0, ""), error
    said = json.loads(told)["appeals"]
    rows = ("by_channel", "by_topic", "by_cause")
    lists = {
        name: {one["id"]: (one["count"], one["share"]) for one in said[name] if one["count"]}
        for name in rows
    }
    plain = ("received", "complaints", "duplicates", "hidden", "repeats", "anonymous")
    outcomes, rating = said["outcomes"]["all"], said["author_rating"]
    return lists | {
        **{name: said[name] for name in plain},
        "satisfied": tuple(outcomes["satisfied"].values()),
        "refused": tuple(outcomes["refused"].values()),
        "other": outcomes["other"],
        "answers": said["waiting"]["answers"],
        "forwarded": said["forwarding"]["forwarded"],
        "asked": rating["asked"],
        "rated": rating["rated"],
    }


def counted(told: Iterable[Planned]) -> dict[str, Any]:
    """Counted from the plan; shares of 37 worked out by hand, largest remainders first."""
    seen = [one for one in told if not one.twin_of and one.step != "hide"]
    ends = Counter(one.outcome for one in seen)
    answered = [one for one in seen if one.step in RATED]
    waited = [one for one in seen if one.step in (*RATED, "supported") and not one.traceless]
    other = {
        "partial": ends["partial"],
        "explained": ends["explained"],
        "pending_action": ends["supported"],
        "forwarded": ends["forwarded"],
        "withdrawn": ends["withdrawn"],
        "no_answer": ends["no_answer"],
        "open": ends["in_work"],
    }
    return {
        "by_channel": {"telegram": (17, 46.0), "web": (12, 32.4), "vk": (8, 21.6)},
        "by_topic": {
            **{"yards": (12, 32.5), "heating": (9, 24.3)},
            **{"light": (8, 21.6), "road_repair": (8, 21.6)},
        },
        "by_cause": {
            **{"quality": (14, 37.9), "no_info": (9, 24.3), "none": (6, 16.2)},
            **{"other": (4, 10.8), "refusal": (2, 5.4), "need": (1, 2.7), "no_action": (1, 2.7)},
        },
        "received": len(seen),
        "complaints": 0,
        "duplicates": 2,
        "hidden": 1,
        "repeats": 0,
        "anonymous": sum(one.traceless for one in seen),
        "satisfied": (13, 35.1),
        "refused": (2, 5.4),
        "other": other,
        "answers": len(waited),
        "forwarded": ends["forwarded"],
        "asked": len(answered),
        "rated": 0,
    }
