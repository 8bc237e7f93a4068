"""In which order a list of messages stands: by a day its index leads through, or by terms."""

from __future__ import annotations

from typing import Any

from storage.search_records import AT_WORK, BY_DAY, Order, Wish
from storage.sql import search_conditions as of
from storage.tables_register import appeal

_a = appeal.c


def in_order(wish: Wish) -> tuple[Any, ...]:
    if wish.order and (wish.order in BY_DAY or wish.show in AT_WORK):
        return (*_sorted(wish.order), _a.id)
    if wish.show in AT_WORK:
        return of.IS_URGENT.desc(), _a.due.is_(None), _a.due, _a.received_day, _a.id
    newest = _a.answered_day if wish.show == "closed" else _a.received_day
    return newest.desc(), _a.id


def _sorted(order: Order) -> tuple[Any, ...]:
    match order:
        case "received":
            return (_a.received_day,)
        case "newest":
            return (_a.received_day.desc(),)
        case "furthest":
            return _a.due.is_(None), _a.due.desc()
        case "topic":
            return _a.topic.is_(None), _a.topic, _a.due
        case "channel":
            return _a.channel, _a.due
        case "owner":
            return _a.taken_by.is_(None), _a.taken_by, _a.due
        case "number":
            return (_a.number,)
        case _:
            return _a.due.is_(None), _a.due
