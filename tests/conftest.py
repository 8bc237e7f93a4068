"""What every test may ask for: databases, a clock, storages. Nothing here pretends."""

from __future__ import annotations

import asyncio
import gc
import os
import shutil
import sys
import tempfile
from collections.abc import AsyncIterator, Iterator
from contextlib import ExitStack
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import hypothesis
import pytest

from bot.surveys.unfolding import unfold
from storage.engine import MEMORY, Engine, open_engine
from storage.keys import Keys
from storage.store import Storage, open_storage
from tests import codes_made_fast, compiled_once, databases, ready_tables
from tests.browser import browser, chromium, page, phone
from tests.codes_made_fast import at_full_cost
from tests.logged import restored
from tests.postgresql import Databases, started

__all__ = ["at_full_cost", "browser", "chromium", "page", "phone"]
"""One browser, however many folders of tests look at pages."""

TOWN = ZoneInfo("Europe/Astrakhan")

gc.disable()  # until all tests are known: of modules there is nothing to throw away

sys.dont_write_bytecode = False
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
"""Or each program that tests start would compile all it imports, and read every script, anew."""

compiled_once.share()
codes_made_fast.hasten()

IN_RAM, ROOM = Path("/dev/shm"), 2 << 30
"""Where no test waits for a disk, if there are so many bytes free."""

if "TMPDIR" not in os.environ and IN_RAM.is_dir() and shutil.disk_usage(IN_RAM).free > ROOM:
    os.environ["TMPDIR"] = tempfile.tempdir = str(IN_RAM)

hypothesis.settings.register_profile("untimed", deadline=None)
hypothesis.settings.load_profile("untimed")  # a busy machine is no fault of the code


@pytest.hookimpl(trylast=True)  # after -k and the like
def pytest_collection_modifyitems(items: list[pytest.Item], config: pytest.Config) -> None:
    databases.spare(items, config)


def pytest_collection_finish() -> None:
    """Modules and tests stay to the end: to look through them again and again is what throwing
    things away costs."""
    gc.freeze()
    gc.set_threshold(10_000, 10, 10)
    gc.enable()


class StandingClock:
    """A clock that stands until a test moves it."""

    def __init__(self) -> None:
        self.time = datetime(2026, 11, 20, 12, 0, tzinfo=TOWN)

    def __call__(self) -> datetime:
        return self.time


@pytest.fixture(autouse=True)
def _log_as_it_was() -> Iterator[None]:
    """A command that a test types sets the log up for its whole process."""
    with restored():
        yield


@pytest.fixture
def clock() -> StandingClock:
    return StandingClock()


@pytest.fixture(scope="session")
def postgresql_server() -> Iterator[Databases]:
    """A real PostgreSQL: that of TEST_DATABASE_URL, or one started from a package."""
    if url := os.environ.get("TEST_DATABASE_URL"):
        databases = Databases(url)
        yield databases
        asyncio.run(databases.forget())
        return
    with ExitStack() as stack:
        try:
            databases = stack.enter_context(started())
        except Exception as error:
            pytest.skip(f"PostgreSQL НЕ ПРОВЕРЕН: сервер не запустился ({error})")
        yield databases


@pytest.fixture
async def postgresql(postgresql_server: Databases) -> AsyncIterator[str]:
    """An empty database."""
    async with postgresql_server.empty() as url:
        yield url


@pytest.fixture
async def other_postgresql(postgresql_server: Databases) -> AsyncIterator[str]:
    """For what moves from one installation to another."""
    async with postgresql_server.empty() as url:
        yield url


@pytest.fixture
async def ready_postgresql(postgresql_server: Databases) -> AsyncIterator[str]:
    """A database with all tables."""
    async with postgresql_server.ready() as url:
        yield url


@pytest.fixture(params=["memory", "sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """A database Otklik can live in: which, and how many, tells tests/databases.py."""
    match request.param:
        case "memory":
            return MEMORY
        case "sqlite":
            return f"sqlite:///{tmp_path / 'otklik.db'}"
        case _:
            return str(request.getfixturevalue("ready_postgresql"))


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
