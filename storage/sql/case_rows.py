"""A case as the tables hold it: one statement that finds it, and the row put into words."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Row, ScalarSelect, Select, and_, func, or_, select

from storage.case_records import Case, Filter
from storage.message_records import Entry
from storage.office_records import Unit
from storage.register_records import OPEN
from storage.sql.messages import message_of
from storage.tables_cases import case_state
from storage.tables_messages import entry, message
from storage.tables_office import unit
from storage.tables_register import appeal, appeal_change

_a, _m, _s, _e = appeal.c, message.c, case_state.c, entry.c


def _newest(*conditions: ColumnElement[bool]) -> ScalarSelect[Any]:
    return (
        select(func.coalesce(func.max(_e.place), 0))
        .where(_e.appeal == _m.appeal, _e.waits.is_(False), *conditions)
        .scalar_subquery()
    )


ASKED = _newest(_e.kind == "question")
HEARD = _newest(or_(_e.kind == "reply", and_(_e.kind == "answer", _e.voice == "staff")))
ANSWERED = _newest(_e.kind == "answer", _e.voice == "staff")
WORDS = select(func.count()).where(_e.appeal == _m.appeal, _e.waits.is_(False)).scalar_subquery()
CHANGES = select(func.count()).where(appeal_change.c.appeal == _m.appeal).scalar_subquery()
REVISION = WORDS + CHANGES
"""Rises with every line of the log and every word of the thread, whoever wrote it."""


def cases() -> Select[Any]:
    """Every case that staff were told of, whole but for its thread."""
    asked = select(
        appeal,
        *(_m.asked_as, _m.spot, _m.urgent, _m.waits, _m.address, _m.staff_key),
        *(_s.question_until, _s.reopened),
        *(unit.c.title.label("unit_title"), unit.c.chat.label("unit_chat")),
        *(unit.c.topic.label("unit_topic"), unit.c.is_used.label("unit_used")),
        (ASKED > HEARD).label("asks"),
        (ANSWERED > 0).label("answered"),
        REVISION.label("revision"),
    )
    return told_of(asked)


def told_of(asked: Select[*tuple[Any, ...]]) -> Select[*tuple[Any, ...]]:
    """From the cases that staff were told of: a traceless message waits for its hour."""
    joined = appeal.join(message, _m.appeal == _a.id)
    joined = joined.outerjoin(case_state, _s.appeal == _a.id)
    joined = joined.outerjoin(unit, unit.c.id == _a.unit)
    return asked.select_from(joined).where(_m.waits.is_(False))


def filtered(asked: Filter, owner: str, today: date) -> tuple[ColumnElement[bool], ...]:
    is_open = _a.outcome == OPEN
    match asked:
        case "all":
            return (is_open,)
        case "new":
            return is_open, _a.taken_by.is_(None)
        case "mine":
            return is_open, _a.taken_by == owner
        case "in_work":
            return is_open, _a.taken_by.is_not(None)
        case "waiting":
            return is_open, _s.question_until.is_not(None), ASKED > HEARD
        case "overdue":
            return is_open, _a.due < today
        case "reopened":
            return is_open, _s.reopened.is_(True)
        case "closed":
            return (_a.outcome != OPEN,)


def case_of(row: Row[Any], thread: tuple[Entry, ...] = (), *, sealed: bool = False) -> Case:
    return Case(
        message=replace(message_of(row), reply_until=row.question_until if row.asks else None),
        revision=row.revision,
        cause=row.cause,
        registered=row.registered_day,
        question_until=row.question_until,
        reopened=bool(row.reopened),
        is_answered=bool(row.answered) and not row.reopened,
        thread=thread,
        sealed=sealed,
        unit=_unit(row),
    )


def _unit(row: Row[Any]) -> Unit | None:
    if row.unit_title is None:
        return None
    chat, topic = row.unit_chat or "", row.unit_topic or ""
    return Unit(row.unit, row.unit_title, chat=chat, topic=topic, is_used=row.unit_used)
