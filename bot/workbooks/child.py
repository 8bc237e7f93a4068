"""A workbook in, the rows of its three sheets out, as JSON. Run as a module, in its own process.

    python -m bot.workbooks.child

Nothing in the book is reckoned, followed or run: a formula is refused, a link is not looked at.
Ends without a word where a book takes more time or memory than any survey needs.
"""

from __future__ import annotations

import io
import json
import re
import resource
import sys
import warnings
from collections.abc import Iterator, Mapping
from typing import Any

from reports.zipped import NotSound, parts

PROCESSOR = 8
"""Seconds, of which the library takes one; a shipped survey takes a tenth."""
MEMORY = 1 << 30
"""Bytes of address space."""
UNPACKED = 24 << 20
ROWS, COLUMNS = 400, 100
"""Of each sheet: a survey has nine questions of nine options each, and their groups and notes."""
TEXTS = 2 << 20
"""Characters of all cells together."""
SHEETS = ("survey", "choices", "settings")
FAILED = 3


class Unfit(Exception):
    """`str()` of it is a code."""


def main() -> int:
    resource.setrlimit(resource.RLIMIT_CPU, (PROCESSOR, PROCESSOR))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    answers, sys.stdout = sys.stdout, sys.stderr  # whatever a library prints is no answer
    try:
        found = read(sys.stdin.buffer.read())
        answer: dict[str, Any] = {"sheets": found, "elsewhere": judged_elsewhere(found)}
    except Unfit as unfit:
        answer = {"why": str(unfit)}
    json.dump(answer, answers)
    answers.flush()
    return 0


def read(data: bytes) -> dict[str, dict[str, Any]]:
    """By name: the head, [row, cells by their head] and [row, cell, what is wrong]."""
    from openpyxl import load_workbook

    _looked_through(data)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # openpyxl warns of what it leaves out
        try:
            book = load_workbook(io.BytesIO(data), read_only=True, keep_links=False)
            found = {name: _Sheet(sheet).told() for name, sheet in _named(book)}
        except (KeyError, ValueError, TypeError, AttributeError, IndexError, OSError) as error:
            raise Unfit("broken") from error
        except Exception as error:
            if isinstance(error, (MemoryError, Unfit)):
                raise
            raise Unfit("broken") from error  # XML that is none
    if sum(one["texts"] for one in found.values()) > TEXTS:
        raise Unfit("too_big")
    return found


def judged_elsewhere(found: Mapping[str, Mapping[str, Any]]) -> int:
    """The row of the sheet `survey` for which ODK's own reader refuses the form; 0 if it takes it,
    -1 where it does not say which."""
    from pyxform.builder import create_survey_element_from_dict
    from pyxform.xls2json import workbook_to_json
    from pyxform.xls2json_backends import get_xlsform

    told: dict[str, Any] = {"sheet_names": list(found)}
    for name, sheet in found.items():
        rows = dict(sheet["rows"])
        told[f"{name}_header"] = [dict.fromkeys(one for one in sheet["head"] if one)]
        told[name] = [rows.get(number, {}) for number in range(2, max(rows, default=1) + 1)]
    try:
        create_survey_element_from_dict(workbook_to_json(get_xlsform(told))).xml()
    except Exception as error:  # its errors are of many kinds, some of them not its own
        row = re.search(r"row : (\d+)", str(error))
        return int(row[1]) if row else -1
    return 0


def _looked_through(data: bytes) -> None:
    """Before anything is read of it."""
    try:
        names = {name.casefold() for name in parts(data, UNPACKED)}
    except NotSound as error:
        raise Unfit("broken") from error
    if "content.xml" in names and "mimetype" in names:
        raise Unfit("open_document")
    if any(name.endswith("vbaproject.bin") for name in names):
        raise Unfit("macros")
    if "xl/workbook.xml" not in names:
        raise Unfit("broken")


def _named(book: Any) -> Iterator[tuple[str, Any]]:
    for sheet in book.worksheets:
        name = sheet.title.strip().casefold()
        if name in SHEETS:
            sheet.reset_dimensions()  # what a sheet says of its own size is nobody's promise
            yield name, sheet


class _Sheet:
    def __init__(self, sheet: Any) -> None:
        self._sheet = sheet
        self._head: list[str] = []
        self._rows: list[tuple[int, dict[str, str]]] = []
        self._faults: list[tuple[int, str, str]] = []
        self._texts = 0

    def told(self) -> dict[str, Any]:
        before: Any = None
        for number, row in enumerate(self._sheet.iter_rows(max_col=COLUMNS), start=1):
            if row is before:  # of rows that are not there openpyxl gives one, again and again
                continue
            before = row
            if number <= ROWS:
                self._take(number, row)
            elif any(cell.value is not None for cell in row):
                raise Unfit("too_big")
        return {
            "head": self._head,
            "rows": self._rows,
            "faults": self._faults,
            "texts": self._texts,
        }

    def _take(self, number: int, row: Any) -> None:
        texts = [self._text(number, cell) for cell in row]
        if number == 1:
            self._take_head(row, texts)
            return
        cells = {name: text for name, text in zip(self._head, texts, strict=False) if name and text}
        if cells:
            self._rows.append((number, cells))

    def _take_head(self, row: Any, texts: list[str]) -> None:
        for cell, text in zip(row, texts, strict=True):
            if text and text in self._head:
                self._faults.append((1, cell.coordinate, "twice"))
                text = ""
            self._head.append(text)

    def _text(self, number: int, cell: Any) -> str:
        """As Excel shows it, near enough: a whole number without a point."""
        value = cell.value
        if value is None:
            return ""
        if cell.data_type in ("f", "e"):
            why = "formula" if cell.data_type == "f" else "error"
            self._faults.append((number, cell.coordinate, why))
            return ""
        if isinstance(value, bool):
            return "yes" if value else "no"
        if isinstance(value, float) and value.is_integer():
            value = int(value)
        text = str(value).replace("\r\n", "\n").strip()
        self._texts += len(text)
        if self._texts > TEXTS:
            raise Unfit("too_big")
        return text


if __name__ == "__main__":
    try:
        code = main()
    except BaseException:
        code = FAILED  # what went wrong may quote the file, and nobody could mend it
    sys.exit(code)
