"""The tables of the staff desk's door: links that open it once, sessions that keep it open."""

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
