"""Questions that come again and again, by topic and cause, and what was answered to them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from sqlalchemy import Select, func, or_, select, true

from storage.engine import Engine
from storage.tables_cases import case_state
from storage.tables_messages import entry
from storage.tables_register import appeal

BACK = timedelta(days=180)
"""In which they were answered."""
LATEST = 5_000
"""Answered messages that are looked at."""
FEWEST = 5
"""Of one topic and cause, from which on one text for all is worth writing."""
READ = 30
"""Answers that a draft is made from."""
_EXPLAINED = ("explained", "answered")
_QUESTION = "request"
_a, _e, _s = appeal.c, entry.c, case_state.c


@dataclass(frozen=True, slots=True)
class Repeat:
    """`cause`: "" for none."""

    topic: str
    cause: str
    count: int


@dataclass(frozen=True, slots=True)
class Explained:
    """What staff answered, in clear; sealed answers are not read."""

    number: str
    day: date
    text: str = field(repr=False)


class Repeats:
    """`clock` is aware, in the town's zone."""

    def __init__(self, engine: Engine, clock: Callable[[], datetime]) -> None:
        self._engine = engine
        self._clock = clock

    async def groups(self, unit: str = "") -> list[Repeat]:
        """The largest first; `unit`: of this one alone."""
        found = self._answered(unit).subquery()
        cause, number = func.coalesce(found.c.cause, "").label("cause"), func.count()
        asked = (
            select(found.c.topic, cause, number.label("number"))
            .group_by(found.c.topic, cause)
            .having(number >= FEWEST)
            .order_by(number.desc(), found.c.topic, cause)
        )
        async with self._engine.reading() as connection:
            rows = await connection.execute(asked)
            return [Repeat(row.topic, row.cause, row.number) for row in rows]

    async def answers(self, topic: str, cause: str, unit: str = "") -> list[Explained]:
        """The newest first, one a message."""
        found = self._answered(unit).subquery().c
        told = select(found.id).where(found.topic == topic, func.coalesce(found.cause, "") == cause)
        newest = (
            select(_e.appeal, func.max(_e.place).label("place"))
            .where(_e.voice == "staff", _e.kind == "answer", _e.body.is_not(None))
            .where(_e.appeal.in_(told))
            .group_by(_e.appeal)
            .subquery()
        )
        asked = (
            select(_a.number, _e.day, _e.body)
            .join(newest, (newest.c.appeal == _e.appeal) & (newest.c.place == _e.place))
            .join(appeal, _a.id == _e.appeal)
            .order_by(_e.day.desc(), _a.id)
            .limit(READ)
        )
        async with self._engine.reading() as connection:
            return [Explained(*row) for row in await connection.execute(asked)]

    def _answered(self, unit: str) -> Select[tuple[int, str | None, str | None]]:
        hidden = select(_s.appeal).where(_s.hidden.is_not(None))
        return (
            select(_a.id, _a.topic, _a.cause)
            .where(
                _a.answered_day >= self._clock().date() - BACK,
                or_(_a.outcome.in_(_EXPLAINED), _a.kind == _QUESTION),
                _a.id + 0 < 0,
                _a.topic.is_not(None),
                _a.id.not_in(hidden),
                _a.unit == unit if unit else true(),
            )
            .order_by(_a.answered_day.desc(), _a.id)
            .limit(LATEST)
        )
