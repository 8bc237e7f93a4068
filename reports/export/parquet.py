"""An export as Parquet: typed columns under their short names, for programs."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from reports.clean import clean_text
from reports.export.shape import Datatype, Export, Line, Value

GROUP = 50_000
"""Rows that are held in RAM before they go to the disk."""


class NoParquet(Exception):
    """The library comes with the extra `parquet`, and is not here."""


class ParquetFile:
    """Raises NoParquet, or OSError if there is no room."""

    cut = 0

    def __init__(self, path: Path, export: Export) -> None:
        try:
            import pyarrow  # type: ignore[import-untyped]  # has no types
            from pyarrow import parquet
        except ImportError as error:
            raise NoParquet from error
        self._arrow: Any = pyarrow
        fields = [(one.name, _type(pyarrow, one.datatype)) for one in export.columns]
        about = {"title": export.title, "rights": export.mark, "period": export.period}
        self._schema = pyarrow.schema(fields).with_metadata(about)
        self._out = parquet.ParquetWriter(path, self._schema, compression="zstd")
        self._lines: list[Line] = []

    def add(self, lines: Iterable[Line]) -> None:
        for line in lines:
            self._lines.append([_clean(value) for value in line])
            if len(self._lines) == GROUP:
                self._write()

    def close(self) -> None:
        if self._lines:
            self._write()
        self._out.close()

    def _write(self) -> None:
        columns = zip(*self._lines, strict=True)
        arrays = [
            self._arrow.array(values, field.type)
            for values, field in zip(columns, self._schema, strict=True)
        ]
        self._out.write_table(self._arrow.Table.from_arrays(arrays, schema=self._schema))
        self._lines = []


def _type(arrow: Any, datatype: Datatype) -> Any:
    match datatype:
        case "integer":
            return arrow.int64()
        case "decimal":
            return arrow.float64()
        case "boolean":
            return arrow.bool_()
        case "date":
            return arrow.date32()
        case "dateTime":
            return arrow.timestamp("s")
        case _:
            return arrow.string()


def _clean(value: Value) -> Value:
    return clean_text(value) if isinstance(value, str) else value
