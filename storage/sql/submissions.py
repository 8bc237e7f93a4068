"""Steps of reports: kept one after another, read by period."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import groupby

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.engine import Engine
from storage.sql.statements import put_once
from storage.submission_records import Line, Standing, StepTaken
from storage.tables_submission import submission


class Submissions:
    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    async def of(self, period: str) -> Mapping[str, Standing]:
        """{part: where it stands}, of those parts with which something was done."""
        async with self._engine.reading() as connection:
            return await _of(connection, period)

    async def take(self, line: Line) -> None:
        """`line.number` is the next after those that were seen. Raises StepTaken."""
        async with self._engine.writing() as connection:
            now = (await _of(connection, line.period)).get(line.part, Standing())
            if len(now.lines) + 1 != line.number or not now.may(line.step):
                raise StepTaken(now)
            kept = put_once(connection, submission).values(_row(line))
            if (await connection.execute(kept)).rowcount != 1:
                raise StepTaken((await _of(connection, line.period))[line.part])


def _row(line: Line) -> dict[str, object]:
    return {
        "period": line.period,
        "part": line.part,
        "number": line.number,
        "step": line.step,
        "day": line.day,
        "actor": line.actor[:64],
        "note": line.note,
    }


async def _of(connection: AsyncConnection, period: str) -> dict[str, Standing]:
    c = submission.c
    asked = select(submission).where(c.period == period).order_by(c.part, c.number)
    lines = [Line(*row) for row in await connection.execute(asked)]
    return {part: Standing(tuple(own)) for part, own in groupby(lines, lambda one: one.part)}
