"""The proof for an auditor: all attacks on a throw-away wave, then a look at the real files.

The rehearsal runs on the program's own schema, talks, openings and closings, with invented people
whose answers are known; only so can it be told whether a thief is right.
"""

from __future__ import annotations

import tempfile
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from random import Random, SystemRandom
from typing import Any

from app import looking_at_ram
from app.compose import House
from app.database import sqlite_path
from app.rehearsal import rehearsing
from app.rehearsal_scenes import SCENES
from app.theft import Haul
from app.verdict import FAILED, OK
from storage import migration
from storage.attacks import OF_SCENES, own_files, throw_away
from storage.attacks.own_files import Found
from storage.attacks.trial import Trial, successes, tried

PEOPLE = 30
ROSTER = 1000
"""Accounts on the thief's list: with all keys and days some hundred thousand hashes a wave."""
WAVES = ("int_equipment", "ext_express")
"""One that is opened at its close, one that is opened in batches."""


@dataclass(frozen=True, slots=True)
class Sample:
    """What is stored of somebody: columns of a table, and one row of the rehearsal."""

    table: str
    row: dict[str, Any] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Audit:
    """`database`: where the rehearsal ran (sqlite, postgresql, `server`: its files unseen,
    `instead`: SQLite, for lack of rights); `seed` repeats it; `own` None: no database yet. What
    is found of the `machine` warns, and is no verdict on the program."""

    database: str
    seed: int
    people: int
    roster: int
    samples: Sequence[Sample]
    trials: Sequence[Trial]
    beaten: Sequence[Trial]
    own: Sequence[Found] | None
    machine: Sequence[looking_at_ram.Found]
    checked_on: date

    @property
    def verdict(self) -> str:
        bad = self.beaten or any(found.bad for found in self.own or ())
        return FAILED if bad else OK


async def audit(house: House, seed: int | None = None) -> Audit:
    """Never writes to the real database; works beside a running program."""
    seed = SystemRandom().randrange(2**32) if seed is None else seed
    async with _place(house) as (kind, url, folder):
        async with rehearsing(house, url, folder, Random(seed)) as rehearsal:
            rehearsal.roster = ROSTER
            hauls = [await rehearsal.wave(name, PEOPLE) for name in WAVES]
            scenes = {name: await scene(rehearsal) for name, scene in SCENES.items()}
        trials = tried((haul.loot, haul.truth) for haul in hauls)
        for name, haul in scenes.items():
            trials += tried([(haul.loot, haul.truth)], {name: OF_SCENES[name]})
    return Audit(
        database="server" if kind == "postgresql" and not hauls[0].loot.disk else kind,
        seed=seed,
        people=sum(len(haul.truth.ballots) for haul in hauls),
        roster=ROSTER,
        samples=_samples(hauls[-1]),
        trials=trials,
        beaten=successes(trials),
        own=await _own(house),
        machine=looking_at_ram.look(),
        checked_on=house.today(),
    )


@asynccontextmanager
async def _place(house: House) -> AsyncIterator[tuple[str, str, Path]]:
    """(kind, URL, folder) of a database for the rehearsal: of the kind in use if it may be."""
    with tempfile.TemporaryDirectory(prefix="otklik-anonymity-") as made:
        folder = Path(made)
        url = house.settings.url()
        own_file = f"sqlite:///{folder / 'otklik.db'}"
        if sqlite_path(house.settings) is not None:
            yield "sqlite", own_file, folder
        elif not await throw_away.may_create(url):
            yield "instead", own_file, folder
        else:
            async with throw_away.database(url) as fresh:
                yield "postgresql", fresh, folder


async def _own(house: House) -> Sequence[Found] | None:
    """Of the real database; None if there is none yet, or of another version."""
    path = sqlite_path(house.settings)
    if path is not None and not path.exists():
        return None
    async with own_files.open_to_read(house.settings.url()) as engine:
        if await migration.revision(engine) != migration.head():
            return None
        return await own_files.look(engine, house.settings.keys(), await own_files.closed(engine))


def _samples(haul: Haul) -> list[Sample]:
    """A sealed paper and a talk as they lay in the middle of the wave, an answer as it lies now."""
    loot = haul.loot
    found = []
    for table in ("ticket", "dialogue"):
        rows = [one.row for one in loot.of(table) if one.row is not None]
        found.append(Sample(table, dict(rows[len(rows) // 2])))
    return [*found, Sample("answer", dict(loot.answers[0]))]
