"""Care of the database from the command line: a copy, and putting a copy back."""

from __future__ import annotations

import asyncio
from pathlib import Path

from app.compose import open_storage, sqlite_path
from app.faults import Refusal
from bot.texts import say
from config.settings import Settings
from storage.backup import Told


async def back_up(settings: Settings, file: Path, with_keys: bool) -> Told:
    from storage import backup

    if not await asyncio.to_thread(file.parent.is_dir):
        raise Refusal(say("fault-no-folder", file=str(file.parent)))
    async with open_storage(settings) as storage:
        return await backup.write(storage.engine, file, storage.keys if with_keys else None)


async def restore(settings: Settings, file: Path) -> tuple[Told, Path | None]:
    """What was restored, and where the former SQLite file was put, if there was one."""
    from storage import backup
    from storage.engine import open_engine
    from storage.keys import Keys

    if not await asyncio.to_thread(file.is_file):
        raise Refusal(say("fault-no-file", file=str(file)))
    backup.check(file)
    former = _put_aside(sqlite_path(settings))
    try:
        async with open_engine(settings.url()) as engine:
            told = await backup.restore(engine, file, Keys(settings.keys()))
    except BaseException:
        _put_back(sqlite_path(settings), former)
        raise
    return told, former


def _put_aside(database: Path | None) -> Path | None:
    """The former file, its log with it, under a name that is free."""
    if database is None or not database.exists():
        return None
    number = 1
    while (former := database.with_name(f"{database.name}.before-{number}")).exists():
        number += 1
    _move(database, former)
    return former


def _put_back(database: Path | None, former: Path | None) -> None:
    if database is not None and former is not None:
        for more in ("", "-wal", "-shm"):
            database.with_name(database.name + more).unlink(missing_ok=True)
        _move(former, database)


def _move(source: Path, to: Path) -> None:
    for more in ("", "-wal", "-shm"):
        beside = source.with_name(source.name + more)
        if beside.exists():
            beside.rename(to.with_name(to.name + more))
