"""The tables of messages: who may answer whom, threads, receipts of traceless ones, notices.

A message is a row of `appeal` (its number in `number` and `external_id`) and a row of `message`
beside it. Ids of messages are random and negative: a running number would tell their order, and
imported rows take the positive ones. A traceless message keeps the day only, never a time.
"""

from __future__ import annotations

from sqlalchemy import (
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    String,
    Table,
    Text,
    text,
)

from storage.tables import UtcTime, metadata
from storage.tables_register import LocalDay

message = Table(
    "message",
    metadata,
    Column("appeal", Integer, ForeignKey("appeal.id"), primary_key=True, autoincrement=False),
    Column("asked_as", String(24), nullable=False),  # problem, proposal, question, gratitude
    Column("spot", Text, nullable=False),  # where, in the author's words; "" if traceless
    Column("urgent", Boolean(create_constraint=False), nullable=False),  # words of danger
    # a traceless message staff do not see yet: they are told at fixed hours, in batches
    Column("waits", Boolean(create_constraint=False), nullable=False),
    # what leads to the author; both NULL: nothing does (traceless, forgotten, term over)
    Column("author", LargeBinary(16), index=True),  # HMAC under the key `author`
    Column("address", LargeBinary),  # messenger:account, sealed under the key `address`, one size
    Column("lang", String(8), nullable=False),
    # the thread's key boxed to the staff's public key; NULL: the thread is in clear (addressed)
    Column("staff_key", LargeBinary),
    # lists ask for these few of very many
    Index(
        "ix_message_waits",
        "appeal",
        sqlite_where=text("waits IS 1"),
        postgresql_where=text("waits"),
    ),
    Index(
        "ix_message_urgent",
        "appeal",
        sqlite_where=text("urgent IS 1"),
        postgresql_where=text("urgent"),
    ),
)

entry = Table(
    "entry",
    metadata,
    # the thread; of an addressed message its first words are in `appeal.text` alone
    Column("appeal", Integer, ForeignKey("message.appeal"), primary_key=True, autoincrement=False),
    Column("place", Integer, primary_key=True, autoincrement=False),  # 1, 2, 3… in the thread
    Column("voice", String(8), nullable=False),  # author or staff
    Column("kind", String(12), nullable=False),  # text, addition, reply | question, answer
    Column("day", LocalDay, nullable=False),
    Column("at", UtcTime),  # NULL for what the author of a traceless message wrote
    # the author's later words in a traceless thread, which staff see with the next batch
    Column("waits", Boolean(create_constraint=False), nullable=False),
    # one of the two: in clear, or sealed under the thread's key and padded to a size class
    Column("body", Text),
    Column("sealed", LargeBinary),
    sqlite_with_rowid=False,
)

receipt = Table(
    "receipt",
    metadata,
    # of a traceless message: Argon2id(code) finds it, and opens its thread's key
    Column("lookup", LargeBinary(32), primary_key=True),
    Column("appeal", Integer, ForeignKey("message.appeal"), nullable=False, unique=True),
    Column("thread_key", LargeBinary, nullable=False),
    sqlite_with_rowid=False,
)

notice = Table(
    "notice",
    metadata,
    # words for somebody who is not waiting for them; deleted, not marked, when they arrived
    Column("id", Integer, primary_key=True, autoincrement=False),  # random, VK's `random_id`
    Column("kind", String(16), nullable=False),
    Column("appeal", Integer, ForeignKey("appeal.id"), index=True),
    # a staff chat as `telegram:-100123`; NULL: the author of `appeal`, whose address it has
    Column("chat", String(64)),
    Column("body", LargeBinary, nullable=False),  # words and buttons, sealed, one size
    Column("state", String(8), nullable=False),  # waiting, sending
    Column("tries", Integer, nullable=False),
    Column("not_before", UtcTime, nullable=False),
    Column("base", String(32)),  # while sending: the newest message known in that dialogue (F24)
    Column("owner", String(32), nullable=False),
    Column("until", UtcTime, nullable=False),  # the lease of whoever is sending
    # an invitation alone: the line of the list it goes to, and the mailing it is of
    Column("guest", LargeBinary(16), index=True),
    Column("mailing", String(16), index=True),
    Index(None, "not_before"),
)

code_to_show = Table(
    "code_to_show",
    metadata,
    # a receipt's code to be shown once on a page, sealed under the token that asks for it
    Column("token", LargeBinary(32), primary_key=True),  # SHA-256 of it
    Column("sealed", LargeBinary, nullable=False),
    Column("until", UtcTime, nullable=False),
    sqlite_with_rowid=False,
)
