"""The pain map as an export: a row a pain, candidates and decided ones. Pure.

Small groups are hidden where the map hides them: `m` is nothing where people read a band.
"""

from __future__ import annotations

from collections.abc import Iterator

from reports.export.shape import Column, Line
from reports.pain.board import Board
from reports.pain.table import as_json
from reports.pain.words import PainWords
from reports.rules import Json
from reports.wording import Say


def columns(say: Say) -> tuple[Column, ...]:
    return (
        Column("state", say("export-pain-state")),
        Column("process", say("export-pain-process")),
        Column("process_title", say("export-pain-process-title")),
        Column("pain", say("export-pain")),
        Column("pain_title", say("export-pain-title")),
        Column("kind", say("export-pain-kind")),
        Column("prevalence", say("export-pain-prevalence")),
        Column("named", say("export-pain-named"), "integer"),
        Column("clients", say("export-pain-clients"), "integer"),
        Column("lower", say("export-pain-lower"), "decimal"),
        Column("few_data", say("export-pain-few"), "boolean"),
        Column("unit", say("export-pain-unit")),
        Column("method", say("export-pain-method")),
        Column("severity", say("export-pain-severity"), "integer"),
        Column("priority", say("export-pain-priority")),
        Column("rules", say("export-pain-rules")),
        Column("measures", say("export-pain-measures"), "integer"),
        Column("reason", say("export-pain-reason")),
    )


def lines(board: Board, words: PainWords) -> Iterator[Line]:
    told = as_json(board, words, {})
    yield from map(_line, (*told["candidates"], *told["rows"]))


def _line(row: Json) -> Line:
    often = row["prevalence"]
    is_banded = often["m"] is None
    return [
        row["state"],
        row["process"]["id"],
        row["process"]["title"],
        row["pain"]["id"],
        row["pain"]["title"],
        row["pain"]["kind"],
        often["level"],
        often["m"],
        often["n"],
        None if is_banded else often["lower"],
        often["few_data"],
        often["unit"],
        often["method"],
        row["severity"],
        row["priority"],
        ", ".join(dict.fromkeys(one["rule"] for one in row["evidence"])),
        len(row["measures"]),
        row["reason"],
    ]
