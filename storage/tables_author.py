"""The tables of what an author says of an answer, and of files that came with a message."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, ForeignKey, Integer, LargeBinary, String, Table

from storage.tables import metadata
from storage.tables_register import LocalDay

rating = Table(
    "rating",
    metadata,
    # one an appeal, of its last answer, gone when it is reopened; days only: no row tells an hour
    Column("appeal", Integer, ForeignKey("message.appeal"), primary_key=True, autoincrement=False),
    Column("asked", LocalDay, nullable=False),  # the day of that answer
    Column("until", LocalDay, nullable=False),  # the last day on which a changed mind counts
    Column("day", LocalDay),  # NULL: asked, not rated
    Column("helped", Boolean(create_constraint=False)),
    Column("mark", Integer),  # 1–5
    Column("reasons", String(48), nullable=False),  # why it did not help, with commas between
    Column("wish", String(8), index=True),  # of reopening: asked, declined; granted: no row
    Column("check_on", LocalDay, index=True),  # its author agreed to be asked once more then
    # of a traceless message: staff see it with their next batch
    Column("waits", Boolean(create_constraint=False), nullable=False),
)

file_body = Table(
    "file_body",
    metadata,
    # a file, sealed under a key of its own and padded; nothing here tells of which message
    Column("id", LargeBinary(16), primary_key=True),
    Column("week", Integer, nullable=False),  # it came; one that nobody sends is pruned
    Column("sealed", LargeBinary, nullable=False),
    sqlite_with_rowid=False,
)

attachment = Table(
    "attachment",
    metadata,
    # a file of a thread: kept, copied and erased with its words; no name of the author's is kept
    Column("id", LargeBinary(16), ForeignKey("file_body.id"), primary_key=True),
    Column("appeal", Integer, ForeignKey("message.appeal"), nullable=False, index=True),
    Column("place", Integer, nullable=False),  # of the entry it came with; 1: the first words
    Column("kind", String(8), nullable=False),  # jpeg, pdf, docx, xlsx: by what it holds
    # its random name and size; of a traceless message sealed under the thread's key
    Column("opens", LargeBinary, nullable=False),
    sqlite_with_rowid=False,
)
