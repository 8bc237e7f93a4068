"""Damaged notes of what was opened together: named, mended by either remedy, binding nobody."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from storage import together
from storage.records import Wave, WaveState
from storage.store import Storage
from tests.storage.ballots import (
    RULES,
    TODAY,
    marks,
)
from tests.storage.test_together import Ticket, later, opened_once, papers, put_back

pytestmark = pytest.mark.parametrize("database_url", ["memory"], indirect=True)
"""Nothing here is the database's own."""


async def opened_twice(storage: Storage) -> tuple[Wave, list[Ticket]]:
    """Two lines are noted; these are the papers of the first."""
    wave, copied = await opened_once(storage)
    await later(storage, wave, marks(*[4] * 10))
    assert await storage.opening.open_batch(wave.id, RULES, TODAY) == 10
    return wave, copied


def spoil(file: Path, at: int) -> None:
    """One bit, on the disk."""
    told = bytearray(file.read_bytes())
    told[at] ^= 1
    file.write_bytes(told)


AT = [0, 5, 650, 657, 658]
"""The first line's beginning, a mark, its sum, its dot, and what parts it from the next."""


@pytest.mark.parametrize("at", AT)
async def test_damage_among_the_notes_is_not_taken_for_none_and_names_its_file(
    storage: Storage, at: int
) -> None:
    wave, _ = await opened_twice(storage)
    spoil(storage.keys.beside(wave.id), at)
    await later(storage, wave, marks(*[3] * 10), since=300)

    for work in (storage.opening.open_batch, storage.opening.close):
        with pytest.raises(together.NotesDamaged) as told:
            await work(wave.id, RULES, TODAY)

        assert told.value.path == storage.keys.folder / f"wave-{wave.id}.together"


@pytest.mark.parametrize("remedy", ["delete", "discard"])
async def test_both_remedies_for_damaged_notes_work(storage: Storage, remedy: str) -> None:
    wave, _ = await opened_twice(storage)
    file = storage.keys.beside(wave.id)
    spoil(file, 5)
    await later(storage, wave, marks(*[3] * 10), since=300)

    if remedy == "delete":
        file.unlink()
        told = await storage.opening.close(wave.id, RULES, TODAY)
    else:
        told = await storage.opening.discard(wave.id, TODAY)

    [now] = await storage.waves.known()
    assert (told.opened, now.state) == (30 if remedy == "delete" else 20, WaveState.CLOSED)
    assert not file.exists()


@pytest.mark.parametrize("how", ["shorter", "a bit", "zeros"])
async def test_a_note_cut_short_by_a_crash_binds_nobody(storage: Storage, how: str) -> None:
    """No opening followed it: the papers wait as before, and those of the first line are bound."""
    wave, first = await opened_once(storage)
    noted = storage.keys.beside(wave.id)
    whole = len(noted.read_bytes())
    await later(storage, wave, marks(*[4] * 10))
    second = [one for one in await papers(storage, wave) if one["tag"] not in tags(first)]
    await storage.opening.open_batch(wave.id, RULES, TODAY)
    cut(noted, how, whole)
    await put_back(storage, [*second, *first[1:]])
    await later(storage, wave, marks(3), since=300)

    assert await storage.opening.open_batch(wave.id, RULES, TODAY) == 11

    assert await storage.opening.open_batch(wave.id, RULES, TODAY) == 0  # what is noted now is read


def tags(some: Sequence[Ticket]) -> set[bytes]:
    return {one["tag"] for one in some}


def cut(noted: Path, how: str, whole: int) -> None:
    told = noted.read_bytes()
    if how == "a bit":
        spoil(noted, whole + 9)
    else:
        noted.write_bytes(told[:-40] + (bytes(40) if how == "zeros" else b""))
