"""The list of messages: narrowed, sorted and searched; the same in both databases."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta

from sqlalchemy import and_, func, select, true
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.case_records import Case
from storage.engine import Engine
from storage.search_records import AT_WORK, Found, Loaded, Wish
from storage.sql import search_conditions as of
from storage.sql.appeal_words import texts_of
from storage.sql.case_rows import case_of, cases
from storage.sql.search_counts import Asked, counted
from storage.sql.search_orders import in_order
from storage.sql.word_hits import hits
from storage.tables_register import appeal
from storage.tables_words import lemma_of_appeal
from storage.word_forms import lemmas

PAGE = 50
"""Lines of one page of the desk."""
ALIKE, SIMILAR = 120, 5
"""Days back in which the same may have been written, and how many of such are shown."""
TELLING, WORDS, FEWEST = 4, 12, 3
"""Of words that tell one appeal from another: letters at least, the longest so many, the fewest."""
_a = appeal.c


class Search:
    """`clock` is aware, in the town's zone."""

    def __init__(self, engine: Engine, clock: Callable[[], datetime]) -> None:
        self._engine = engine
        self._clock = clock

    async def found(self, wish: Wish, page: int = 0) -> Found:
        """A page of what `wish` asks for."""
        day = self._workday(wish)
        async with self._engine.reading() as connection:
            told = await hits(connection, wish.words) if wish.words.strip() else None
            asked = Asked(wish, day, tuple(of.narrowed(wish, day)), told)
            counts = await counted(connection, asked)
            has_any = counts[wish.show].is_more or counts[wish.show].number > page * PAGE
            names = await _names(connection, asked, page) if has_any else []
            is_more, names = len(names) > PAGE, names[:PAGE]
            texts = await texts_of(connection, names) if told and names else {}
            found = Found(
                texts={name: tuple(said) for name, said in texts.items()},
                counts=counts,
                is_more=is_more,
            )
            if wish.show == "loaded":
                return replace(found, loaded=await _loaded(connection, names))
            return replace(found, cases=await _cases(connection, names))

    async def first(self, wish: Wish) -> Case | None:
        """What stands first in the list that `wish`, without words, asks for."""
        day = self._workday(wish)
        async with self._engine.reading() as connection:
            asked = Asked(wish, day, tuple(of.narrowed(wish, day)), None)
            found = await _cases(connection, (await _names(connection, asked, 0))[:1])
            return found[0] if found else None

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

    async def owners(self, unit: str = "") -> list[str]:
        """Who has open cases, by name; of one unit alone, if it is given."""
        open_ones = and_(of.IS_OPEN, _a.taken_by.is_not(None), _a.unit == unit if unit else true())
        asked = select(_a.taken_by).where(open_ones).distinct().order_by(_a.taken_by)
        async with self._engine.reading() as connection:
            return [str(name) for name in (await connection.execute(asked)).scalars()]

    async def loaded(self, name: int) -> Loaded | None:
        """One row of a file."""
        async with self._engine.reading() as connection:
            found = await _loaded(connection, [name])
        return found[0] if found and name > 0 else None


async def _names(connection: AsyncConnection, asked: Asked, page: int) -> list[int]:
    """Of one page, and of one more if there is any."""
    wish = asked.wish
    shown = of.shown(wish.show, wish.who, asked.day)
    is_queue = wish.show in AT_WORK and wish.show != "overdue"
    listed = (
        select(_a.id)
        .where(*(asked.also_open(shown) if is_queue else asked.also(shown)))
        .order_by(*in_order(wish))
        .limit(PAGE + 1)
        .offset(page * PAGE)
    )
    return list((await connection.execute(listed)).scalars())


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
