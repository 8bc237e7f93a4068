"""Brings the database to this program's version and back; alembic is imported only when called."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from storage.engine import Engine

if TYPE_CHECKING:
    from alembic.config import Config
    from sqlalchemy import Connection

FOLDER = Path(__file__).parent / "migrations"


class NewerDatabase(Exception):
    """The database was brought up by a newer program; this one must not touch it."""


async def upgrade(engine: Engine, to: str = "head") -> None:
    """Raises NewerDatabase rather than touch what it does not know."""
    found = await revision(engine)
    if found not in {None, *known()}:
        raise NewerDatabase
    if found == (head() if to == "head" else to):
        return
    from alembic import command

    await _run(engine, lambda config: command.upgrade(config, to))


async def downgrade(engine: Engine, to: str) -> None:
    from alembic import command

    await _run(engine, lambda config: command.downgrade(config, to))


async def differences(engine: Engine) -> list[Any]:
    """What the tables in code have and the database has not, or the other way round; [] is good."""
    from alembic.autogenerate import compare_metadata
    from alembic.runtime.migration import MigrationContext

    from storage import (
        tables_author,
        tables_cases,
        tables_codes,
        tables_digest,
        tables_inquiry,
        tables_invitations,
        tables_messages,
        tables_office,
        tables_pains,
        tables_publication,
        tables_releases,
        tables_reports,
        tables_side,
        tables_submission,
        tables_words,
    )
    from storage import tables_signin as of_signin

    for one in (
        tables_author.rating,
        tables_cases.card,
        tables_codes.appeal_code,
        tables_digest.digest,
        tables_office.unit,
        tables_pains.pain_row,
        tables_reports.report_run,
        tables_inquiry.inquiry,
        tables_invitations.guest,
        tables_publication.publication,
        tables_releases.release,
        tables_side.action,
        tables_submission.submission,
        tables_words.lemma_of_appeal,
    ):
        assert one.metadata is of_signin.desk_link.metadata  # all share one

    def compare(connection: Connection) -> list[Any]:
        context = MigrationContext.configure(connection)
        return list(compare_metadata(context, tables_messages.message.metadata))

    async with engine.reading() as connection:
        return await connection.run_sync(compare)


async def revision(engine: Engine) -> str | None:
    """The database's version; None for an empty one."""

    def ask(connection: Connection) -> str | None:
        from sqlalchemy import inspect, text

        if not inspect(connection).has_table("alembic_version"):
            return None
        told = connection.execute(text("SELECT version_num FROM alembic_version")).scalars().all()
        return str(told[0]) if told else None

    async with engine.reading() as connection:
        return await connection.run_sync(ask)


def head() -> str:
    """The version this program works with."""
    return known()[0]


def known() -> list[str]:
    """All versions this program knows, the newest first; a file is named by its version.

    Read from the names alone: importing alembic takes longer than most commands do.
    """
    files = (FOLDER / "versions").glob("[0-9]*_*.py")
    return sorted((path.name.partition("_")[0] for path in files), reverse=True)


async def _run(engine: Engine, what: Any) -> None:
    def on(connection: Connection) -> None:
        config = _config()
        config.attributes["connection"] = connection
        what(config)

    async with engine.writing() as connection:
        await connection.run_sync(on)


def _config() -> Config:
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(FOLDER))
    return config
