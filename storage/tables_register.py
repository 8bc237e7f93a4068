"""The tables of the register: appeals of every channel and the log of every change to them.

Days are local days of the town, kept as numbers, so that a wait is a plain subtraction in both
databases. To read them by hand: SQLite `date(received_day * 86400, 'unixepoch')`, PostgreSQL
`date '1970-01-01' + received_day`.
"""

from __future__ import annotations

from datetime import date

from sqlalchemy import (
    Boolean,
    Column,
    Date,
    ForeignKey,
    Index,
    Integer,
    String,
    Table,
    Text,
    TypeDecorator,
    UniqueConstraint,
    false,
    text,
)
from sqlalchemy.engine import Dialect

from storage.tables import UtcTime, metadata

EPOCH = date(1970, 1, 1).toordinal()


class LocalDay(TypeDecorator[date]):
    """A day as the number of days since 1 January 1970."""

    impl = Integer
    cache_ok = True

    def process_bind_param(self, value: date | None, dialect: Dialect) -> int | None:
        return None if value is None else value.toordinal() - EPOCH

    def process_result_value(self, value: int | None, dialect: Dialect) -> date | None:
        return None if value is None else date.fromordinal(value + EPOCH)


appeal = Table(
    "appeal",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("channel", String(24), nullable=False),
    Column("external_id", String(100), nullable=False),  # the number in the channel's own register
    Column("number", String(24), unique=True),  # what a citizen is told; imported rows have none
    Column("audience", String(8), nullable=False),
    Column("kind", String(24), nullable=False),
    Column("topic", String(24)),
    Column("cause", String(24)),
    Column("direction", String(24)),
    Column("organisation", String(300), nullable=False),  # "": the administration itself
    Column("received_day", LocalDay, nullable=False),
    Column("registered_day", LocalDay),
    Column("answered_day", LocalDay),
    Column("outcome", String(24), nullable=False),  # "in_work": none yet
    Column("duplicate_of", String(125)),  # channel:external_id of the original
    Column("extended", Boolean(create_constraint=False), nullable=False),
    Column("anonymous", Boolean(create_constraint=False), nullable=False),
    Column("repeat", Boolean(create_constraint=False), nullable=False),
    Column("collective", Boolean(create_constraint=False), nullable=False),
    Column("client_kind", String(24)),
    Column(
        "representative",
        Boolean(create_constraint=False),
        nullable=False,
        default=False,
        server_default=false(),
    ),
    Column("form", String(12)),
    Column("received_at", UtcTime, nullable=False),
    Column("registered_at", UtcTime),
    Column("answered_at", UtcTime),
    # of messages that came through Otklik; a file never touches these
    Column("unit", String(24)),
    Column("place", String(64)),  # of the profile's; never of a traceless message
    Column("taken_by", String(64)),
    Column("due", Date),
    Column("outcome_reason", Text),
    # last, so that figures never walk over it
    Column("text", Text, nullable=False),
    UniqueConstraint("channel", "external_id"),
    # each holds all that its figures need, so that the wide rows are never read (bench/)
    Index(
        "ix_appeal_received",
        *("received_day", "audience", "duplicate_of", "channel", "kind", "outcome"),
        *("answered_day", "anonymous", "repeat", "topic", "cause", "organisation"),
        *("registered_day", "client_kind", "unit", "taken_by", "place"),
    ),
    Index(
        "ix_appeal_answered",
        *("answered_day", "audience", "duplicate_of", "outcome", "registered_day"),
        *("received_day", "anonymous", "extended"),
        *("channel", "topic", "kind", "unit", "taken_by", "place"),  # for the desk's list
    ),
    Index(
        "ix_appeal_open",
        *("outcome", "registered_day", "audience", "duplicate_of", "received_day"),
        *("anonymous", "extended", "answered_day"),
        *("due", "taken_by", "topic", "channel", "kind", "unit", "place"),  # for the desk's list
    ),
    Index(
        "ix_appeal_danger",  # open ones by cause, for what must be told at once
        "cause",
        sqlite_where=text("outcome = 'in_work'"),
        postgresql_where=text("outcome = 'in_work'"),
    ),
)

appeal_change = Table(
    "appeal_change",
    metadata,
    # append-only, and triggers see to it (migration 0024). A text's old and new words are never
    # here: they would outlive the text
    Column("id", Integer, primary_key=True),
    Column("appeal", Integer, ForeignKey("appeal.id"), nullable=False, index=True),
    Column("field", String(24), nullable=False),  # "created" for the first line of an appeal
    Column("old", Text),
    Column("new", Text),
    Column("at", UtcTime, nullable=False),
    Column("actor", String(64), nullable=False),  # a role or a road in ("import"), not a person
)
