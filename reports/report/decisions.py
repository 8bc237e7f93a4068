"""What was decided, done and explained because of what people said (R-44, R-45). Pure."""

from __future__ import annotations

from collections.abc import Sequence

from reports.document import Cell, Document, Heading, Table, rows
from reports.report.told import Reported
from reports.rules import Json
from reports.wording import Say
from storage.side_records import MATERIALS, Record


def decisions(told: Reported, say: Say) -> Document:
    written = [one for one in told.actions if one.values["kind"] in MATERIALS]
    decided = [one for one in told.actions if one.values["kind"] not in MATERIALS]
    return (
        Heading(1, say("report-decisions")),
        _counts("decisions", told.side["decisions"], say),
        _table(told, "decisions", decided, say),
        _counts("materials", told.side["materials"], say),
        _table(told, "materials", written, say),
    )


def _counts(what: str, told: Json, say: Say) -> Table:
    """Every kind, those of zero too."""
    lines: list[tuple[Cell, ...]] = [
        (say("desk-side-kind", kind=one["id"]), one["count"]) for one in told["by_kind"]
    ]
    lines.append((say("report-in-all"), told["total"]))
    head = (say("report-kind"), say("report-count"))
    return Table(f"{what}_counts", say("report-acts-counts", what=what), head, rows(*lines))


def _table(told: Reported, what: str, found: Sequence[Record], say: Say) -> Table:
    """The oldest first. What a record was about is named by the directories."""
    order = sorted(found, key=lambda one: (one.day, one.id))
    lines: list[tuple[Cell, ...]] = [
        (
            one.day,
            say("desk-side-kind", kind=one.values["kind"]),
            one.values["title"] or None,
            one.values["document"] or None,
            _about(told, one) or None,
        )
        for one in order
    ]
    head = (
        *(say("report-date"), say("report-kind"), say("report-act", what=what)),
        *(say("report-document"), say("report-about-what")),
    )
    total = told.side[what]["total"]
    note = say("report-acts-none", what=what) if not total else ""
    if len(lines) < total:
        note = say("report-acts-cut", shown=len(lines), n=total)
    return Table(what, say("report-acts", what=what), head, rows(*lines), note)


def _about(told: Reported, one: Record) -> str:
    known, values = told.known, one.values
    names = (
        (known.causes, values["cause"]),
        (known.pains, values["pain"]),
        (known.topics, values["topic"]),
    )
    return "; ".join(directory.title(name) for directory, name in names if name)
