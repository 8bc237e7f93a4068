"""The table of additional surveys: what a trigger found, what a person decided, what came of it."""

from __future__ import annotations

from sqlalchemy import Column, Index, SmallInteger, String, Table, Text

from storage.tables import metadata
from storage.tables_register import LocalDay

inquiry = Table(
    "inquiry",
    metadata,
    # append-only
    Column("inquiry", String(16), primary_key=True),
    Column("number", SmallInteger, primary_key=True, autoincrement=False),
    Column("process", String(64), nullable=False),  # as in the pain map
    Column("step", String(8), nullable=False),
    Column("quarter", String(8), nullable=False),
    Column("day", LocalDay, nullable=False),
    Column("actor", String(64), nullable=False),  # a name as signed in, and the role; "": by itself
    Column("body", Text, nullable=False),  # JSON of the step
    Index(None, "process"),
    sqlite_with_rowid=False,
)
