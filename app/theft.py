"""Everything that is left of a wave, taken at once, and beside it the truth the thief is after."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from app.rehearsal_notes import Ear, Notes
from bot.crowd import Visitor
from bot.surveys.unfolding import unfold
from storage import backup
from storage.attacks import stealing
from storage.attacks.guesses import Truth
from storage.attacks.loot import Loot, Seen
from storage.records import Person, Wave
from storage.store import Storage

if TYPE_CHECKING:
    from storage.attacks.stealing import Copies


@dataclass(frozen=True)
class Haul:
    """What the thief has, and the truth that the thief is after."""

    loot: Loot
    truth: Truth


@dataclass(frozen=True)
class Gathered:
    """What came together while the wave was open. `since`: a segment of PostgreSQL's log."""

    people: Sequence[Visitor]
    roster: Sequence[Person]
    copies: Copies
    notes: Notes
    ear: Ear
    since: str


async def steal(storage: Storage, folder: Path, wave: Wave, so_far: Gathered) -> Haul:
    """`wave` as it is now, closed; `folder` holds the database, or nothing of PostgreSQL's."""
    engine, notes, people = storage.engine, so_far.notes, so_far.people
    await backup.write(engine, folder / "copy.backup", storage.keys)
    loot = Loot(
        wave=wave,
        is_sqlite=engine.is_sqlite,
        rows=await stealing.rows(engine),
        disk=await stealing.disk(engine, folder, so_far.since),
        changes=tuple(so_far.copies.changes),
        keys=stealing.keys(storage.keys.folder),
        seen=Seen(tuple(notes.visits), tuple(notes.arrived), tuple(so_far.roster)),
        zone=notes.zone,
        log=tuple(so_far.ear.lines),
        files=stealing.files(folder, "*.backup"),
        statistics=await stealing.statistics(engine),
        words=_words(people),
        counts=tuple(notes.counts),
        chunks=so_far.copies.chunks,
        editions=notes.editions,
        opened_early=notes.opened_early,
        dialogues=notes.dialogues,
    )
    body = await storage.scripts.asked(wave.survey, wave.version)
    assert body is not None
    return Haul(loot, _truth(loot, body, people, notes.who))


def _words(people: Sequence[Visitor]) -> dict[str, Person]:
    return {
        str(told): one.person for one in people for told in one.answers.values() if _is_typed(told)
    }


def _truth(loot: Loot, body: str, people: Sequence[Visitor], who: Mapping[bytes, Person]) -> Truth:
    """`body`: of the script as asked."""
    by_values = {frozenset(told): ballot for ballot, told in _by_ballot(loot).items()}
    found: dict[Person, bytes] = {}
    for one in people:
        rows = unfold(body, one.answers)
        if one.hands_in and rows and (ballot := by_values.get(frozenset(rows.values))):
            found[one.person] = ballot
    return Truth(
        ballots=found,
        low=frozenset(one.person for one in people if _is_low(one)),
        who=who,
        openings=_promised(loot, len(found)),
    )


def _promised(loot: Loot, n: int) -> tuple[int, ...]:
    """Among how many people each was to be: openings as they were, unless they broke the promise.

    A build that opens ballots one by one must not make it certain to be right about them.
    """
    if loot.wave.audience == "internal":
        return (n,)
    told = [row["finished"] for row in loot.rows["turnout"] if row["wave"] == loot.wave.id]
    sizes = tuple(size for size in told if size)
    least = loot.wave.batch_min
    if loot.wave.opening != "batches" or all(size >= least for size in sizes):
        return sizes
    return (least,) * (n // least) or (n,)


def _by_ballot(loot: Loot) -> Mapping[bytes, set[tuple[str, str]]]:
    told: dict[bytes, set[tuple[str, str]]] = {}
    for row in loot.answers:
        told.setdefault(bytes(row["ballot"]), set()).add((row["question"], row["value"]))
    return told


def _is_typed(told: object) -> bool:
    """Words as the crowd writes them, no two alike."""
    return isinstance(told, str) and told.startswith("w") and len(told) == 13


def _is_low(visitor: Visitor) -> bool:
    return visitor.answers["overall"] in (1, 2, 3)
