"""The attacker of a question of units: it is told how many named each, and some are hidden.

One more question is asked of those who named the first of them.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from reports import hiding
from tests.anonymity.small_worlds import K

if TYPE_CHECKING:
    from tests.anonymity.solver import Knowledge


def of_one(one: Knowledge) -> Iterator[str]:
    """Few of a unit, few in all hidden ones, a lone hidden one, few who were asked of theirs."""
    few = hiding.FEW_FOR_TABLES
    for name, n in one.units.items():
        if 0 < n < few:
            yield f"unit: {n} named {name}"
    left = one.people["unit"] - sum(one.units.values())
    if one.units and 0 < left < few:
        yield f"unit: {left} are left over"
    hidden = one.named - one.units.keys()
    if one.units and left and len(hidden) == 1:
        yield f"unit: {left} named {min(hidden)}, which was hidden"
    if 0 < one.people["there"] < few:
        yield f"unit: {one.people['there']} were asked of theirs"


def of_two(less: Knowledge, more: Knowledge) -> Iterator[str]:
    """Of two windows of which one holds the other, known on the same day or later."""
    both = less.units.keys() & more.units.keys()
    came = {name: more.units[name] - less.units[name] for name in both}
    if more.units:
        came["of others"] = more.people["unit"] - less.people["unit"] - sum(came.values())
    came["of those asked of theirs"] = more.people["there"] - less.people["there"]
    for name, n in came.items():
        if 0 < n < hiding.FEW_FOR_TABLES:
            yield f"unit: {n} {name} came between"
    if 0 < more.people["unit"] - less.people["unit"] < K:
        yield f"unit: {more.people['unit'] - less.people['unit']} people came between"
