"""What a whole file means for the whole register, row by row and slowly: the oracle of imports."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from storage.arriving import Imported
from storage.register_plan import fault_of
from storage.register_records import Draft, Key, Refusal, RegisterRow

Known = Mapping[Key, RegisterRow]


def whole(told: Iterable[Draft | Refusal], known: Known) -> tuple[Imported, Known]:
    """What is told of the file, and the register after it."""
    refusals: list[Refusal] = []
    rows: dict[Key, RegisterRow] = {}
    lines: dict[Key, int] = {}
    for one in told:
        row = one if isinstance(one, Refusal) else _merged(one, known.get(one.key))
        fault = row if isinstance(row, Refusal) else fault_of(row, one.line)
        if fault:
            refusals.append(fault)
        elif isinstance(row, RegisterRow):
            rows[row.key], lines[row.key] = row, one.line
    while gone := dict(_lost(rows, known)) or dict(_circles(rows, known)):
        for key, code in gone.items():
            found = {"found": str(rows.pop(key).duplicate_of)}
            refusals.append(Refusal(lines[key], "duplicate_of", code, found))
    refusals.sort(key=lambda one: one.line)
    new = len(rows.keys() - known.keys())
    same = sum(known.get(key) == row for key, row in rows.items())
    counts = (new, len(rows) - new - same, same, len(refusals))
    return Imported(*counts, tuple(refusals), True), {**known, **rows}


def _merged(draft: Draft, was: RegisterRow | None) -> RegisterRow:
    return replace(was, **draft.values) if was else RegisterRow(*draft.key, **draft.values)


def _lost(rows: Known, known: Known) -> Iterator[tuple[Key, str]]:
    for key, row in rows.items():
        if row.duplicate_of and row.duplicate_of not in rows and row.duplicate_of not in known:
            yield key, "unknown_original"


def _circles(rows: Known, known: Known) -> Iterator[tuple[Key, str]]:
    for key, row in rows.items():
        if key in set(_originals(row, rows, known)):
            yield key, "circle"


def _originals(row: RegisterRow, rows: Known, known: Known) -> Iterator[Key]:
    """The original, the original's original and so on; stops where it has been before."""
    seen: set[Key] = set()
    at: RegisterRow | None = row
    while at and (key := at.duplicate_of) and key not in seen:
        seen.add(key)
        yield key
        at = rows.get(key) or known.get(key)
