"""Sheets of a file that are new, known, or alike with those of another file. Pure.

A row leaves a mark under the wave's key: of its number and choices, or of its choices and the
how-manieth it is. Own words play no part: they are shown apart from the marks of whoever wrote
them, and a mark would prove where they belong.
"""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from itertools import count, takewhile

from storage import ballots
from storage.keys import WaveKey
from storage.sheet_records import Alike, FilledIn, Row, Stacked


@dataclass(frozen=True, slots=True)
class Known:
    """What the wave has: tags of sheets, marks of rows that came from files."""

    tags: AbstractSet[bytes] = field(repr=False)
    marks: AbstractSet[bytes] = field(repr=False)


@dataclass(slots=True)
class Sorting:
    """Of one wave. `new`: by tag; `marks`: of the new ones, to be kept with them."""

    key: WaveKey = field(repr=False)
    known: Known
    new: dict[bytes, FilledIn] = field(default_factory=dict, repr=False)
    marks: set[bytes] = field(default_factory=set, repr=False)
    same: int = 0
    alike: int = 0
    clashing: list[int] = field(default_factory=list)
    unclear: list[int] = field(default_factory=list)

    def sort(self, sheets: Sequence[FilledIn], alike: Alike) -> None:
        groups: dict[str, dict[bytes, FilledIn]] = {}
        for sheet in sheets:
            tag = ballots.sheet_tag(self.key, sheet.name)
            if sheet.row is not None and sheet.row.number:
                self._numbered(tag, sheet, sheet.row)
            else:
                said = sheet.row.said if sheet.row is not None else ""
                groups.setdefault(said, {})[tag] = sheet
        for said, group in groups.items():
            self._unnumbered(said, group, alike)

    def told(self) -> Stacked:
        refused = tuple(sorted(self.clashing)), tuple(sorted(self.unclear))
        return Stacked(len(self.new), self.same, self.alike, *refused)

    def _numbered(self, tag: bytes, sheet: FilledIn, row: Row) -> None:
        mark = ballots.row_mark(self.key, f"{row.number}|{row.said}")
        if tag not in self.known.tags:
            self.new[tag] = sheet
            self.marks.add(mark)
        elif mark in self.known.marks:
            self.same += 1
        else:
            self.clashing.append(row.line)

    def _unnumbered(self, said: str, group: dict[bytes, FilledIn], alike: Alike) -> None:
        fresh = {tag: sheet for tag, sheet in group.items() if tag not in self.known.tags}
        self.same += len(group) - len(fresh)
        if not fresh:
            return
        there = self._there(said)
        elsewhere = min(len(fresh), max(0, there - (len(group) - len(fresh))))
        if alike is Alike.SAME and elsewhere:
            fresh = self._rest(fresh, elsewhere)
        elif alike is Alike.ASK:
            self.alike += elsewhere
        self.new |= fresh
        rows = [sheet for sheet in fresh.values() if sheet.row is not None]
        self.marks |= {self._mark(said, there + nth) for nth in range(1, len(rows) + 1)}

    def _rest(self, fresh: dict[bytes, FilledIn], same: int) -> dict[bytes, FilledIn]:
        """Without those that are the same; all of them are unclear if only words part them."""
        told = {repr(sorted(sheet.answers.items())) for sheet in fresh.values()}
        if len(told) > 1 and same < len(fresh):
            self.unclear += [sheet.row.line for sheet in fresh.values() if sheet.row is not None]
            return {}
        self.same += same
        return dict(list(fresh.items())[same:])

    def _there(self, said: str) -> int:
        """How many rows of files the wave has that say this."""
        marks = (self._mark(said, nth) for nth in count(1))
        return sum(1 for _ in takewhile(self.known.marks.__contains__, marks))

    def _mark(self, said: str, nth: int) -> bytes:
        return ballots.row_mark(self.key, f"{nth}#{said}")
