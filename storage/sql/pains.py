"""The pain map's door: what the register says of pains, what was decided of them, measures."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import asdict, replace
from datetime import date
from typing import Any

from sqlalchemy import Row, Select, Table, delete, func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.engine import Engine
from storage.pain_records import (
    Measure,
    NoSuchPain,
    PainBy,
    PainChange,
    PainChanged,
    PainDeed,
    PainRow,
    Proof,
)
from storage.pain_tallies import Marked, PainTallies
from storage.sql.pain_marks import Asked, marks_of
from storage.sql.pain_tallies import pain_tallies_of
from storage.sql.statements import put_once
from storage.tables import turnout
from storage.tables_pains import pain_change, pain_measure, pain_proof, pain_row
from storage.tallies import Window

_r, _m, _p, _c = pain_row.c, pain_measure.c, pain_proof.c, pain_change.c
CONFIRMED = _r.state == "confirmed"


class Pains:
    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    async def tallies(self, window: Window) -> PainTallies:
        async with self._engine.reading() as connection:
            return await pain_tallies_of(connection, window)

    async def marks(
        self, window: Window, asked: Collection[tuple[Asked, Asked]]
    ) -> Counter[Marked]:
        """As `storage.sql.pain_marks` says: for `reports.pain.finding` alone."""
        async with self._engine.reading() as connection:
            return await marks_of(connection, window, asked)

    async def openings(self) -> int:
        """How often ballots were opened so far: if it stands, nobody said anything new."""
        asked = select(func.count()).select_from(turnout)
        async with self._engine.reading() as connection:
            return int((await connection.execute(asked)).scalar_one())

    async def rows(self, quarter: str) -> list[PainRow]:
        """All that were decided of, whatever became of them, with their proofs; by id."""
        async with self._engine.reading() as connection:
            return await _rows(connection, select(pain_row).where(_r.quarter == quarter))

    async def row(self, name: str) -> PainRow:
        """Raises NoSuchPain."""
        async with self._engine.reading() as connection:
            return await _one(connection, name)

    async def confirmed(self, quarter: str) -> frozenset[tuple[str, str]]:
        """(process, pain) of the rows of the directory that stand in the map."""
        asked = select(_r.process, _r.pain).where(_r.quarter == quarter, CONFIRMED, _r.pain != "")
        async with self._engine.reading() as connection:
            return frozenset((process, pain) for process, pain in await connection.execute(asked))

    async def decide(self, told: PainRow, deed: PainDeed, by: PainBy) -> None:
        """`told.version` is the one that was seen, 0 of a candidate. Raises PainChanged, also where
        two decisions together would leave a row in no row of the map."""
        async with self._engine.writing() as connection:
            values = asdict(replace(told, version=told.version + 1))
            del values["proofs"]
            await _put(connection, pain_row, values)
            await _keep_in_map(connection, told)
            await connection.execute(delete(pain_proof).where(_p.row == told.id))
            if rows := [_proof_row(told.id, n, one) for n, one in enumerate(told.proofs)]:
                await connection.execute(insert(pain_proof), rows)
            await _note(connection, told.id, (deed, by))

    async def measures(self, quarter: str) -> list[Measure]:
        """Of the rows of a quarter, given up or not, by the day they are due."""
        of = select(_r.id).where(_r.quarter == quarter)
        asked = select(pain_measure).where(_m.row.in_(of)).order_by(_m.due, _m.id)
        async with self._engine.reading() as connection:
            return [Measure(**row._mapping) for row in await connection.execute(asked)]

    async def due(self, until: date) -> list[tuple[Measure, PainRow]]:
        """Measures of confirmed rows that are not done and end by this day, the earliest first."""
        asked = select(pain_measure).join(pain_row, _r.id == _m.row).where(CONFIRMED)
        open_ = (_m.done.is_(None), _m.is_dropped.is_(False), _m.due <= until)
        async with self._engine.reading() as connection:
            rows = await connection.execute(asked.where(*open_).order_by(_m.due, _m.id))
            found = [Measure(**row._mapping) for row in rows]
            of = select(pain_row).where(_r.id.in_([one.row for one in found]))
            named = {one.id: one for one in await _rows(connection, of)}
        return [(one, named[one.row]) for one in found]

    async def done_since(self, first: date) -> list[tuple[Measure, PainRow]]:
        """Measures of confirmed rows that were done from this day on, the latest first."""
        asked = select(_m.id, _m.row).where(_m.done >= first, _m.is_dropped.is_(False))
        async with self._engine.reading() as connection:
            names = (await connection.execute(asked.order_by(_m.done.desc(), _m.id))).all()
            rows = {row: await _one(connection, row) for row in {one.row for one in names}}
        found = {
            one.id: one
            for quarter in {row.quarter for row in rows.values()}
            for one in await self.measures(quarter)
        }
        told = [(found[one.id], rows[one.row]) for one in names if one.id in found]
        return [(measure, row) for measure, row in told if row.state == "confirmed"]

    async def plan(self, told: Measure, deed: PainDeed, by: PainBy) -> None:
        """A measure set, put right, done or given up. `told.version` is the one that was seen.

        Raises NoSuchPain for a row that is not in the map, PainChanged.
        """
        async with self._engine.writing() as connection:
            if (await _one(connection, told.row)).state != "confirmed":
                raise NoSuchPain
            await _put(connection, pain_measure, asdict(replace(told, version=told.version + 1)))
            await _note(connection, told.row, (deed, by))

    async def history(self, name: str) -> list[PainChange]:
        """Of a row and its measures, the oldest first."""
        asked = select(_c.deed, _c.day, _c.actor, _c.reason).where(_c.row == name).order_by(_c.id)
        async with self._engine.reading() as connection:
            return [PainChange(*row) for row in await connection.execute(asked)]


async def _one(connection: AsyncConnection, name: str) -> PainRow:
    found = await _rows(connection, select(pain_row).where(_r.id == name))
    if not found:
        raise NoSuchPain
    return found[0]


async def _rows(connection: AsyncConnection, asked: Select[Any]) -> list[PainRow]:
    rows = (await connection.execute(asked.order_by(_r.id))).all()
    of = [row.id for row in rows]
    proofs = select(pain_proof).where(_p.row.in_(of)).order_by(_p.row, _p.nth)
    told: dict[str, list[Proof]] = {}
    for one in await connection.execute(proofs):
        told.setdefault(one.row, []).append(_proof(one))
    return [PainRow(**row._mapping, proofs=tuple(told.get(row.id, ()))) for row in rows]


def _proof(row: Row[Any]) -> Proof:
    return Proof(row.rule, row.source, row.m, row.n, row.spot, (row.low, row.high))


def _proof_row(name: str, nth: int, one: Proof) -> dict[str, Any]:
    values = asdict(one) | {"row": name, "nth": nth, "low": one.band[0], "high": one.band[1]}
    del values["band"]
    return values


async def _put(connection: AsyncConnection, table: Table, values: dict[str, Any]) -> None:
    """`version` is the one after that which was seen. Raises PainChanged."""
    if values["version"] == 1:
        made = await connection.execute(put_once(connection, table).values(values))
    else:
        is_it = (table.c.id == values["id"], table.c.version == values["version"] - 1)
        made = await connection.execute(update(table).where(*is_it).values(values))
    if made.rowcount != 1:
        raise PainChanged


async def _keep_in_map(connection: AsyncConnection, told: PainRow) -> None:
    """What one is merged with stands in the map, and stays there while it is. Raises PainChanged.

    The other row is locked till the commit: of two decisions at once the later sees the earlier.
    """
    if told.state == "merged":
        asked = select(_r.state).where(_r.id == told.merged_with).with_for_update()
        if (await connection.execute(asked)).scalar_one_or_none() != "confirmed":
            raise PainChanged
    if told.state != "confirmed":
        held = select(_r.id).where(_r.state == "merged", _r.merged_with == told.id).limit(1)
        if (await connection.execute(held)).first() is not None:
            raise PainChanged


async def _note(connection: AsyncConnection, name: str, how: tuple[PainDeed, PainBy]) -> None:
    deed, by = how
    line: dict[str, Any] = {"row": name, "deed": deed, "day": by.day}
    line |= {"actor": by.actor[:64], "reason": by.reason}
    values: Sequence[dict[str, Any]] = [line]
    await connection.execute(insert(pain_change), values)
