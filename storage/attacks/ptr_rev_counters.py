"""A number that grows with each version of a sealed row, in clear beside it or at its beginning."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from itertools import pairwise, product
from typing import Any, Literal

from storage.attacks.by_order import the_most
from storage.attacks.guesses import Guess, Subject
from storage.attacks.loot import Loot, Row

NAME = "ptr_rev_counters"
FIRST = 16
"""Bytes of a sealed row that are looked through for a number."""
MOSTLY = 0.95
"""Of all steps from version to version, so many must go up."""

Endian = Literal["big", "little"]
ORDERS: tuple[Endian, ...] = ("big", "little")
Field = tuple[str, int, int, Endian]
"""(column, first byte, bytes, order); no bytes: the column is a number."""


def run(loot: Loot) -> Iterator[Guess]:
    versions: Mapping[bytes, list[Row]] = defaultdict(list)
    for change in loot.of("ticket"):
        if change.row is not None:
            versions[change.name].append(change.row)
    rises = {field: _rise(field, versions) for field in _fields(versions)}
    best = max(rises, key=lambda field: rises[field], default=None)
    last: dict[Subject, float] = dict.fromkeys(versions, 0.0)
    if best is not None and rises[best] >= MOSTLY:
        last = {tag: float(_number(best, rows[-1])) for tag, rows in versions.items()}
    yield the_most(last)


def _fields(versions: Mapping[bytes, list[Row]]) -> Iterator[Field]:
    row = next((rows[0] for rows in versions.values()), {})
    for column, value in row.items():
        if isinstance(value, int):
            yield column, 0, 0, "big"
        elif isinstance(value, bytes) and column != "tag":
            for at, size, order in product(range(FIRST), (1, 2, 4, 8), ORDERS):
                yield column, at, size, order


def _rise(field: Field, versions: Mapping[bytes, list[Row]]) -> float:
    steps = [
        _number(field, later) > _number(field, earlier)
        for rows in versions.values()
        for earlier, later in pairwise(rows)
    ]
    return sum(steps) / len(steps) if steps else 0.0


def _number(field: Field, row: Mapping[str, Any]) -> int:
    column, at, size, order = field
    value = row[column]
    return int.from_bytes(value[at : at + size], order) if size else int(value)
