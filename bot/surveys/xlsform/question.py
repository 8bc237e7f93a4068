"""One row of the sheet `survey` as a question of a script, as YAML would tell it. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping
from copy import deepcopy
from dataclasses import dataclass, field
from typing import Any

from bot.surveys.wording import brief
from bot.surveys.xlsform.choices import Listed, exclusive, fitting, switch, with_other
from bot.surveys.xlsform.names import (
    ATTRIBUTE,
    IS_DK,
    LONGEST,
    OLD_TYPES,
    PAIN,
    ROLE,
    TYPES,
)
from bot.surveys.xlsform.sheet import Row, Sheet, whole
from bot.texts import say

_ALONE = (
    r"not\(\s*selected\(\s*\.\s*,\s*'([^']+)'\s*\)\s*and\s*count-selected\(\s*\.\s*\)\s*>\s*1\s*\)"
)
_EXCLUSIVE = re.compile(rf"{_ALONE}(?:\s+and\s+{_ALONE})*")
_LENGTH = re.compile(r"string-length\(\s*\.\s*\)\s*(<=?)\s*(\d{1,5})")
_OTHER = ("or_other", "or other", "or specify other")


@dataclass(slots=True)
class Asked:
    """`raw` as a script has it; where its options stand in the sheet of choices; `names`: of its
    options, as the file has them."""

    raw: dict[str, Any]
    rows: Mapping[str, int] = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def kind_of(row: Row) -> tuple[str, str]:
    """(type as other tools call it now, the name of its list).

    >>> kind_of(Row(2, {"type": "select one  from roads"}))
    ('select_one', 'roads')
    """
    told = " ".join(row["type"].split())
    small = told.casefold()
    old = next((one for one in OLD_TYPES if small == one or small.startswith(f"{one} ")), "")
    if old:
        rest = told[len(old) :].strip()
        return OLD_TYPES[old], rest.removeprefix("from ")
    first, _, rest = told.partition(" ")
    return first.casefold(), rest.strip()


def question(row: Row, lists: Mapping[str, Listed], choices: Sheet) -> Asked:
    """Its `if` and a role that is not given are left to whoever knows the other questions."""
    kind, rest = kind_of(row)
    raw: dict[str, Any] = {"id": fitting(row["name"], "q"), "text": row["label"]}
    asked = Asked(raw)
    _checked(asked, row)
    match kind:
        case "text":
            _of_text(asked, row)
        case "range":
            _of_range(asked, row)
        case "select_one" | "select_multiple":
            _of_list(asked, (kind, rest), lists)
            _of_constraint(asked, row, choices)
        case _:
            known = ", ".join(TYPES)
            asked.faults.append(say("xlsform-type", type=brief(row["type"]), known=known))
    _told(asked, row)
    return asked


def _checked(asked: Asked, row: Row) -> None:
    if not row["name"]:
        asked.faults.append(say("xlsform-no-name"))
    elif asked.raw["id"] != row["name"]:
        asked.notes.append(
            say("xlsform-renamed", row=row.number, old=brief(row["name"]), new=asked.raw["id"])
        )
    if not row["label"]:
        asked.faults.append(say("xlsform-no-label"))
    elif "${" in row["label"]:
        asked.faults.append(say("xlsform-piped"))


def _told(asked: Asked, row: Row) -> None:
    """Columns that every kind may have. What fits no kind is told when the script is checked."""
    for column, key in ((ROLE, "role"), (ATTRIBUTE, "attribute"), (PAIN, "pain")):
        if row[column]:
            asked.raw[key] = row[column]
    if row[IS_DK] and "dk" not in asked.raw:
        asked.raw["dk"] = row[IS_DK]
    required = switch(row["required"])
    if required is None:
        told = say("xlsform-not-switch", name="required", value=brief(row["required"]))
        asked.faults.append(told)
    asked.raw["required"] = bool(required)


def _of_text(asked: Asked, row: Row) -> None:
    asked.raw["kind"] = "text"
    limit = _LENGTH.fullmatch(row["constraint"].strip())
    if row["constraint"] and limit is None:
        asked.faults.append(say("xlsform-constraint", told=brief(row["constraint"])))
    if row[LONGEST]:
        told = row[LONGEST]
        number = whole(told)
        asked.raw["longest"] = told if number is None else number
    elif limit is not None:
        asked.raw["longest"] = int(limit[2]) - (limit[1] == "<")


def _of_range(asked: Asked, row: Row) -> None:
    """From 0 to 10 it is the question of how likely one is to recommend."""
    asked.raw["kind"] = "nps"
    told = dict(re.findall(r"(start|end|step)\s*=\s*(-?[\d.]+)", row["parameters"]))
    if (told.get("start"), told.get("end"), told.get("step", "1")) != ("0", "10", "1"):
        asked.faults.append(say("xlsform-range"))


def _of_list(asked: Asked, told: tuple[str, str], lists: Mapping[str, Listed]) -> None:
    kind, rest = told
    name, is_open = rest, False
    for words in _OTHER:
        if rest.casefold().endswith(f" {words}"):
            name, is_open = rest[: -len(words)].strip(), True
    asked.raw["kind"] = "many" if kind == "select_multiple" else "one"
    found = deepcopy(lists.get(name))
    if found is None or not found.rows:
        asked.faults.append(say("xlsform-no-list", name=brief(name) or "-"))
        return
    if kind == "select_one" and not is_open and found.kind != "one":
        asked.raw |= {"kind": found.kind, "labels": found.options}
    else:
        asked.raw["options"] = (with_other(found) if is_open else found).options
    if kind == "select_multiple" and found.kind != "one":
        asked.faults.append(say("xlsform-numbers", name=brief(name)))
    if found.kind == "nps" and all(label == mark for mark, label in found.options.items()):
        asked.raw.pop("labels", None)
    asked.rows, asked.names = found.rows, found.names
    if found.dk:
        asked.raw["dk"] = found.dk


def _of_constraint(asked: Asked, row: Row, choices: Sheet) -> None:
    told = row["constraint"].strip()
    if not told:
        return
    if asked.raw["kind"] != "many" or not _EXCLUSIVE.fullmatch(told):
        asked.faults.append(say("xlsform-constraint", told=brief(told)))
        return
    names = [name for name in re.findall(_ALONE, told) if name in asked.names]
    exclusive(choices, Listed(options=asked.raw.get("options", {}), names=dict(asked.names)), names)
