"""Builds broken on purpose, each in one thing, by a change of the real function."""

from __future__ import annotations

import logging
import os
from collections import Counter
from datetime import date
from hashlib import blake2b
from itertools import count
from types import SimpleNamespace
from typing import Any

import pytest
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from sqlalchemy import update

from reports import hiding
from storage import ballots, engine, promises, scouring, sealing, tables
from storage.counting import Rules
from storage.keys import Keys
from storage.records import OpenedBallot, Unfolded, WaveState
from storage.sealing import BOXED_MORE, LENGTH
from storage.sql import opened, waves
from storage.sql.dialogues import Dialogues
from storage.sql.waves import Waves
from storage.survey_tallies import Occasion
from storage.turns import KeptTurn

LOG = logging.getLogger("storage")
Patch = pytest.MonkeyPatch


def opened_one_by_one(patch: Patch) -> None:
    """Whatever waits is opened at once, however little."""
    patch.setattr(Rules, "with_promise", lambda _self, _wave: Rules(1, 1))


def told_without_company(patch: Patch) -> None:
    """Figures of each opening, however few people it is of."""
    opened_one_by_one(patch)
    patch.setattr(hiding, "is_telling", lambda *_: False)
    patch.setattr(hiding, "is_enough", lambda *_: True)


def counting_ids(patch: Patch) -> None:
    """Ballots are numbered as they are opened."""
    opened_one_by_one(patch)
    numbers = count(1)
    rising = SimpleNamespace(urandom=lambda size: next(numbers).to_bytes(size, "big"))
    patch.setattr(opened, "os", rising)


def never_vacuumed(patch: Patch) -> None:
    """Rows stay in their large page as they were written."""
    opened_one_by_one(patch)
    patch.setattr(engine, "PRAGMAS", {"page_size": 65536, **engine.PRAGMAS})
    not_scoured(patch)


def not_scoured(patch: Patch) -> None:
    """Deleted rows are deleted, and that is all."""

    async def nothing(*_: object) -> None:
        return None

    patch.setattr("storage.sql.dialogues.scour", nothing)
    patch.setattr(engine, "PRAGMAS", {**engine.PRAGMAS, "secure_delete": 0})
    patch.setattr(engine, "MUST_HOLD", ())


def key_of_talks_kept(patch: Patch) -> None:
    """As in 0.1: the key of the week outlives the wave."""

    async def only_scoured(self: Dialogues) -> None:
        await scouring.scour(self._engine)

    patch.setattr(Dialogues, "renew", only_scoured)


def log_kept(patch: Patch) -> None:
    """At a close nothing is cleared and no key renewed; SQLite never empties its log."""

    async def nothing(_self: Dialogues) -> None:
        return None

    opened_one_by_one(patch)
    patch.setattr(Dialogues, "renew", nothing)
    patch.setattr(engine, "PRAGMAS", {**engine.PRAGMAS, "wal_autocheckpoint": 0})


def not_padded(patch: Patch) -> None:
    """What is sealed is as long as it is."""
    patch.setattr(sealing, "pad", lambda text, _size: len(text).to_bytes(LENGTH, "big") + text)


def counting_nonces(patch: Patch) -> None:
    """A nonce that is the number of the version: never used twice, as the books demand."""
    versions: Counter[bytes] = Counter()

    def seal(key: bytes, text: bytes, size: int, place: bytes) -> bytes:
        versions[place] += 1
        nonce = versions[place].to_bytes(12, "big")
        return nonce + ChaCha20Poly1305(key).encrypt(nonce, sealing.pad(text, size), place)

    patch.setattr(sealing, "seal", seal)


def each_turn_logged(patch: Patch) -> None:
    keep = Dialogues.keep

    async def told(self: Dialogues, turn: KeptTurn) -> bool:
        LOG.debug("a turn was kept")
        return await keep(self, turn)

    patch.setattr(Dialogues, "keep", told)


def ballots_logged(patch: Patch) -> None:
    """A line of the log names each ballot as it is opened."""
    opened_one_by_one(patch)
    write = opened._answers

    def told(one: OpenedBallot, rows: Unfolded, now: Occasion) -> list[dict[str, Any]]:
        written = write(one, rows, now)
        LOG.debug("opened %s", written[0]["ballot"].hex())
        return written

    patch.setattr(opened, "_answers", told)


def updates_timed(patch: Patch) -> None:
    """The names of updates are kept with the second they came at."""
    keep = Dialogues.keep

    async def timed(self: Dialogues, turn: KeptTurn) -> bool:
        kept = await keep(self, turn)
        of_turn = update(tables.heard).where(tables.heard.c.update_id == turn.update)
        async with self._engine.writing() as connection:
            await connection.execute(of_turn.values(kept_in=int(self._clock().timestamp())))
        return kept

    patch.setattr(Dialogues, "keep", timed)


def not_coarsened(patch: Patch) -> None:
    """As in 0.1: a channel, a place and a process stay, however rare."""
    patch.setattr(opened, "coarsened", list)


def wave_key_kept(patch: Patch) -> None:
    patch.setattr(Keys, "destroy_wave", lambda _self, _wave: None)


def comments_keep_their_ballot(patch: Patch) -> None:
    answers, comments = opened._answers, opened._comments

    def named(one: OpenedBallot, rows: list[dict[str, Any]], column: str) -> list[dict[str, Any]]:
        name = blake2b(repr(one.values).encode(), digest_size=16).digest()
        return [row | {column: name} for row in rows]

    patch.setattr(opened, "_answers", lambda *a: named(a[0], answers(*a), "ballot"))
    patch.setattr(opened, "_comments", lambda *a: named(a[0], comments(*a), "id"))


def updates_named_after_accounts(patch: Patch) -> None:
    keep = Dialogues.keep

    async def named(self: Dialogues, turn: KeptTurn) -> bool:
        name = f"{turn.person.account}:{turn.update}"
        return await keep(self, KeptTurn(turn.person, name, turn.before, turn.stage, turn.facts))

    patch.setattr(Dialogues, "keep", named)


def noise_for_nothing(patch: Patch) -> None:
    """As in 0.1: random bytes where a ballot is to come."""
    patch.setattr(ballots, "nothing", lambda wave: os.urandom(wave.size + BOXED_MORE))


def promise_not_bound(patch: Patch) -> None:
    patch.setattr(promises, "require", lambda _wave: None)


def counted_live(patch: Patch) -> None:
    """As in 0.1: counts are rounded, and show every fifth person as soon as there is one."""

    async def at_once(self: Waves, today: date) -> None:
        for wave in await self.known(WaveState.OPEN):
            await self._count_roughly(wave, today)

    patch.setattr(waves.Waves, "count_roughly", at_once)
