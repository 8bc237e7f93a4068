"""Which papers were opened together: noted in the keys folder before they are opened.

Whoever puts opened papers back into the database would have them counted again among others, and
subtract. What was opened together once is opened again with the very same others, or not at all:
so a crash between note and commit costs nothing, and a second opening tells nothing new.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256
from hmac import digest
from pathlib import Path
from typing import TYPE_CHECKING

from storage import key_files, sealing
from storage.engine import NotKept
from storage.keys import Keys, WaveKey

if TYPE_CHECKING:
    from storage.counting import Read

WHOSE = 16
"""The first bytes of a mark stand for the paper's tag, the others for what lies in it."""
MARK = 32
_SUM = 17
"""Hex digits and a dot after each line: what a crash cut short was not followed by an opening."""


class NotesDamaged(Exception):
    """What was noted of a wave cannot be read: it must not be taken for nothing. Of this file
    there is no copy: whoever trusts the database deletes it, else the wave ends unread."""

    def __init__(self, wave: str, path: Path) -> None:
        super().__init__(wave)
        self.wave = wave
        self.path = path


@dataclass(frozen=True, slots=True)
class Sorted:
    """Papers never opened; groups opened before, whole again; and those of which others are
    missing or changed."""

    new: list[Read]
    again: list[list[Read]]
    broken: list[Read]

    @property
    def good(self) -> list[Read]:
        return [*self.new, *(one for group in self.again for one in group)]


def mark(key: WaveKey, tag: bytes, box: bytes) -> bytes:
    """Of one paper. Noise once the key of its wave is gone."""
    own = sealing.derive(key.secret, "together")
    return digest(own, tag, sha256)[:WHOSE] + digest(own, tag + box, sha256)[:WHOSE]


def note(keys: Keys, wave: str, groups: Iterable[Sequence[Read]]) -> None:
    """Call it before the commit that opens them. Raises NotKept: nothing may be opened."""
    told = [b"".join(sorted(one.mark for one in group)).hex().encode() for group in groups if group]
    if told:
        _add(keys, wave, b",".join(told))


def stop(keys: Keys, wave: str) -> None:
    """Notes that it is being closed, before the row says so. Raises NotKept."""
    _add(keys, wave, b"")


def is_stopped(keys: Keys, wave: str) -> bool:
    """A row alone does not tell: whoever writes into the database would end a wave before the day
    people were told. Raises NotesDamaged."""
    return set() in _noted(keys, wave)[0]


def sorted_out(keys: Keys, wave: str, told: Sequence[Read]) -> Sorted:
    """Raises NotesDamaged."""
    groups, _ = _noted(keys, wave)
    of = {one[:WHOSE]: number for number, group in enumerate(groups) for one in group}
    new: list[Read] = []
    before: dict[int, list[Read]] = defaultdict(list)
    for paper in told:
        number = of.get(paper.mark[:WHOSE])
        (new if number is None else before[number]).append(paper)
    again = {n: some for n, some in before.items() if {one.mark for one in some} == groups[n]}
    broken = [one for n, some in before.items() if n not in again for one in some]
    return Sorted(new, list(again.values()), broken)


def forget(keys: Keys) -> None:
    """Of all waves, when an older state of the database was put back by whoever may do so: those
    that were opened since wait there with others, and would be taken for papers put back."""
    for path in keys.folder.glob("*.together"):
        key_files.destroy(path)


def _add(keys: Keys, wave: str, line: bytes) -> None:
    try:
        _, whole = _noted(keys, wave)
        key_files.append(keys.beside(wave), b"\n" + line + _sum(line), whole)
    except OSError as error:
        raise NotKept(type(error).__name__) from error


def _noted(keys: Keys, wave: str) -> tuple[list[set[bytes]], int]:
    """All groups, an empty one if it is being closed, and where the last whole line ends."""
    path = keys.beside(wave)
    try:
        told = path.read_bytes()
    except FileNotFoundError:
        return [], 0
    except OSError as error:
        raise NotesDamaged(wave, path) from error
    before, *lines = told.split(b"\n")
    last = lines.pop() if lines and not _is_whole(lines[-1]) else b""
    if _has_whole(last) or (lines and (before or not all(map(_is_whole, lines)))):
        raise NotesDamaged(wave, path)
    end = len(told) - len(last) - bool(last) if lines else 0
    groups = [group for line in lines for group in line[:-_SUM].split(b",")]
    return [_marks(bytes.fromhex(group.decode())) for group in groups], end


def _is_whole(line: bytes) -> bool:
    return line[-_SUM:] == _sum(line[:-_SUM])


def _has_whole(last: bytes) -> bool:
    """It was two lines, and what parted them is damaged."""
    return any(_is_whole(last[: at + 1]) for at, one in enumerate(last) if one == ord("."))


def _sum(line: bytes) -> bytes:
    return sha256(line).hexdigest()[: _SUM - 1].encode() + b"."


def _marks(group: bytes) -> set[bytes]:
    return {group[at : at + MARK] for at in range(0, len(group), MARK)}
