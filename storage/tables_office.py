"""The tables of how an administration is set up while it runs: units, routes, templates, settings.

What they say wins over the profile's file; who changed what, and when, is kept.
"""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Integer, LargeBinary, String, Table, Text

from storage.tables import UtcTime, metadata
from storage.tables_register import LocalDay

unit = Table(
    "unit",
    metadata,
    Column("id", String(24), primary_key=True),
    Column("title", String(200), nullable=False),
    Column("grouping", String(60), nullable=False),  # of internal clients; "": none
    Column("chat", String(64)),  # where its cards go, as `telegram:-100123`; NULL: the staff chat
    Column("topic", String(32)),  # the forum topic in that chat
    Column("is_used", Boolean(create_constraint=False), nullable=False),
    sqlite_with_rowid=False,
)

route = Table(
    "route",
    metadata,
    # the first that fits, by `place`, sends a message to its unit; NULL and "" fit everything
    Column("id", Integer, primary_key=True, autoincrement=False),  # random
    Column("place", Integer, nullable=False),
    Column("unit", String(24), nullable=False),
    Column("topic", String(24)),
    Column("organisation", String(300), nullable=False),
    Column("spot", String(64)),  # a place of the directory
)

reply_template = Table(
    "reply_template",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),  # random
    Column("topic", String(24)),  # NULL: for every topic
    Column("title", String(60), nullable=False),
    Column("body", Text, nullable=False),
    Column("at", UtcTime, nullable=False),
    Column("actor", String(64), nullable=False),  # a role
)

entering = Table(
    "entering",
    metadata,
    # an appeal half entered in a staff chat, in the bot's own message; dropped when it is left
    Column("id", Integer, primary_key=True, autoincrement=False),  # random
    Column("chat", String(64), nullable=False),
    Column("message", String(32)),  # NULL: on its way
    Column("sealed", LargeBinary, nullable=False),  # all that was chosen and typed, one size
    Column("is_over", Boolean(create_constraint=False), nullable=False),
    Column("version", Integer, nullable=False),  # rises with every change
    Column("shown", Integer, nullable=False),  # the version that the chat sees
    Column("day", LocalDay, nullable=False),  # of the last change
)

setting = Table(
    "setting",
    metadata,
    # what may change while the program runs; the newest of a name counts. Append-only
    Column("id", Integer, primary_key=True),
    Column("name", String(64), nullable=False, index=True),
    Column("value", Text),  # JSON; NULL: the file's again
    Column("at", UtcTime, nullable=False),
    Column("actor", String(64), nullable=False),  # a name as signed in, and the role
)

blocked = Table(
    "blocked",
    metadata,
    # whoever floods; the tag's key is new each week, so a block lasts two at most (ruling 15)
    Column("tag", LargeBinary(16), primary_key=True),
    Column("week", Integer, nullable=False),
    Column("reason", String(200), nullable=False),
    sqlite_with_rowid=False,
)
