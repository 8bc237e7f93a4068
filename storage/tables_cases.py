"""The tables of staff's work: how a case stands, its cards in chats, drafts, chats that moved.

Nothing here names a clerk: who took a case is in `appeal.taken_by`, the log knows roles only.
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
    UniqueConstraint,
    text,
)

from storage.tables import metadata
from storage.tables_register import LocalDay

case_state = Table(
    "case_state",
    metadata,
    # what the register has no column for; no row: neither asked nor reopened
    Column("appeal", Integer, ForeignKey("message.appeal"), primary_key=True, autoincrement=False),
    Column("question_until", LocalDay),  # the author is asked, and may answer up to this day
    Column("reopened", Boolean(create_constraint=False), nullable=False),
    Column("promised", LocalDay),  # supported: until when it is to be done
    Column("hidden", String(300)),  # staff took it out of sight, and why
    Column("hidden_day", LocalDay),  # since when: its words are erased by term as an answered one's
    # lists ask for these few of very many
    Index(
        "ix_case_state_asked",
        "appeal",
        sqlite_where=text("question_until IS NOT NULL"),
        postgresql_where=text("question_until IS NOT NULL"),
    ),
    Index(
        "ix_case_state_reopened",
        "appeal",
        sqlite_where=text("reopened IS 1"),
        postgresql_where=text("reopened"),
    ),
    Index(
        "ix_case_state_hidden",
        "appeal",
        sqlite_where=text("hidden IS NOT NULL"),
        postgresql_where=text("hidden IS NOT NULL"),
    ),
    Index(
        "ix_case_state_promised",
        *("promised", "appeal"),
        sqlite_where=text("promised IS NOT NULL"),
        postgresql_where=text("promised IS NOT NULL"),
    ),
)

card = Table(
    "card",
    metadata,
    # a card in a staff chat and the case it shows: for good, so that an old card works for ever
    Column("id", Integer, primary_key=True, autoincrement=False),  # random
    Column("appeal", Integer, ForeignKey("message.appeal"), nullable=False, index=True),
    Column("chat", String(64), nullable=False),  # as `telegram:-100123`
    Column("message", String(32), nullable=False),
    Column("shown", String(32), nullable=False),  # what the card shows; else it is drawn anew
    Column("over", Boolean(create_constraint=False), nullable=False),  # it shows a closed case
    Column("unit", String(24)),  # whose card it is; of a case handed on it shows that alone
    UniqueConstraint("chat", "message"),
)

draft = Table(
    "draft",
    metadata,
    # a step begun in a staff chat: what was typed and chosen so far, and the bot's own message
    Column("id", Integer, primary_key=True, autoincrement=False),  # random
    Column("appeal", Integer, ForeignKey("message.appeal"), nullable=False, index=True),
    Column("chat", String(64), nullable=False),
    Column("message", String(32)),  # NULL: on its way
    Column("step", String(12), nullable=False),
    Column("screen", String(12), nullable=False),  # words, cause, check, done, dropped
    Column("sealed", LargeBinary, nullable=False),  # the words and the cause, one size
    Column("version", Integer, nullable=False),  # rises with every change
    Column("shown", Integer, nullable=False),  # the version that the chat sees
    Column("day", LocalDay, nullable=False),  # of the last change; left ones are pruned
)

moved_chat = Table(
    "moved_chat",
    metadata,
    # a group of ours that became a supergroup, so that the settings may name the old one
    Column("old", String(64), primary_key=True),
    Column("new", String(64), nullable=False),
    sqlite_with_rowid=False,
)
