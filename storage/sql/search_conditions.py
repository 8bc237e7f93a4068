"""What a wish means for the rows of the register: conditions that indexes answer.

A case has a random negative id, a row of a file a positive one (`tables_messages`), so that the
two are told apart in any index, without a look at another table.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from sqlalchemy import ColumnElement, and_, or_, select

from storage.queue_records import names_of
from storage.register_records import OPEN
from storage.search_records import Show, Wish
from storage.sql.case_rows import IS_HEARD, IS_QUESTION, PROMISED, newest, thrice
from storage.tables_author import rating
from storage.tables_cases import case_state
from storage.tables_messages import message
from storage.tables_register import appeal

_a, _m, _s = appeal.c, message.c, case_state.c
IS_CASE = _a.id + 0 < 0
IS_LOADED = _a.id + 0 > 0
"""A sum, so that no database takes it for a range of rows to be walked."""
CHANNEL = _a.channel.concat("")
"""For the same reason: the register's key begins with it, and holds nothing else that is asked."""
IS_OPEN = _a.outcome == OPEN
IS_PROMISED = _a.outcome == PROMISED
WAITS = select(_m.appeal).where(_m.waits.is_(True))
HIDDEN = select(_s.appeal).where(_s.hidden.is_not(None))
IS_SEEN = and_(_a.id.not_in(WAITS), _a.id.not_in(HIDDEN))
"""Told to staff, and not put out of sight by them."""
IS_URGENT = _a.id.in_(select(_m.appeal).where(_m.urgent.is_(True)))
_ASKED = select(_s.appeal).where(
    _s.question_until.is_not(None),
    newest(_s.appeal, IS_QUESTION) > newest(_s.appeal, IS_HEARD),
)
_WISHED = select(rating.c.appeal).where(rating.c.wish == "asked", rating.c.waits.is_(False))
_REOPENED = select(_s.appeal).where(_s.reopened.is_(True))


def shown(show: Show, who: str, workday: date) -> ColumnElement[bool]:
    """`workday`: what is due before it is over."""
    match show:
        case "loaded":
            return IS_LOADED
        case "hidden":
            return _a.id.in_(HIDDEN)
        case "any":
            return and_(IS_CASE, IS_SEEN)
        case "closed":
            return and_(IS_CASE, IS_SEEN, _a.outcome != OPEN)
        case "wished":
            return and_(IS_CASE, IS_SEEN, _a.id.in_(_WISHED))
        case "promised":
            return and_(IS_CASE, IS_SEEN, IS_PROMISED)
        case "overdue":
            return and_(IS_CASE, IS_SEEN, late(workday))
        case _:
            return and_(IS_OPEN, IS_CASE, IS_SEEN, at_work(show, who, workday))


def at_work(show: Show, who: str, workday: date) -> ColumnElement[bool]:
    """Which of the open cases."""
    match show:
        case "new":
            return _a.taken_by.is_(None)
        case "mine":
            return _a.taken_by.in_(names_of(who))
        case "in_work":
            return _a.taken_by.is_not(None)
        case "waiting":
            return _a.id.in_(_ASKED)
        case "overdue":
            return _a.due < workday
        case "thrice":
            return thrice(workday)
        case "reopened":
            return _a.id.in_(_REOPENED)
        case _:
            return _a.id != 0


def late(workday: date) -> ColumnElement[bool]:
    """An answer, or a deed that was promised."""
    return or_(and_(IS_OPEN, _a.due < workday), late_promise(workday))


def late_promise(workday: date) -> ColumnElement[bool]:
    return and_(IS_PROMISED, _a.id.in_(select(_s.appeal).where(_s.promised < workday)))


def narrowed(wish: Wish, workday: date) -> Iterator[ColumnElement[bool]]:
    """All but its words (`word_hits`)."""
    named = (
        (CHANNEL, wish.channel),
        (_a.topic, wish.topic),
        (_a.unit, wish.unit),
        (_a.place, wish.place),
        (_a.audience, wish.audience),
        (_a.kind, wish.kind),
        (_a.taken_by, wish.owner),
    )
    for column, value in named:
        if value:
            yield column == value
    if wish.overdue:
        yield late(workday)
    if wish.since:
        yield _a.received_day >= wish.since
    if wish.until:
        yield _a.received_day <= wish.until
