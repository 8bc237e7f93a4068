"""The databases a wave is held on."""

from __future__ import annotations

import pytest


@pytest.fixture(params=["sqlite", "postgresql"])
def server(request: pytest.FixtureRequest) -> str | None:
    """The URL of a PostgreSQL server, or None: a file of SQLite."""
    if request.param == "sqlite":
        return None
    return str(request.getfixturevalue("postgresql_server"))
