"""The keys folder: made, read and destroyed here; never in the database, never in a backup."""

from __future__ import annotations

import os
import re
import time
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import Path
from threading import RLock
from typing import Any

from storage import key_files, sealing
from storage.dialogue_keys import NAME, DialogueKey, of_file, week_of
from storage.engine import NotKept
from storage.in_turn import in_turn

_SAFE = re.compile(r"[a-z0-9][A-Za-z0-9_.-]{0,80}")
SETTLED = 100_000_000
"""Nanoseconds: a folder changed a shorter while ago may change again without a new time."""

OF_MESSAGES = frozenset({"address", "author", "draft", "guests", "notice", "receipts", "staff"})
"""Keys of what somebody waits for an answer to, or asked to be invited to: they go with every
backup."""


class KeyLost(Exception):
    """The file of a key that is still needed is gone; what it sealed cannot be read again."""


class KeyDamaged(KeyLost):
    """The file is there and is no key: cut short, or not readable. Nothing is sealed with it."""


@dataclass(frozen=True)
class WaveKey:
    """`secret` for tags and drafts, `private` opens finished ballots.

    `private` is empty for a strict wave: that half is kept on another computer.
    """

    secret: bytes = field(repr=False)
    private: bytes = field(repr=False)

    @cached_property
    def tags(self) -> bytes:
        return sealing.derive(self.secret, "tag")

    @cached_property
    def drafts(self) -> bytes:
        return sealing.derive(self.secret, "draft")

    @cached_property
    def accounts(self) -> bytes:
        return sealing.derive(self.secret, "account")


