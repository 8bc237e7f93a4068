"""Papers of a wave as its opening counts them: what is finished, what may be opened together."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage import ballots, sealed_pages, sealing, tables, together
from storage.keys import WaveKey
from storage.records import Answers, OpenedBallot, Unfolded, Wave

FEW = 500
"""Tags a statement may name; for more of them all rows are read."""

Unfold = Callable[[str, Answers], Unfolded | None]
"""(script's body, answers) -> rows; None: not the survey's respondent, not counted at all."""


@dataclass(frozen=True, slots=True)
class Rules:
    """How many ballots are opened together, how few are never shown."""

    batch_min: int
    k_min: int

    def with_promise(self, wave: Wave) -> Rules:
        """What the profile says today, but never less than people were told."""
        return Rules(max(self.batch_min, wave.batch_min), max(self.k_min, wave.k_min))


@dataclass(frozen=True, slots=True)
class Finished:
    """A finished paper that was not opened yet, still sealed."""

    tag: bytes
    who: ballots.HandedIn

    @property
    def account(self) -> str:
        return self.who.account

    @property
    def is_sheet(self) -> bool:
        return self.who.sheet


@dataclass(frozen=True, slots=True)
class Read:
    """What a finished paper says; without `rows` it is not the survey's respondent."""

    paper: Finished
    ballot: OpenedBallot
    rows: Unfolded | None
    body: Mapping[str, Any]  # as it was boxed
    mark: bytes = b""  # of this very paper, for `storage.together`

    @property
    def account(self) -> str:
        """Of the respondent; of nobody if this is not the survey's."""
        return self.paper.account if self.rows is not None else ballots.NOBODY

    @property
    def is_sheet(self) -> bool:
        return self.paper.is_sheet


@dataclass(frozen=True, slots=True)
class Papers:
    """Of one wave: finished and not opened yet; how many are unfinished, or cannot be read."""

    finished: list[Finished]
    unfinished: int
    damaged: int


async def papers(connection: AsyncConnection, wave: Wave, key: WaveKey) -> Papers:
    """Raises sealing.Unreadable if most cannot be read: that is no damage but another wave."""
    t = tables.ticket.c
    found = await connection.execute(select(t.tag, t.ptr).where(t.wave == wave.id))
    rows = [(bytes(tag), bytes(ptr)) for tag, ptr in found]
    return await asyncio.to_thread(_sorted_out, wave, key, rows)  # unsealing many takes a while


async def read(
    connection: AsyncConnection, wave: Wave, key: WaveKey, what: tuple[Sequence[Finished], Unfold]
) -> list[Read]:
    """Opens papers with the private half of `key`, in memory alone; a damaged one is left out.

    Raises sealing.Unreadable as `papers` does.
    """
    some, unfold = what
    boxes = await _boxes(connection, wave, some)
    kept = tables.script.c
    asked = select(kept.version, kept.body).where(kept.survey == wave.survey)
    scripts = {row.version: row.body for row in await connection.execute(asked)}
    papers = [(paper, boxes[paper.tag]) for paper in some]
    return await asyncio.to_thread(_read, wave, key, papers, (scripts, unfold))


async def _boxes(
    connection: AsyncConnection, wave: Wave, some: Sequence[Finished]
) -> dict[bytes, bytes]:
    """By tag. Looked at each minute: of the many that are empty by now none is read."""
    t = tables.ticket.c
    asked = select(t.tag, t.box).where(t.wave == wave.id)
    if len(some) <= FEW:
        asked = asked.where(t.tag.in_([paper.tag for paper in some]))
    return {bytes(tag): bytes(box) for tag, box in await connection.execute(asked)}


def people(told: Iterable[Read | Finished]) -> int:
    """Different accounts; those of carried papers cannot be told apart any more.

    Beside people who answered here sheets count as nobody: whoever entered them knows them, and
    would have the others by subtraction. By themselves each counts as one.
    """
    known: dict[bool, set[str]] = {True: set(), False: set()}
    for one in told:
        known[one.is_sheet].add(one.account)
    ours, sheets = (known[is_sheet] - {ballots.NOBODY} for is_sheet in (False, True))
    return len(ours or sheets)


def to_open(wave: Wave, known: together.Sorted, rules: Rules) -> list[list[Read]]:
    """What may be opened anew when the wave ends: alike first, then whoever is left, ever less
    alike. Who came after a closing that was cut short is opened only in a company as large."""
    least = rules.with_promise(wave)
    if wave.opening != "batches":
        is_enough = not known.again or people(known.new) >= least.k_min
        return [known.new] if is_enough else []
    groups: list[list[Read]] = []
    for alike in (_all_alike, _of_one_place, _of_one_kind):
        groups += _groups(rest(known.new, groups), alike, least.batch_min)
    return groups


def batches(told: Iterable[Read], batch_min: int) -> list[list[Read]]:
    """Those that may be opened together before the end: of at least `batch_min` people each.

    Of one channel and one place: mixed, most of both would have to be left out at the opening.
    """
    return _groups(told, _all_alike, batch_min)


def rest(told: Iterable[Read], groups: Iterable[Iterable[Read]]) -> list[Read]:
    ready = {one.paper.tag for group in groups for one in group}
    return [one for one in told if one.paper.tag not in ready]


def _of_one_kind(one: Read) -> tuple[object, ...]:
    """Sessions of the web anyone can multiply, sheets whoever enters them, and few of an older
    version would be singled out."""
    return one.paper.who.web, one.is_sheet, one.ballot.version


def _of_one_place(one: Read) -> tuple[object, ...]:
    return *_of_one_kind(one), one.ballot.place


def _all_alike(one: Read) -> tuple[object, ...]:
    return *_of_one_place(one), one.ballot.channel


def _groups(
    told: Iterable[Read], alike: Callable[[Read], tuple[object, ...]], batch_min: int
) -> list[list[Read]]:
    groups: dict[tuple[object, ...], list[Read]] = defaultdict(list)
    for one in told:
        groups[alike(one)].append(one)
    return [group for group in groups.values() if people(group) >= batch_min]


def _sorted_out(wave: Wave, key: WaveKey, rows: Sequence[tuple[bytes, bytes]]) -> Papers:
    finished, unfinished, damaged = [], 0, 0
    for tag, ptr in rows:
        place = ballots.at(wave.promise, tag)
        try:
            if (who := ballots.waiting(key, place, ptr)) is not None:
                finished.append(Finished(tag, who))
            else:
                unfinished += ballots.is_draft(key, place, ptr)
        except ValueError:
            damaged += 1
    _require_most(damaged, len(rows))
    return Papers(finished, unfinished, damaged)


def _require_most(damaged: int, of: int) -> None:
    """One damaged row must not keep a whole town's answers sealed for ever; a wave none of whose
    rows fits must not be counted as empty."""
    if 2 * damaged > of:
        raise sealing.Unreadable(f"{damaged} of {of} papers")


def _read(
    wave: Wave,
    key: WaveKey,
    papers: Sequence[tuple[Finished, bytes]],
    asked: tuple[Mapping[int, str], Unfold],
) -> list[Read]:
    scripts, unfold = asked
    told: list[Read] = []
    for paper, box in papers:
        try:
            body = _body(wave, key, (paper.tag, box))
        except ValueError:
            continue
        ballot = ballots.opened(wave, body)
        rows = unfold(scripts[ballot.version], ballot.values)
        mark = together.mark(key, paper.tag, box)
        told.append(Read(paper, ballot, rows, body, mark))
    _require_most(len(papers) - len(told), len(papers))
    return told


def _body(wave: Wave, key: WaveKey, paper: tuple[bytes, bytes]) -> dict[str, Any]:
    if not wave.strict:
        return ballots.body(key.private, wave, paper)
    tag, _ = paper
    return sealed_pages.body(key.private, wave, (tag, sealed_pages.uncovered(wave, key, paper)))
