"""Papers beside the report: its parts by direction, the three of the roadmap, and what the report
says of both and of additional surveys. Gathered once for all that are asked for."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, replace
from datetime import datetime, time
from hashlib import sha256
from pathlib import Path

from bot.inquiry_chapter import Asked, inquiry_chapter
from bot.pain_wording import processes_of, words_of
from bot.texts import say
from config.profile import Profile
from reports import snapshots
from reports.asking import window_of
from reports.build import Basis, Wish
from reports.document import Document, Heading, Imprint, Paragraph
from reports.pain.board import Board, board
from reports.pain.map import pain_map
from reports.report import paper as pain_files
from reports.report.part import PartOf, accepted, board_of, part
from reports.report.roadmap import NUMBERS, Mapped, roadmap
from reports.report.set import stem
from reports.report.told import Reported
from reports.rules import awaited, rules_of
from storage.pain_tallies import PainTallies
from storage.report_records import ID
from storage.store import Storage
from storage.submission_records import Standing

PARTS = "parts"


@dataclass(frozen=True, slots=True)
class Ground:
    """What all papers of a period rest on."""

    told: Reported
    mapped: Mapped
    tallies: PainTallies
    standings: dict[str, Standing]


def numbers_of(profile: Profile) -> tuple[str, ...]:
    """Papers of the roadmap that the profile names, each by its number."""
    named = {one.split(" ", 1)[0] for one in profile.roadmap_reports}
    return tuple(number for number in NUMBERS if number in named)


def directions_of(profile: Profile) -> tuple[str, ...]:
    """Those that are reported of apart."""
    return profile.directions if profile.report.per_direction_units else ()


class ReportPapers:
    def __init__(self, storage: Storage, basis: Basis, wish: Wish) -> None:
        self._storage = storage
        self._basis = basis
        self._wish = wish
        self._told: Reported | None = None
        self._mapped: Board | None = None

    async def add(self, told: Reported) -> Reported:
        """To the whole report: where its parts stand, what additional surveys found."""
        storage = self._storage
        standings = dict(await storage.submissions.of(self._wish.period.name))
        waves = {one.id: one for one in await storage.waves.known()}
        names = await processes_of(storage)
        asked = Asked(tuple(await storage.inquiries.all()), waves, names)
        added = {
            "about": accepted(standings, told, say),
            "conclusions": inquiry_chapter(told, asked),
        }
        if self._basis.profile.pain_map.enabled:
            found = await self._board()
            added["conclusions"] = (*of_map(found, stem(self._wish)), *added["conclusions"])
        self._told = replace(told, added=added)
        return self._told

    async def write(self, imprint: Imprint, folder: Path) -> None:
        """Into the set, where the ordinance has them."""
        profile = self._basis.profile
        directions, numbers = directions_of(profile), numbers_of(profile)
        if not directions and not numbers:
            return
        ground = await self.ground()
        for number in numbers:
            name = f"roadmap_{number.replace('.', '-')}_{stem(self._wish)}.docx"
            await _write(self.roadmap(ground, number), imprint, folder / name)
        for direction in directions:
            place = folder / PARTS / f"{direction}_{stem(self._wish)}.docx"
            await _write(self.part(ground, direction), imprint, place)

    async def ground(self) -> Ground:
        storage, basis, wish = self._storage, self._basis, self._wish
        async with storage.engine.one_state():
            told = self._told or await self._reported()
            mapped = await self._board()
            window = replace(window_of(wish, wish.period), awaited=awaited(basis.known))
            tallies = await storage.pains.tallies(window)
            standings = dict(await storage.submissions.of(wish.period.name))
        units = {one.id: one.title for one in await storage.units.all()}
        words = await words_of(storage, mapped)
        return Ground(told, Mapped(mapped, words, units), tallies, standings)

    def part(self, ground: Ground, direction: str) -> Document:
        profile, mapped = self._basis.profile, ground.mapped
        own = board_of(mapped.board, direction)
        has_map = profile.pain_map.enabled or own.rows
        one = PartOf(
            direction=direction,
            unit=mapped.units.get(profile.direction_units.get(direction, ""), ""),
            standing=ground.standings.get(direction, Standing()),
            tallies=ground.tallies,
            pains=pain_map(own, mapped.words, mapped.units) if has_map else (),
        )
        return part(ground.told, one, rules_of(profile, self._basis.known, ()), say)

    def roadmap(self, ground: Ground, number: str) -> Document:
        return roadmap(number, ground.told, ground.mapped, say)

    async def _board(self) -> Board:
        """Worked out once."""
        if self._mapped is None:
            self._mapped = await board(self._storage, self._basis, self._wish)
        return self._mapped

    async def _reported(self) -> Reported:
        """The figures of the whole report, worked out without keeping a snapshot."""
        storage, basis, wish = self._storage, self._basis, self._wish
        figures = await snapshots.taken(storage, basis, wish)
        at = datetime.combine(wish.as_of, time(), basis.profile.zone)
        kept = snapshots.snapshot(figures, wish, basis, ("", at))
        told = await snapshots.reported(storage, basis, kept)
        return replace(told, actions=await storage.side.listed("action", snapshots.days(wish)))


def of_map(found: Board, name: str) -> Document:
    """What the report says of the pain map, which is a file of its own in the set."""
    confirmed = found.confirmed
    high = sum(line.priority == "high" for line in confirmed)
    bare = sum(not line.measures for line in confirmed if line.priority == "high")
    counts = {"confirmed": len(confirmed), "high": high, "bare": bare}
    told = say("report-map", **counts, waiting=len(found.candidates), name=f"pain_map_{name}.docx")
    return Heading(1, say("map-title")), Paragraph(told)


def title_of(document: Document) -> str:
    """Of the paper: its first heading."""
    return next(part.text for part in document if isinstance(part, Heading))


def as_file(document: Document, profile: Profile, wish: Wish) -> bytes:
    """A paper by itself, as Word reads it. Takes a while."""
    imprint = Imprint(
        title=title_of(document),
        org=profile.org,
        mark=say("report-mark", clause=profile.report.clause_not_public),
        snapshot=sha256(repr(document).encode()).hexdigest()[:ID],
        day=wish.as_of,
        act=profile.act,
    )
    return pain_files.docx(document, imprint, say)


async def _write(document: Document, imprint: Imprint, place: Path) -> None:
    mine = replace(imprint, title=title_of(document))

    def write() -> None:
        place.parent.mkdir(exist_ok=True)
        place.write_bytes(pain_files.docx(document, mine, say))

    await asyncio.to_thread(write)
