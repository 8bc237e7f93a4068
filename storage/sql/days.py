"""A date as the number of its day, in both databases: so that days are counted where they lie."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Integer
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement


class day_number(FunctionElement[int]):
    """Days since 1 January 1970, as `LocalDay` keeps them."""

    name = "day_number"
    type = Integer()
    inherit_cache = True


@compiles(day_number, "sqlite")
def _lite(element: day_number, compiler: SQLCompiler, **told: Any) -> str:
    return f"CAST(julianday({compiler.process(element.clauses, **told)}) - 2440587.5 AS INTEGER)"


@compiles(day_number, "postgresql")
def _post(element: day_number, compiler: SQLCompiler, **told: Any) -> str:
    return f"({compiler.process(element.clauses, **told)} - DATE '1970-01-01')"
