"""What a file means for the register: rows to add, rows to change, rows to refuse. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from storage.register_records import DUPLICATE, Draft, Key, Refusal, RegisterRow

Known = Mapping[Key, RegisterRow]


@dataclass(slots=True)
class Plan:
    """`changed` holds (as it is, as it will be); refusals come in the order of the file."""

    new: list[RegisterRow] = field(default_factory=list)
    changed: list[tuple[RegisterRow, RegisterRow]] = field(default_factory=list)
    same: int = 0
    refusals: list[Refusal] = field(default_factory=list)


def plan(drafts: Sequence[Draft], known: Known) -> Plan:
    """`known`: rows of the register that drafts or their originals name, and their originals.

    Drafts have distinct keys; each refused row is named once, by its first fault.
    """
    told = Plan()
    rows: dict[Key, RegisterRow] = {}
    lines: dict[Key, int] = {}
    for draft in drafts:
        row = _merged(draft, known.get(draft.key))
        lines[draft.key] = draft.line
        if fault := fault_of(row, draft.line):
            told.refusals.append(fault)
        else:
            rows[draft.key] = row
    told.refusals += _without_original(rows, lines, known)
    told.refusals += _in_circles(rows, lines, known)
    told.refusals.sort(key=lambda refusal: refusal.line)
    for key, row in rows.items():
        _sort(told, known.get(key), row)
    return told


def fault_of(row: RegisterRow, line: int) -> Refusal | None:
    """What makes a row impossible by itself (contract A07, A16, A19)."""
    days = (
        ("registered_at", row.registered, row.received, "received_at"),
        ("answered_at", row.answered, row.received, "received_at"),
        ("answered_at", row.answered, row.registered, "registered_at"),
    )
    for column, later, earlier, than in days:
        if later and earlier and later.day < earlier.day:
            values = {
                "found": later.day.isoformat(),
                "than": than,
                "earlier": earlier.day.isoformat(),
            }
            return Refusal(line, column, "before", values)
    if row.duplicate_of == row.key:
        return Refusal(line, "duplicate_of", "itself", {"found": str(row.key)})
    if row.outcome == DUPLICATE and row.duplicate_of is None:
        return Refusal(line, "outcome", "no_original")
    return None


def _merged(draft: Draft, was: RegisterRow | None) -> RegisterRow:
    """An empty cell clears, an absent column leaves as it was (contract A27)."""
    return replace(was, **draft.values) if was else RegisterRow(*draft.key, **draft.values)


def _without_original(
    rows: dict[Key, RegisterRow], lines: Mapping[Key, int], known: Known
) -> list[Refusal]:
    """Takes out of `rows` what points at nothing, until all that is left points at something."""
    refused: list[Refusal] = []
    while lost := [
        row
        for row in rows.values()
        if row.duplicate_of and row.duplicate_of not in rows and row.duplicate_of not in known
    ]:
        for row in lost:
            del rows[row.key]
            found = {"found": str(row.duplicate_of)}
            refused.append(Refusal(lines[row.key], "duplicate_of", "unknown_original", found))
    return refused


def _in_circles(
    rows: dict[Key, RegisterRow], lines: Mapping[Key, int], known: Known
) -> list[Refusal]:
    """Rows that are duplicates of each other: none would be counted at all."""
    circle = [key for key, row in rows.items() if key in set(_originals(row, rows, known))]
    refused = []
    for key in circle:
        found = {"found": str(rows[key].duplicate_of)}
        refused.append(Refusal(lines[key], "duplicate_of", "circle", found))
    for key in circle:
        del rows[key]
    return refused


def _originals(row: RegisterRow, rows: Known, known: Known) -> Iterator[Key]:
    """The original, the original's original and so on; stops where it has been before."""
    seen: set[Key] = set()
    at: RegisterRow | None = row
    while at and (key := at.duplicate_of) and key not in seen:
        seen.add(key)
        yield key
        at = rows.get(key) or known.get(key)


def _sort(told: Plan, was: RegisterRow | None, row: RegisterRow) -> None:
    if was is None:
        told.new.append(row)
    elif was == row:
        told.same += 1
    else:
        told.changed.append((was, row))
