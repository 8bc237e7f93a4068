"""The table of how far reports are: who handed in which part of which period, and on which day."""

from __future__ import annotations

from sqlalchemy import Column, SmallInteger, String, Table, Text

from storage.tables import metadata
from storage.tables_register import LocalDay

submission = Table(
    "submission",
    metadata,
    # append-only: the newest line of a part says where it stands
    Column("period", String(24), primary_key=True),  # 2026Q3, 2026-07, a range of days
    Column("part", String(24), primary_key=True),  # "": the report itself; else a direction
    Column("number", SmallInteger, primary_key=True, autoincrement=False),
    Column("step", String(8), nullable=False),  # submit, accept, return
    Column("day", LocalDay, nullable=False),
    Column("actor", String(64), nullable=False),  # a name as signed in, and the role
    Column("note", Text, nullable=False),  # what is to be put right; "" where nothing is
    sqlite_with_rowid=False,
)
