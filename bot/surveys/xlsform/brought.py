"""A survey in Excel: sheets of an XLSForm become a script, checked as every script is. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from operator import attrgetter

from bot.surveys.codes import codes_of
from bot.surveys.loader import AT_MOST, BadScripts, judged
from bot.surveys.mistakes import Mistake, Raw
from bot.surveys.script import Survey
from bot.surveys.wording import brief
from bot.surveys.xlsform.filling import Wanted, fill
from bot.surveys.xlsform.names import SHEETS, column_of
from bot.surveys.xlsform.reading import Form, form
from bot.surveys.xlsform.sheet import Fault, Sheet, headless
from bot.texts import say
from config.directories import Directories
from config.marked_yaml import Steps

ASKED_FOR = (("direction",), ("title",))


@dataclass(frozen=True, slots=True)
class Brought:
    """A script that somebody brought in a file. `notes`: what was filled in or left out;
    `made_from`: the version the file says it is."""

    survey: Survey
    notes: tuple[str, ...] = ()
    made_from: int | None = None


def brought(sheets: Mapping[str, Sheet], wanted: Wanted, known: Directories) -> Brought:
    """Raises BadScripts: a line for each mistake, with its sheet and row."""
    if unread := list(headless(sheets)):
        raise BadScripts(_told(wanted.file, unread))
    found = form(sheets)
    cells = [fault for sheet in sheets.values() for fault in sheet.faults]
    fill(found, wanted, known)
    name = str(found.tree.values["id"])
    survey, judgements, of_all = judged(Raw(found.tree.values, name), codes_of(known))
    # what nothing could stand for was asked for already
    mistakes = [
        one for one in judgements if one[0] not in ASKED_FOR or one[0][0] in found.tree.values
    ]
    found.faults = _first(cells, found.faults)
    blamed = _rows(found.faults)
    # where a row itself was refused, what the script says of it is only an echo
    judged_so = [one for one in _placed(found, mistakes) if (one.sheet, one.row) not in blamed]
    faults = [*found.faults, *judged_so, *(_placed(found, of_all) if not blamed else ())]
    if survey is None or faults:
        raise BadScripts(_told(wanted.file, faults))
    return Brought(survey, tuple(dict.fromkeys(found.notes)), found.made_from)


def _first(cells: Iterable[Fault], faults: Iterable[Fault]) -> list[Fault]:
    """Where a cell could not be read, what follows from its emptiness is not told as well."""
    known = list(cells)
    rows = _rows(known)
    return [one for one in faults if one in known or (one.sheet, one.row) not in rows]


def _rows(faults: Iterable[Fault]) -> set[tuple[str, int]]:
    return {(one.sheet, one.row) for one in faults}


def _placed(found: Form, mistakes: Iterable[Mistake]) -> list[Fault]:
    told = ((found.tree.place(steps), _of_columns(steps, words)) for steps, words in mistakes)
    return [Fault(sheet, row, words) for (sheet, row), words in told]


def _of_columns(steps: Steps, words: str) -> str:
    """A script's own words call its keys; who sees a sheet sees columns."""
    if "if" in steps:
        return re.sub(r"\bif\b", "relevant", words, count=1)
    key = str(steps[0]) if len(steps) == 1 else ""
    return re.sub(rf"^{re.escape(key)}\b", column_of(key), words) if key else words


def _told(file: str, faults: Iterable[Fault]) -> list[str]:
    """In the order of the book."""
    by_sheet = sorted(faults, key=attrgetter("row"))
    ordered = sorted(by_sheet, key=lambda one: SHEETS.index(one.sheet))
    lines = list(dict.fromkeys(_line(file, one) for one in ordered))
    rest = len(lines) - AT_MOST
    return lines if rest <= 0 else [*lines[:AT_MOST], say("script-and-more", count=rest)]


def _line(file: str, fault: Fault) -> str:
    row = str(fault.row) if fault.row else "none"
    return say("xlsform-fault", file=brief(file), sheet=fault.sheet, row=row, told=fault.words)
