"""A ballot paper as bytes: one row a person and wave, always of one size. Pure.

`ptr` holds the draft under the wave's secret, or the word that the paper was handed in; `box`
holds the finished answers for the wave's opening, random bytes until then.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from storage import sealing
from storage.keys import WaveKey
from storage.records import (
    Answers,
    Ballot,
    BallotCast,
    Cast,
    Channel,
    Draft,
    OpenedBallot,
    Paper,
    Person,
    Wave,
)

_CAST, _OPENED = "cast", "opened"


@dataclass(frozen=True, slots=True)
class HandedIn:
    """A finished paper as its wave sees it: whose it is among the others, and by which door.

    Accounts of a messenger are rare, sessions of the web are not: they are opened apart.
    """

    account: str  # HMAC under the wave's secret, hex: only to count distinct people
    web: bool


def tag_of(person: Person, paper: Paper, key: WaveKey) -> bytes:
    """16 bytes that stand for this person on this paper, for as long as the key lives."""
    name = f"{person.channel}:{person.account}"
    scope = paper.scope()
    return sealing.tag(key.tags, f"{name}|{scope}" if scope else name)


def drafted(wave: Wave, key: WaveKey, tag: bytes, draft: Draft) -> dict[str, Any]:
    """The row of an unfinished questionnaire."""
    ptr = sealing.seal(key.drafts, _json(asdict(draft)), wave.size, tag)
    return _row(wave, tag, ptr, noise(wave))


def cast(wave: Wave, key: WaveKey, tag: bytes, told: tuple[Person, BallotCast]) -> dict[str, Any]:
    """The row of a finished one; channel and place travel inside, of external surveys only."""
    person, fact = told
    body: dict[str, Any] = {"version": wave.version, "answers": fact.answers}
    if wave.audience == "external":
        body |= {"channel": str(person.channel), "place": fact.paper.place}
    account = sealing.tag(key.accounts, f"{person.channel}:{person.account}").hex()
    return handed_in(wave, key, tag, (HandedIn(account, person.channel is Channel.WEB), body))


def handed_in(
    wave: Wave, key: WaveKey, tag: bytes, told: tuple[HandedIn, Mapping[str, Any]]
) -> dict[str, Any]:
    who, body = told
    boxed = sealing.box(wave.public_key, _json(body), wave.size, wave.id.encode())
    state = [_CAST, who.account, who.web]
    return _row(wave, tag, sealing.seal(key.drafts, _json(state), wave.size, tag), boxed)


def emptied(wave: Wave, key: WaveKey, tag: bytes) -> dict[str, Any]:
    """The row after its ballot was opened in a batch: still handed in, and nothing inside."""
    ptr = sealing.seal(key.drafts, _json([_OPENED]), wave.size, tag)
    return _row(wave, tag, ptr, noise(wave))


def read(key: WaveKey, tag: bytes, ptr: bytes) -> Ballot:
    """Raises sealing.Unreadable if the row is not of this wave or was moved."""
    told = json.loads(sealing.unseal(key.drafts, ptr, tag))
    if isinstance(told, list):
        return Cast()
    return Draft(
        question=told["question"],
        answers=answers(told["answers"]),
        ticked=tuple(told["ticked"]),
        writing=told["writing"],
    )


def waiting(key: WaveKey, tag: bytes, ptr: bytes) -> HandedIn | None:
    """Who handed it in, if it is finished and not opened yet."""
    match json.loads(sealing.unseal(key.drafts, ptr, tag)):
        case ["cast", str(account), bool(web)]:
            return HandedIn(account, web)
        case _:
            return None


def is_draft(key: WaveKey, tag: bytes, ptr: bytes) -> bool:
    return isinstance(read(key, tag, ptr), Draft)


def body(private: bytes, wave: Wave, box: bytes) -> dict[str, Any]:
    """What a finished ballot says, as `cast` put it in."""
    told: dict[str, Any] = json.loads(sealing.unbox(private, box, wave.id.encode()))
    return told


def opened(wave: Wave, told: Mapping[str, Any]) -> OpenedBallot:
    """Channel and place are empty for internal ones: they were never put in."""
    return OpenedBallot(
        wave=wave.id,
        survey=wave.survey,
        version=told["version"],
        values=answers(told["answers"]),
        channel=told.get("channel", ""),
        place=told.get("place", ""),
    )


def noise(wave: Wave) -> bytes:
    """What stands in `box` where there is nothing: as long as a ballot, and as random."""
    return os.urandom(wave.size + sealing.BOXED_MORE)


def answers(told: Mapping[str, Any]) -> Answers:
    return {
        question: tuple(value) if isinstance(value, list) else value
        for question, value in told.items()
    }


def _json(told: object) -> bytes:
    return json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode()


def _row(wave: Wave, tag: bytes, ptr: bytes, box: bytes) -> dict[str, Any]:
    return {"wave": wave.id, "tag": tag, "ptr": ptr, "box": box}
