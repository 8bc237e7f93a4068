"""The rows of a file that were refused, as a file of their own with the reason beside each.

Mended there, it is loaded as it is: the column of reasons is passed over.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence

from reports.register.cells import guarded
from reports.register.file import Record, records_in

BOM = "\ufeff"
"""Without it Excel takes UTF-8 for an old page of codes."""


More = tuple[str, Mapping[int, str]]
"""A column that the file does not have: title, and cells by line, {} for no column."""


def csv_of(
    data: bytes, refused: Sequence[tuple[int, str]], title: str, more: More = ("", {})
) -> bytes:
    """`refused`: (line, why) in the order of the file; `title`: of the column of reasons."""
    why = dict(refused)
    told = io.StringIO()
    out = csv.writer(told, delimiter=";", lineterminator="\r\n")
    width = 0
    for record in records_in(data):
        if not width and isinstance(record, Record):
            header = [str(cell).strip() for cell in record.cells]
            kept = [number for number, name in enumerate(header) if name != title]
            width = len(kept)
            added = [more[0]] if more[1] else []
            out.writerow([*(header[number] for number in kept), *added, title])
        elif record.line in why:
            cells = [_told(cell) for cell in record.cells] if isinstance(record, Record) else []
            cells += [""] * (max(kept, default=0) + 1 - len(cells))
            _take_in(cells, len(header), kept)
            added = [more[1].get(record.line, "")] if more[1] else []
            told_cells = [*(cells[number] for number in kept), *added, why[record.line]]
            out.writerow(map(guarded, told_cells))
    return (BOM + told.getvalue()).encode()


def _take_in(cells: list[str], width: int, kept: Sequence[int]) -> None:
    """What stands beyond the last column, of a text with a semicolon most often, is put back to
    it: nothing that was written is lost."""
    beyond = [cell for cell in cells[width:] if cell]
    if beyond and kept:
        cells[kept[-1]] = ";".join([cells[kept[-1]], *beyond])


def _told(cell: object) -> str:
    return cell if isinstance(cell, str) else f"{cell:%Y-%m-%dT%H:%M:%S}"
