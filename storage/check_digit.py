"""The digit that makes others whole: a slip of the finger is noticed, not guessed. Pure.

H. M. Damm (2004), table of order 10: one wrong digit, or two neighbours in the wrong order, is
always noticed.
"""

from __future__ import annotations

_TABLE = (
    (0, 3, 1, 7, 5, 9, 8, 6, 4, 2),
    (7, 0, 9, 2, 1, 5, 4, 8, 6, 3),
    (4, 2, 0, 6, 8, 7, 1, 3, 5, 9),
    (1, 7, 5, 0, 9, 8, 3, 4, 2, 6),
    (6, 1, 2, 3, 0, 4, 5, 9, 7, 8),
    (3, 6, 7, 4, 2, 0, 9, 5, 8, 1),
    (5, 8, 6, 9, 7, 2, 0, 1, 3, 4),
    (8, 9, 4, 5, 3, 6, 2, 0, 1, 7),
    (9, 4, 3, 8, 6, 1, 7, 2, 0, 5),
    (2, 5, 8, 1, 4, 3, 6, 7, 9, 0),
)


def of(digits: str) -> int:
    """0 if they are whole already.

    >>> of("5724"), of("57240")
    (0, 0)
    """
    state = 0
    for digit in digits:
        state = _TABLE[state][int(digit)]
    return state
