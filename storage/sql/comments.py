"""Free texts of opened ballots: how many there are, and their words. `reports.comments` asks."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import NamedTuple

from sqlalchemy import func, select, tuple_

from storage.engine import Engine
from storage.tables import comment


class Batch(NamedTuple):
    """Comments on one process of a survey that were opened together."""

    survey: str
    process: str
    opened_on: date
    nth: int


class Comment(NamedTuple):
    """`id` is random, made at the opening: it leads to these words and nowhere else."""

    survey: str
    process: str
    body: str
    id: bytes


class Comments:
    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    async def counted(self, until: date) -> list[tuple[Batch, int]]:
        """What was opened by the end of `until`, in the order of days, and how many people wrote it
        at least: nobody answers a question twice, and several questions are one person's."""
        told = comment.c
        keys = (told.survey, told.process, told.opened_on, told.nth, told.question)
        asked = select(*keys, func.count().label("count")).where(told.opened_on <= until)
        of = asked.group_by(*keys).subquery().c
        batches = (of.survey, of.process, of.opened_on, of.nth)
        people = select(*batches, func.max(of["count"])).group_by(*batches)
        async with self._engine.reading() as connection:
            rows = await connection.execute(people.order_by(of.opened_on, of.nth, of.survey))
            return [(Batch(*batch), count) for *batch, count in rows]

    async def of(self, batches: Collection[Batch]) -> list[Comment]:
        """In no order that means anything: whoever shows them shuffles."""
        told = comment.c
        keys = (told.survey, told.process, told.opened_on, told.nth)
        asked = select(told.survey, told.process, told.body, told.id).where(
            tuple_(*keys).in_(batches)
        )
        async with self._engine.reading() as connection:
            rows = await connection.execute(asked)
            return [Comment(one.survey, one.process, one.body, bytes(one.id)) for one in rows]

    async def versions(self) -> dict[str, int]:
        """The latest version of each survey that has comments."""
        asked = select(comment.c.survey, func.max(comment.c.version)).group_by(comment.c.survey)
        async with self._engine.reading() as connection:
            rows = await connection.execute(asked)
            return {str(survey): int(version) for survey, version in rows}
