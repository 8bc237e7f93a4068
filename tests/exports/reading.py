"""Exports read back by other people's libraries, as rows of cells by title."""

from __future__ import annotations

import csv
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
