"""Which appeals hold the words of a question: rare words lead to them, usual ones are asked after.

Few appeals have all the words: their names are the condition. Otherwise a list is walked in its
own order, and each row of it is asked whether it has the words.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, exists, func, literal, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from config.directories import shipped
from storage.sql.search_conditions import IS_OPEN
from storage.tables_register import appeal
from storage.tables_words import lemma_of_appeal
from storage.word_forms import words

_a, _l = appeal.c, lemma_of_appeal.c
MANY_WORDS = 12
"""Of a question that are looked for; nobody types more to find one message."""
FEW = 2000
"""Appeals that are sooner looked at one by one than met on a walk through a list."""
USUAL, IN_QUEUE = 20_000, 100_000
"""Appeals of one form that take as long to be gathered as it takes to ask for them: on a walk to
the end of a page, and on one through the whole queue."""


@dataclass(frozen=True, slots=True)
class Hits:
    """Conditions that are true of an appeal that was asked for; `in_queue` is for whoever walks
    through all that is open. `some`: names of some of these, where there are too many to name."""

    condition: ColumnElement[bool]
    in_queue: ColumnElement[bool]
    some: tuple[int, ...] = ()


async def hits(connection: AsyncConnection, asked: str) -> Hits:
    """By a number as it is typed, ours or the channel's own; else by all of the words."""
    named = list((await connection.execute(_by_number(asked))).scalars())
    told = [sorted(word.forms) for word in words(asked)][:MANY_WORDS]
    if not told:
        return _named(named)
    sizes = await _sizes(connection, told)
    told.sort(key=lambda forms: sizes[tuple(forms)])
    having: Select[Any] = select(_l.appeal).where(_l.lemma.in_(told[0]))
    having = having.where(*(_has(forms, _l.appeal) for forms in told[1:]))
    found = list((await connection.execute(having.limit(FEW + 1))).scalars())
    if len(found) <= FEW:
        return _named(sorted({*named, *found}))
    each = [
        and_(*(_of(forms, sizes[tuple(forms)] <= most * len(forms)) for forms in told))
        for most in (USUAL, IN_QUEUE)
    ]
    condition, in_queue = [or_(_a.id.in_(named), one) if named else one for one in each]
    asked_now = select(_a.id).where(IS_OPEN, in_queue).limit(FEW + 1)
    open_ones = list((await connection.execute(asked_now)).scalars())
    if len(open_ones) <= FEW:  # the queue is walked once, and not for each of its figures
        in_queue = _a.id.in_(sorted(open_ones))
    return Hits(condition, in_queue, tuple(sorted({*named, *found})))


def _named(names: Sequence[int]) -> Hits:
    condition = _a.id.in_(names)
    return Hits(condition, condition)


def _by_number(asked: str) -> Select[Any]:
    number = re.sub(r"^(?:\u2116|N|#)\s*", "", asked.strip())[:100]
    of_channel = _a.channel.in_(shipped().channels.ids)
    return select(_a.id).where(
        or_(_a.number == number[:24], of_channel & (_a.external_id == number))
    )


async def _sizes(
    connection: AsyncConnection, told: Sequence[Sequence[str]]
) -> dict[tuple[str, ...], int]:
    """How many appeals have each word; counted no further than IN_QUEUE."""
    asked = [
        select(func.count())
        .select_from(
            select(_l.appeal).where(_l.lemma.in_(forms)).limit(IN_QUEUE * len(forms) + 1).subquery()
        )
        .scalar_subquery()
        for forms in told
    ]
    row = (await connection.execute(select(*asked))).one()
    return {tuple(forms): int(size) for forms, size in zip(told, row, strict=True)}


def _of(forms: Sequence[str], is_gathered: bool) -> ColumnElement[bool]:
    if not is_gathered:
        return _has(forms, _a.id)
    return (_a.id + 0).in_(select(_l.appeal).where(_l.lemma.in_(forms)))


def _has(forms: Sequence[str], of: ColumnElement[int]) -> ColumnElement[bool]:
    other = lemma_of_appeal.alias()
    return exists(literal(1)).where(other.c.lemma.in_(forms), other.c.appeal == of)
