"""The tables of the staff desk's door: links that open it once, sessions that keep it open,
and links of staff chats, which whoever asked for them confirms.
"""

from __future__ import annotations

from sqlalchemy import Column, LargeBinary, String, Table

from storage.tables import UtcTime, metadata

desk_link = Table(
    "desk_link",
    metadata,
    # of a token only its HMAC is kept: whoever reads the database cannot sign in with it
    Column("mark", LargeBinary(32), primary_key=True),
    Column("name", String(64), nullable=False),
    Column("role", String(8), nullable=False),
    Column("unit", String(24)),  # whose cases alone this one works with; NULL: all
    Column("until", UtcTime, nullable=False),
)

desk_session = Table(
    "desk_session",
    metadata,
    Column("mark", LargeBinary(32), primary_key=True),
    Column("name", String(64), nullable=False),
    Column("role", String(8), nullable=False),
    Column("unit", String(24)),  # whose cases alone this one works with; NULL: all
    Column("begun", UtcTime, nullable=False),
    Column("seen", UtcTime, nullable=False),
)

desk_pairing = Table(
    "desk_pairing",
    metadata,
    Column("id", String(16), primary_key=True),  # its name in the chat's buttons
    Column("asker", LargeBinary(32), nullable=False),  # HMAC of the account that may confirm it
    Column("link", LargeBinary(32)),  # NULL: used up
    Column("session", LargeBinary(32)),  # of the browser that waits; NULL: nobody used the link
    Column("name", String(64), nullable=False),
    Column("role", String(8), nullable=False),
    Column("unit", String(24)),  # whose cases alone this one works with; NULL: all
    Column("until", UtcTime, nullable=False),
)
