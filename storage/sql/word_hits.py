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
from storage.tables_register import appeal
from storage.tables_words import lemma_of_appeal
from storage.word_forms import words

_a, _l = appeal.c, lemma_of_appeal.c
MANY_WORDS = 12
"""Of a question that are looked for; nobody types more to find one message."""
FEW = 2000
"""Appeals that are sooner looked at one by one than met on a walk through a list."""
USUAL = 20_000
"""Appeals of one word that take as long to be gathered as a walk takes to ask for them."""


@dataclass(frozen=True, slots=True)
class Hits:
    """`condition` is true of an appeal that was asked for. `some`: names of some of these, where
    there are too many to name."""

    condition: ColumnElement[bool]
    some: tuple[int, ...] = ()


async def hits(connection: AsyncConnection, asked: str) -> Hits:
    """By a number as it is typed, ours or the channel's own; else by all of the words."""
    named = list((await connection.execute(_by_number(asked))).scalars())
    told = [sorted(word.forms) for word in words(asked)][:MANY_WORDS]
    if not told:
        return Hits(_a.id.in_(named))
    sizes = await _sizes(connection, told)
    told.sort(key=lambda forms: sizes[tuple(forms)])
    having: Select[Any] = select(_l.appeal).where(_l.lemma.in_(told[0]))
    having = having.where(*(_has(forms, _l.appeal) for forms in told[1:]))
    found = list((await connection.execute(having.limit(FEW + 1))).scalars())
    if len(found) <= FEW:
        return Hits(_a.id.in_(sorted({*named, *found})))
    having_all = and_(*(_of(forms, sizes[tuple(forms)]) for forms in told))
    condition = or_(_a.id.in_(named), having_all) if named else having_all
    return Hits(condition, tuple(sorted({*named, *found})))


def _by_number(asked: str) -> Select[Any]:
    number = re.sub(r"^(?:\u2116|N|#)\s*", "", asked.strip())[:100]
    of_channel = _a.channel.in_(shipped().channels.ids)
    return select(_a.id).where(
        or_(_a.number == number[:24], of_channel & (_a.external_id == number))
    )


async def _sizes(
    connection: AsyncConnection, told: Sequence[Sequence[str]]
) -> dict[tuple[str, ...], int]:
    """How many appeals have each word; counted no further than USUAL."""
    asked = [
        select(func.count())
        .select_from(select(_l.appeal).where(_l.lemma.in_(forms)).limit(USUAL + 1).subquery())
        .scalar_subquery()
        for forms in told
    ]
    row = (await connection.execute(select(*asked))).one()
    return {tuple(forms): int(size) for forms, size in zip(told, row, strict=True)}


def _of(forms: Sequence[str], size: int) -> ColumnElement[bool]:
    if size > USUAL:
        return _has(forms, _a.id)
    return (_a.id + 0).in_(select(_l.appeal).where(_l.lemma.in_(forms)))


def _has(forms: Sequence[str], of: ColumnElement[int]) -> ColumnElement[bool]:
    other = lemma_of_appeal.alias()
    return exists(literal(1)).where(other.c.lemma.in_(forms), other.c.appeal == of)
