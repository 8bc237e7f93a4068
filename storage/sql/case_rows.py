"""A case as the tables hold it: one statement that finds it, and the row put into words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Integer,
    Row,
    ScalarSelect,
    Select,
    and_,
    case,
    func,
    or_,
    select,
    type_coerce,
)

from storage.case_records import Case
from storage.correction_records import Facts
from storage.message_records import Entry
from storage.office_records import Unit
from storage.queue_records import Filter, names_of
from storage.register_records import OPEN
from storage.sql.days import day_number
from storage.sql.ratings import RATED, rating_seen
from storage.sql.threads import message_of
from storage.tables_author import rating
from storage.tables_cases import case_state
from storage.tables_messages import entry, message
from storage.tables_office import unit
from storage.tables_register import EPOCH, appeal, appeal_change
from storage.twin_records import Twin

_a, _m, _s, _e = appeal.c, message.c, case_state.c, entry.c


def newest(of: ColumnElement[int], *conditions: ColumnElement[bool]) -> ScalarSelect[Any]:
    """The place of the newest such word in the thread of appeal `of`; 0: there is none."""
    return (
        select(func.coalesce(func.max(_e.place), 0))
        .where(_e.appeal == of, _e.waits.is_(False), *conditions)
        .scalar_subquery()
    )


IS_QUESTION = _e.kind == "question"
IS_HEARD = or_(_e.kind == "reply", and_(_e.kind == "answer", _e.voice == "staff"))
"""What ends the wait for the author."""
ASKED = newest(_m.appeal, IS_QUESTION)
HEARD = newest(_m.appeal, IS_HEARD)
ANSWERED = newest(_m.appeal, _e.kind == "answer", _e.voice == "staff")
WORDS = select(func.count()).where(_e.appeal == _m.appeal, _e.waits.is_(False)).scalar_subquery()
CHANGES = select(func.count()).where(appeal_change.c.appeal == _m.appeal).scalar_subquery()
SEEN = _s.hidden.is_(None)
PROMISED = "supported"
"""The outcome of a case whose deed is still to be done."""
REVISION = WORDS + CHANGES
"""Rises with every line of the log and every word of the thread, whoever wrote it."""


def cases() -> Select[Any]:
    """Every case that staff were told of, whole but for its thread."""
    asked = select(
        appeal,
        *(_m.asked_as, _m.spot, _m.urgent, _m.waits, _m.address, _m.staff_key),
        *(_s.question_until, _s.reopened, _s.promised, _s.hidden),
        *(unit.c.title.label("unit_title"), unit.c.chat.label("unit_chat")),
        *(unit.c.topic.label("unit_topic"), unit.c.is_used.label("unit_used")),
        (ASKED > HEARD).label("asks"),
        (ANSWERED > 0).label("answered"),
        REVISION.label("revision"),
        *RATED,
    )
    return told_of(asked)


def told_of(asked: Select[*tuple[Any, ...]]) -> Select[*tuple[Any, ...]]:
    """From the cases that staff were told of: a traceless message waits for its hour."""
    joined = appeal.join(message, _m.appeal == _a.id)
    joined = joined.outerjoin(case_state, _s.appeal == _a.id)
    joined = joined.outerjoin(unit, unit.c.id == _a.unit)
    joined = joined.outerjoin(rating, rating.c.appeal == _a.id)
    return asked.select_from(joined).where(_m.waits.is_(False))


def filtered(asked: Filter, owner: str, workday: date) -> tuple[ColumnElement[bool], ...]:
    """`workday`: today, or the last worked day before it (Case.is_overdue)."""
    is_open, is_promised = and_(_a.outcome == OPEN, SEEN), and_(_a.outcome == PROMISED, SEEN)
    late = or_(and_(is_open, _a.due < workday), and_(is_promised, _s.promised < workday))
    found: Mapping[Filter, tuple[ColumnElement[bool], ...]] = {
        "all": (is_open,),
        "new": (is_open, _a.taken_by.is_(None)),
        "mine": (is_open, _a.taken_by.in_(names_of(owner))),
        "in_work": (is_open, _a.taken_by.is_not(None)),
        "waiting": (is_open, _s.question_until.is_not(None), ASKED > HEARD),
        "overdue": (late,),
        "thrice": (is_open, thrice(workday)),
        "promised": (is_promised,),
        "reopened": (is_open, _s.reopened.is_(True)),
        "wished": (rating.c.wish == "asked", rating.c.waits.is_(False), SEEN),
        "closed": (_a.outcome != OPEN, SEEN),
        "hidden": (_s.hidden.is_not(None),),
    }
    return found[asked]


def thrice(workday: date) -> ColumnElement[bool]:
    """As Case.is_overdue_thrice; a term has a day at least."""
    start = type_coerce(func.coalesce(_a.registered_day, _a.received_day), Integer)
    term = day_number(_a.due) - start
    return start + 3 * case((term > 1, term), else_=1) < workday.toordinal() - EPOCH


def case_of(
    row: Row[Any],
    thread: tuple[Entry, ...] = (),
    twins: tuple[Twin, ...] = (),
    *,
    sealed: bool = False,
) -> Case:
    return Case(
        message=replace(message_of(row), reply_until=row.question_until if row.asks else None),
        revision=row.revision,
        cause=row.cause,
        registered=row.registered_day,
        question_until=row.question_until,
        reopened=bool(row.reopened),
        promised=row.promised,
        is_hidden=row.hidden is not None,
        of_register=_facts(row),
        is_answered=bool(row.answered) and not row.reopened,
        thread=thread,
        twins=twins,
        sealed=sealed,
        unit=_unit(row),
        rating=rating_seen(row),
    )


def _facts(row: Row[Any]) -> Facts:
    return Facts(
        organisation=row.organisation,
        direction=row.direction,
        client_kind=row.client_kind,
        representative=row.representative,
        form=row.form,
        collective=row.collective,
        repeat=row.repeat,
        anonymous=row.anonymous,
        place=row.place,
        duplicate_of=row.duplicate_of or "",
    )


def _unit(row: Row[Any]) -> Unit | None:
    if row.unit_title is None:
        return None
    chat, topic = row.unit_chat or "", row.unit_topic or ""
    return Unit(row.unit, row.unit_title, chat=chat, topic=topic, is_used=row.unit_used)
