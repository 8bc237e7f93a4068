"""Nothing leads from a talk under its old key to the same talk under the new one."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta
from itertools import pairwise

import pytest
from sqlalchemy import select

from storage import renewal, tables
from storage.dialogue_keys import DialogueKey
from storage.keys import Keys
from storage.records import Person
from storage.store import Storage
from storage.talks import is_large, tag
from tests.conftest import StandingClock
from tests.storage.test_renewal import ANNA, LONG, PEOPLE, rows, says, stages


async def test_neither_size_nor_week_leads_from_an_old_tag_to_the_new_one(
    storage: Storage, clock: StandingClock
) -> None:
    await says(storage, ANNA, LONG)
    for person in PEOPLE[1:7]:
        await says(storage, person, "short")
    clock.time += timedelta(days=7)
    for person in PEOPLE[7:]:
        await says(storage, person, "short")

    await storage.dialogues.renew()

    told = await rows(storage)
    async with storage.engine.reading() as connection:
        weeks = set((await connection.execute(select(tables.dialogue.c.week))).scalars())
    assert sum(map(is_large, told.values())) == renewal.ALIKE
    assert len(weeks) == 1
    assert (await stages(storage))[ANNA] == LONG


def counted(commits: list[dict[bytes, bytes]]) -> Counter[bytes]:
    """How often the row of each tag changed: what a copy of the disk after each commit tells."""
    found: Counter[bytes] = Counter()
    for before, after in pairwise(commits):
        found.update(one for one in after if before.get(one) != after[one])
    return found


def named(commits: list[dict[bytes, bytes]], keys: Keys) -> dict[Person, int]:
    """Steps of everybody whom the thief finds by trying every account with every key left."""
    told = counted(commits)
    found = [DialogueKey(0, 0, key) for _, key in keys.all()]
    by_tag = {tag(key, person): person for key in found for person in PEOPLE}
    return {by_tag[one]: steps for one, steps in told.items() if one in by_tag}


async def copied(storage: Storage, *, then_renewed: bool) -> list[dict[bytes, bytes]]:
    """Everybody walks a way of an own length; a copy after every commit."""
    commits = [await rows(storage)]
    for steps, person in enumerate(PEOPLE, 1):
        for number in range(steps):
            await says(storage, person, f"step {number}")
            commits.append(await rows(storage))
    if then_renewed:
        await storage.dialogues.renew()
    return commits


@pytest.mark.parametrize("database_url", ["memory"], indirect=True)
async def test_after_a_renewal_no_key_counts_anybodys_steps(storage: Storage) -> None:
    commits = await copied(storage, then_renewed=True)

    assert len(commits) == 1 + sum(range(1, 15))
    assert named(commits, storage.keys) == {}


@pytest.mark.parametrize("database_url", ["memory"], indirect=True)
async def test_without_a_renewal_the_thief_counts_everybodys_steps(storage: Storage) -> None:
    """The broken twin."""
    commits = await copied(storage, then_renewed=False)

    assert named(commits, storage.keys) == {one: n for n, one in enumerate(PEOPLE, 1)}
