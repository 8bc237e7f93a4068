"""Is a file as it was made, and are its figures still the same? Read with care."""

from __future__ import annotations

import json
import re
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from reports import snapshots
from reports.build import Basis, Wish
from reports.document import Document, Table, cell_text
from reports.excel import titled
from reports.period import parse
from reports.report.chapters import chapters, whole
from reports.report.set import SetDoors
from reports.set_files import hash_of
from reports.wording import Say
from storage.report_records import ID, MadeFile, Snapshot

LARGEST = 64 << 20
"""Bytes of a file of figures, and of properties, that are read into memory."""

_KEYWORD = re.compile(rf"otklik:([0-9a-f]{{{ID}}})".encode())
_SKIPPED = ("_six", "about")
"""Tables that say once more, in words, what the others say in figures."""


@dataclass(frozen=True, slots=True)
class Difference:
    """`where`: table, row and column as they are read."""

    where: str
    was: str
    now: str


@dataclass(frozen=True, slots=True)
class Verified:
    """`found`: the run the file is of, and what it was called there; None if it was changed or is
    not ours. `borne`: the run that a changed file says it is of, if there is one.

    `differences`: of the figures, worked out anew as of the same day; `is_same` if even their JSON
    is the same. `other_profile`, `other_program`: what else changed since.
    """

    found: tuple[Snapshot, MadeFile] | None
    borne: Snapshot | None = None
    is_same: bool = False
    differences: tuple[Difference, ...] = ()
    other_profile: bool = False
    other_program: bool = False


async def verify(doors: SetDoors, basis: Basis, file: Path, told: tuple[str, Say]) -> Verified:
    """`told`: (version of the program, words). Raises OSError if the file cannot be read."""
    runs = await doors.report_runs.of_file(hash_of(file))
    if not runs:
        borne = borne_by(file)
        return Verified(None, await doors.report_runs.one(borne) if borne else None)
    kept, made = runs[0]
    program, say = told
    now = await _anew(doors, basis, kept)
    differences: tuple[Difference, ...] = ()
    if now.figures_hash != kept.figures_hash:
        before = chapters(await snapshots.reported(doors, basis, kept), say)
        after = chapters(await snapshots.reported(doors, basis, now), say)
        differences = tuple(compared(whole(before), whole(after), say))
    return Verified(
        (kept, made),
        is_same=now.figures_hash == kept.figures_hash,
        differences=differences,
        other_profile=now.profile_hash != kept.profile_hash,
        other_program=program != kept.program,
    )


async def _anew(doors: SetDoors, basis: Basis, kept: Snapshot) -> Snapshot:
    wish = Wish(parse(kept.period), kept.as_of)
    told = await snapshots.taken(doors, basis, wish)
    return snapshots.snapshot(told, wish, basis, (kept.program, kept.created_at))


def borne_by(file: Path) -> str | None:
    """The snapshot that a file says it is of: its properties, or its figures."""
    try:
        if zipfile.is_zipfile(file):
            return _of_properties(file)
        if file.stat().st_size > LARGEST:
            return None
        told = json.loads(file.read_bytes())
        name = told.get("snapshot") if isinstance(told, dict) else None
        return name if isinstance(name, str) else None
    except (ValueError, RecursionError, zipfile.BadZipFile, NotImplementedError, RuntimeError):
        return None


def _of_properties(file: Path) -> str | None:
    with zipfile.ZipFile(file) as opened:
        try:
            part = opened.getinfo("docProps/core.xml")
        except KeyError:
            return None
        if part.file_size > LARGEST:
            return None
        found = _KEYWORD.search(opened.read(part))
        return found[1].decode() if found else None


def compared(before: Document, after: Document, say: Say) -> Iterator[Difference]:
    """Cell by cell; rows are known by their first cell, which of its kind they are."""
    was, now = _tables(before), _tables(after)
    for name in dict.fromkeys((*was, *now)):
        title = (now.get(name) or was[name])[0]
        yield from _of_table(title, was.get(name), now.get(name), say)


def _tables(document: Document) -> Mapping[str, tuple[str, Table]]:
    return {
        one.table.id: (one.title, one.table)
        for one in titled(document)
        if not one.table.id.endswith(_SKIPPED)
    }


def _of_table(
    title: str, was: tuple[str, Table] | None, now: tuple[str, Table] | None, say: Say
) -> Iterator[Difference]:
    before = _cells(was[1], say) if was else {}
    after = _cells(now[1], say) if now else {}
    gone = say("digest-no-base")
    for place in dict.fromkeys((*before, *after)):
        old, new = before.get(place, gone), after.get(place, gone)
        if old != new:
            row, column = place[0], place[2]
            yield Difference(f"{title}: {row}, {column}", old, new)


def _cells(table: Table, say: Say) -> dict[tuple[str, int, str], str]:
    """By (first cell of the row, which of these rows, head of the column)."""
    seen: dict[str, int] = {}
    found: dict[tuple[str, int, str], str] = {}
    for row in table.rows:
        first = cell_text(row[0], say)
        seen[first] = seen.get(first, 0) + 1
        for head, cell in zip(table.head[1:], row[1:], strict=True):
            found[first, seen[first], head] = cell_text(cell, say)
    return found
