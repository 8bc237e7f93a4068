"""The keys folder: made, read and destroyed here; never in the database, never in a backup."""

from __future__ import annotations

import errno
import os
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import Path

from storage import sealing
from storage.engine import NotKept

_SAFE = re.compile(r"[a-z0-9][A-Za-z0-9_.-]{0,80}")


OF_MESSAGES = frozenset({"address", "author", "draft", "notice", "receipts", "staff"})
"""Keys of what somebody waits for an answer to: they go with every backup."""


class KeyLost(Exception):
    """The file of a key that is still needed is gone; what it sealed cannot be read again."""


class KeyDamaged(KeyLost):
    """The file is there and is no key: cut short, or not readable. Nothing is sealed with it."""


@dataclass(frozen=True)
class WaveKey:
    """`secret` for tags and drafts, `private` opens finished ballots."""

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


@dataclass(frozen=True)
class DialogueKey:
    """`secret` for the tags of one week's talks, `stages` for where they stand."""

    secret: bytes = field(repr=False)

    @cached_property
    def stages(self) -> bytes:
        return sealing.derive(self.secret, "stage")


def week_of(day: date) -> int:
    """A running number of the week; dialogue keys are renewed with it."""
    return day.toordinal() // 7


class Keys:
    """All keys of one installation, one file each, readable by its owner alone.

    Whoever asks for a key whose file is damaged gets KeyDamaged, never a weaker key.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        self._known: dict[str, bytes] = {}
        self._waves: dict[str, WaveKey] = {}
        self._talks: dict[str, DialogueKey] = {}
        self._never: set[str] = set()

    def lasting(self, name: str) -> bytes:
        """A 32-byte key made on first use and kept for good (buttons, author tags, addresses)."""
        return self._known.get(name) or self._made(name, os.urandom(32))

    def pair(self, name: str) -> tuple[bytes, bytes]:
        """(private, public) of X25519, made on first use and kept for good (staff)."""
        private = self._known.get(name) or self._made(name, sealing.new_pair()[0])
        return private, sealing.public_half(private)

    def dialogue(self, week: int) -> DialogueKey:
        name = f"dialogue-{week}"
        if known := self._talks.get(name):
            return known
        return self._talks.setdefault(name, DialogueKey(self.lasting(name)))

    def former_dialogue(self, week: int) -> DialogueKey | None:
        """The key of an earlier week if it was ever made and is still there."""
        name = f"dialogue-{week}"
        if known := self._talks.get(name):
            return known
        if name in self._never:
            return None  # a week that is over gets no key any more
        if (found := self._known.get(name) or self._read(name)) is None:
            self._never.add(name)
            return None
        return self._talks.setdefault(name, DialogueKey(found))

    def new_wave(self, wave: str) -> bytes:
        """Makes the key of a wave, or finds the one made before a crash; the public half."""
        private, _ = sealing.new_pair()
        made = self._made(f"wave-{wave}", os.urandom(32) + private)
        return sealing.public_half(made[32:])

    def wave(self, wave: str) -> WaveKey:
        """Raises KeyLost if the file is gone or damaged."""
        if known := self._waves.get(wave):
            return known
        both = self._read(f"wave-{wave}")
        if both is None:
            raise KeyLost(wave)
        return self._waves.setdefault(wave, WaveKey(both[:32], both[32:]))

    def destroy_wave(self, wave: str) -> None:
        self._waves.pop(wave, None)
        self._destroy(f"wave-{wave}")

    def all(self) -> Iterator[tuple[str, bytes]]:
        """(name, key) of every key there is: for a backup that opens everything."""
        for path in sorted(self.folder.glob("[!.]*.key")):
            yield path.stem, bytes.fromhex(path.read_text(encoding="ascii"))

    def of_messages(self) -> Iterator[tuple[str, bytes]]:
        """Those without which messages that were accepted could not be answered or read again.

        No ballot and no talk is sealed with one of them.
        """
        return ((name, key) for name, key in self.all() if name in OF_MESSAGES)

    def put_back(self, name: str, key: bytes) -> None:
        """From a backup; a key that is there stays. Raises ValueError for what is no key."""
        if len(key) != _length(name):
            raise ValueError("not a key")
        self._made(name, key)

    def tidy(self, today: date) -> None:
        """Destroys dialogue keys older than last week's: a talk left for longer starts anew."""
        for path in self.folder.glob("dialogue-*.key"):
            week = path.stem.removeprefix("dialogue-")
            if week.isdecimal() and int(week) < week_of(today) - 1:
                self._destroy(path.stem)

    def _path(self, name: str) -> Path:
        if not _SAFE.fullmatch(name):
            raise ValueError("not a name of a key")
        return self.folder / f"{name}.key"

    def _made(self, name: str, key: bytes) -> bytes:
        """Writes a new key; if another process was quicker, its key is taken.

        Raises NotKept if there is no room for it: what it should seal is not kept either.
        """
        found = self._read(name)
        if found is not None:
            return found
        path = self._path(name)
        draft = path.with_name(f".{name}.{os.getpid()}.{os.urandom(4).hex()}")
        try:
            _write(draft, key.hex().encode())
            os.link(draft, path)  # all or nothing, and never over a key that is there
        except FileExistsError:
            pass
        except OSError as error:
            raise NotKept(type(error).__name__) from error
        finally:
            draft.unlink(missing_ok=True)
        _sync_folder(self.folder)
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
        self._talks.pop(name, None)
        path = self._path(name)
        if not path.exists():
            return
        _write(path, os.urandom(64).hex().encode())
        path.unlink()
        _sync_folder(self.folder)


def _length(name: str) -> int:
    """Bytes: a wave's secret and its private half, or one key."""
    return 64 if name.startswith("wave-") else 32


def _write(path: Path, content: bytes) -> None:
    handle = os.open(path, os.O_WRONLY | os.O_CREAT, 0o600)
    try:
        if os.write(handle, content) != len(content):
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        os.fsync(handle)
    finally:
        os.close(handle)


def _sync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
