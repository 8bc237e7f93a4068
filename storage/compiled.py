"""Statements compiled once for SQLite, and asked of sqlite3 itself.

SQLAlchemy makes anew, at each execution, what is the same every time; that costs more than SQLite
does.
"""

from __future__ import annotations

from collections import namedtuple
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Dialect, Integer, LargeBinary, Select, String
from sqlalchemy.sql.dml import Insert

Question = Select[Any]
"""What it is told: words, whole numbers, bytes, and lists of them or of pairs of them."""
Row = Callable[[Sequence[Any]], Any]
"""Makes one of what sqlite3 gives."""
AS_THEY_ARE = (String, Integer, LargeBinary)
"""Values that sqlite3 takes and gives as we have them."""
KEPT = 500
"""Questions, each with one number of its values: a group has 200 people with two keys at most."""
ALONE = -1


@dataclass(frozen=True, slots=True)
class Compiled:
    """`order`: each value the statement wants, by name, and which of a list it is, or ALONE."""

    statement: str
    order: Sequence[tuple[str, int]]
    row: Row = tuple

    def values(self, told: Mapping[str, Any]) -> list[Any]:
        return [told[name] if at == ALONE else told[name][at] for name, at in self.order]


class Compilations:
    """Of one database; each is made when it is first asked for."""

    def __init__(self, dialect: Dialect) -> None:
        self._dialect = dialect
        self._questions: dict[tuple[Question, tuple[int, ...]], Compiled] = {}
        self._puts: dict[Insert, Compiled] = {}

    def question(self, asked: Question, told: Mapping[str, Any]) -> tuple[Compiled, list[Any]]:
        """It, and its values."""
        flat = {name: _flat(value) for name, value in told.items()}
        sizes = tuple(len(one) if isinstance(one, list) else ALONE for one in flat.values())
        known = self._questions.get((asked, sizes))
        if known is None:
            if len(self._questions) >= KEPT:
                self._questions.clear()
            known = self._questions[asked, sizes] = _question(asked, told, self._dialect)
        return known, known.values(flat)

    def put(self, statement: Insert, rows: Sequence[Mapping[str, Any]]) -> Compiled:
        """`rows` have the same names all and always."""
        known = self._puts.get(statement)
        if known is None:
            known = self._puts[statement] = _put(statement, rows[0], self._dialect)
        return known


def _flat(told: Any) -> Any:
    if isinstance(told, list) and told and isinstance(told[0], tuple):
        return [one for several in told for one in several]
    return told


def _question(asked: Question, told: Mapping[str, Any], dialect: Dialect) -> Compiled:
    """For any values as many as these."""
    state = asked.compile(dialect=dialect).construct_expanded_state(told)
    place = {
        name: (whole, at)
        for whole, names in state.parameter_expansion.items()
        for at, name in enumerate(names)
    }
    order = [place.get(name, (name, ALONE)) for name in state.positiontup or ()]
    return Compiled(state.statement, order, _row(asked, dialect))


def _put(statement: Insert, row: Mapping[str, Any], dialect: Dialect) -> Compiled:
    columns = statement.table.columns
    assert all(isinstance(columns[name].type, AS_THEY_ARE) for name in row)
    made: Any = statement.compile(dialect=dialect, column_keys=[*row])
    assert set(made.positiontup) == set(row)  # nothing that SQLAlchemy would fill in
    return Compiled(str(made), [(name, ALONE) for name in made.positiontup])


def _row(asked: Question, dialect: Dialect) -> Row:
    """Its columns as attributes, as SQLAlchemy would give them."""
    columns = list(asked.selected_columns)
    named: Any = namedtuple  # its columns are known only now
    make: Row = named("Row", [str(column.key) for column in columns])._make
    if all(isinstance(column.type, AS_THEY_ARE) for column in columns):
        return make
    read = [column.type.dialect_impl(dialect).result_processor(dialect, None) for column in columns]
    return lambda row: make([f(v) if f else v for f, v in zip(read, row, strict=True)])
