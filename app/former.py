"""The SQLite file whose place a restored copy took: where it lies, how long, and how it goes.

It holds texts and addresses that no term and no author's wish reaches. So it is there for as long
as somebody may find that the wrong copy was restored, and no longer.
"""

from __future__ import annotations

import asyncio
import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from app.database import sqlite_path
from config.settings import Settings
from storage import key_files
from storage.sql.jobs import RESTORED
from storage.store import Clock, Storage

KEPT_FOR = timedelta(days=7)
LOGS = ("-wal", "-shm")


@dataclass(frozen=True, slots=True)
class Former:
    """`since`: when a copy took its place, in the town's time."""

    path: Path
    since: datetime

    @property
    def goes_on(self) -> datetime:
        return self.since + KEPT_FOR


def put_aside(database: Path | None, now: datetime) -> Former | None:
    """The file, its log with it, under a name that is free; its age counts from `now`."""
    if database is None or not database.exists():
        return None
    number = 1
    while (former := database.with_name(f"{database.name}.before-{number}")).exists():
        number += 1
    _move(database, former)
    os.utime(former, (now.timestamp(), now.timestamp()))
    return Former(former, now)


def put_back(database: Path | None, former: Former | None) -> None:
    if database is not None and former is not None:
        for more in ("", *LOGS):
            database.with_name(database.name + more).unlink(missing_ok=True)
        _move(former.path, database)


def found(settings: Settings, clock: Clock) -> list[Former]:
    """The oldest first."""
    return sorted(_found(sqlite_path(settings), clock()), key=lambda one: one.since)


def _found(database: Path | None, now: datetime) -> Iterator[Former]:
    if database is None or not database.parent.is_dir():
        return
    name = re.compile(re.escape(database.name) + r"\.before-[0-9]+")
    for path in database.parent.iterdir():
        if name.fullmatch(path.name):
            yield Former(path, datetime.fromtimestamp(path.stat().st_mtime, now.tzinfo))


class Formers:
    def __init__(self, settings: Settings, storage: Storage, clock: Clock) -> None:
        self._settings = settings
        self._storage = storage
        self._clock = clock

    async def drop_old(self) -> None:
        """Daily."""
        now = self._clock()
        await self._destroy([one for one in self._there() if one.goes_on <= now])

    async def drop(self) -> int:
        """All of them, now; how many there were."""
        return await self._destroy(self._there())

    def _there(self) -> list[Former]:
        return found(self._settings, self._clock)

    async def _destroy(self, formers: list[Former]) -> int:
        """Nothing while this database knows of no restore: one was cut short, and the former file
        may be all there is."""
        if not formers or not await self._storage.jobs.periods(RESTORED):
            return 0
        for one in formers:
            await asyncio.to_thread(_overwrite, one.path)
        return len(formers)


def _overwrite(former: Path) -> None:
    """The logs first: what is cut short is found again by the file's own name."""
    for more in (*LOGS, ""):
        key_files.destroy(former.with_name(former.name + more))


def _move(source: Path, to: Path) -> None:
    for more in ("", *LOGS):
        beside = source.with_name(source.name + more)
        if beside.exists():
            beside.rename(to.with_name(to.name + more))
