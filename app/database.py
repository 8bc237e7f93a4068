"""The database of this installation and its keys: opened, or told to be gone, never replaced."""

from __future__ import annotations

import hashlib
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from app import language
from app.compose import House
from config.settings import Settings
from storage.records import Answers, Unfolded
from storage.store import Clock, Storage


class DatabaseGone(Exception):
    """The database was here and is not: never replaced by an empty one in silence."""

    def __init__(self, path: Path, marker: Path) -> None:
        super().__init__(str(path))
        self.path, self.marker = path, marker


class KeysGone(Exception):
    """The keys were here and are not: never replaced in silence by new ones, which open nothing."""

    def __init__(self, folder: Path, marker: Path) -> None:
        super().__init__(str(folder))
        self.folder, self.marker = folder, marker


class DatabaseBroken(Exception):
    """SQLite finds its own file damaged: nothing is served from it."""

    def __init__(self, path: Path) -> None:
        super().__init__(str(path))
        self.path = path


@asynccontextmanager
async def open_storage(settings: Settings, clock: Clock | None = None) -> AsyncIterator[Storage]:
    """The database of this installation, brought to this program's version.

    Raises DatabaseGone, DatabaseBroken, migration.NewerDatabase, or NotKept if out of reach.
    """
    from storage import migration, store
    from storage.keys import Keys

    language.require(settings.language)
    settings.data_dir.mkdir(parents=True, exist_ok=True, mode=0o700)
    clock = clock or House(settings).clock
    marker = guard(settings)
    keys_marker = _guard_keys(settings)
    async with store.open_storage(settings.url(), Keys(settings.keys()), clock, _unfold) as storage:
        if marker is not None and marker.exists():
            await _look_over(storage, settings)
        await migration.upgrade(storage.engine)
        if marker is not None:
            marker.touch()
        storage.keys.lasting("buttons")  # from the first start on there is a key to miss
        keys_marker.touch()
        yield storage


def guard(settings: Settings) -> Path | None:
    """The marker beside an SQLite database that tells it was made; None for PostgreSQL."""
    path = sqlite_path(settings)
    if path is None:
        return None
    name = hashlib.sha256(str(path.absolute()).encode()).hexdigest()[:8]
    marker = settings.data_dir / f".made-{name}"
    if marker.exists() and not path.exists():
        raise DatabaseGone(path, marker)
    return marker


def _guard_keys(settings: Settings) -> Path:
    """A folder that is not mounted looks like a first start, and would cost all open waves."""
    folder = settings.keys()
    name = hashlib.sha256(str(folder.absolute()).encode()).hexdigest()[:8]
    marker = settings.data_dir / f".made-keys-{name}"
    if marker.exists() and not any(folder.glob("*.key")):
        raise KeysGone(folder, marker)
    return marker


def _unfold(script: str, answers: Answers) -> Unfolded | None:
    """Reading scripts is needed at an opening only; most commands do without."""
    from bot.surveys.unfolding import unfold

    return unfold(script, answers)


async def _look_over(storage: Storage, settings: Settings) -> None:
    from storage.soundness import is_sound

    path = sqlite_path(settings)
    if path is not None and not await is_sound(storage.engine):
        raise DatabaseBroken(path)


def sqlite_path(settings: Settings) -> Path | None:
    url = settings.url()
    return Path(url.removeprefix("sqlite:///")) if url.startswith("sqlite:///") else None
