"""The table of what was published of a period, and taken back: who said so, on which day."""

from __future__ import annotations

from sqlalchemy import Column, SmallInteger, String, Table, Text

from storage.tables import metadata
from storage.tables_register import LocalDay

publication = Table(
    "publication",
    metadata,
    # append-only: the newest line of a period says what everybody may read
    Column("period", String(24), primary_key=True),
    Column("number", SmallInteger, primary_key=True, autoincrement=False),
    Column("body", Text, nullable=False),  # JSON of an edition; "": taken back
    Column("day", LocalDay, nullable=False),
    Column("actor", String(64), nullable=False),  # a name as signed in, and the role
    sqlite_with_rowid=False,
)
