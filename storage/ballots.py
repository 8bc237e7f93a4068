"""A ballot paper as bytes: one row a person and wave, always of one size. Pure.

`ptr` holds the draft under the wave's secret, or the word that the paper was handed in; `box`
holds the finished answers for the wave's opening, random bytes until then.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
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
    SealedDraft,
    Wave,
)
from storage.sheet_records import FilledIn

_CAST, _OPENED, _SHEET = "cast", "opened", "sheet"

NOBODY = ""
"""The account of a paper carried over from a wave whose key is gone."""


@dataclass(frozen=True, slots=True)
class HandedIn:
    """A finished paper as its wave sees it: whose it is among the others, and by which door.

    Accounts of a messenger are rare, sessions of the web are not: they are opened apart. So are
    sheets that staff entered: whoever entered them knows them.
    """

    account: str  # HMAC under the wave's secret, hex: only to count distinct people
    web: bool
    sheet: bool = False

    def carried(self) -> HandedIn:
        """As the following wave sees it: that one person wrote twice cannot be seen there.

        A sheet never had an account, so it goes on as one of its own.
        """
        return a_sheet() if self.sheet else HandedIn(NOBODY, self.web)


def a_sheet() -> HandedIn:
    """Each stands for one who filled it in; nobody can tell whether two did so twice."""
    return HandedIn(os.urandom(16).hex(), web=False, sheet=True)


def tag_of(person: Person, paper: Paper, key: WaveKey) -> bytes:
    """16 bytes that stand for this person on this paper, for as long as the key lives."""
    scope = paper.scope()
    return sealing.tag(key.tags, f"{_who(person, paper)}|{scope}" if scope else _who(person, paper))


def at(promise: bytes | None, tag: bytes) -> bytes:
    """Where a `ptr` belongs: under this tag, of a wave that promised this."""
    return (promise or b"") + tag


def drafted(wave: Wave, key: WaveKey, tag: bytes, draft: Draft) -> dict[str, Any]:
    """The row of an unfinished questionnaire."""
    state = {
        "question": draft.question,
        "answers": draft.answers,
        "ticked": draft.ticked,
        "writing": draft.writing,
    }
    return _row(wave, key, tag, state) | {"box": nothing(wave)}


def cast(wave: Wave, key: WaveKey, tag: bytes, told: tuple[Person, BallotCast]) -> dict[str, Any]:
    """The row of a finished one; channel and place travel inside, of external surveys only."""
    person, fact = told
    body: dict[str, Any] = {"version": wave.version, "answers": fact.answers}
    if wave.audience == "external":
        body |= {"channel": str(person.channel), "place": fact.paper.place}
    return handed_in(wave, key, tag, (hand_of(person, fact.paper, key), body))


def entered(wave: Wave, key: WaveKey, tag: bytes, sheet: FilledIn) -> dict[str, Any]:
    """The row of a questionnaire filled in outside; it looks like any other."""
    body: dict[str, Any] = {"version": wave.version, "answers": sheet.answers}
    if wave.audience == "external":
        body |= {"channel": sheet.channel, "place": sheet.place}
    return handed_in(wave, key, tag, (a_sheet(), body))


def sheet_tag(key: WaveKey, name: str) -> bytes:
    """16 bytes that stand for a sheet: entered twice under one name, it is there once."""
    return sealing.tag(key.tags, f"sheet:{name}")


def row_mark(key: WaveKey, said: str) -> bytes:
    """16 bytes that a row of a file leaves, so that it is known in another file."""
    return sealing.tag(key.tags, f"row:{said}")


def hand_of(person: Person, paper: Paper, key: WaveKey) -> HandedIn:
    account = sealing.tag(key.accounts, _who(person, paper)).hex()
    return HandedIn(account, person.channel is Channel.WEB)


def cast_state(who: HandedIn) -> list[str | bool]:
    """What a `ptr` says of a paper that was handed in."""
    return [_CAST, who.account, _SHEET if who.sheet else who.web]


def handed_in(
    wave: Wave, key: WaveKey, tag: bytes, told: tuple[HandedIn, Mapping[str, Any]]
) -> dict[str, Any]:
    who, body = told
    boxed = sealing.box(wave.public_key, _json(body), wave.size, _boxed_at(wave, tag))
    return _row(wave, key, tag, cast_state(who)) | {"box": boxed}


def emptied(wave: Wave, key: WaveKey, tag: bytes) -> dict[str, Any]:
    """The row after its ballot was opened in a batch: still handed in, and nothing inside."""
    return _row(wave, key, tag, [_OPENED]) | {"box": nothing(wave)}


def read(key: WaveKey, place: bytes, ptr: bytes) -> Ballot:
    """`place` as `at` tells. Raises sealing.Unreadable if the row is not of it, or was moved."""
    told = json.loads(sealing.unseal(key.drafts, ptr, place))
    if isinstance(told, list):
        return Cast()
    if "due" in told:
        return SealedDraft(told["question"], tuple(told["due"]))
    return Draft(
        question=told["question"],
        answers=answers(told["answers"]),
        ticked=tuple(told["ticked"]),
        writing=told["writing"],
    )


def waiting(key: WaveKey, place: bytes, ptr: bytes) -> HandedIn | None:
    """Who handed it in, if it is finished and not opened yet."""
    match json.loads(sealing.unseal(key.drafts, ptr, place)):
        case ["cast", str(account), bool(web)]:
            return HandedIn(account, web)
        case ["cast", str(account), "sheet"]:
            return HandedIn(account, web=False, sheet=True)
        case _:
            return None


def is_draft(key: WaveKey, place: bytes, ptr: bytes) -> bool:
    return not isinstance(read(key, place, ptr), Cast)


def body(private: bytes, wave: Wave, paper: tuple[bytes, bytes]) -> dict[str, Any]:
    """What a finished paper says, as `cast` put it in; `paper`: its tag, its box."""
    tag, box = paper
    told: dict[str, Any] = json.loads(sealing.unbox(private, box, _boxed_at(wave, tag)))
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


def nothing(wave: Wave) -> bytes:
    """What stands in `box` where there is nothing."""
    return sealing.box_of_nothing(wave.size)


def answers(told: Mapping[str, Any]) -> Answers:
    return {
        question: tuple(value) if isinstance(value, list) else value
        for question, value in told.items()
    }


def _json(told: object) -> bytes:
    return json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode()


def _row(wave: Wave, key: WaveKey, tag: bytes, state: object) -> dict[str, Any]:
    ptr = sealing.seal(key.drafts, _json(state), wave.size, at(wave.promise, tag))
    return {"wave": wave.id, "tag": tag, "ptr": ptr}


def _boxed_at(wave: Wave, tag: bytes) -> bytes:
    """Where a `box` belongs: in no other row, else one could be put into ten and be read off.

    A wave begun before 0.2 goes on with its name.
    """
    return at(wave.promise, tag) if wave.promise else wave.id.encode()


def _who(person: Person, paper: Paper) -> str:
    """With a slip nothing comes from the account."""
    return f"slip:{paper.slip}" if paper.slip else f"{person.channel}:{person.account}"
