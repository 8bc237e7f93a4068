"""The running server is seized in the middle of a strict wave, with its folder of keys.

Every key there is, and every half of one, is tried on every version of every paper.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Any

from storage import ballots, sealed_pages, sealing
from storage.attacks.guesses import Guess, Left
from storage.attacks.loot import Loot, Row
from storage.keys import WaveKey
from storage.records import Wave

NAME = "strict_seizure"


def run(loot: Loot) -> Iterator[Guess]:
    halves = {part for key in loot.keys.values() for part in (key[:32], key[32:]) if part}
    found = {
        f"{change.name.hex()[:8]} {question}"
        for change in loot.of("ticket")
        if change.row is not None
        for secret in halves
        for told in read(loot.wave, secret, change.row, halves)
        for question in told.get("answers", ())
    }
    yield Left(tuple(sorted(found)))


def read(wave: Wave, secret: bytes, row: Row, others: set[bytes]) -> Iterator[dict[str, Any]]:
    """Whatever of this paper `secret` opens, and the `others` what lies inside."""
    key, tag = WaveKey(secret, b""), bytes(row["tag"])
    ptr, box = bytes(row["ptr"]), bytes(row["box"])
    yield from _opens(sealing.unseal, key.drafts, ptr, ballots.at(wave.promise, tag))
    yield from _opens(ballots.body, secret, wave, (tag, box))
    try:
        boxes = sealed_pages.uncovered(wave, key, (tag, box))
    except sealing.Unreadable:
        return
    for other in others:
        yield from _opens(sealed_pages.body, other, wave, (tag, boxes))


def _opens(attempt: Callable[..., Any], *told: object) -> Iterator[dict[str, Any]]:
    try:
        found = attempt(*told)
        found = json.loads(found) if isinstance(found, bytes) else found
    except (sealing.Unreadable, ValueError):
        return
    if isinstance(found, dict):
        yield found
