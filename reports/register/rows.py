"""Records of a register's file into drafts of rows, or into refusals that say where and why.

Contract §4, A18 to A34. What depends on other rows, such as the original of a duplicate, is judged
by `storage.register_plan`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from config.directories import Directories
from reports.register.cells import (
    BadCell,
    Reading,
    entry,
    flag,
    like,
    moment,
    original,
    shown,
    text,
)
from reports.register.columns import directories
from reports.register.file import BadRegisterFile, Cell, Record
from storage.first_lines import FirstLines
from storage.register_records import OPEN, Draft, Key, Refusal

Reader = Callable[[Cell], Any]
"""A cell's value; raises BadCell."""

FIELDS = {"received_at": "received", "registered_at": "registered", "answered_at": "answered"}
"""Fields of a row that are called otherwise than their columns."""

EMPTY = {"audience": "external", "kind": "application", "outcome": OPEN}
"""What an empty cell of these columns means (contract §4, A24)."""

REQUIRED = ("external_id", "channel", "received_at")

REMEMBERED = 10_000
"""Cells of a column that are read once."""

FAULT = ""
"""The column of reasons in a file of refused rows: nothing of it is read."""


@dataclass(slots=True)
class Parsed:
    drafts: list[Draft] = field(default_factory=list)
    refusals: list[Refusal] = field(default_factory=list)


def parse(told: Iterable[Record | Refusal], reading: Reading) -> Parsed:
    """All rows of a file that is small. Raises BadRegisterFile for bad columns (A25)."""
    parsed = Parsed()
    for one in rows(told, reading):
        if isinstance(one, Draft):
            parsed.drafts.append(one)
        else:
            parsed.refusals.append(one)
    return parsed


def rows(told: Iterable[Record | Refusal], reading: Reading) -> Iterator[Draft | Refusal]:
    """Every row is a draft or a refusal, as it is read. Raises BadRegisterFile as `parse` does."""
    records = iter(told)
    columns = _columns(next(records, Record(1, [])), reading.known)
    reader = _Rows(columns, reading)
    for record in records:
        if isinstance(record, Refusal):
            yield record
            continue
        try:
            yield reader.draft(record)
        except BadCell as bad:
            yield Refusal(record.line, bad.column, bad.code, bad.values)


def _columns(header: Record | Refusal, known: Directories) -> list[str]:
    if isinstance(header, Refusal):
        raise BadRegisterFile(1, header.code, **header.values)
    told = [cell.strip() if isinstance(cell, str) else str(cell) for cell in header.cells]
    if not any(told):
        raise BadRegisterFile(1, "empty")
    columns = [_column(name, number, known) for number, name in enumerate(told, 1)]
    for name, times in Counter(columns).items():
        if times > 1:
            raise BadRegisterFile(1, "repeated_column", column=name)
    for name in REQUIRED:
        if name not in columns:
            title = known.columns[name].title
            raise BadRegisterFile(1, "missing_column", column=name, found=title)
    return columns


def _column(name: str, number: int, known: Directories) -> str:
    if not name:
        raise BadRegisterFile(1, "unnamed_column", found=str(number))
    if name == known.fault_column:
        return FAULT
    if (column := known.columns.find(name)) is None:
        expected = like(name, known.columns) or ", ".join(
            f"{one.id} [{one.title}]" for one in known.columns
        )
        raise BadRegisterFile(1, "unknown_column", found=shown(name), expected=expected)
    return column.id


class _Rows:
    """One reader a column, and where each key was met first."""

    def __init__(self, columns: Sequence[str], reading: Reading) -> None:
        self._columns = columns
        self._readers = [_reader(column, reading) for column in columns]
        self._fields = [FIELDS.get(column, column) for column in columns]
        self._channels = reading.known.channels
        self._lines = FirstLines()

    def draft(self, record: Record) -> Draft:
        """Raises BadCell. A key met a second time is refused, even if all is equal (A23)."""
        if len(record.cells) != len(self._columns):
            counts = {"found": str(len(record.cells)), "expected": str(len(self._columns))}
            raise BadCell("", "fields", **counts)
        key = Key(*(self._one(name, record) for name in Key._fields))
        if (first := self._lines.first(key, record.line)) != record.line:
            raise BadCell("external_id", "repeated", found=shown(key.external_id), first=str(first))
        read = zip(self._fields, self._readers, record.cells, strict=True)
        passed = (*Key._fields, FAULT)
        values = {field: reader(cell) for field, reader, cell in read if field not in passed}
        if values["received"] is None:
            raise BadCell("received_at", "missing")
        if told := values.get("duplicate_of"):
            values["duplicate_of"] = original(told, key.channel, self._channels)
        return Draft(record.line, key, values)

    def _one(self, column: str, record: Record) -> str:
        number = self._columns.index(column)
        if told := self._readers[number](record.cells[number]):
            return str(told)
        raise BadCell(column, "missing")


def _reader(column: str, reading: Reading) -> Reader:
    known = reading.known
    match column:
        case "received_at" | "registered_at" | "answered_at":
            return _remembering(lambda cell: moment(column, cell, reading))
        case "external_id" | "text" | "organisation":
            return lambda cell: text(column, cell)
        case "":
            return lambda cell: None
        case "duplicate_of":
            return lambda cell: text(column, cell) or None
        case "extended" | "anonymous" | "repeat" | "collective":
            return _remembering(lambda cell: flag(column, cell, known))
    directory = directories(known)[column]
    return _remembering(lambda cell: entry(column, cell, directory) or EMPTY.get(column))


def _remembering(reader: Reader) -> Reader:
    """A day, a code or a flag occurs in many rows; what is refused is read anew each time."""
    told: dict[Cell, Any] = {}

    def read(cell: Cell) -> Any:
        if cell not in told:
            if len(told) == REMEMBERED:  # minutes of years are too many
                told.clear()
            told[cell] = reader(cell)
        return told[cell]

    return read
