"""A disk that loses power: every write and sync of SQLite is recorded, and any moment replayed.

SQLite's own way to the disk is tapped (the `xOpen` of its default VFS, by ctypes), so the product
runs unchanged. After a power cut all that was synced is on the disk; of what was written since,
any part may be, in any order, cut at the edge of a sector.
"""

from __future__ import annotations

import _sqlite3
import ctypes
import random
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

SECTOR = 512
METHODS = 19
"""Words of sqlite3_io_methods, version 3; sqlite.org/c3ref/io_methods.html."""
WRITE, TRUNCATE, SYNC = 3, 4, 5
OPEN = 5
"""The word of sqlite3_vfs that holds xOpen: five stand before it, the first of two ints."""

_Open = ctypes.CFUNCTYPE(
    ctypes.c_int, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_int, ctypes.c_void_p
)
"""The name is passed on as the very pointer: SQLite keeps more behind it than the name."""
_Write = ctypes.CFUNCTYPE(
    ctypes.c_int, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_int, ctypes.c_int64
)
_Truncate = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_int64)
_Sync = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_int)


class NoTap(Exception):
    """This Python carries a SQLite that cannot be tapped: built in, its names hidden."""


@dataclass(frozen=True, slots=True)
class Written:
    file: str
    at: int
    data: bytes


@dataclass(frozen=True, slots=True)
class Cut:
    file: str
    size: int


@dataclass(frozen=True, slots=True)
class Synced:
    file: str


@dataclass(frozen=True, slots=True)
class Acknowledged:
    """The program said of this: it is kept."""

    what: tuple[str, int]


Event = Written | Cut | Synced | Acknowledged


@dataclass(slots=True)
class Recording:
    """`before`: the files, by name, when the recording began."""

    before: dict[str, bytes]
    events: list[Event] = field(default_factory=list)
    goes_on: bool = True

    def acknowledge(self, who: str, number: int) -> None:
        self.events.append(Acknowledged((who, number)))

    def outages(self, count: int, seed: int) -> Iterator[tuple[dict[str, bytes], dict[str, int]]]:
        """(the files as the power left them, the newest number acknowledged to each person)."""
        chance = random.Random(seed)
        moments = sorted(chance.randrange(len(self.events)) for _ in range(count))
        durable = {name: bytearray(content) for name, content in self.before.items()}
        pending: dict[str, list[Written | Cut]] = {name: [] for name in durable}
        kept: dict[str, int] = {}
        at = 0
        for moment in moments:
            while at <= moment:
                _pass(self.events[at], durable, pending, kept)
                at += 1
            yield _after(durable, pending, chance), dict(kept)


def _pass(
    event: Event,
    durable: dict[str, bytearray],
    pending: dict[str, list[Written | Cut]],
    kept: dict[str, int],
) -> None:
    match event:
        case Acknowledged((who, number)):
            kept[who] = number
        case Synced(file):
            for one in pending[file]:
                _do(one, durable[file])
            pending[file].clear()
        case Written() | Cut():
            pending[event.file].append(event)


def _after(
    durable: dict[str, bytearray], pending: dict[str, list[Written | Cut]], chance: random.Random
) -> dict[str, bytes]:
    likely = chance.choice((0.0, 0.5, 0.9, 1.0))
    files = {name: bytearray(content) for name, content in durable.items()}
    for name, waiting in pending.items():
        for one in waiting:
            if chance.random() < likely:
                _do(_torn(one, chance), files[name])
    return {name: bytes(content) for name, content in files.items()}


def _torn(one: Written | Cut, chance: random.Random) -> Written | Cut:
    if isinstance(one, Cut) or chance.random() < 0.8:
        return one
    sectors = [at for at in range(one.at, one.at + len(one.data)) if at % SECTOR == 0]
    end = chance.choice([one.at, *sectors]) - one.at
    return Written(one.file, one.at, one.data[:end])


def _do(one: Written | Cut, content: bytearray) -> None:
    size = one.size if isinstance(one, Cut) else one.at + len(one.data)
    if isinstance(one, Cut):
        del content[size:]
        return
    content.extend(bytes(max(0, one.at - len(content))))
    content[one.at : size] = one.data


@contextmanager
def tapped(folder: Path, names: Sequence[str]) -> Iterator[Recording]:
    """Records what SQLite does to the files of these names that it opens from now on.

    Raises NoTap.
    """
    try:
        library = ctypes.CDLL(_sqlite3.__file__)
        library.sqlite3_vfs_find.restype = ctypes.c_void_p
        way = library.sqlite3_vfs_find(None)
    except AttributeError as error:
        raise NoTap from error
    words = ctypes.cast(way, ctypes.POINTER(ctypes.c_void_p))
    honest = words[OPEN]
    paths = [folder / name for name in names]
    told = {path.name: path.read_bytes() if path.exists() else b"" for path in paths}
    tap = _Tap(Recording(told), honest)
    words[OPEN] = ctypes.cast(tap.opening, ctypes.c_void_p)
    try:
        yield tap.recording
    finally:
        words[OPEN] = honest


class _Tap:
    """Lives as long as its files may be open: SQLite holds its functions."""

    kept: list[_Tap] = []  # noqa: RUF012  # one list for all on purpose

    def __init__(self, recording: Recording, honest: int | None) -> None:
        self.recording = recording
        self._honest = _Open(honest or 0)
        self._files: dict[int, str] = {}
        self._real: dict[int, list[int | None]] = {}  # by file: a log locks otherwise
        self._tables: dict[int, ctypes.Array[ctypes.c_void_p]] = {}
        self.opening = _Open(self._open)
        self._mine = {WRITE: _Write(self._write), TRUNCATE: _Truncate(self._cut)}
        self._mine |= {SYNC: _Sync(self._sync)}
        self.kept.append(self)

    def _open(self, vfs: int, name: int | None, file: int, flags: int, out: int) -> int:
        told = self._honest(vfs, name, file, flags, out)
        short = Path(ctypes.string_at(name).decode()).name if name else ""
        if told == 0 and short in self.recording.before:
            self._files[file] = short
            word = ctypes.cast(file, ctypes.POINTER(ctypes.c_void_p))
            real = word[0] or 0
            words = ctypes.cast(real, ctypes.POINTER(ctypes.c_void_p))
            self._real[file] = [words[number] for number in range(METHODS)]
            word[0] = ctypes.cast(self._table(real, self._real[file]), ctypes.c_void_p)
        return int(told)

    def _table(self, real: int, methods: list[int | None]) -> ctypes.Array[ctypes.c_void_p]:
        if real not in self._tables:
            table = (ctypes.c_void_p * METHODS)(*methods)
            for number, mine in self._mine.items():
                table[number] = ctypes.cast(mine, ctypes.c_void_p)
            self._tables[real] = table
        return self._tables[real]

    def _write(self, file: int, data: int, length: int, at: int) -> int:
        told = _Write(self._real[file][WRITE] or 0)(file, data, length, at)
        self._tell(told, Written(self._files[file], at, ctypes.string_at(data, length)))
        return int(told)

    def _cut(self, file: int, size: int) -> int:
        told = _Truncate(self._real[file][TRUNCATE] or 0)(file, size)
        self._tell(told, Cut(self._files[file], size))
        return int(told)

    def _sync(self, file: int, flags: int) -> int:
        told = _Sync(self._real[file][SYNC] or 0)(file, flags)
        self._tell(told, Synced(self._files[file]))
        return int(told)

    def _tell(self, told: int, event: Event) -> None:
        if told == 0 and self.recording.goes_on:
            self.recording.events.append(event)
