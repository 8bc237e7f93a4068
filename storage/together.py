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
from typing import TYPE_CHECKING

from storage import key_files, sealing
from storage.engine import NotKept
from storage.keys import KeyDamaged, Keys, WaveKey

if TYPE_CHECKING:
    from storage.counting import Read

WHOSE = 16
"""The first bytes of a mark stand for the paper's tag, the others for what lies in it."""
MARK = 32
_WHOLE = b"."
"""At the end of a line: what was cut short by a crash was not followed by an opening."""


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
    lines = [b"".join(sorted(one.mark for one in group)).hex().encode() for group in groups]
    told = b"".join(b"\n" + line + _WHOLE for line in lines if line)
    try:
        if told:
            key_files.append(keys.beside(wave), told)
    except OSError as error:
        raise NotKept(type(error).__name__) from error


def sorted_out(keys: Keys, wave: str, told: Sequence[Read]) -> Sorted:
    """Raises KeyDamaged if what was noted cannot be read: it must not be taken for nothing."""
    groups = _noted(keys, wave)
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


def _noted(keys: Keys, wave: str) -> list[set[bytes]]:
    try:
        lines = keys.beside(wave).read_bytes().split(b"\n")
        told = [bytes.fromhex(line[:-1].decode()) for line in lines if line.endswith(_WHOLE)]
    except FileNotFoundError:
        return []
    except (OSError, ValueError) as error:
        raise KeyDamaged(wave) from error
    return [{line[at : at + MARK] for at in range(0, len(line), MARK)} for line in told]
