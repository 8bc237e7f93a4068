"""Care of the database from the command line: a copy, and putting a copy back."""

from __future__ import annotations

import asyncio
from pathlib import Path

from app import former
from app.compose import House
from app.database import open_storage, sqlite_path
from app.faults import Refusal
from app.former import Former
from app.presence import alone
from bot.texts import say
from config.settings import Settings
from storage import backup, together
from storage.backup import Told
from storage.sql.jobs import MINUTE, RESTORED, Jobs, Once
from storage.store import Clock, Storage

COPY_WITH_KEYS = "copy-with-keys"
"""Job: its periods are the days on which a copy was made that opens everything."""


async def back_up(settings: Settings, file: Path, with_keys: bool) -> Told:
    if not await asyncio.to_thread(file.parent.is_dir):
        raise Refusal(say("fault-no-folder", file=str(file.parent)))
    async with open_storage(settings) as storage:
        told = await backup.write(storage.engine, file, storage.keys, opens_all=with_keys)
        if with_keys:  # whoever looks later must know that such a copy may still lie somewhere
            now = House(settings).clock()
            await storage.jobs.once(Once(COPY_WITH_KEYS, f"{now:%Y-%m-%d}", ""), (), now)
        return told


class DailyBackup:
    """A checked copy a day into OTKLIK_BACKUP__TO, without keys; the oldest ones go."""

    def __init__(self, settings: Settings, storage: Storage, clock: Clock) -> None:
        self._folder = settings.backups()
        self._keep = settings.backup.keep
        self._at = settings.backup.at
        self._storage = storage
        self._clock = clock

    async def look(self) -> None:
        """Nothing before the hour, nor where today's copy is there already."""
        now = self._clock()
        to = self._folder / f"otklik-{now:%Y-%m-%d}.gz"
        if now.time() < self._at or await asyncio.to_thread(to.exists):
            return
        await asyncio.to_thread(self._folder.mkdir, 0o700, True, True)
        await backup.write(self._storage.engine, to, self._storage.keys)
        await asyncio.to_thread(self._drop_old)

    def _drop_old(self) -> None:
        copies = sorted(self._folder.glob("otklik-[0-9]*.gz"))
        for old in copies[: -self._keep]:
            old.unlink()


async def restore(settings: Settings, file: Path) -> tuple[Told, Former | None]:
    """What was restored, and the SQLite file whose place it took, if there was one.

    Raises Refusal: no such file, or the program is running.
    """
    if not await asyncio.to_thread(file.is_file):
        raise Refusal(say("fault-no-file", file=str(file)))
    backup.check(file)
    with alone(settings.data_dir):
        return await _restored(settings, file)


async def _restored(settings: Settings, file: Path) -> tuple[Told, Former | None]:
    """What was opened since the copy is waiting again, in other company than before: so the notes
    of `storage.together` go, and not before all else is done."""
    from storage.engine import open_engine
    from storage.keys import Keys

    database, now = sqlite_path(settings), House(settings).clock()
    aside = former.put_aside(database, now)
    try:
        async with open_engine(settings.url()) as engine:
            keys = Keys(settings.keys())
            told = await backup.restore(engine, file, keys)
            await Jobs(engine, keys).once(Once(RESTORED, f"{now:{MINUTE}}", ""), (), now)
    except BaseException:
        former.put_back(database, aside)
        raise
    together.forget(keys)
    return told, aside
