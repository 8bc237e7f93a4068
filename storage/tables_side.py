"""The tables of registers by the side of messages: decisions and measures, best practices, the
processes of the body, what the media and networks say; and of who changed them on which day.

Words in them are staff's own, masked before they are kept. Days only: a record may be about a
message whose author wants no trace.
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
"""Characters of a random name of a record."""


def _record(name: str, *columns: Column[str]) -> Table:
    """What every register has: a name, the day it is about, whether it stands, how often changed.

    One that was removed stays without its words, for the log and whatever names it.
    """
    return Table(
        name,
        metadata,
        Column("id", String(ID), primary_key=True),
        Column("day", LocalDay, nullable=False),
        Column("version", SmallInteger, nullable=False),
        Column("is_removed", Boolean(create_constraint=False), nullable=False),
        *columns,
        Index(None, "day"),
        sqlite_with_rowid=False,
    )


def _line(name: str, length: int) -> Column[str]:
    """ "" where nothing is said."""
    return Column(name, String(length), nullable=False)


action = _record(
    "action",
    # what was decided, done or explained because of what people said
    _line("kind", 24),
    _line("title", 200),
    _line("document", 300),
    Column("text", Text, nullable=False),
    _line("cause", 24),
    _line("pain", 24),
    _line("topic", 24),
    _line("process", ID),
    _line("unit", 24),
)

practice = _record(
    "practice",
    # what people were grateful for and others may do as well
    _line("title", 200),
    Column("text", Text, nullable=False),
    _line("topic", 24),
    _line("unit", 24),
)

process = _record(
    "process",
    # of the body, the rows of the pain map
    _line("title", 200),
    _line("grouping", 120),
    _line("point", 120),
    _line("unit", 24),
)

observation = _record(
    "observation",
    # what media and networks say, without names (R-15, `social_scan`)
    _line("source", 200),
    _line("tone", 8),
    _line("topic", 24),
    Column("text", Text, nullable=False),
)

record_message = Table(
    "record_message",
    metadata,
    # messages that a record is about
    Column("record", String(ID), primary_key=True),
    Column("appeal", Integer, ForeignKey("appeal.id"), primary_key=True, autoincrement=False),
    Index(None, "appeal"),
    sqlite_with_rowid=False,
)

record_change = Table(
    "record_change",
    metadata,
    # append-only, by triggers: who made a version of a record; what it said before is not kept
    Column("record", String(ID), primary_key=True),
    Column("version", SmallInteger, primary_key=True, autoincrement=False),
    Column("deed", String(8), nullable=False),  # added, changed, removed
    Column("day", LocalDay, nullable=False),
    Column("actor", String(64), nullable=False),  # a name as signed in, and the role
    sqlite_with_rowid=False,
)
