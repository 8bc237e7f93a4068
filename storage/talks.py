"""What is sealed of a talk: whose it is, when it was last heard of, where it stands. Pure.

`who` is inside, so that talks can be sealed anew under another key with nobody speaking. Whoever
has the key that opens it could find the person by the tag as well, one account after another.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from storage import sealing
from storage.dialogue_keys import DialogueKey
from storage.records import Channel, Person

SIZES = (1024, 24 * 1024)
"""Bytes of a sealed stage: a talk, or a message being written in several parts."""
MARK = 16
"""The last bytes of a sealed stage: no two are alike."""
_BEGINS, _BETWEEN = b"\x01", b"\x00"


@dataclass(frozen=True, slots=True)
class Talk:
    """`person` is None in what an earlier version sealed; `week`: of its last turn."""

    person: Person | None
    week: int
    stage: str

    def told(self) -> bytes:
        assert self.person is not None
        parts = (_who(self.person), str(self.week), self.stage)
        return _BEGINS + _BETWEEN.join(part.encode() for part in parts)

    @classmethod
    def read(cls, told: bytes) -> Talk:
        if not told.startswith(_BEGINS):
            return cls(None, 0, told.decode())
        who, week, stage = told[len(_BEGINS) :].split(_BETWEEN, 2)
        channel, _, account = who.decode().partition(":")
        return cls(Person(Channel(channel), account), int(week), stage.decode())


def tag(key: DialogueKey, person: Person) -> bytes:
    return sealing.tag(key.secret, _who(person))


def sealed(key: DialogueKey, talk: Talk, *, large: bool = False) -> dict[str, Any]:
    """The row. `large`: though it is short. Raises sealing.TooLong."""
    assert talk.person is not None
    told, own = talk.told(), tag(key, talk.person)
    small = len(told) + sealing.LENGTH <= SIZES[0] and not large
    size = SIZES[0] if small else SIZES[-1]
    return {
        "tag": own,
        "sealed": sealing.seal(key.stages, told, size, own),
        "week": talk.week,
    }


def opened(key: DialogueKey, own: bytes, of: bytes) -> Talk:
    """Raises sealing.Unreadable if another key sealed it."""
    return Talk.read(sealing.unseal(key.stages, of, own))


def is_large(of: bytes) -> bool:
    return len(of) > SIZES[0] + sealing.SEALED_MORE


def _who(person: Person) -> str:
    return f"{person.channel}:{person.account}"
