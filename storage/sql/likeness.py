"""Open cases that say the same as one at hand, by the first forms of words in clear."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta
from functools import cache
from itertools import islice

from sqlalchemy import Integer, Select, String, and_, bindparam, func, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from config.directories import shipped
from storage.case_records import Case
from storage.engine import Engine
from storage.search_records import Found
from storage.sql import search_conditions as of
from storage.sql.appeal_words import texts_of
from storage.sql.case_rows import case_of, cases
from storage.tables_register import appeal
from storage.tables_words import lemma_of_appeal
from storage.word_forms import lemmas, words

BACK = 120
"""Days in which the same may have been written."""
LOOKED = 300
"""Open cases that are compared: of the same topic first, the newest first. A card is drawn in the
second in which its message came, so there is no time for more."""
MOST = 49
"""Those that are told: with the one at hand they are as many as are merged at once."""
SHORTEST, WORDS = 3, 10
"""Letters of a word that tells one case from another, and how many of them are looked for."""
READ = 400
"""Words that are read for them: a long letter says early what it is about."""
SAME, OTHER = (2, 0.4), (3, 0.6)
"""Words in common, and their part, at least: with the same topic, with another."""
_a, _l = appeal.c, lemma_of_appeal.c


class Likeness:
    """`clock` is aware, in the town's zone."""

    def __init__(self, engine: Engine, clock: Callable[[], datetime]) -> None:
        self._engine = engine
        self._clock = clock

    async def open_ones(self, case: Case, text: str, unit: str = "") -> Found:
        """The likest first, without threads, and what each says. `text`: what the case says;
        `unit`: of this one alone."""
        async with self._engine.reading() as connection:
            names = await self._names(connection, case, text, unit)
            texts = await texts_of(connection, names) if names else {}
            rows = await connection.execute(cases().where(_a.id.in_(names))) if names else ()
            told = {row.id: case_of(row) for row in rows}
        found = tuple(told[name] for name in names if name in told)
        return Found(cases=found, texts={name: tuple(said) for name, said in texts.items()})

    async def count(self, case: Case, text: str, unit: str = "") -> int:
        async with self._engine.reading() as connection:
            return len(await self._names(connection, case, text, unit))

    async def _names(
        self, connection: AsyncConnection, case: Case, text: str, unit: str
    ) -> list[int]:
        told = telling(text)
        if len(told) < SAME[0]:
            return []
        asked = {
            "told": told,
            "own": case.message.appeal,
            "topic": case.message.topic,
            "audience": case.message.audience,
            "unit": unit,
            "since": self._clock().date() - timedelta(days=BACK),
            "same": _least(SAME, told),
            "other": _least(OTHER, told),
        }
        return list((await connection.execute(_alike(), asked)).scalars())


@cache
def _alike() -> Select[int]:
    """Put together once: that takes longer than the answer."""
    is_same = _a.topic.is_not_distinct_from(bindparam("topic", type_=String))
    looked = (
        select(_a.id, _a.topic, _a.received_day)
        .where(
            of.shown("all", "", date.max),
            _a.received_day >= bindparam("since"),
            _a.id != bindparam("own"),
            _a.audience == bindparam("audience"),
            or_(bindparam("unit", type_=String) == "", _a.unit == bindparam("unit", type_=String)),
        )
        .order_by(is_same.desc(), _a.received_day.desc(), _a.id)
        .limit(LOOKED)
        .subquery()
    )
    common = select(func.count()).where(
        _l.appeal == looked.c.id, _l.lemma.in_(bindparam("told", expanding=True))
    )
    # a limit, though there are no more: else SQLite counts anew for each mention of the count
    counted = select(looked, common.scalar_subquery().label("common")).limit(LOOKED)
    each = counted.subquery().c
    is_like = and_(
        each.topic.is_not_distinct_from(bindparam("topic", type_=String)),
        each.common >= bindparam("same", type_=Integer),
    )
    return (
        select(each.id)
        .where(or_(is_like, each.common >= bindparam("other", type_=Integer)))
        .order_by(each.common.desc(), each.received_day.desc(), each.id)
        .limit(MOST)
    )


def telling(text: str) -> list[str]:
    """Forms of the words that tell what is meant and where: the longest of them."""
    told = islice(words(text), READ)
    found = {word.forms for word in told if word.forms.isdisjoint(_silent())}
    longest = sorted(found, key=lambda forms: (-min(map(len, forms)), sorted(forms)))
    kept = [forms for forms in longest if min(map(len, forms)) >= SHORTEST][:WORDS]
    return sorted(frozenset().union(*kept))


@cache
def _silent() -> frozenset[str]:
    return lemmas(" ".join(shipped().silent_words))


def _least(rule: tuple[int, float], told: list[str]) -> int:
    few, part = rule
    return max(few, round(len(told) * part))
