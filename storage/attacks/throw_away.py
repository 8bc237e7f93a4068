"""A database of its own on the installation's PostgreSQL, gone when the rehearsal is over."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from secrets import token_hex

from sqlalchemy import text
from sqlalchemy.engine import make_url

from storage.engine import open_engine

NAME = "otklik_anonymity_"


async def may_create(url: str) -> bool:
    """May this account make databases on this server?"""
    asked = text("SELECT rolcreatedb OR rolsuper FROM pg_roles WHERE rolname = current_user")
    async with open_engine(url) as engine, engine.reading() as connection:
        return bool((await connection.execute(asked)).scalar_one())


@asynccontextmanager
async def database(url: str) -> AsyncIterator[str]:
    """The URL of a fresh, empty database beside the one at `url`."""
    name = NAME + token_hex(6)
    await _alone(url, f'CREATE DATABASE "{name}"')
    try:
        yield make_url(url).set(database=name).render_as_string(hide_password=False)
    finally:
        await _alone(url, f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')


async def _alone(url: str, statement: str) -> None:
    async with open_engine(url) as engine:
        connection = await engine.aside()
        try:
            await connection.execute(text(statement))
        finally:
            await connection.close()
