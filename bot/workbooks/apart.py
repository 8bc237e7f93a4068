"""A workbook from outside, read in a process of its own: some keep a parser busy for hours, some
unpack to more than the memory holds."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from bot.surveys.loader import BadScripts
from bot.surveys.wording import brief
from bot.surveys.xlsform.names import SURVEY
from bot.surveys.xlsform.sheet import Fault, Row, Sheet
from bot.texts import say
from reports import child

CHILD = "bot.workbooks.child"
PATIENCE = 60.0
"""Seconds by the clock, on a busy machine; the child ends by itself after a few of work."""
LARGEST = 2 * 1024 * 1024
"""Bytes; the largest survey that is shipped has 15,000."""
BOOK, OLD_BOOK = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"


def opened(data: bytes, file: str) -> tuple[dict[str, Sheet], list[str]]:
    """Its three sheets by name, and what other tools have against them.

    Raises BadScripts, also of what takes too long, and OSError where no process can be started.
    """
    why = "too_big" if len(data) > LARGEST else ("old" if data.startswith(OLD_BOOK) else "")
    if not why and not data.startswith(BOOK):
        why = "not_book"
    if why:
        raise refused(file, why)
    try:
        told = child.told(CHILD, data, PATIENCE)
    except child.Busy as error:
        raise refused(file, "busy") from error
    return taken(json.loads(told), file)


def taken(told: Mapping[str, Any], file: str) -> tuple[dict[str, Sheet], list[str]]:
    """Of what the child answered. Raises BadScripts."""
    if "why" in told:
        raise refused(file, str(told["why"]))
    found = {name: _sheet(name, one) for name, one in told["sheets"].items()}
    if SURVEY not in found:
        raise refused(file, "no_survey")
    row = int(told["elsewhere"])
    return found, [say("xlsform-elsewhere", row=row)] if row else []


def refused(file: str, why: str) -> BadScripts:
    return BadScripts([say("xlsform-book", file=brief(file), why=why)])


def _sheet(name: str, told: dict[str, Any]) -> Sheet:
    head = [one for one in told["head"] if one]
    rows = [Row(number, dict(cells)) for number, cells in told["rows"]]
    faults = [
        Fault(name, number, say("xlsform-cell", why=why, cell=cell))
        for number, cell, why in told["faults"]
    ]
    return Sheet(name, head, rows, faults)
