"""What was set at the desk while the program ran: each line with who and when, none ever changed.

Names are keys of the profile, and `unit.<id>`, `wave.<id>`, `routes` and `reportsets.<period>` for
what is kept elsewhere.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import func, insert, select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.engine import Engine
from storage.office_records import Changed
from storage.tables_office import setting

Signed = tuple[datetime, str]
"""(aware time, who: a name and a role)."""
SHOWN = 200
"""Lines of the log that a page shows."""


class Settings:
    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    async def effective(self) -> Mapping[str, Any]:
        """The newest value of each name; one that was given back to the file is not there."""
        async with self._engine.reading() as connection:
            newest = await _newest(connection)
        return {name: json.loads(value) for name, value in newest.items() if value is not None}

    async def version(self) -> int:
        """Rises with every line."""
        asked = select(func.coalesce(func.max(setting.c.id), 0))
        async with self._engine.reading() as connection:
            return int((await connection.execute(asked)).scalar_one())

    async def history(self) -> list[Changed]:
        """The newest first."""
        s = setting.c
        asked = select(s.name, s.value, s.at, s.actor).order_by(s.id.desc()).limit(SHOWN)
        async with self._engine.reading() as connection:
            return [Changed(*row) for row in await connection.execute(asked)]

    async def latest(self) -> dict[str, Changed]:
        """The newest line of each name, however long ago it was."""
        s = setting.c
        newest = select(func.max(s.id)).group_by(s.name)
        asked = select(s.name, s.value, s.at, s.actor).where(s.id.in_(newest))
        async with self._engine.reading() as connection:
            return {row.name: Changed(*row) for row in await connection.execute(asked)}

    async def of(self, names: Collection[str]) -> list[Changed]:
        """All lines of these names, the newest first."""
        s = setting.c
        asked = (
            select(s.name, s.value, s.at, s.actor).where(s.name.in_(names)).order_by(s.id.desc())
        )
        async with self._engine.reading() as connection:
            return [Changed(*row) for row in await connection.execute(asked)]

    async def change(self, name: str, value: object, now: datetime, actor: str) -> None:
        """`value`: anything JSON can tell; None gives the name back to the profile's file."""
        async with self._engine.writing() as connection:
            await note(connection, name, value, (now, actor))


async def note(connection: AsyncConnection, name: str, value: object, when: Signed) -> None:
    """In the transaction of what it tells of."""
    at, actor = when
    told = None if value is None else json.dumps(value, ensure_ascii=False)
    line = {"name": name, "value": told, "at": at, "actor": actor[:64]}
    await connection.execute(insert(setting).values(line))


async def _newest(connection: AsyncConnection) -> dict[str, str | None]:
    s = setting.c
    newest = select(func.max(s.id)).group_by(s.name)
    rows = await connection.execute(select(s.name, s.value).where(s.id.in_(newest)))
    return {row.name: row.value for row in rows}


async def touched(connection: AsyncConnection) -> set[str]:
    """Names that the desk has a say in, and the file no more."""
    return {name for name, value in (await _newest(connection)).items() if value is not None}
