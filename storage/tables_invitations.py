"""The tables of invitations: addresses of those who asked for them, mailings, which name nobody.

A guest's row bears no day and no number: a keyed hash finds it, and what is sealed tells the
account and the month of the last invitation. A mailing walks along the hashes and keeps only how
far it came, so nothing tells who was sent what.
"""

from __future__ import annotations

from sqlalchemy import Boolean, Column, ForeignKey, Integer, LargeBinary, String, Table, Text

from storage.tables import UtcTime, metadata
from storage.tables_register import LocalDay

guest = Table(
    "guest",
    metadata,
    Column("tag", LargeBinary(16), primary_key=True),  # HMAC under a key of its own
    Column("sealed", LargeBinary, nullable=False),  # messenger:account and a month, one size
    sqlite_with_rowid=False,
)

mailing = Table(
    "mailing",
    metadata,
    Column("id", String(16), primary_key=True),
    Column("kind", String(8), nullable=False),  # invite, remind
    Column("words", Text, nullable=False),  # as everybody got them
    Column("actor", String(100), nullable=False),  # the clerk who asked for it, and the role
    Column("asked_on", LocalDay, nullable=False),
    Column("begins", UtcTime, nullable=False),
    Column("ended_on", LocalDay),  # NULL: it goes on
    Column("stopped", Boolean(create_constraint=False), nullable=False),
    Column("after", LargeBinary(16)),  # the hash it came to; NULL: at the beginning, or ended
    # counts, and nothing else, for the response
    Column("invited", Integer, nullable=False),
    Column("delivered", Integer, nullable=False),
    Column("gone", Integer, nullable=False),
    sqlite_with_rowid=False,
)

mailing_wave = Table(
    "mailing_wave",
    metadata,
    # once a wave and kind, whoever asks
    Column("wave", String(64), ForeignKey("wave.id"), primary_key=True),
    Column("kind", String(8), primary_key=True),
    Column("mailing", String(16), ForeignKey("mailing.id"), nullable=False, index=True),
    Column("came", Integer, nullable=False),  # questionnaires opened that its button began
    sqlite_with_rowid=False,
)
