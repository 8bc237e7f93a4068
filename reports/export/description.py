"""What lies beside an export and says how to read it, in the manner of W3C's CSVW. Pure.

Source: Metadata Vocabulary for Tabular Data, W3C Recommendation of 17 December 2015.
"""

from __future__ import annotations

import json

from reports.export.shape import Column, Export

SUFFIX = "-metadata.json"
"""Where CSVW looks for the description of a file: beside it, so named."""

DELIMITER = ";"
DECIMAL = ","
"""Excel of this country reads no other, and takes a point for a date's."""

_KINDS = {".csv": "text/csv", ".parquet": "application/vnd.apache.parquet"}
_EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def description(export: Export, file: str, rows: int) -> str:
    """JSON. `file`: its name, without folders."""
    is_csv = file.endswith(".csv")
    told = {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": "ru"}],
        "url": file,
        "dc:title": export.title,
        "dc:description": export.about,
        "dc:creator": export.org,
        "dc:temporal": f"{export.start.isoformat()}/{export.end.isoformat()}",
        "dc:date": export.as_of.isoformat(),
        "dc:rights": export.mark,
        "dc:format": _kind(file),
        "otklik:period": export.period,
        "otklik:timezone": export.timezone,
        "otklik:rows": rows,
        "tableSchema": {"columns": [_column(one, is_csv) for one in export.columns]},
    }
    if is_csv:
        told["dialect"] = {
            "delimiter": DELIMITER,
            "encoding": "utf-8",
            "lineTerminators": ["\r\n"],
            "header": True,
        }
    return json.dumps(told, ensure_ascii=False, indent=2) + "\n"


def _kind(file: str) -> str:
    return next((kind for suffix, kind in _KINDS.items() if file.endswith(suffix)), _EXCEL)


def _column(one: Column, is_csv: bool) -> dict[str, object]:
    is_local = is_csv and one.datatype == "decimal"
    told = {"base": one.datatype, "format": {"decimalChar": DECIMAL}} if is_local else one.datatype
    return {"name": one.name, "titles": {"ru": [one.title]}, "datatype": told}
