"""A sheet of an XLSForm as rows whose cells are called by names of ours. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from bot.surveys.wording import brief
from bot.surveys.xlsform.names import (
    ALIASES,
    CHOICES,
    LEFT,
    OF_CHOICES,
    OF_SETTINGS,
    OF_SURVEY,
    OWN,
    REFUSED,
    SETTINGS,
    SURVEY,
)
from bot.texts import say

KNOWN: Mapping[str, Sequence[str]] = {
    SURVEY: OF_SURVEY,
    CHOICES: OF_CHOICES,
    SETTINGS: tuple(OF_SETTINGS),
}
NEEDED = {SURVEY: ("type", "name", "label"), CHOICES: ("list_name", "name", "label")}
"""Columns without which a sheet says nothing."""
LANGUAGES = ("(ru)", "russian", "\u0440\u0443\u0441\u0441\u043a")
"""In the name of a column of Russian words."""

Cells = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Row:
    """`number` is the one that Excel shows beside it."""

    number: int
    cells: Cells

    def __getitem__(self, name: str) -> str:
        return self.cells.get(name, "")


@dataclass(frozen=True, slots=True)
class Fault:
    """`row` 0: of the whole file."""

    sheet: str
    row: int
    words: str


@dataclass(slots=True)
class Sheet:
    """As it was read: the head as it is written, and those rows that are not empty."""

    name: str
    head: Sequence[str]
    rows: Sequence[Row]
    faults: list[Fault] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def has(self, column: str) -> bool:
        return column in self.head


def named(sheet: Sheet) -> Sheet:
    """The same with columns called as `KNOWN` does; what is lost is in its notes and faults."""
    chosen = _chosen(sheet)
    rows = [
        Row(row.number, {name: row[written] for name, written in chosen.items() if row[written]})
        for row in sheet.rows
    ]
    found = Sheet(sheet.name, list(chosen), rows, list(sheet.faults))
    for written in sheet.head:
        if written not in chosen.values():
            _lost(found, sheet, written)
    return found


def _chosen(sheet: Sheet) -> dict[str, str]:
    """By our name the column as it is written; of several languages the Russian one."""
    several: dict[str, list[str]] = {}
    for written in sheet.head:
        first, _, language = written.partition("::")
        name = plain(first)
        is_words = name == "label" or not language
        if is_words and name in KNOWN[sheet.name]:
            several.setdefault(name, []).append(written)
    return {name: _russian(written) for name, written in several.items()}


def _russian(written: Sequence[str]) -> str:
    known = [one for one in written if any(sign in one.casefold() for sign in LANGUAGES)]
    return (known or [one for one in written if "::" not in one] or written)[0]


def plain(told: str) -> str:
    """The name of a column as XLSForm has it, however it was written."""
    small = " ".join(told.split()).casefold()
    return ALIASES.get(small, small.replace(" ", "_"))


def _lost(found: Sheet, sheet: Sheet, written: str) -> None:
    """A column that is not read: refused where its meaning would be missed."""
    name = plain(written.partition("::")[0])
    used = [row.number for row in sheet.rows if row[written]]
    if name.startswith(OWN):
        known = ", ".join(one for one in KNOWN[sheet.name] if one.startswith(OWN))
        told = say("xlsform-no-column", name=brief(written), known=known)
        found.faults.append(Fault(sheet.name, 1, told))
    elif used and sheet.name == SURVEY and name in REFUSED:
        told = say("xlsform-column-refused", name=brief(written))
        found.faults += [Fault(sheet.name, number, told) for number in used]
    elif used and (name in LEFT or name in KNOWN[sheet.name]):
        rows = numbers(used)
        told = brief(written)
        note = say("xlsform-column-left", name=told, sheet=sheet.name, count=len(used), rows=rows)
        found.notes.append(note)


def headless(sheets: Mapping[str, Sheet]) -> Iterator[Fault]:
    """Of sheets whose head is in other words: the head, and not every row below it."""
    for name, needed in NEEDED.items():
        sheet = sheets.get(name)
        if sheet is None or not sheet.rows:
            continue
        known = named(sheet)
        missing = [column for column in needed if not known.has(column)]
        if missing:
            told = {"missing": ", ".join(missing), "needed": ", ".join(needed)}
            yield Fault(name, 1, say("xlsform-no-head", count=len(missing), **told))


def whole(told: str) -> int | None:
    """A number as people write one; None of anything else, and of one that no survey needs.

    >>> whole("-5"), whole("--5"), whole("9" * 5000)
    (-5, None, None)
    """
    return int(told) if re.fullmatch(r"-?[0-9]{1,6}", told) else None


def numbers(told: Iterable[int | str]) -> str:
    """The first few are enough to find the others."""
    several = [str(number) for number in told]
    return ", ".join(several if len(several) <= 5 else [*several[:4], "\N{HORIZONTAL ELLIPSIS}"])
