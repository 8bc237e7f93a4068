"""The tables of reports that were made: what each rests on, and which files are of it.

Figures only, as people may read them; no word of a message, and nobody's name.
"""

from __future__ import annotations

from sqlalchemy import Column, Date, ForeignKey, String, Table, Text

from storage.tables import UtcTime, metadata

report_run = Table(
    "report_run",
    metadata,
    # `id` comes from all that is below it but the last: the same inputs are one run
    Column("id", String(16), primary_key=True),
    Column("period", String(24), nullable=False),
    Column("as_of", Date, nullable=False),
    Column("audience", String(8), nullable=False),
    Column("program", String(32), nullable=False),
    Column("profile_hash", String(64), nullable=False),
    Column("figures_hash", String(64), nullable=False),
    Column("figures", Text, nullable=False),  # canonical JSON
    Column("created_at", UtcTime, nullable=False),
    sqlite_with_rowid=False,
)

report_file = Table(
    "report_file",
    metadata,
    # rows of the register may differ where no figure does: then a run has several of one name
    Column("sha256", String(64), primary_key=True),
    Column("run", String(16), ForeignKey("report_run.id"), primary_key=True),
    Column("name", String(120), nullable=False),
    sqlite_with_rowid=False,
)
