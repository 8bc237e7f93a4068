"""Exports with the town's own words: what is asked for, by the command or at the desk."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from contextlib import aclosing
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, assert_never, get_args

from bot.masking import scrubbed
from bot.pain_wording import words_of
from bot.texts import say
from reports import build
from reports.build import Basis, Wish
from reports.export import answers as export_answers
from reports.export import appeals as export_appeals
from reports.export import file as export_file
from reports.export import pains as export_pains
from reports.export.file import Written
from reports.export.shape import Column, Export, Line
from reports.pain.board import board
from storage.store import Storage
from storage.tallies import Window

What = Literal["appeals", "answers", "pains"]
WHAT: tuple[What, ...] = get_args(What)


@dataclass(frozen=True, slots=True)
class Order:
    """What is written where; `texts`: of appeals, masked."""

    what: What
    to: Path
    texts: bool = False


async def export(storage: Storage, basis: Basis, wish: Wish, order: Order) -> Written:
    """Raises as `export_file.write`."""
    match order.what:
        case "appeals":
            columns = export_appeals.columns(basis.known, texts=order.texts)
            pages = _appeals(storage, basis, wish, order)
        case "answers":
            columns, pages = export_answers.columns(say), _answers(storage, basis, wish)
        case "pains":
            columns, pages = export_pains.columns(say), _pains(storage, basis, wish)
        case _:
            assert_never(order.what)
    told = _described(order.what, basis, wish, columns)
    return await export_file.write(order.to, told, pages, say)


def _described(what: What, basis: Basis, wish: Wish, columns: tuple[Column, ...]) -> Export:
    profile, period = basis.profile, wish.period
    return Export(
        title=say("export-title", what=what, period=period.name),
        columns=columns,
        period=period.name,
        start=period.start,
        end=period.end,
        as_of=wish.as_of,
        org=profile.org,
        timezone=profile.timezone,
        mark=say("export-mark", clause=profile.report.clause_not_public),
        about=say("export-about", what=what),
    )


def _scrub(text: str) -> str:
    return scrubbed(text)


async def _appeals(
    storage: Storage, basis: Basis, wish: Wish, order: Order
) -> AsyncIterator[Sequence[Line]]:
    """Parquet is for programs: it has ids where people read titles."""
    audience = None if wish.audience == build.ALL else wish.audience
    window = Window(wish.period.start, wish.period.end, wish.as_of, audience)
    named, scrub = order.to.suffix.lower() == ".parquet", _scrub if order.texts else None
    cells = export_appeals.Appeals(basis.known, basis.profile.zone, scrub, named=named)
    async with aclosing(storage.register.whole(window)) as pages:  # type: ignore[type-var]  # a generator closes
        async for page in pages:  # it holds a connection, which is given back whatever happens
            yield [cells.line(row) for row in page]


async def _answers(storage: Storage, basis: Basis, wish: Wish) -> AsyncIterator[Sequence[Line]]:
    async with storage.engine.one_state():
        opened = await build.surveys(storage, wish)
    for asked, tally in opened:
        yield list(export_answers.lines(asked, tally, basis.profile.k_min))


async def _pains(storage: Storage, basis: Basis, wish: Wish) -> AsyncIterator[Sequence[Line]]:
    told = await board(storage, basis, wish)
    yield list(export_pains.lines(told, await words_of(storage, told)))
