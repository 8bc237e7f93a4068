"""Small groups: what is not shown, so that nobody's answer can be told. One module for all doors.

Rules, from reliability: a group below `k_min` is not shown; if one cell of a table is hidden, the
next smallest is hidden too, else subtraction from the total gives it back; below 20 answers a share
is a band; a group that people know by name is not shown when all of it said the same.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping

FEW_FOR_COUNTS = 20
"""Answers to a question below which options show bands instead of counts."""

FEW_FOR_WORDS = 20
"""Answers below which a digest draws no conclusion at all."""

BAND = 20
"""Percent points of a band."""


def is_enough(n: int, k_min: int) -> bool:
    return n >= k_min


def shown_cells(sizes: Mapping[str, int], hidden: Collection[str]) -> list[str]:
    """Names of the cells of one table that may be shown, in the given order.

    Empty cells are nobody, so they are left out. A single hidden cell takes the smallest shown
    one with it, the later one of equals: else the total gives it back.

    >>> shown_cells({"hall": 12, "site": 3, "stand": 7}, {"site"})
    ['hall']
    >>> shown_cells({"hall": 12, "site": 3, "stand": 1}, {"site", "stand"})
    ['hall']
    """
    filled = [name for name, size in sizes.items() if size]
    shown = [name for name in filled if name not in hidden]
    if shown and len(filled) - len(shown) == 1:
        shown.remove(min(reversed(shown), key=lambda name: sizes[name]))
    return shown


def band(count: int, n: int) -> tuple[int, int]:
    """The band of 20 percent points a share lies in; a share on a border belongs to the lower one.

    >>> band(3, 10), band(2, 10), band(0, 7)
    ((20, 40), (0, 20), (0, 20))
    """
    upper = max(BAND, -(-100 * count // (n * BAND)) * BAND)
    return upper - BAND, upper


def all_said_the_same(counts: Mapping[str, int], neutral: str = "") -> bool:
    """One answer holds everybody, and it is not the neutral one."""
    given = {value for value, count in counts.items() if count}
    return len(given) == 1 and neutral not in given
