"""Reports that were made: kept once, found by their name or by any of their files."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Row, select

from storage.engine import Engine
from storage.report_records import MadeFile, Snapshot
from storage.sql.statements import put_once
from storage.tables_reports import report_file, report_run

_run, _file = report_run.c, report_file.c


class ReportRuns:
    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    async def keep(self, told: Snapshot, files: Sequence[MadeFile]) -> None:
        """A run that is there stays as it is; files that are new to it are added."""
        row = {
            "id": told.id,
            "period": told.period,
            "as_of": told.as_of,
            "audience": told.audience,
            "program": told.program,
            "profile_hash": told.profile_hash,
            "figures_hash": told.figures_hash,
            "figures": told.figures,
            "created_at": told.created_at,
        }
        rows = [{"sha256": one.sha256, "run": told.id, "name": one.name} for one in files]
        async with self._engine.writing() as connection:
            await connection.execute(put_once(connection, report_run).values(row))
            for each in rows:
                await connection.execute(put_once(connection, report_file).values(each))

    async def one(self, name: str) -> Snapshot | None:
        async with self._engine.reading() as connection:
            found = await connection.execute(select(report_run).where(_run.id == name))
            row = found.first()
            return _snapshot(row) if row else None

    async def of_file(self, sha256: str) -> list[tuple[Snapshot, MadeFile]]:
        """The newest first: a drawing of two runs may be the same."""
        asked = (
            select(report_run, _file.name)
            .join(report_file, _file.run == _run.id)
            .where(_file.sha256 == sha256)
            .order_by(_run.created_at.desc(), _run.id)
        )
        async with self._engine.reading() as connection:
            rows = await connection.execute(asked)
            return [(_snapshot(row), MadeFile(row.name, sha256)) for row in rows]


def _snapshot(row: Row[Any]) -> Snapshot:
    return Snapshot(
        period=row.period,
        as_of=row.as_of,
        audience=row.audience,
        program=row.program,
        profile_hash=row.profile_hash,
        figures=row.figures,
        created_at=row.created_at,
    )
