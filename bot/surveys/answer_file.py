"""A file of questionnaires filled in outside: each row a sheet, or refused with its reason. Pure.

Columns are named by questions of the survey, or by their texts; names that begin with an
underscore no question can have.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from hashlib import sha256

from bot.cleaning import alike
from bot.register_words import reason
from bot.surveys.filled_in import columns, judge
from bot.surveys.script import Survey
from bot.surveys.sheet_names import canonical, choices, numbered, said
from bot.texts import say
from config.directories import shipped
from reports.register.cells import CONTROL, shown, unguarded
from reports.register.file import BadRegisterFile, Cell, Record
from storage.register_records import Refusal
from storage.sheet_numbers import WrongNumber
from storage.sheet_records import FilledIn, Row, Stacked

NUMBER, CHANNEL, PLACE, FAULT = "_number", "_channel", "_place", ""
LONGEST = 10_000
"""Characters of a cell; how long an answer may be, its question says."""
LONGEST_NUMBER = 40
"""Characters of the number that whoever enters a sheet gives it."""


@dataclass(frozen=True, slots=True)
class Bad:
    """A row that is not taken; `column` is "" for the whole of it."""

    line: int
    column: str
    why: str


@dataclass(frozen=True, slots=True)
class Form:
    """What a file is read against. `channels` and `places`: {id: title} of those allowed, none of
    an internal survey; `channel`: where a sheet comes from that does not say so."""

    survey: Survey
    channels: Mapping[str, str]
    places: Mapping[str, str]
    channel: str = "paper"

    @property
    def columns(self) -> list[str]:
        around = [CHANNEL, PLACE] if self.survey.audience == "external" else []
        return [*columns(self.survey), NUMBER, *around]


@dataclass(slots=True)
class Parsed:
    sheets: list[FilledIn] = field(default_factory=list)
    bad: list[Bad] = field(default_factory=list)
    is_numbered: bool = False  # it has a column for numbers, whatever is in it

    @property
    def refused(self) -> int:
        """Rows, of which each may have several faults."""
        return len({one.line for one in self.bad})


def parse(told: Iterable[Record | Refusal], form: Form, file: str) -> Parsed:
    """`file`: its name, so that a mended file adds only what is new. Raises BadRegisterFile."""
    records = iter(told)
    named = _columns(next(records, Record(1, [])), form)
    parsed, names = Parsed(is_numbered=NUMBER in named), _Names(file, form)
    for record in records:
        if isinstance(record, Refusal):
            parsed.bad.append(Bad(record.line, "", reason(record)))
            continue
        sheet, bad = _read(record, named, form)
        given = names.given(sheet, sheet.row) if sheet is not None and sheet.row else None
        if isinstance(given, FilledIn):
            parsed.sheets.append(given)
        parsed.bad += [*bad, given] if isinstance(given, Bad) else bad
    return parsed


def refused_late(told: Stacked) -> list[Bad]:
    """What only the storage could see, as the rows that were refused before."""
    return [
        *(Bad(line, NUMBER, say("sheet-number-taken")) for line in told.clashing),
        *(Bad(line, "", say("sheet-unclear")) for line in told.unclear),
    ]


class _Names:
    """Of equal rows the first, the second and so on are told apart, or all by their numbers."""

    def __init__(self, file: str, form: Form) -> None:
        self._file = file
        self._form = form
        self._met: Counter[str] = Counter()
        self._lines: dict[str, int] = {}

    def given(self, read: FilledIn, row: Row) -> FilledIn | Bad:
        if row.number and (line := self._lines.setdefault(row.number, row.line)) != row.line:
            return Bad(row.line, NUMBER, say("sheet-number-twice", line=line))
        if row.number:
            return numbered(read, self._form.survey, row.number, row.line)
        told = said(read, read.answers)
        self._met[told] += 1
        name = sha256(f"{self._file}|{self._met[told]}|{told}".encode()).hexdigest()
        return replace(read, name=name, row=Row(row.line, choices(read, self._form.survey)))


def _read(record: Record, named: Sequence[str], form: Form) -> tuple[FilledIn | None, list[Bad]]:
    if len(record.cells) != len(named):
        counts = {"found": str(len(record.cells)), "expected": str(len(named))}
        return None, [Bad(record.line, "", reason(Refusal(record.line, "", "fields", counts)))]
    faults: dict[str, str] = {}
    cells = dict(_cells(zip(named, record.cells, strict=True), faults))
    number = cells.pop(NUMBER, "")
    if len(number) > LONGEST_NUMBER:
        faults[NUMBER] = reason(
            _fault("too_long", longest=str(LONGEST_NUMBER), found=str(len(number)))
        )
    channel = _among(cells.pop(CHANNEL, "") or form.channel, form.channels, "channel")
    place = _among(cells.pop(PLACE, ""), {"": "", **form.places}, "place")
    faults |= {} if channel is not None else {CHANNEL: _unknown("channel", form.channels)}
    faults |= {} if place is not None else {PLACE: _unknown("place", form.places)}
    told = judge(form.survey, cells)
    try:
        number = canonical(number, form.survey)
    except WrongNumber as wrong:
        faults[NUMBER] = say("sheet-number-wrong", why=wrong.why)
    faults = {**told.faults, **faults}
    if faults or channel is None or place is None:
        return None, [Bad(record.line, column, why) for column, why in faults.items()]
    return FilledIn("", told.answers, channel, place, Row(record.line, "", number)), []


def _cells(row: Iterable[tuple[str, Cell]], faults: dict[str, str]) -> Iterator[tuple[str, str]]:
    for column, cell in row:
        if column == FAULT:
            continue
        if isinstance(cell, datetime):
            faults[column] = say("sheet-date")
        elif len(cell) > LONGEST:
            faults[column] = reason(_fault("too_long", longest=str(LONGEST), found=str(len(cell))))
        elif found := CONTROL.search(cell):
            faults[column] = reason(_fault("control", found=f"U+{ord(found[0]):04X}"))
        else:
            yield column, unguarded(cell.strip())


def _fault(code: str, **values: str) -> Refusal:
    return Refusal(0, "", code, values)


def _among(said: str, known: Mapping[str, str], what: str) -> str | None:
    """The id of what is named by id or title."""
    if said in known or not known:
        return said if said in known else None
    told = alike(said)
    return next((name for name, title in known.items() if alike(title) == told), None)


def _unknown(what: str, known: Mapping[str, str]) -> str:
    listed = ", ".join(f"«{title}»" for title in known.values())
    return say("sheet-unknown", what=what, expected=listed or "none")


def _columns(header: Record | Refusal, form: Form) -> list[str]:
    """Raises BadRegisterFile."""
    if isinstance(header, Refusal):
        raise BadRegisterFile(1, header.code, **header.values)
    told = [cell.strip() if isinstance(cell, str) else str(cell) for cell in header.cells]
    if not any(told):
        raise BadRegisterFile(1, "empty")
    known = _known(form)
    named = [_column(name, number, known) for number, name in enumerate(told, 1)]
    for name, times in Counter(named).items():
        if times > 1:
            raise BadRegisterFile(1, "repeated_column", column=name)
    if not any(name in form.survey.numbers for name in named):
        raise BadRegisterFile(1, "unknown_column", found=shown(told[0]), expected=_listed(form))
    return named


def _known(form: Form) -> dict[str, str]:
    """Columns by whatever they may be called."""
    titles = {CHANNEL: say("sheet-column-channel"), PLACE: say("sheet-column-place")}
    titles[NUMBER] = say("sheet-column-number")
    titles |= {question.id: question.text for question in form.survey.questions}
    known = {alike(titles[name]): name for name in form.columns if name in titles}
    known |= {alike(name): name for name in form.columns}
    return known | {alike(shipped().fault_column): FAULT}


def _column(name: str, number: int, known: Mapping[str, str]) -> str:
    if not name:
        raise BadRegisterFile(1, "unnamed_column", found=str(number))
    if (column := known.get(alike(name))) is None:
        listed = ", ".join(dict.fromkeys(one for one in known.values() if one))
        raise BadRegisterFile(1, "unknown_column", found=shown(name), expected=listed)
    return column


def _listed(form: Form) -> str:
    return ", ".join(form.columns)
