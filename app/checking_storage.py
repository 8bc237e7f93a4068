"""Looks at what must not be lost: database, keys, backups, room on the disk. Changes nothing."""

from __future__ import annotations

import asyncio
import os
import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from app.checking import Finding, failed, fine, off, warned
from app.checking_files import is_open_to_others
from app.compose import House
from app.database import DatabaseGone, guard, sqlite_path
from app.faults import told
from bot.texts import say
from config.settings import Settings

if TYPE_CHECKING:
    from storage.engine import Engine
    from storage.records import Wave

MEGABYTE = 2**20
TOO_LITTLE = 100
LITTLE = 1024
"""Megabytes: below the first nothing can be relied on, below the second it is time to look."""

BACKUP_EVERY = 2
"""Days: a daily copy may be late by one."""


async def database(house: House) -> list[Finding]:
    name = say("check-names-database")
    path = sqlite_path(house.settings)
    if path is not None and not path.exists():
        return [_absent(house.settings, path)]
    from storage.engine import Unsafe

    try:
        async with engine_of(house.settings) as engine:
            return [await _reached(engine, path)] if engine else [off(name)]
    except Unsafe as error:
        reason = say("check-reasons-unsafe-sqlite", pragma=str(error))
        return [failed(name, reason, say("check-remedies-unsafe-sqlite"))]


def _absent(settings: Settings, path: Path) -> Finding:
    name = say("check-names-database")
    try:
        guard(settings)
    except DatabaseGone as error:
        return failed(name, told(error)[1][0], say("check-remedies-restore"))
    return fine(name, say("check-values-will-be-made", file=str(path)))


async def _reached(engine: Engine, path: Path | None) -> Finding:
    from storage import migration, soundness
    from storage.engine import NotKept

    name = say("check-names-database")
    if path is not None and not os.access(path, os.R_OK | os.W_OK):
        return failed(name, say("check-reasons-no-database"), say("check-remedies-let-in"))
    if not await soundness.is_sound(engine):
        reason = say("check-reasons-database-broken", file=str(path))
        return failed(name, reason, say("check-remedies-restore"))
    try:
        version = await migration.revision(engine)
    except NotKept:
        return failed(name, say("check-reasons-no-database"), say("check-remedies-database"))
    if version is None:
        return fine(name, say("check-values-empty-database"))
    if version not in migration.known():
        return failed(name, say("check-reasons-newer-database"), say("check-remedies-newer"))
    if version != migration.head():
        return warned(name, say("check-reasons-old-database"), say("check-remedies-migrate"))
    return fine(name, say("check-values-database", version=version))


async def keys(house: House) -> list[Finding]:
    """Whether others can read the folder, and whether one theft takes keys and copies together."""
    name, folder = say("check-names-keys"), house.settings.keys()
    if not folder.is_dir():
        return [fine(name, say("check-values-will-be-made", file=str(folder)))]
    found = [
        failed(
            name,
            say("check-reasons-open-to-all", file=str(path)),
            say("check-remedies-close-access", file=str(path), folder=_yes(path.is_dir())),
        )
        for path in (folder, *sorted(folder.glob("*.key")))
        if is_open_to_others(path)
    ]
    if _disk_of(folder) == _disk_of(house.settings.backups()):
        reason = say("check-reasons-keys-with-backups")
        found.append(warned(name, reason, say("check-remedies-move-keys")))
    return found or [fine(name, str(folder))]


async def open_waves(house: House) -> list[Finding]:
    """The price of having no escrow, in sealed questionnaires; silent while nothing is open."""
    from storage import promises
    from storage.keys import KeyLost, Keys
    from storage.records import WaveState
    from storage.sql.waves import Waves

    name = say("check-names-waves")
    async with engine_of(house.settings) as engine:
        if engine is None or not await is_of_this_version(engine):
            return []
        kept = Keys(house.settings.keys())
        waves = Waves(engine, kept)
        open_now = await waves.known(WaveState.OPEN)
        sealed, found = 0, []
        for wave in open_now:
            if not promises.is_kept(wave):
                reason = say("check-reasons-promise-broken", wave=wave.id)
                found.append(failed(name, reason, say("check-remedies-put-row-back")))
            sealed += wave.rough_finished
            found += _days_to_come(name, wave, house.clock().date())
            try:
                kept.wave(wave.id)
            except KeyLost:
                reason = say("check-reasons-key-lost", wave=wave.id)
                found.append(failed(name, reason, say("check-remedies-find-key")))
    if open_now:
        reason = say("check-reasons-wave-keys-not-saved", count=sealed)
        found.append(warned(name, reason, say("check-remedies-keys-choice")))
    return found or [fine(name, say("check-values-no-waves"))]


