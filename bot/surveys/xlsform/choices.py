"""Lists of choices, and what kind of question each list makes. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from bot.surveys.wording import brief
from bot.surveys.xlsform.names import DK, EXCLUSIVE, FALSE, IS_DK, PAIN, SWITCHES, TRUE
from bot.surveys.xlsform.sheet import Fault, Row, Sheet
from bot.texts import say

SCALE = tuple(str(mark) for mark in range(1, 6))
NPS = tuple(str(mark) for mark in range(11))
ENDS = (NPS[0], NPS[-1])
FITTING = re.compile(r"[A-Za-z][A-Za-z0-9_]{0,23}")
LONGEST_NAME = 24
OTHER = "other"
"""The option that `or_other` adds."""
NO_ANSWER = (DK, f"{DK}_", "dont_know", "donotknow")


@dataclass(slots=True)
class Listed:
    """One list: `options` as a script has them, or marks with their labels; `rows` by name.

    `names` gives the name of a script for the name in the file.
    """

    kind: Literal["one", "scale", "nps"] = "one"
    options: dict[str, Any] = field(default_factory=dict)
    rows: dict[str, int] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    dk: str = ""
    faults: list[Fault] = field(default_factory=list)


def lists(sheet: Sheet) -> dict[str, Listed]:
    """By name, in the order of the sheet. Faults are in each list, and in the sheet."""
    rows: dict[str, list[Row]] = {}
    for row in sheet.rows:
        if row["list_name"]:
            rows.setdefault(row["list_name"], []).append(row)
        elif row.cells:
            sheet.faults.append(_fault(sheet, row, say("xlsform-no-list-name")))
    return {name: _listed(sheet, several) for name, several in rows.items()}


def _listed(sheet: Sheet, rows: list[Row]) -> Listed:
    found = Listed()
    answers = [row for row in rows if not _is_dk(sheet, row)]
    found.dk = next((row["label"] or row["name"] for row in rows if row not in answers), "")
    names = tuple(row["name"] for row in answers)
    if sorted(names) == sorted(SCALE):
        found.kind = "scale"
    elif sorted(names) == sorted(NPS):
        found.kind = "nps"
    for row in answers:
        _take(sheet, row, found)
    return found


def _take(sheet: Sheet, row: Row, found: Listed) -> None:
    written = row["name"]
    name = written if found.kind != "one" else fitting(written, "o")
    if name in found.rows:
        told = say("xlsform-choice-twice", name=brief(written))
        found.faults.append(_fault(sheet, row, told))
        return
    found.names[written], found.rows[name] = name, row.number
    if not row["label"]:
        found.faults.append(_fault(sheet, row, say("xlsform-no-label")))
    elif "${" in row["label"]:
        found.faults.append(_fault(sheet, row, say("xlsform-piped")))
    match found.kind:
        case "one":
            found.options[name] = _option(sheet, row, found)
        case "scale":
            found.options[name] = row["label"]
        case "nps" if name in ENDS or row["label"] != name:  # its number is no words
            found.options[name] = row["label"]


def _option(sheet: Sheet, row: Row, found: Listed) -> Mapping[str, Any]:
    told: dict[str, Any] = {"label": row["label"]}
    if row[PAIN]:
        told["pain"] = row[PAIN]
    for column, name in SWITCHES.items():
        value = switch(row[column])
        if value is None:
            words = say("xlsform-not-switch", name=column, value=brief(row[column]))
            found.faults.append(_fault(sheet, row, words))
        elif value:
            told[name] = True
    return told


def _is_dk(sheet: Sheet, row: Row) -> bool:
    """Where the file knows our column it has the last word."""
    if sheet.has(IS_DK):
        return bool(switch(row[IS_DK]))
    return row["name"].casefold() in NO_ANSWER


def switch(told: str) -> bool | None:
    """None if it is neither yes nor no."""
    small = told.casefold().strip()
    return True if small in TRUE else (False if small in FALSE else None)


def fitting(written: str, prefix: str) -> str:
    """As names of a script are; what cannot be made so is left to whoever checks the script."""
    if FITTING.fullmatch(written) or not written.isascii() or not written:
        return written
    name = re.sub(r"\W", "_", written)
    name = name if name[0].isalpha() else f"{prefix}{name}"
    return name[:LONGEST_NAME]


def with_other(told: Listed) -> Listed:
    """As `or_other` says: an option with one's own words."""
    if OTHER not in told.options:
        told.options[OTHER] = {"label": say("xlsform-other"), "write_in": True}
    return told


def exclusive(sheet: Sheet, told: Listed, names: list[str]) -> None:
    """Of `constraint`, where the file has no column of ours for it."""
    for name in names:
        if not sheet.has(EXCLUSIVE) and name in told.names:
            told.options[told.names[name]]["exclusive"] = True


def _fault(sheet: Sheet, row: Row, words: str) -> Fault:
    return Fault(sheet.name, row.number, words)
