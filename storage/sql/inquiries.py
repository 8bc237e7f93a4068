"""Additional surveys: found, decided of, followed."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from hashlib import sha256
from itertools import groupby
from typing import Any

from sqlalchemy import ColumnElement, Row, select, true
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.engine import Engine
from storage.inquiry_records import Inquiry, InquiryMoved, Line, NoSuchInquiry, Step
from storage.sql.statements import put_once
from storage.tables_inquiry import inquiry

Body = Mapping[str, Any]


class Inquiries:
    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    async def all(self) -> list[Inquiry]:
        """Those that were found last first."""
        async with self._engine.reading() as connection:
            found = await _where(connection, true())
        return sorted(found, key=lambda one: (one.found_in, one.process), reverse=True)

    async def one(self, name: str) -> Inquiry:
        """Raises NoSuchInquiry."""
        async with self._engine.reading() as connection:
            return await _one(connection, name)

    async def find(self, process: str, quarter: str, body: Body, day: date) -> bool:
        """A new one, unless one of the process is open, or was found in this quarter before."""
        name = sha256(f"{process}|{quarter}".encode()).hexdigest()[:16]
        async with self._engine.writing() as connection:
            known = await _where(connection, inquiry.c.process == process)
            if any((one.is_open and not one.is_again) or one.id == name for one in known):
                return False
            line = Line(name, 1, "found", quarter, day, "", body)
            return await _put(connection, process, line)

    async def ask_again(
        self, measure: str, process: str, bodies: tuple[Body, Body], by: tuple[str, date, str]
    ) -> bool:
        """Once a measure. `bodies`: what was done, and the plan; `by`: (quarter, day, actor)."""
        quarter, day, actor = by
        name = sha256(f"again|{measure}".encode()).hexdigest()[:16]
        async with self._engine.writing() as connection:
            if await _where(connection, inquiry.c.inquiry == name):
                return False
            steps: tuple[Step, Step] = ("found", "planned")
            return all(
                [
                    await _put(
                        connection,
                        process,
                        Line(name, number, step, quarter, day, actor[:64], body),
                    )
                    for number, (step, body) in enumerate(zip(steps, bodies, strict=True), start=1)
                ]
            )

    async def take(self, seen: Inquiry, step: Step, told: tuple[str, date, str, Body]) -> None:
        """`told`: (quarter, day, actor, body). Raises InquiryMoved if it is not as it was seen."""
        quarter, day, actor, body = told
        async with self._engine.writing() as connection:
            now = await _one(connection, seen.id)
            line = Line(seen.id, len(seen.lines) + 1, step, quarter, day, actor[:64], body)
            if len(now.lines) != len(seen.lines) or not await _put(connection, seen.process, line):
                raise InquiryMoved(now)


async def _put(connection: AsyncConnection, process: str, line: Line) -> bool:
    row = {
        "inquiry": line.inquiry,
        "number": line.number,
        "process": process,
        "step": line.step,
        "quarter": line.quarter,
        "day": line.day,
        "actor": line.actor,
        "body": json.dumps(dict(line.body), ensure_ascii=False, sort_keys=True),
    }
    kept = await connection.execute(put_once(connection, inquiry).values(row))
    return kept.rowcount == 1


async def _one(connection: AsyncConnection, name: str) -> Inquiry:
    found = await _where(connection, inquiry.c.inquiry == name)
    if not found:
        raise NoSuchInquiry(name)
    return found[0]


async def _where(connection: AsyncConnection, which: ColumnElement[bool]) -> list[Inquiry]:
    asked = select(inquiry).where(which).order_by(inquiry.c.inquiry, inquiry.c.number)
    rows = await connection.execute(asked)
    grouped = groupby(rows, lambda row: (row.inquiry, row.process))
    return [Inquiry(name, process, tuple(map(_line, own))) for (name, process), own in grouped]


def _line(row: Row[Any]) -> Line:
    told = json.loads(row.body)
    return Line(row.inquiry, row.number, row.step, row.quarter, row.day, row.actor, told)
