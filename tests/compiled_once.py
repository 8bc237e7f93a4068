"""Statements compiled once for all databases of a run, as a program compiles them once for its own.

Each test opens a database of its own; of the work it would begin with, a sixth is making the same
SQL out of the same statements. What is asked of the database stays what it was. So it is with the
command line: it is put together for the first command that a test types.
"""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from typing import Any

from sqlalchemy import Connection, Engine, event
from typer import main, testing

Key = tuple[Any, ...]


class Compiled(dict[Key, Any]):
    """As an engine keeps them, but for the dialect, which each engine has one of its own of."""

    def get(self, key: Key, default: Any = None) -> Any:
        return super().get(key[1:], default)

    def __setitem__(self, key: Key, compiled: Any) -> None:
        super().__setitem__(key[1:], compiled)


_of: defaultdict[str, Compiled] = defaultdict(Compiled)
"""By the dialect's name."""


def _take(connection: Connection) -> None:
    connection.execution_options(compiled_cache=_of[connection.dialect.name])


def share() -> None:
    """From now on, for every engine and for every command typed in this process."""
    event.listen(Engine, "engine_connect", _take)
    testing._get_command = cache(main.get_command)  # type: ignore[attr-defined]  # theirs alone
