"""A paper of a strict wave: each finished page is boxed at once to a key that is not here. Pure.

A row's `box` holds a place for the cover and for every question of the survey, each of its own
constant size; a place without an answer holds a true box of nothing. The whole is sealed once more
under the wave's secret with fresh randomness, so that two copies do not tell which place changed.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

from storage import ballots, sealing
from storage.keys import WaveKey
from storage.records import PageSealed, Person, SealedDraft, Wave
from storage.turns import Outrun

COVER = 0
"""The first place: what is not an answer. The question number n of a script has place n + 1."""
COVER_SIZE = 256
_LENGTH = 4

Row = dict[str, Any]


def begun(wave: Wave, key: WaveKey, tag: bytes, told: tuple[Person, PageSealed]) -> Row:
    """A new paper, or the same one from its first page: nothing of it is kept."""
    person, fact = told
    about: dict[str, Any] = {"version": wave.version}
    if wave.audience == "external":
        about |= {"channel": str(person.channel), "place": fact.paper.place}
    sizes = (COVER_SIZE, *fact.sizes)
    places = [_boxed(wave, tag, (place, size), b"") for place, size in enumerate(sizes)]
    places[COVER] = _boxed(wave, tag, (COVER, COVER_SIZE), _json(about))
    return _row(wave, key, tag, (_state(fact), places))


def written(wave: Wave, key: WaveKey, row: Row | None, told: tuple[Person, PageSealed]) -> Row:
    """`row` with one more page in it; nothing of the others is read, for nothing here can.

    Raises Outrun if another page is open by now: the paper went on elsewhere.
    """
    person, fact = told
    if row is None:
        raise Outrun
    tag, at = row["tag"], ballots.at(wave.promise, row["tag"])
    open_now = ballots.read(key, at, row["ptr"])
    if not isinstance(open_now, SealedDraft) or open_now.question != fact.page:
        raise Outrun
    places = list(_places(uncovered(wave, key, (tag, row["box"]))))
    size = len(places[fact.place]) - sealing.BOXED_MORE
    if fact.answers:
        told_now = _json(dict(fact.answers))
        places[fact.place] = _boxed(wave, tag, (fact.place, size), told_now)
    state = (
        _state(fact)
        if fact.following
        else ballots.cast_state(ballots.hand_of(person, fact.paper, key))
    )
    return _row(wave, key, tag, (state, places))


def uncovered(wave: Wave, key: WaveKey, row: tuple[bytes, bytes]) -> bytes:
    """The boxes of a paper; `row`: its (tag, box). Raises sealing.Unreadable."""
    tag, box = row
    return sealing.unseal(_cover_key(key), box, ballots.at(wave.promise, tag))


def body(private: bytes, wave: Wave, paper: tuple[bytes, bytes]) -> dict[str, Any]:
    """What a finished paper says; `paper`: its tag, its boxes. Raises sealing.Unreadable."""
    tag, boxes = paper
    told: dict[str, Any] = {}
    answers: dict[str, Any] = {}
    for place, boxed in enumerate(_places(boxes)):
        inside = sealing.unbox(private, boxed, _where(wave, tag, place))
        if place == COVER:
            told = json.loads(inside)
        elif inside:
            answers |= json.loads(inside)
    return told | {"answers": answers}


def _row(wave: Wave, key: WaveKey, tag: bytes, told: tuple[object, Sequence[bytes]]) -> Row:
    state, places = told
    at = ballots.at(wave.promise, tag)
    bound = b"".join(len(place).to_bytes(_LENGTH, "big") + place for place in places)
    return {
        "wave": wave.id,
        "tag": tag,
        "ptr": sealing.seal(key.drafts, _json(state), wave.size, at),
        "box": sealing.seal(_cover_key(key), bound, len(bound) + sealing.LENGTH, at),
    }


def _state(fact: PageSealed) -> dict[str, Any]:
    return {"question": fact.following, "due": list(fact.due)}


def _places(bound: bytes) -> Iterator[bytes]:
    while bound:
        length = int.from_bytes(bound[:_LENGTH], "big")
        yield bound[_LENGTH : _LENGTH + length]
        bound = bound[_LENGTH + length :]


def _boxed(wave: Wave, tag: bytes, at: tuple[int, int], inside: bytes) -> bytes:
    """`at`: (place, bytes it has room for)."""
    place, size = at
    return sealing.box(wave.public_key, inside, size, _where(wave, tag, place))


def _where(wave: Wave, tag: bytes, place: int) -> bytes:
    return ballots.at(wave.promise, tag) + place.to_bytes(1, "big")


def _cover_key(key: WaveKey) -> bytes:
    return sealing.derive(key.secret, "pages")


def _json(told: object) -> bytes:
    return json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode()
