"""What the oracle tests draw and how they agree: seeded cases in arrays, relative precision."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

CASES = 10_000
"""Of each function; the extremes come on top."""

CLOSE = 1e-9
"""Relative, so that a p of 1e-200 is compared as closely as one of 0.5."""

FLOOR = 1e-290
"""Below it floats lose digits: such numbers agree if both are below it."""

Numbers = NDArray[np.float64]
Counts = NDArray[np.int64]

EXTREMES = (
    *((0, 1), (1, 1), (0, 2), (1, 2), (2, 2), (0, 10**6), (1, 10**6), (10**6 - 1, 10**6)),
    *((10**6, 10**6), (500_000, 10**6), (0, 30), (30, 30), (15, 30)),
)
"""Counts of so many: nobody, one, all, a million."""


class Groups(NamedTuple):
    """`counts` of `sizes`, element by element."""

    counts: Counts
    sizes: Counts


def groups(seed: int, largest: int = 10**6, extremes: bool = True) -> Groups:
    """Sizes from 1, each order of magnitude alike; a third of counts few, a third nearly all."""
    draw = np.random.default_rng(seed)
    sizes = np.exp(draw.uniform(0, np.log(largest), CASES)).astype(np.int64)
    any_, few = draw.integers(0, sizes + 1), np.minimum(sizes, draw.integers(0, 12, CASES))
    counts = np.choose(draw.integers(0, 3, CASES), [any_, few, sizes - few])
    if not extremes:
        return Groups(counts, sizes)
    told = np.array([pair for pair in EXTREMES if pair[1] <= largest])
    return Groups(np.append(counts, told[:, 0]), np.append(sizes, told[:, 1]))


def shuffled(told: Groups, seed: int) -> Groups:
    """The same groups in another order, so that each meets another one."""
    order = np.random.default_rng(seed).permutation(len(told.sizes))
    return Groups(told.counts[order], told.sizes[order])


def each(function: Callable[..., Any], *columns: Iterable[Any]) -> Numbers:
    """Results row by row, of plain Python numbers: what the program is given."""
    told = [column.tolist() if isinstance(column, np.ndarray) else column for column in columns]
    return np.array([function(*row) for row in zip(*told, strict=True)], dtype=np.float64)


def apart(ours: Numbers, theirs: Numbers) -> int:
    """How many numbers differ by more than `CLOSE`; no number at all differs from everything."""
    assert ours.shape == theirs.shape
    size = np.maximum(np.abs(ours), np.abs(theirs))
    with np.errstate(invalid="ignore"):  # two infinities, equal or not, are told by `==`
        near = np.abs(ours - theirs) <= CLOSE * size
    return int(np.count_nonzero(~(near | (ours == theirs) | (size < FLOOR))))
