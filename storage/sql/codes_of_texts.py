"""Codes of free texts: of comments by their random ids, of messages with a line in their log."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from datetime import date, datetime, time
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, delete, exists, func, insert, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.code_records import Code, Uncoded, Work, together
from storage.engine import Engine
from storage.register_records import Change
from storage.sql.case_changes import log
from storage.sql.search_conditions import IS_SEEN
from storage.sql.statements import put_once
from storage.sql.traceless import TRACELESS
from storage.tables_codes import appeal_code, comment_code
from storage.tables_messages import entry
from storage.tables_register import appeal

AT_ONCE = 200
"""Messages of one list."""
_a, _c, _m = appeal.c, comment_code.c, appeal_code.c
SAYS = or_(_a.text != "", exists().where(entry.c.appeal == _a.id))
"""There are words of it still."""
CODED = exists().where(_m.appeal == _a.id)


class CodesOfTexts:
    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    async def all_of_comments(self) -> dict[bytes, tuple[Code, ...]]:
        """Whoever asks shows only those of comments that may be shown (`reports.coding`)."""
        told: dict[bytes, list[Code]] = {}
        asked = select(_c.comment, _c.kind, _c.code).order_by(_c.comment, _c.kind, _c.code)
        async with self._engine.reading() as connection:
            for name, kind, code in await connection.execute(asked):
                told.setdefault(bytes(name), []).append(Code(kind, code))
        return {name: tuple(codes) for name, codes in told.items()}

    async def code_comment(self, name: bytes, codes: Iterable[Code]) -> None:
        """These in place of what it had; none at all: it is to be looked through again."""
        rows = [{"comment": name, "kind": one.kind, "code": one.code} for one in together(codes)]
        async with self._engine.writing() as connection:
            await connection.execute(delete(comment_code).where(_c.comment == name))
            if rows:
                await connection.execute(insert(comment_code), rows)

    async def of_message(self, name: int) -> tuple[Code, ...]:
        async with self._engine.reading() as connection:
            return await _of_message(connection, name)

    async def code_message(
        self, name: int, codes: Iterable[Code], when: tuple[datetime, str]
    ) -> None:
        """These in place of what it had. `when`: (time in the town's zone, role), for the log; of a
        message without a trace the log has the day alone."""
        fresh, (at, role) = together(codes), when
        async with self._engine.writing() as connection:
            asked = select(TRACELESS).where(_a.id == name).with_for_update()
            if (await connection.execute(asked)).scalar():
                at = datetime.combine(at.date(), time(0), at.tzinfo)
            before = await _of_message(connection, name)
            gone = [one for one in before if one not in fresh]
            for one in gone:
                those = (_m.appeal == name, _m.kind == one.kind, _m.code == one.code)
                await connection.execute(delete(appeal_code).where(*those))
            added = [one for one in fresh if one not in before]
            rows = [{"appeal": name, "kind": one.kind, "code": one.code} for one in added]
            if rows:
                await connection.execute(put_once(connection, appeal_code), rows)
            lines = [Change("code", one.word, None, at, role) for one in gone]
            lines += [Change("code", None, one.word, at, role) for one in added]
            await log(connection, name, lines)

    async def next_message(
        self, days: tuple[date, date], after: int | None = None, unit: str = ""
    ) -> Uncoded | None:
        """The first without a code; `after` it, if one is named: then from the beginning again."""
        asked = _uncoded(days, unit)
        async with self._engine.reading() as connection:
            if after is not None:
                day = select(_a.received_day).where(_a.id == after).scalar_subquery()
                later = or_(_a.received_day > day, and_(_a.received_day == day, _a.id > after))
                row = (await connection.execute(asked.where(later))).first()
                if row is not None:
                    return Uncoded(*row)
                asked = asked.where(_a.id != after)
            row = (await connection.execute(asked)).first()
            return Uncoded(*row) if row is not None else None

    async def message(self, name: int, unit: str = "") -> Uncoded | None:
        """One that may be coded, or was; its words may be erased."""
        asked = select(*_SHOWN).where(_a.id == name, *_counted(unit))
        async with self._engine.reading() as connection:
            row = (await connection.execute(asked)).first()
            return Uncoded(*row) if row is not None else None

    async def with_code(self, code: Code, days: tuple[date, date], unit: str = "") -> list[Uncoded]:
        """Messages that have it, the newest first, AT_ONCE at most; their words may be erased."""
        those = select(_m.appeal).where(_m.kind == code.kind, _m.code == code.code)
        asked = select(*_SHOWN).where(_a.id.in_(those), *_within(days), *_counted(unit))
        asked = asked.order_by(_a.received_day.desc(), _a.id).limit(AT_ONCE)
        async with self._engine.reading() as connection:
            return [Uncoded(*row) for row in await connection.execute(asked)]

    async def work(self, days: tuple[date, date], unit: str = "") -> Work:
        """Of messages received in these days, `end` excluded; duplicates and spam left out."""
        within = (*_within(days), *_counted(unit))
        number = select(func.count()).select_from(appeal).where(*within)
        of = select(_m.kind, _m.code, func.count()).join(appeal, _a.id == _m.appeal)
        coded = select(func.count(_m.appeal.distinct())).join(appeal, _a.id == _m.appeal)
        async with self._engine.reading() as connection:
            rows = await connection.execute(of.where(*within).group_by(_m.kind, _m.code))
            counts = Counter({Code(kind, code): n for kind, code, n in rows})
            received = int((await connection.execute(number)).scalar_one())
            looked = int((await connection.execute(coded.where(*within))).scalar_one())
            return Work(received, looked, counts)


_SHOWN: tuple[Any, ...] = (
    *(_a.id, func.coalesce(_a.number, ""), _a.channel, _a.topic),
    *(_a.received_day, _a.cause, _a.text),
)


def _counted(unit: str) -> Sequence[ColumnElement[bool]]:
    only = [_a.unit == unit] if unit else []
    return [IS_SEEN, _a.duplicate_of.is_(None), *only]


def _within(days: tuple[date, date]) -> Collection[ColumnElement[bool]]:
    return [_a.received_day >= days[0], _a.received_day < days[1]]


def _uncoded(days: tuple[date, date], unit: str) -> Select[Any]:
    asked = select(*_SHOWN).where(*_within(days), *_counted(unit), SAYS, ~CODED)
    return asked.order_by(_a.received_day, _a.id).limit(1)


async def _of_message(connection: AsyncConnection, name: int) -> tuple[Code, ...]:
    asked = select(_m.kind, _m.code).where(_m.appeal == name).order_by(_m.kind, _m.code)
    return tuple(Code(*row) for row in await connection.execute(asked))
