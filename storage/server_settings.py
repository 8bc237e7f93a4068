"""What a PostgreSQL server writes down besides the tables: settings that would tell of people."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import text

from storage.engine import Engine

WANTED = {
    "log_statement": ("none", "ddl"),
    "log_min_duration_statement": ("-1",),
    "log_min_duration_sample": ("-1",),
    "log_transaction_sample_rate": ("0",),
    "log_duration": ("off",),
    "log_parameter_max_length_on_error": ("0",),
    "track_commit_timestamp": ("off",),
    "archive_mode": ("off",),
}
"""Setting: values under which it keeps nothing of one person's turn, nor the moment of it."""

LOUD = ("pgaudit", "auto_explain")
"""Libraries of a server that write statements, or their plans with values, into its log."""


@dataclass(frozen=True, slots=True)
class Setting:
    """One that should be set otherwise. `wanted` is a value that keeps nothing."""

    name: str
    found: str
    wanted: str


async def telling(engine: Engine) -> list[Setting]:
    """Those of this server; none of SQLite, which has no log but its own file.

    What the role may not see is taken for harmless: the server does not show it either.
    """
    if engine.is_sqlite:
        return []
    asked = text("SELECT name, setting FROM pg_settings WHERE name = ANY(:names)")
    names = [*WANTED, "shared_preload_libraries"]
    async with engine.reading() as connection:
        rows = (await connection.execute(asked, {"names": names})).all()
    return told_of({row.name: row.setting for row in rows})


def told_of(found: dict[str, str]) -> list[Setting]:
    """
    >>> told_of({"archive_mode": "on", "shared_preload_libraries": "pg_cron, pgaudit"})
    [Setting(name='archive_mode', found='on', wanted='off'), \
Setting(name='shared_preload_libraries', found='pgaudit', wanted='')]
    """
    told = [
        Setting(name, found[name], wanted[0])
        for name, wanted in WANTED.items()
        if name in found and found[name] not in wanted
    ]
    loaded = found.get("shared_preload_libraries", "")
    return told + [
        Setting("shared_preload_libraries", library, "") for library in LOUD if library in loaded
    ]
