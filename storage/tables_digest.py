"""The table of digests: what was told of a quarter, and on which day it is to be sent."""

from __future__ import annotations

from sqlalchemy import Column, String, Table, Text

from storage.tables import UtcTime, metadata
from storage.tables_register import LocalDay

digest = Table(
    "digest",
    metadata,
    # figures of the whole town, nobody's words: a backup carries them, no term erases them
    Column("period", String(24), primary_key=True),
    Column("told", Text),  # JSON of reports/digest/restated; written when the first chat is told
    Column("send_on", LocalDay),  # chosen by a person; never later than the contract's day
    Column("actor", String(64)),  # who chose, and when
    Column("at", UtcTime),
)
