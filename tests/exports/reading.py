"""Exports read back by other people's libraries, as rows of cells by title."""

from __future__ import annotations

import csv
import json
import re
from pathlib import Path
from typing import Any

from openpyxl import load_workbook
from pyarrow import parquet  # type: ignore[import-untyped]  # has no types

Row = dict[str, Any]


def rows_of(path: Path) -> list[Row]:
    match path.suffix:
        case ".csv":
            with path.open(encoding="utf-8-sig", newline="") as opened:
                return list(csv.DictReader(opened, delimiter=";"))
        case ".xlsx":
            head, *lines = load_workbook(path).worksheets[0].iter_rows(values_only=True)
            return [dict(zip(map(str, head), line, strict=True)) for line in lines]
        case _:
            found: list[Row] = parquet.read_table(path).to_pylist()
            return found


LEXICAL = {
    "string": r"(?s).*",
    "integer": r"[+-]?\d+",
    "decimal": r"[+-]?\d+(\.\d+)?",
    "boolean": r"true|false|1|0",
    "dateTime": r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?",
}
"""How CSVW wants a value of a type written where the description names no format of its own."""


def misread(path: Path) -> list[tuple[str, str]]:
    """(column, cell) of a CSV that whoever trusts its description cannot read."""
    told = json.loads(path.with_name(path.name + "-metadata.json").read_text("utf-8"))
    columns = told["tableSchema"]["columns"]
    with path.open(encoding=told["dialect"]["encoding"] + "-sig", newline="") as opened:
        _head, *lines = csv.reader(opened, delimiter=told["dialect"]["delimiter"])
    assert len(lines) == told["otklik:rows"]
    return [
        (column["name"], value)
        for line in lines
        for column, value in zip(columns, line, strict=True)
        if value and not _fits(column["datatype"], value)
    ]


def _fits(datatype: Any, value: str) -> bool:
    told = datatype if isinstance(datatype, dict) else {"base": datatype, "format": {}}
    if told["format"].get("decimalChar") == ",":
        value = "point" if "." in value else value.replace(",", ".")
    return re.fullmatch(LEXICAL[told["base"]], value) is not None
