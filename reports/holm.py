"""Many comparisons at once: one verdict of many must not be chance alone. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate


def holm(ps: Sequence[float]) -> tuple[float, ...]:
    """Adjusted p of each, in the given order: below alpha, it stands beside all the others.

    Source: Holm, S. (1979), Scand. J. Stat. 6, 65-70. Raises ValueError unless all are 0 to 1.

    >>> holm([0.04, 0.01, 0.03])
    (0.06, 0.03, 0.06)
    """
    if not all(0 <= p <= 1 for p in ps):
        raise ValueError(f"p outside 0 to 1: {ps}")
    order = sorted(range(len(ps)), key=ps.__getitem__)
    raised = (min(1.0, (len(ps) - passed) * ps[place]) for passed, place in enumerate(order))
    adjusted = dict(zip(order, accumulate(raised, max), strict=True))
    return tuple(adjusted[place] for place in range(len(ps)))
