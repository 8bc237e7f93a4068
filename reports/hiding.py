"""Small groups: what is not shown, so that nobody's answer can be told. One module for all doors.

Rules, from reliability 2.10: a group below k is not shown, nor one in which all said the same; what
is left of a table after the shown cells is nobody, or a group that could be shown itself, of two
cells at least; below 20 answers a share is a band. Whoever keeps yesterday's figures can subtract
them from today's, so what was opened on a day is shown only together with enough company: answers
that are too few by themselves wait for the next opening. A choice of places or units is a table.

Programs that read JSON get figures of k answers and more (contract 5); what a person reads goes
through `for_people` as well.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from typing import Final, Literal, Protocol, TypeVar

FEW_FOR_COUNTS = 20
"""Answers to a question below which options show bands instead of counts; people read bands of all
shares then, and no mean."""

FEW_FOR_WORDS = 20
"""Answers below which a digest draws no conclusion at all."""

FEW_FOR_TABLES = 10
"""Answers below which a place, a unit or a channel is not told."""

FEW_FOR_COMMENTS = 10
"""Comments on one process below which none of them is shown."""

BAND = 20
"""Percent points of a band."""

GOOD = ("4", "5")
"""Marks of the satisfied."""

Few = Literal["few"]
FEW: Final = "few"
Band = tuple[int, int]
Told = float | Band | Few | None
"""What a person reads of a figure: itself, its band, that there are too few answers, a dash."""


class Adding(Protocol):
    def __add__(self: T, other: T, /) -> T: ...


T = TypeVar("T", bound=Adding)
At = TypeVar("At")
"""When an opening was."""


def is_enough(n: int, k_min: int) -> bool:
    return n >= k_min


def all_said_the_same(counts: Mapping[str, int], people: int | None = None) -> bool:
    """Some answer is everybody's. `people` where one may give several marks.

    >>> all_said_the_same({"long": 9, "rude": 4}, 9), all_said_the_same({"4": 3, "5": 1})
    (True, False)
    """
    n = sum(counts.values()) if people is None else people
    return n > 0 and any(count == n for count in counts.values())


def is_telling(counts: Mapping[str, int], k_min: int, people: int | None = None) -> bool:
    """Too few, or all alike: it would tell what somebody answered."""
    n = sum(counts.values()) if people is None else people
    return not is_enough(n, k_min) or all_said_the_same(counts, people)


def in_company(
    openings: Iterable[tuple[At, T]], is_telling: Callable[[T], bool]
) -> tuple[list[tuple[At, T]], list[tuple[At, T]]]:
    """(what may be shown, what still waits), from openings in their order.

    An opening that would tell something waits for the next; the sum of those that waited together
    is shown as of the last. What waits is one item at most.
    """
    shown: list[tuple[At, T]] = []
    waiting: list[tuple[At, T]] = []
    for at, opened in openings:
        told = waiting[0][1] + opened if waiting else opened
        if is_telling(told):
            waiting = [(at, told)]
        else:
            shown.append((at, told))
            waiting = []
    return shown, waiting


def shown_cells(
    cells: Mapping[str, Counter[str]], untold: Counter[str], k_min: int
) -> tuple[str, ...]:
    """Names of the cells of one table that may be shown, in the given order.

    `untold`: those of the same total who are in no cell. Empty cells are nobody. The smallest
    shown cell is hidden too, the later one of equals, until what is left tells nothing.

    >>> hall, site, stand = Counter("44552"), Counter("142"), Counter("34533452222")
    >>> shown_cells({"hall": hall, "site": site, "stand": stand}, Counter(), 5)
    ('stand',)
    """
    filled = {name: marks for name, marks in cells.items() if marks.total()}
    shown = [name for name in filled if not is_telling(filled[name], k_min)]
    everybody = sum(filled.values(), untold)
    while shown:
        hidden = [filled[name] for name in filled if name not in shown]
        if _tells_nothing(hidden, untold, everybody, k_min):
            break
        shown.remove(min(reversed(shown), key=lambda name: filled[name].total()))
    return tuple(shown)


def shown_options(counts: Mapping[str, int], k_min: int) -> tuple[str, ...]:
    """Names of the places or units that may be told of one question, in the given order.

    As of a table, but of each only how many chose it is told. Of those nobody chose none is here.

    >>> shown_options({"north": 30, "south": 12, "centre": 4, "west": 0}, 10)
    ('north',)
    """
    shown = [name for name, n in counts.items() if n and is_enough(n, k_min)]
    while shown:
        hidden = [n for name, n in counts.items() if n and name not in shown]
        if not hidden or (len(hidden) > 1 and is_enough(sum(hidden), k_min)):
            break
        shown.remove(min(reversed(shown), key=lambda name: counts[name]))
    return tuple(shown)


def _tells_nothing(
    hidden: list[Counter[str]], untold: Counter[str], everybody: Counter[str], k_min: int
) -> bool:
    """Of what subtraction leaves over. A rest that is all satisfied, or all not, tells it of each
    hidden cell too, unless that was known of everybody."""
    left = sum(hidden, untold)
    if not left.total():
        return True
    if is_telling(left, k_min):
        return False
    if not hidden:
        return True
    one_sided = _is_one_sided(left) and not _is_one_sided(everybody)
    return len(hidden) + bool(untold.total()) > 1 and not one_sided


def _is_one_sided(marks: Counter[str]) -> bool:
    return sum(marks[mark] for mark in GOOD) in (0, marks.total())


def band(count: int, n: int) -> Band:
    """The band of 20 percent points a share lies in; a share on a border belongs to the outer one,
    so that neither of both ends ever means everybody: of five people four are 80-100 too.

    >>> band(3, 10), band(2, 10), band(4, 5), band(3, 5)
    ((20, 40), (0, 20), (80, 100), (60, 80))
    """
    if 2 * count > n:
        low, high = band(n - count, n)
        return 100 - high, 100 - low
    upper = max(BAND, -(-100 * count // (n * BAND)) * BAND)
    return upper - BAND, upper


def for_people(figure: float | None, n: int | None, *, is_share: bool = True) -> Told:
    """What a person reads of a figure of `n` answers: below 20 a share is its band, a mean nothing.

    `figure`: a share in percent, with one decimal; if not `is_share`, a mean, an index, an NPS.

    >>> for_people(73.7, 19), for_people(60.0, 5), for_people(75.0, 20)
    ((60, 80), (60, 80), 75.0)
    >>> for_people(4.05, 19, is_share=False), for_people(None, 4)
    ('few', None)
    """
    if figure is None or n is None or n >= FEW_FOR_COUNTS:
        return figure
    return band(round(10 * figure), 1000) if is_share else FEW