def _days_to_come(name: str, wave: Wave, today: date) -> list[Finding]:
    """A wave counted tomorrow: the clock was wrong then, or is now. See `other_clocks`."""
    known = [day for day in (wave.opened_on, wave.rough_on) if day is not None and day > today]
    if not known:
        return []
    told = {"date": f"{max(known):%d.%m.%Y}", "today": f"{today:%d.%m.%Y}"}
    reason = say("check-reasons-day-to-come", wave=wave.id, **told)
    return [failed(name, reason, say("check-remedies-day-to-come"))]


async def backups(house: House) -> list[Finding]:
    from storage import backup

    name, folder = say("check-names-backup"), house.settings.backups()
    newest = await asyncio.to_thread(_newest, folder)
    if newest is None:
        nothing_yet = (path := sqlite_path(house.settings)) is not None and not path.exists()
        reason, remedy = say("check-reasons-no-backup"), say("check-remedies-make-backup")
        return [off(name) if nothing_yet else warned(name, reason, remedy)]
    made = datetime.fromtimestamp(newest.stat().st_mtime, tz=house.profile.zone)
    day, days = f"{made:%d.%m.%Y}", (datetime.now(made.tzinfo) - made).days
    try:
        copied = await asyncio.to_thread(backup.check, newest)
    except backup.NotABackup:
        reason = say("check-reasons-bad-backup", file=str(newest))
        return [failed(name, reason, say("check-remedies-make-backup"))]
    if copied.wave_keys:
        reason = say("check-reasons-backup-opens-ballots", date=day)
        return [warned(name, reason, say("check-remedies-destroy-copy"))]
    if days >= BACKUP_EVERY:
        reason = say("check-reasons-old-backup", date=day)
        return [warned(name, reason, say("check-remedies-make-backup"))]
    return [fine(name, say("check-values-backup", date=day, rows=copied.rows))]


def _newest(folder: Path) -> Path | None:
    files = [path for path in folder.glob("[!.]*") if path.is_file()]
    return max(files, key=lambda path: path.stat().st_mtime, default=None)


async def disk(house: House) -> list[Finding]:
    name, folder = say("check-names-disk"), existing(house.settings.data_dir)
    if not os.access(folder, os.W_OK | os.X_OK):
        reason = say("check-reasons-no-writing", file=str(folder))
        return [failed(name, reason, say("check-remedies-let-in"))]
    size = shutil.disk_usage(folder).free // MEGABYTE
    if size >= LITTLE:
        return [fine(name, say("check-values-free", size=size))]
    reason, remedy = say("check-reasons-little-space", size=size), say("check-remedies-free-space")
    return [failed(name, reason, remedy) if size < TOO_LITTLE else warned(name, reason, remedy)]


@asynccontextmanager
async def engine_of(settings: Settings) -> AsyncIterator[Engine | None]:
    """None where there is no SQLite file yet: looking must not make one."""
    from storage.engine import open_engine

    path = sqlite_path(settings)
    if path is not None and not path.exists():
        yield None
        return
    async with open_engine(settings.url()) as engine:
        yield engine


async def is_of_this_version(engine: Engine) -> bool:
    """A database that cannot be asked is told of by its own check."""
    from storage import migration, soundness
    from storage.engine import NotKept, Unsafe

    try:
        sound = await soundness.is_sound(engine)
        return sound and await migration.revision(engine) == migration.head()
    except (NotKept, Unsafe):
        return False


def existing(folder: Path) -> Path:
    """The folder, or the nearest one above that is there already."""
    return next(one for one in (folder.absolute(), *folder.absolute().parents) if one.exists())


def _disk_of(folder: Path) -> int:
    return existing(folder).stat().st_dev


def _yes(told: bool) -> str:
    return "yes" if told else "no"
