"""The table of versions of surveys that a town published itself; their words are in `script`."""

from __future__ import annotations

from sqlalchemy import Column, Integer, String, Table

from storage.release_records import NOTE
from storage.tables import metadata
from storage.tables_register import LocalDay

release = Table(
    "survey_release",
    metadata,
    # append-only, as `script` is: the database refuses all else
    Column("survey", String(24), primary_key=True),
    Column("version", Integer, primary_key=True, autoincrement=False),
    Column("day", LocalDay, nullable=False),
    Column("actor", String(64), nullable=False),  # a name as signed in, and the role
    Column("note", String(NOTE), nullable=False),
    sqlite_with_rowid=False,
)
