"""Who works with cases: names that colleagues see, found by what they took lately."""

from __future__ import annotations

from datetime import date, timedelta

from sqlalchemy import func, select, union_all

from storage.engine import Engine
from storage.register_records import OPEN
from storage.tables_register import appeal

LATELY = timedelta(days=30)
MOST = 20


class Colleagues:
    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    async def lately(self, today: date) -> tuple[str, ...]:
        """Owners of open cases and of those closed within LATELY; whoever has most comes first.

        By index: open rows are few, closed ones are of a month.
        """
        a = appeal.c
        owned = a.taken_by.is_not(None)
        found = union_all(
            select(a.taken_by).where(a.outcome == OPEN, owned),
            select(a.taken_by).where(a.answered_day >= today - LATELY, owned),
        ).subquery()
        name = found.c.taken_by
        asked = select(name).group_by(name).order_by(func.count().desc(), name).limit(MOST)
        async with self._engine.reading() as connection:
            return tuple((await connection.execute(asked)).scalars())
