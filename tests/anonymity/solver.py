"""The attacker of published figures: subtracts what can be subtracted, and reasons exactly.

He knows the rules, every period and every `--as-of`, and which places and channels were used. A
hidden cell is recovered if only one number of people, one share of the satisfied or one mean fits
all that he has; a group is, if it is smaller than k or all of it said the same.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from itertools import combinations

from reports import hiding
from reports.rounding import percent, rounded
from reports.rules import Json
from storage.survey_tallies import Occasion
from tests.anonymity import unit_solver
from tests.anonymity.small_worlds import TABLES, K, Published


@dataclass(frozen=True, slots=True)
class Group:
    """People of whom this is known: how many, how many are satisfied, the sum of their marks."""

    n: int = 0
    good: int = 0
    total: int = 0

    def __sub__(self, other: Group) -> Group:
        return Group(self.n - other.n, self.good - other.good, self.total - other.total)

    def __add__(self, other: Group) -> Group:
        return Group(self.n + other.n, self.good + other.good, self.total + other.total)

    @property
    def is_one_sided(self) -> bool:
        return self.good in (0, self.n)

    def tells(self, k: int) -> bool:
        """Too few, or all gave the lowest mark or the highest."""
        return self.n > 0 and (self.n < k or self.total in (self.n, 5 * self.n))


@dataclass(frozen=True, slots=True)
class Knowledge:
    """The same as groups of people. `distributions`: of questions with one answer a person, where
    counts are told."""

    until: Occasion
    days: frozenset[Occasion]
    used: Mapping[str, frozenset[str]]
    completed: int
    everybody: Group
    cells: Mapping[str, Mapping[str, Group]]
    concerned: int
    people: Mapping[str, int]
    distributions: tuple[Counter[str], ...]
    units: Mapping[str, int]
    """Of those of which it is told how many named them, nobody included."""
    named: frozenset[str]
    """Units that somebody named, as is known without figures."""


def knowledge(one: Published) -> Knowledge:
    told = one.figures
    return Knowledge(
        one.until,
        one.days,
        one.used,
        told["completed"],
        exact(told["n"], told["csat"], told["index"]),
        {key: {c["id"]: exact(c["n"], c["csat"], c["index"]) for c in told[key]} for key in TABLES},
        _concerned([(cause["count"], cause["share"]) for cause in told["causes"]]),
        {asked["id"]: asked["n"] or 0 for asked in told["questions"]},
        _distributions(told["questions"]),
        _units(told["questions"]),
        one.units,
    )


def _units(questions: list[Json]) -> dict[str, int]:
    [asked] = [asked for asked in questions if asked["id"] == "unit"]
    return {
        option["value"]: option["count"]
        for option in asked["options"]
        if option["count"] is not None
    }


@cache
def exact(n: int | None, csat: float | None, index: float | None) -> Group:
    """The only group that rounds to these figures."""
    if not n or csat is None or index is None:
        return Group()
    near = round(csat * n / 100), round(n * (1 + index / 25))
    [good] = [count for count in _about(near[0]) if percent(count, n) == csat]
    [total] = [count for count in _about(near[1]) if _index(count, n) == index]
    return Group(n, good, total)


def _about(near: int) -> range:
    return range(near - 2, near + 3)


def _index(total: int, n: int) -> float:
    return rounded(100 * (Fraction(total, n) - 1) / 4)


def _concerned(causes: list[tuple[int, float]]) -> int:
    """The base of shares: those who were asked what was wrong."""
    if not causes:
        return 0
    count, share = causes[0]
    bases = range(int(100 * count / (share + 0.1)), int(100 * count / (share - 0.1)) + 2)
    return next(n for n in bases if all(percent(k, n) == told for k, told in causes))


def _distributions(questions: list[Json]) -> tuple[Counter[str], ...]:
    return tuple(
        Counter(
            {option["value"]: option["count"] for option in asked["options"] if option["count"]}
        )
        for asked in questions
        if asked["id"] in ("overall", "speed")
    )


def recovered(told: Iterable[Published]) -> Iterator[str]:
    known = [knowledge(one) for one in told]
    totals = {more.everybody - less.everybody for less, more in _nested(known)}
    for one in known:
        for key in TABLES:
            yield from _from_table(one, key, totals)
        yield from unit_solver.of_one(one)
    for less, more in _nested(known):
        yield from _from_difference(less, more)


def _nested(known: Sequence[Knowledge]) -> Iterator[tuple[Knowledge, Knowledge]]:
    """Windows of which the first lies within the second."""
    for one, other in combinations(known, 2):
        if one.days <= other.days:
            yield one, other
        elif other.days < one.days:
            yield other, one


def _from_table(one: Knowledge, key: str, totals: Collection[Group]) -> Iterator[str]:
    """A total less what is shown of it; not if two totals, without the table, say as much."""
    whole, shown = one.everybody, one.cells[key]
    used = one.used[key]
    if not shown or len(used) == 1:
        return  # then the table is the total
    left = whole - sum(shown.values(), Group())
    if left.tells(K):
        yield f"{key}: {left} is left over"
    if left in totals:
        return
    hidden = used - shown.keys() - {""}
    # of several openings a shown cell may have people who still wait
    is_more = "" in used or len(one.days) > 1
    for name in hidden:
        if not _is_open(_fitting(left, len(hidden) - 1, is_more=is_more), whole):
            yield f"{key}: {name} is told by what is left over, {left}"


def _is_open(fits: Iterator[Group], whole: Group) -> bool:
    """Do two of the fitting cells differ in each: in people, in satisfied, in the mean? Unless all
    of everybody are satisfied, or none: that was no secret."""
    seen: list[set[object]] = [set(), set(), {0, 1} if whole.is_one_sided else set()]
    for one in fits:
        seen[0].add(one.n)
        seen[1].add(Fraction(one.total, one.n))
        seen[2].add(Fraction(one.good, one.n))
        if all(len(values) > 1 for values in seen):
            return True
    return False


def _fitting(left: Group, others: int, *, is_more: bool) -> Iterator[Group]:
    """What one hidden cell may be, if `others` are hidden beside it and are not empty.

    `is_more`: others, of whom there may be none, can be among those left over.
    """
    for n in range(1, left.n - others + 1):
        rest = left.n - n
        if rest and not others and not is_more:
            continue
        for good in range(max(0, left.good - rest), min(n, left.good) + 1):
            low, high = _sums(n, good)
            rest_low, rest_high = _sums(rest, left.good - good)
            for total in range(
                max(low, left.total - rest_high), min(high, left.total - rest_low) + 1
            ):
                yield Group(n, good, total)


def _sums(n: int, good: int) -> tuple[int, int]:
    """The lowest and the highest sum of marks of so many people, so many of them satisfied."""
    return 4 * good + (n - good), 5 * good + 3 * (n - good)


def _from_difference(less: Knowledge, more: Knowledge) -> Iterator[str]:
    """Two windows of which one holds the other, or the same one as known on two days."""
    groups: dict[str, tuple[Group, int]] = {"all": (more.everybody - less.everybody, K)}
    # a table known later may have been told in other parts: then they are not one in another
    for key in TABLES if less.until <= more.until else ():
        before, after = less.cells[key], more.cells[key]
        for name in after:
            new = after[name] - before.get(name, Group())
            groups[f"{key}.{name}"] = (new, hiding.FEW_FOR_TABLES)
    for name, (group, k) in groups.items():
        if group.tells(k):
            yield f"{name}: {group} came between"
    for had, has in zip(less.distributions, more.distributions, strict=True):
        came = has - had
        if had and came and (came.total() < K or len(came) == 1):
            yield f"one answer of {came} came between"
    yield from _from_causes(less, more)
    if less.until <= more.until:
        yield from unit_solver.of_two(less, more)


def _from_causes(less: Knowledge, more: Knowledge) -> Iterator[str]:
    """Whom the causes concern is known from their shares: is it everybody of a hidden opening?
    And how many answered each question: are they a few?"""
    concerned = more.concerned - less.concerned
    opened = more.completed - less.completed
    rated = more.everybody.n - less.everybody.n
    if concerned and concerned == opened and not rated:
        yield f"causes concern all {opened} people who came between"
    for name, n in more.people.items():
        if name != "unit" and 0 < n - less.people[name] < K:
            yield f"{name}: {n - less.people[name]} people came between"
