"""Statements both databases understand, where SQLAlchemy has one for each."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from sqlalchemy import Table
from sqlalchemy.dialects import sqlite
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlalchemy.sql.dml import Insert


def put(connection: AsyncConnection, table: Table) -> Insert:
    """INSERT, or UPDATE of all other columns where the primary key is there already."""
    return _put(connection.dialect.name, table)


@cache
def _put(dialect: str, table: Table) -> Insert:
    keys = [column.name for column in table.primary_key]
    rest = [column.name for column in table.columns if column.name not in keys]
    if dialect == "sqlite":
        lite = sqlite.insert(table)
        return lite.on_conflict_do_update(
            index_elements=keys, set_={name: lite.excluded[name] for name in rest}
        )
    from sqlalchemy.dialects import postgresql  # takes long to import, and most have SQLite

    post = postgresql.insert(table)
    return post.on_conflict_do_update(
        index_elements=keys, set_={name: post.excluded[name] for name in rest}
    )


def put_once(connection: AsyncConnection, table: Table, keys: Iterable[str] = ()) -> Insert:
    """INSERT, or nothing where the key is there already; `rowcount` tells which."""
    names = list(keys) or [column.name for column in table.primary_key]
    if connection.dialect.name == "sqlite":
        return sqlite.insert(table).on_conflict_do_nothing(index_elements=names)
    from sqlalchemy.dialects import postgresql

    return postgresql.insert(table).on_conflict_do_nothing(index_elements=names)
