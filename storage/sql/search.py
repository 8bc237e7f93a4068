"""The list of messages: narrowed, sorted, counted and searched; the same in both databases."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, func, select, true
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.case_records import Case
from storage.engine import Engine
from storage.search_records import AT_WORK, BY_DAY, SHOWS, Found, Loaded, Order, Show, Wish
from storage.sql import search_conditions as of
from storage.sql.appeal_words import texts_of
from storage.sql.case_rows import case_of, cases
from storage.tables_messages import message
from storage.tables_register import appeal
from storage.tables_words import lemma_of_appeal
from storage.word_forms import lemmas

PAGE = 50
"""Lines of one page of the desk."""
ALIKE, SIMILAR = 120, 5
"""Days back in which the same may have been written, and how many of such are shown."""
TELLING, WORDS, FEWEST = 4, 12, 3
"""Of words that tell one appeal from another: letters at least, the longest so many, the fewest."""
OVER: tuple[Show, ...] = ("closed", "hidden", "any", "loaded")
_a = appeal.c


class Search:
    """`clock` is aware, in the town's zone."""

    def __init__(self, engine: Engine, clock: Callable[[], datetime]) -> None:
        self._engine = engine
        self._clock = clock

    async def found(self, wish: Wish, page: int = 0) -> Found:
        """A page of what `wish` asks for; `counts` tells how many there are."""
        day = self._workday(wish)
        asked = (
            select(_a.id)
            .where(of.shown(wish.show, wish.who, day), *of.narrowed(wish, day))
            .order_by(*_order(wish))
            .limit(PAGE)
            .offset(page * PAGE)
        )
        async with self._engine.reading() as connection:
            names = list((await connection.execute(asked)).scalars())
            texts = await texts_of(connection, names) if wish.words.strip() and names else {}
            told = {name: tuple(said) for name, said in texts.items()}
            if wish.show == "loaded":
                return Found(loaded=await _loaded(connection, names), texts=told)
            return Found(cases=await _cases(connection, names), texts=told)

    async def counts(self, wish: Wish) -> Mapping[Show, int]:
        """How many each way of showing would find, all else of the wish being the same."""
        day = self._workday(wish)
        narrow = tuple(of.narrowed(wish, day))
        async with self._engine.reading() as connection:
            if wish.words.strip():  # looked for once, not once a query
                return await _counted(connection, _each(wish, day, narrow, SHOWS))
            told = await _counted(connection, _at_work(wish, day, narrow))
            promises = await _counted(connection, _promised(day, narrow))
            told |= {
                "overdue": told["overdue"] + promises["overdue"],
                "promised": promises["promised"],
                "wished": await _number(connection, _wished(day, narrow)),
            }
            if wish.is_narrow:
                return told | await _counted(connection, _each(wish, day, narrow, OVER))
            every = await _number(connection, select(func.count()).select_from(appeal))
            messages = await _number(connection, select(func.count()).select_from(message))
            waiting, hidden = [
                await _number(connection, _all(one)) for one in (of.WAITS, of.HIDDEN)
            ]
        seen = messages - waiting - hidden
        told |= {"closed": seen - told["all"], "any": seen, "hidden": hidden}
        return told | {"loaded": every - messages}

    def _workday(self, wish: Wish) -> date:
        return wish.workday or self._clock().date()

    async def alike(self, text: str, unit: str = "") -> Found:
        """Cases of the last ALIKE days that share most of the telling words of `text`; of this
        unit alone, if one is named."""
        told = sorted((one for one in lemmas(text) if len(one) >= TELLING), key=len)[-WORDS:]
        if len(told) < FEWEST:
            return Found()
        words, since = lemma_of_appeal.c, self._clock().date() - timedelta(days=ALIKE)
        hits = (
            select(words.appeal, func.count().label("hits"))
            .where(words.lemma.in_(told))
            .group_by(words.appeal)
            .having(func.count() >= max(FEWEST, len(told) * 6 // 10))
            .subquery()
        )
        asked = (
            select(_a.id)
            .join(hits, hits.c.appeal == _a.id)
            .where(
                of.shown("any", "", since),
                _a.received_day >= since,
                _a.unit == unit if unit else true(),
            )
            .order_by(hits.c.hits.desc(), _a.received_day.desc(), _a.id)
            .limit(SIMILAR)
        )
        async with self._engine.reading() as connection:
            names = list((await connection.execute(asked)).scalars())
            texts = await texts_of(connection, names) if names else {}
            told_texts = {name: tuple(said) for name, said in texts.items()}
            return Found(cases=await _cases(connection, names), texts=told_texts)

    async def owners(self) -> list[str]:
        """Who has open cases, by name."""
        open_ones = and_(of.IS_OPEN, _a.taken_by.is_not(None))
        asked = select(_a.taken_by).where(open_ones).distinct().order_by(_a.taken_by)
        async with self._engine.reading() as connection:
            return [str(name) for name in (await connection.execute(asked)).scalars()]

    async def loaded(self, name: int) -> Loaded | None:
        """One row of a file."""
        async with self._engine.reading() as connection:
            found = await _loaded(connection, [name])
        return found[0] if found and name > 0 else None


def _order(wish: Wish) -> tuple[Any, ...]:
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


def _at_work(
    wish: Wish, day: date, narrow: Sequence[ColumnElement[bool]]
) -> Select[*tuple[Any, ...]]:
    each = [func.count().filter(of.at_work(name, wish.who, day)).label(name) for name in AT_WORK]
    asked = select(*each).select_from(appeal)
    return asked.where(of.IS_OPEN, of.IS_CASE, of.IS_SEEN, *narrow)


def _each(
    wish: Wish, day: date, narrow: Sequence[ColumnElement[bool]], shows: Sequence[Show]
) -> Select[*tuple[Any, ...]]:
    each = [func.count().filter(of.shown(name, wish.who, day)).label(name) for name in shows]
    return select(*each).select_from(appeal).where(*narrow)


def _wished(workday: date, narrow: Sequence[ColumnElement[bool]]) -> Select[*tuple[Any, ...]]:
    asked = select(func.count()).select_from(appeal)
    return asked.where(of.shown("wished", "", workday), *narrow)


def _promised(workday: date, narrow: Sequence[ColumnElement[bool]]) -> Select[*tuple[Any, ...]]:
    late = func.count().filter(of.late_promise(workday)).label("overdue")
    asked = select(func.count().label("promised"), late).select_from(appeal)
    return asked.where(of.IS_PROMISED, of.IS_CASE, of.IS_SEEN, *narrow)


def _all(of_these: Select[*tuple[Any, ...]]) -> Select[*tuple[Any, ...]]:
    return select(func.count()).select_from(of_these.subquery())


async def _counted(connection: AsyncConnection, asked: Select[*tuple[Any, ...]]) -> dict[Show, int]:
    row = (await connection.execute(asked)).one()._mapping
    return {name: row[name] for name in SHOWS if name in row}


async def _number(connection: AsyncConnection, asked: Select[*tuple[Any, ...]]) -> int:
    return int((await connection.execute(asked)).scalar_one())


async def _cases(connection: AsyncConnection, names: Sequence[int]) -> tuple[Case, ...]:
    rows = await connection.execute(cases().where(_a.id.in_(names)))
    told = {row.id: case_of(row) for row in rows}
    return tuple(told[name] for name in names if name in told)


async def _loaded(connection: AsyncConnection, names: Sequence[int]) -> tuple[Loaded, ...]:
    asked = select(
        *(_a.id, _a.channel, _a.external_id, _a.kind, _a.topic, _a.received_day),
        *(_a.answered_day, _a.outcome, _a.cause, _a.organisation, _a.text),
    ).where(_a.id.in_(names))
    told = {row.id: Loaded(*row) for row in await connection.execute(asked)}
    return tuple(told[name] for name in names if name in told)
