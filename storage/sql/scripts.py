"""Scripts as people were asked them: kept by version, so that old answers can be read for ever."""

from __future__ import annotations

from sqlalchemy import select

from storage import tables
from storage.engine import Engine
from storage.sql.statements import put_once


class Rewritten(Exception):
    """A script says something else under a version that people were asked already."""

    def __init__(self, survey: str, version: int) -> None:
        super().__init__(f"{survey}, version {version}")
        self.survey, self.version = survey, version


class Scripts:
    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    async def remember(self, survey: str, version: int, script: tuple[str, str]) -> None:
        """`script` is (SHA-256 in hex, body). Raises Rewritten for other words, same version."""
        row = {"survey": survey, "version": version, "hash": script[0], "body": script[1]}
        kept = tables.script.c
        async with self._engine.writing() as connection:
            await connection.execute(put_once(connection, tables.script).values(row))
            asked = select(kept.hash).where(kept.survey == survey, kept.version == version)
            if (await connection.execute(asked)).scalar_one() != script[0]:
                raise Rewritten(survey, version)

    async def asked(self, survey: str, version: int) -> str | None:
        """The body people were asked, as it was remembered."""
        kept = tables.script.c
        found = select(kept.body).where(kept.survey == survey, kept.version == version)
        async with self._engine.reading() as connection:
            return (await connection.execute(found)).scalar_one_or_none()
