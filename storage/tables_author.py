"""The tables of what an author says of an answer, and of files that came with a message."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, ForeignKey, Integer, LargeBinary, String, Table

from storage.tables import metadata
from storage.tables_register import LocalDay

rating = Table(
    "rating",
    metadata,
    # one an appeal, of its last answer; days only, so that no row tells an hour
    Column("appeal", Integer, ForeignKey("message.appeal"), primary_key=True, autoincrement=False),
    Column("asked", LocalDay, nullable=False),
    Column("day", LocalDay),  # NULL: asked, not rated
    Column("helped", Boolean(create_constraint=False)),
    Column("mark", Integer),  # 1–5
    Column("reason", String(24)),  # why it did not help; of domain `rating.reasons`
    Column("wish", String(8)),  # of reopening: asked, granted, declined
    Column("check_on", LocalDay),  # the author agreed to be asked once more on this day
)

attachment = Table(
    "attachment",
    metadata,
    # a file of a thread, in the database so that it is kept, copied and erased with its words
    Column("id", LargeBinary(16), primary_key=True),  # random; no name of the author's is kept
    Column("appeal", Integer, ForeignKey("message.appeal"), nullable=False, index=True),
    Column("place", Integer, nullable=False),  # of the entry it came with; 1: the first words
    Column("kind", String(8), nullable=False),  # jpeg, png, pdf…, by what it holds
    Column("size", Integer, nullable=False),  # bytes
    # one of the two: in clear, or sealed under the thread's key
    Column("body", LargeBinary),
    Column("sealed", LargeBinary),
    sqlite_with_rowid=False,
)