class Keys:
    """All keys of one installation, one file each, readable by its owner alone; of any thread.

    Whoever asks for a key whose file is damaged gets KeyDamaged, never a weaker key.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        self._known: dict[str, bytes] = {}
        self._waves: dict[str, WaveKey] = {}
        self._talks: tuple[DialogueKey, ...] = ()
        self._seen = 0
        self.turn: AbstractContextManager[Any] = RLock()

    @in_turn
    def lasting(self, name: str) -> bytes:
        """A 32-byte key made on first use and kept for good (buttons, author tags, addresses)."""
        return self._known.get(name) or self._made(name, os.urandom(32))

    @in_turn
    def pair(self, name: str) -> tuple[bytes, bytes]:
        """(private, public) of X25519, made on first use and kept for good (staff)."""
        private = self._known.get(name) or self._made(name, sealing.new_pair()[0])
        return private, sealing.public_half(private)

    @in_turn
    def look(self) -> None:
        """Drops from RAM what another process may have destroyed or renewed: one look at the
        folder, so cheap that every group of turns can afford it."""
        changed = self.folder.stat().st_mtime_ns
        if changed == self._seen:
            return
        self._known.clear()
        self._waves.clear()
        self._talks = ()
        self._seen = changed if time.time_ns() - changed > SETTLED else 0

    @in_turn
    def talks(self, today: date) -> tuple[DialogueKey, ...]:
        """Keys of talks, the newest first; the first of all is made on first use."""
        if not self._talks:
            self._talks = self._talks_there() or (self.renew_talks(today),)
        return self._talks

    @in_turn
    def renew_talks(self, today: date) -> DialogueKey:
        """A new key, by which talks are sealed from now on. Nobody may write a talk meanwhile."""
        newest = next(iter(self._talks_there()), None)
        week = max(week_of(today), newest.week if newest else 0)
        number = newest.number + 1 if newest and newest.week == week else 1
        name = DialogueKey(week, number, b"").name
        self._talks = ()
        return DialogueKey(week, number, self._made(name, os.urandom(32)))

    @in_turn
    def destroy_talks(self, over: Iterable[DialogueKey]) -> None:
        """And what is left of a destroying that was cut short."""
        self._talks = ()
        for name in [key.name for key in over] + self._damaged_talks():
            self._destroy(name)

    @in_turn
    def new_wave(self, wave: str, public: bytes = b"") -> bytes:
        """Makes the key of a wave, or finds the one made before a crash; the public half.

        With `public`, made on another computer, nothing here opens a finished ballot.
        """
        if public:
            self._made(f"tags-{wave}", os.urandom(32))
            return public
        private, _ = sealing.new_pair()
        made = self._made(f"wave-{wave}", os.urandom(32) + private)
        return sealing.public_half(made[32:])

    @in_turn
    def wave(self, wave: str) -> WaveKey:
        """Raises KeyLost if the file is gone or damaged."""
        if known := self._waves.get(wave):
            return known
        both = self._read(f"wave-{wave}") or self._read(f"tags-{wave}")
        if both is None:
            raise KeyLost(wave)
        return self._waves.setdefault(wave, WaveKey(both[:32], both[32:]))

    @in_turn
    def destroy_wave(self, wave: str) -> None:
        self._waves.pop(wave, None)
        self._destroy(f"wave-{wave}")
        self._destroy(f"tags-{wave}")
        key_files.destroy(self.beside(wave))

    def beside(self, wave: str) -> Path:
        """A file that goes with the wave's key: see `storage.together`. In no backup."""
        return self._path(f"wave-{wave}").with_suffix(".together")

    def all(self) -> Iterator[tuple[str, bytes]]:
        """(name, key) of every key there is: for a backup that opens everything."""
        for path in sorted(self.folder.glob("[!.]*.key")):
            yield path.stem, bytes.fromhex(path.read_text(encoding="ascii"))

    def of_messages(self) -> Iterator[tuple[str, bytes]]:
        """Those without which messages that were accepted could not be answered or read again.

        No ballot and no talk is sealed with one of them.
        """
        return ((name, key) for name, key in self.all() if name in OF_MESSAGES)

    @in_turn
    def put_back(self, name: str, key: bytes) -> None:
        """From a backup; a key that is there stays. Raises ValueError for what is no key."""
        if len(key) != _length(name):
            raise ValueError("not a key")
        self._made(name, key)

    def _talks_there(self) -> tuple[DialogueKey, ...]:
        """A key that was cut short, as one half destroyed is, opens no talk: those begin anew."""
        found = [key for path in self._of_talks() if (key := self._of_talk(path))]
        return tuple(sorted(found, key=lambda key: (key.week, key.number), reverse=True))

    def _damaged_talks(self) -> list[str]:
        return [path.stem for path in self._of_talks() if self._of_talk(path) is None]

    def _of_talks(self) -> list[Path]:
        return [path for path in self.folder.glob("dialogue-*.key") if NAME.fullmatch(path.stem)]

    @staticmethod
    def _of_talk(path: Path) -> DialogueKey | None:
        """None for what is no whole key. Raises KeyDamaged if it cannot be read just now."""
        try:
            return of_file(path)
        except OSError as error:
            raise KeyDamaged(path.stem) from error

    def _path(self, name: str) -> Path:
        if not _SAFE.fullmatch(name):
            raise ValueError("not a name of a key")
        return self.folder / f"{name}.key"

    def _made(self, name: str, key: bytes) -> bytes:
        """Writes a new key, or takes that of a quicker process. Raises NotKept if there is no
        room for it: what it should seal is not kept either."""
        found = self._read(name)
        if found is not None:
            return found
        path = self._path(name)
        try:
            key_files.add(path, key.hex().encode())
        except OSError as error:
            raise NotKept(type(error).__name__) from error
        made = self._read(name)
        assert made is not None
        return made

    def _read(self, name: str) -> bytes | None:
        path = self._path(name)
        try:
            key = bytes.fromhex(path.read_text(encoding="ascii"))
        except FileNotFoundError:
            return None
        except (OSError, ValueError) as error:
            raise KeyDamaged(name) from error
        if len(key) != _length(name):
            raise KeyDamaged(name)
        self._known[name] = key
        return key

    def _destroy(self, name: str) -> None:
        self._known.pop(name, None)
        key_files.destroy(self._path(name))


def _length(name: str) -> int:
    """Bytes: a wave's secret and its private half, or one key."""
    return 64 if name.startswith("wave-") else 32
