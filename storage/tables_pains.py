"""The tables of the pain map: rows as staff decided them, what each rests on, measures, the log.

Counts of groups that may be shown, and staff's own words, masked before they are kept; days only.
Nothing here leads to a ballot or a message.
"""

from __future__ import annotations

from sqlalchemy import (
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    SmallInteger,
    String,
    Table,
    Text,
)

from storage.tables import metadata
from storage.tables_register import LocalDay

ID = 16
"""Characters of a row's name, and of a measure's."""


def _is(name: str) -> Column[bool]:
    return Column(name, Boolean(create_constraint=False), nullable=False)


pain_row = Table(
    "pain_row",
    metadata,
    # named by quarter, process and pain, so that a candidate is decided of once
    Column("id", String(ID), primary_key=True),
    Column("quarter", String(8), nullable=False),
    Column("process", String(40), nullable=False),  # as reports.pain.processes writes it
    Column("pain", String(24), nullable=False),  # "" of a row written by hand
    Column("state", String(12), nullable=False),  # confirmed, merged, rejected
    Column("kind", String(8), nullable=False),  # problem, need
    # what the prevalence rests on (R-46: unit and method of each row)
    Column("source", String(12), nullable=False),  # respondents, appeals, staff
    Column("m", Integer, nullable=False),
    Column("n", Integer, nullable=False),
    Column("prevalence", String(8), nullable=False),
    Column("severity", SmallInteger, nullable=False),
    Column("day", LocalDay, nullable=False),
    Column("title", Text, nullable=False),
    Column("severity_reason", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("merged_with", String(ID), nullable=False),
    _is("is_threat"),
    _is("is_again"),
    Column("version", SmallInteger, nullable=False),
    Index(None, "quarter"),
    sqlite_with_rowid=False,
)

pain_proof = Table(
    "pain_proof",
    metadata,
    Column("row", String(ID), ForeignKey("pain_row.id"), primary_key=True),
    Column("nth", SmallInteger, primary_key=True, autoincrement=False),
    Column("rule", String(2), nullable=False),
    Column("source", String(12), nullable=False),
    Column("m", Integer, nullable=False),
    Column("n", Integer, nullable=False),
    Column("spot", String(160), nullable=False),
    Column("low", SmallInteger, nullable=False),  # of a band in percent; -1 where m is told
    Column("high", SmallInteger, nullable=False),
    sqlite_with_rowid=False,
)

pain_measure = Table(
    "pain_measure",
    metadata,
    Column("id", String(ID), primary_key=True),
    Column("row", String(ID), ForeignKey("pain_row.id"), nullable=False, index=True),
    Column("kind", String(16), nullable=False),
    Column("text", Text, nullable=False),
    Column("unit", String(24), nullable=False),
    Column("due", LocalDay, nullable=False),
    Column("metric", String(8), nullable=False),
    Column("target", Integer),  # tenths of a percent
    Column("done", LocalDay),
    Column("note", Text, nullable=False),
    _is("is_dropped"),
    Column("version", SmallInteger, nullable=False),
    Index(None, "due"),
    sqlite_with_rowid=False,
)

pain_change = Table(
    "pain_change",
    metadata,
    # append-only: who decided what of a row or its measures on which day, and why
    Column("id", Integer, primary_key=True),
    Column("row", String(ID), ForeignKey("pain_row.id"), nullable=False, index=True),
    Column("deed", String(12), nullable=False),
    Column("day", LocalDay, nullable=False),
    Column("actor", String(64), nullable=False),  # a name as signed in, and the role
    Column("reason", Text, nullable=False),
)
