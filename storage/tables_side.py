"""The registers by the side: what is done about causes, processes, outside sources, and codings."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, ForeignKey, Index, Integer, LargeBinary, String, Table, Text

from storage.tables import UtcTime, metadata
from storage.tables_register import LocalDay

action = Table(
    "action",
    metadata,
    # decisions, instruction and explanation materials, good practices
    Column("id", Integer, primary_key=True),
    Column("kind", String(24), nullable=False),
    Column("title", String(300), nullable=False),
    Column("text", Text, nullable=False),
    Column("document", String(200), nullable=False),  # number and name; "": none
    Column("day", LocalDay, nullable=False),
    Column("cause", String(24)),
    Column("pain", String(24)),
    Column("topic", String(24)),
    Column("process", String(24)),
    Column("appeal", Integer, ForeignKey("appeal.id")),  # that led to it
    Column("at", UtcTime, nullable=False),
    Column("actor", String(64), nullable=False),
)

process = Table(
    "process",
    metadata,
    # processes of the body, the base of the pain map
    Column("id", String(24), primary_key=True),
    Column("title", String(300), nullable=False),
    Column("direction", String(24)),
    Column("grouping", String(60), nullable=False),
    Column("point", String(64)),  # of contact
    Column("unit", String(24)),
    Column("is_used", Boolean(create_constraint=False), nullable=False),
    sqlite_with_rowid=False,
)

social_scan = Table(
    "social_scan",
    metadata,
    # what was said elsewhere, without names
    Column("id", Integer, primary_key=True),
    Column("day", LocalDay, nullable=False, index=True),
    Column("source", String(100), nullable=False),
    Column("topic", String(24)),
    Column("tone", String(8), nullable=False),  # good, neutral, bad
    Column("text", Text, nullable=False),
    Column("at", UtcTime, nullable=False),
    Column("actor", String(64), nullable=False),
)

coding = Table(
    "coding",
    metadata,
    # a free text read by staff and given a cause, a pain or a need (R-15, C7)
    Column("of", String(8), primary_key=True),  # comment, appeal, scan
    Column("name", LargeBinary(16), primary_key=True),  # its id
    Column("kind", String(8), primary_key=True),  # cause, pain, need
    Column("code", String(64), primary_key=True),
    Column("day", LocalDay, nullable=False),
    Column("actor", String(64), nullable=False),
    sqlite_with_rowid=False,
)

lemma_of_appeal = Table(
    "lemma_of_appeal",
    metadata,
    # words of texts in clear in their first form, for search; erased with the text
    Column("lemma", String(40), primary_key=True),
    Column("appeal", Integer, ForeignKey("appeal.id"), primary_key=True, autoincrement=False),
    Index(None, "appeal"),
    sqlite_with_rowid=False,
)

topic_lemma = Table(
    "topic_lemma",
    metadata,
    # how often a word stood in messages whose topic a clerk confirmed
    Column("topic", String(24), primary_key=True),
    Column("lemma", String(40), primary_key=True),
    Column("count", Integer, nullable=False),
    sqlite_with_rowid=False,
)
