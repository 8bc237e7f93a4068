"""The table of short codes that were printed: what each stands for, for ever."""

from __future__ import annotations

from sqlalchemy import Column, String, Table, UniqueConstraint

from storage.tables import metadata

short_code = Table(
    "short_code",
    metadata,
    Column("code", String(7), primary_key=True),
    Column("survey", String(24), nullable=False),
    Column("place", String(24), nullable=False),
    UniqueConstraint("survey", "place"),
    sqlite_with_rowid=False,
)
