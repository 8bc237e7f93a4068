"""Where rows of a file wait until all of them are read: no migration makes it, no backup has it."""

from __future__ import annotations

from typing import Any, NamedTuple

from sqlalchemy import Boolean, Column, Integer, MetaData, String, Table, Text

from storage.sql.register_rows import COLUMNS
from storage.tables_register import appeal


class Arrival(NamedTuple):
    """`number` is that of a row in the file. `rows`: `place` counts the new ones from 1, `appeal`
    names the row of the register that is changed, `anew` says that its words are others now.
    `changes`: their lines of the log."""

    rows: Table
    changes: Table


def arrival(schema: str | None = None, **options: Any) -> Arrival:
    metadata = MetaData()
    rows = Table(
        "arrival",
        metadata,
        Column("number", Integer, primary_key=True, autoincrement=False),
        Column("place", Integer),
        Column("appeal", Integer),
        Column("anew", Boolean(create_constraint=False), nullable=False),
        *(Column(name, appeal.c[name].type) for name in COLUMNS),
        schema=schema,
        **options,
    )
    changes = Table(
        "arrival_change",
        metadata,
        Column("number", Integer, primary_key=True, autoincrement=False),
        Column("place", Integer, primary_key=True, autoincrement=False),
        Column("appeal", Integer, nullable=False),
        Column("field", String(24), nullable=False),
        Column("old", Text),
        Column("new", Text),
        schema=schema,
        **options,
    )
    return Arrival(rows, changes)
