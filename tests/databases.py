"""On which databases a test runs that names none: in the storage's own tests on all, where people
are promised something on both that may serve a town, on whole roads on one of the two, by lot.

The lot is drawn by the test's name, so it falls the same in every run and in every process.
`make test-all` runs all on all: docs/decisions/0063-a-road-is-walked-on-one-database.md.
"""

from __future__ import annotations

import os
import zlib
from collections import defaultdict
from collections.abc import Collection
from pathlib import PurePosixPath

import pytest

ALL = ("memory", "sqlite", "postgresql")
SERVING = ("sqlite", "postgresql")
"""What a town may live in; `memory` asks the same and belongs to tests and rehearsals."""
KEEPING = "storage"
PROMISED = frozenset({"anonymity", "submitting", "publication"})
ABOUT_STORING = "stor"
"""In a file's name: test_stored.py, test_storing.py and their like try the SQL itself."""


def wanted(path: str, name: str) -> Collection[str]:
    """For a test `name`, without a database in it, of the file `path`, as in tests/staff/…"""
    file = PurePosixPath(path)
    if KEEPING in file.parts:
        return ALL
    if PROMISED & set(file.parts) or ABOUT_STORING in file.stem:
        return SERVING
    return (drawn(f"{path}::{name}"),)


def drawn(test: str) -> str:
    """Not by hash(), which is another in each process."""
    return SERVING[zlib.crc32(test.encode()) & 1]


def spare(items: list[pytest.Item], config: pytest.Config) -> None:
    """Leaves in `items` those that are wanted. Who was asked for by hand, by `-k` or by name, or
    names its databases itself, is no choice of three and stays."""
    if os.environ.get("OTKLIK_TEST_DATABASES") == "all":
        return
    of_one = defaultdict[tuple[str, str], dict[str, pytest.Item]](dict)
    for item in items:
        if database := _database(item):
            of_one[_place(item, database)][database] = item
    spared = {
        id(item)
        for place, choices in of_one.items()
        if set(choices) == set(ALL)
        for database, item in choices.items()
        if database not in wanted(*place)
    }
    config.hook.pytest_deselected(items=[item for item in items if id(item) in spared])
    items[:] = [item for item in items if id(item) not in spared]


def _database(item: pytest.Item) -> str:
    return str(item.callspec.params.get("database_url", "")) if hasattr(item, "callspec") else ""


def _place(item: pytest.Item, database: str) -> tuple[str, str]:
    """(path, name without the database)"""
    path, _, name = item.nodeid.partition("::")
    bare, _, told = name.rstrip("]").partition("[")
    parts = told.split("-")
    parts.remove(database)
    return path, f"{bare}[{'-'.join(parts)}]"
