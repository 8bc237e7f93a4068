"""The tables, one definition for SQLite and PostgreSQL; the register's are in tables_register."""

from __future__ import annotations

from datetime import UTC, datetime

from sqlalchemy import (
    Boolean,
    Column,
    Date,
    DateTime,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    TypeDecorator,
    false,
)
from sqlalchemy.engine import Dialect

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)


class UtcTime(TypeDecorator[datetime]):
    """SQLite drops the zone; this puts UTC back and refuses a time without a zone."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a time without a zone")
        told = value.astimezone(UTC)
        return told.replace(tzinfo=None) if dialect.name == "sqlite" else told

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


heard = Table(
    "heard",
    metadata,
    # the channel's own name of an update; no person, no time, pruned by `kept_in`
    Column("channel", String(16), primary_key=True),
    Column("update_id", String(64), primary_key=True),
    Column("kept_in", Integer, nullable=False),  # number of the week
    sqlite_with_rowid=False,
)

dialogue = Table(
    "dialogue",
    metadata,
    Column("tag", LargeBinary(16), primary_key=True),
    Column("sealed", LargeBinary, nullable=False),
    Column("week", Integer, nullable=False),  # of the key it is sealed with
    sqlite_with_rowid=False,
)

script = Table(
    "script",
    metadata,
    Column("survey", String(24), primary_key=True),
    Column("version", Integer, primary_key=True),
    Column("hash", String(64), nullable=False),
    Column("body", Text, nullable=False),
)

wave = Table(
    "wave",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("survey", String(24), nullable=False),
    Column("version", Integer, nullable=False),
    Column("script", String(64), nullable=False),
    Column("audience", String(8), nullable=False),
    Column("permanent", Boolean(create_constraint=False), nullable=False),
    Column("opening", String(8), nullable=False),
    Column("size", Integer, nullable=False),
    Column("opened_on", Date, nullable=False),
    Column("closes_on", Date, nullable=False),
    Column("state", String(8), nullable=False),
    Column("closed_on", Date),
    Column("basis", Text, nullable=False),
    Column("public_key", LargeBinary, nullable=False),
    # what was promised when it began; `promise` binds every sealed row to it, NULL before 0006
    Column("k_min", Integer, nullable=False, server_default="5"),
    Column("batch_min", Integer, nullable=False, server_default="10"),
    Column("entry", String(10), nullable=False, server_default="membership"),
    Column("strict", Boolean(create_constraint=False), nullable=False, server_default=false()),
    Column("promise", LargeBinary),
    Column("told_until", Date),
    Column("pain", Text, nullable=False, server_default=""),
    # as whoever opened it said: not promised to anybody
    Column("purpose", Text, nullable=False, server_default=""),
    Column("population", Integer, nullable=False, server_default="0"),
    # what became of it
    Column("opened", Integer, nullable=False, server_default="0"),
    Column("verdict", String(8), nullable=False, server_default=""),
    Column("checked_on", Date),
    # counted once a day: a live count would tell who came in between
    Column("rough_started", Integer, nullable=False, server_default="0"),
    Column("rough_finished", Integer, nullable=False, server_default="0"),
    Column("rough_on", Date),
)

slip = Table(
    "slip",
    metadata,
    # SHA-256 of a one-time code: no number, no time, no word of whether it was used
    Column("wave", String(64), ForeignKey("wave.id"), primary_key=True),
    Column("mark", LargeBinary(32), primary_key=True),
    sqlite_with_rowid=False,
)

stack = Table(
    "stack",
    metadata,
    # a file of questionnaires that was entered: HMAC of the whole of it, no row of it, no time
    Column("mark", LargeBinary(32), primary_key=True),
    Column("wave", String(64), ForeignKey("wave.id"), nullable=False),
    sqlite_with_rowid=False,
)

stack_row = Table(
    "stack_row",
    metadata,
    # a row of such a file without its own words: HMAC under the wave's key, gone with its tickets
    Column("wave", String(64), ForeignKey("wave.id"), primary_key=True),
    Column("mark", LargeBinary(16), primary_key=True),
    sqlite_with_rowid=False,
)

ticket = Table(
    "ticket",
    metadata,
    Column("wave", String(64), ForeignKey("wave.id"), primary_key=True),
    Column("tag", LargeBinary(16), primary_key=True),
    Column("ptr", LargeBinary, nullable=False),
    Column("box", LargeBinary, nullable=False),
    sqlite_with_rowid=False,
)

answer = Table(
    "answer",
    metadata,
    # `ballot` is random: rows of one questionnaire share it, and it comes from nobody
    Column("ballot", LargeBinary(16), primary_key=True),
    Column("question", String(50), primary_key=True),
    Column("value", String(64), primary_key=True),
    Column("wave", String(64), ForeignKey("wave.id"), nullable=False),
    Column("survey", String(24), nullable=False),
    Column("version", Integer, nullable=False),
    Column("channel", String(16), nullable=False),
    Column("place", String(64), nullable=False),
    Column("opened_on", Date, nullable=False),
    Column("nth", Integer, nullable=False, server_default="1"),  # opening of that day
    # holds all that the figures of a period need (bench/)
    Index(
        "ix_answer_opened",
        *("opened_on", "nth", "survey", "version", "question", "value", "channel", "place"),
    ),
    sqlite_with_rowid=False,
)

comment = Table(
    "comment",
    metadata,
    Column("id", LargeBinary(16), primary_key=True),
    Column("wave", String(64), ForeignKey("wave.id"), nullable=False),
    Column("survey", String(24), nullable=False),
    Column("version", Integer, nullable=False),
    Column("question", String(50), nullable=False),
    Column("process", String(255), nullable=False),
    Column("opened_on", Date, nullable=False),
    Column("nth", Integer, nullable=False, server_default="1"),  # opening of that day
    Column("body", Text, nullable=False),
    sqlite_with_rowid=False,
)

turnout = Table(
    "turnout",
    metadata,
    # how many questionnaires were started and finished, known when ballots are opened
    Column("id", LargeBinary(16), primary_key=True),
    Column("wave", String(64), ForeignKey("wave.id"), nullable=False),
    Column("survey", String(24), nullable=False),
    Column("version", Integer, nullable=False),
    Column("opened_on", Date, nullable=False),
    Column("nth", Integer, nullable=False, server_default="1"),  # opening of that day
    Column("started", Integer, nullable=False),
    Column("finished", Integer, nullable=False),
)

cursor = Table(
    "cursor",
    metadata,
    # where a channel's own queue was read to (VK `ts`, MAX `marker`)
    Column("channel", String(16), primary_key=True),
    Column("value", String(64), nullable=False),
)

quarantine = Table(
    "quarantine",
    metadata,
    # an update that could not be read, sealed: it may hold a person beside an answer
    Column("channel", String(16), primary_key=True),
    Column("update_id", String(64), primary_key=True),
    Column("kind", String(64), nullable=False),
    Column("sealed", LargeBinary, nullable=False),
    sqlite_with_rowid=False,
)

job = Table(
    "job",
    metadata,
    Column("job", String(32), primary_key=True),
    Column("period", String(64), primary_key=True),  # or the name of a wave
    Column("chat", String(64), primary_key=True),
    Column("state", String(16), nullable=False),
    Column("owner", String(32), nullable=False),
    Column("until", UtcTime, nullable=False),
)
