"""A report of the quarter of the vectors, worked out by hand, without a database."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from datetime import date

from bot.texts import say
from config.directories import shipped
from config.profile import load
from reports.document import Cell, Table, cell_text, parts
from reports.period import parse
from reports.report.chapters import chapters, whole
from reports.report.told import Reported
from reports.rules import Json
from reports.side import summary
from storage.register_records import RegisterRow
from storage.side_records import SideTallies
from tests.reports.quarter import figures
from tests.reports.test_metrics import the_quarter

UNCHECKED: Json = {"anonymity": {"verdict": None, "checked_at": None}}
NOTHING = SideTallies(Counter(), 0, Counter(), Counter(), Counter())


def reported(
    profile: str = "astrakhan",
    register: Sequence[RegisterRow] | None = None,
    period: str = "2026Q3",
) -> Reported:
    known = the_quarter() if register is None else register

    def told(audience: str) -> Json:
        found = figures(known, period, audience=audience, profile=profile) | UNCHECKED
        kept: Json = json.loads(json.dumps(found))  # as a snapshot keeps it
        return kept

    return Reported(
        profile=load(profile),
        known=shipped(),
        period=parse(period),
        as_of=date(2026, 10, 5),
        external=told("external"),
        internal=told("internal"),
        total=told("all")["appeals"],
        side=summary(NOTHING),
    )


def tables(told: Reported) -> dict[str, Table]:
    """By id. Every id is there once."""
    found = parts(whole(chapters(told, say)), Table)
    by_id = {table.id: table for table in found}
    assert len(by_id) == len(found)
    return by_id


def printed(table: Table) -> list[list[str]]:
    return [[cell_text(cell, say) for cell in row] for row in table.rows]


def column(table: Table, number: int) -> list[Cell]:
    return [row[number] for row in table.rows]
