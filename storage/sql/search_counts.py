"""How many messages each way of showing would find: what is at work to the last one, years of
others up to MOST of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, ScalarSelect, exists, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.search_records import AT_WORK, MOST, Count, Show, Wish
from storage.sql import search_conditions as of
from storage.sql.word_hits import Hits
from storage.tables_register import appeal

_a = appeal.c
SMALL: tuple[Show, ...] = ("promised", "wished", "hidden")
"""Small sets, each with an index of its own."""


@dataclass(frozen=True, slots=True)
class Asked:
    """`day`: the workday of the wish; `narrow`: all that it says but words, `hits`: these."""

    wish: Wish
    day: date
    narrow: tuple[ColumnElement[bool], ...]
    hits: Hits | None

    def also(self, *conditions: ColumnElement[bool]) -> tuple[ColumnElement[bool], ...]:
        """With these: what is cheap and seldom true is asked first, words last."""
        told = (*self.narrow, *conditions)
        return (*told, self.hits.condition) if self.hits else told

    def also_open(self, *conditions: ColumnElement[bool]) -> tuple[ColumnElement[bool], ...]:
        """As `also`, of what is open."""
        told = (*self.narrow, of.IS_OPEN, of.IS_CASE, of.IS_SEEN, *conditions)
        return (*told, self.hits.in_queue) if self.hits else told


async def counted(connection: AsyncConnection, asked: Asked) -> Mapping[Show, Count]:
    at_work, has_loaded = await _at_work(connection, asked)
    is_much = await _is_much(connection, asked)
    counting: dict[str, ScalarSelect[Any]] = {
        name: _every(asked, of.shown(name, "", asked.day)) for name in SMALL
    }
    counting["late"] = _every(asked, of.late_promise(asked.day), of.IS_CASE, of.IS_SEEN)
    if not is_much:
        counting["closed"] = _some(asked, of.shown("closed", "", asked.day))
    if has_loaded:
        counting["loaded"] = _some(asked, of.IS_LOADED)
    row = (await connection.execute(select(*(one.label(n) for n, one in counting.items())))).one()
    told = {name: int(number) for name, number in row._mapping.items()}
    closed = _capped(told.get("closed", MOST + 1))
    at_work["overdue"] += told["late"]
    exact: dict[Show, int] = at_work | {name: told[name] for name in SMALL}
    return {name: Count(number) for name, number in exact.items()} | {
        "closed": closed,
        "any": closed if closed.is_more else Count(closed.number + at_work["all"]),
        "loaded": _capped(told.get("loaded", 0)),
    }


async def _at_work(connection: AsyncConnection, asked: Asked) -> tuple[dict[Show, int], bool]:
    """And whether any row came in a file."""
    who, day = asked.wish.who, asked.day
    each = [func.count().filter(of.at_work(name, who, day)).label(name) for name in AT_WORK]
    has_loaded = exists().where(_a.id > 0).correlate(None)
    found = select(*each, has_loaded.label("loaded")).select_from(appeal)
    found = found.where(*asked.also_open())
    row = (await connection.execute(found)).one()._mapping
    return {name: int(row[name]) for name in AT_WORK}, bool(row["loaded"])


async def _is_much(connection: AsyncConnection, asked: Asked) -> bool:
    """Whether more than MOST are closed of those with usual words, told by some of them alone."""
    if asked.hits is None or not asked.hits.some or asked.narrow:
        return False
    found = select(func.count()).select_from(appeal)
    found = found.where(of.shown("closed", "", asked.day), _a.id.in_(asked.hits.some))
    return int((await connection.execute(found)).scalar_one()) > MOST


def _every(asked: Asked, *conditions: ColumnElement[bool]) -> ScalarSelect[Any]:
    found = select(func.count()).select_from(appeal).where(*asked.also(*conditions))
    return found.scalar_subquery()


def _some(asked: Asked, *conditions: ColumnElement[bool]) -> ScalarSelect[Any]:
    """Up to one more than MOST, so that it is known that there are more."""
    some = select(_a.id).where(*asked.also(*conditions)).limit(MOST + 1)
    return select(func.count()).select_from(some.subquery()).scalar_subquery()


def _capped(number: int) -> Count:
    return Count(min(number, MOST), number > MOST)
