"""How many to ask: what a clerk typed, and the answer in a sentence with its numbers. Pure."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction

from bot.texts import say
from reports.inquiries import wanted
from reports.sampling import invitations as invited
from reports.sampling import is_complete
from web.forms import whole

ERRORS = (3, 5, 10)
ERROR, RESPONSE = 5, 25
"""Percent points, and percent of the invited, unless a clerk says otherwise."""
LARGEST = 100_000_000
"""Clients of one process."""


@dataclass(frozen=True, slots=True)
class Asked:
    """`population` 0: unknown. `error` in percent points, `response` in percent."""

    population: int = 0
    error: int = ERROR
    response: int = RESPONSE

    @property
    def needed(self) -> int:
        """Questionnaires by the formula of the ordinance."""
        return wanted(self.population, self.error)

    @property
    def computed(self) -> int:
        """Invitations by the formula, be there so many clients or not."""
        return invited(self.needed, Fraction(self.response, 100))

    @property
    def invite(self) -> int:
        """Invitations: never more than there are clients, where their number is known."""
        return min(self.computed, self.population) if self.population else self.computed


class NoNumber(ValueError):
    """What was typed is none, or none that makes sense. `field`: where; `str()` of it is told."""

    def __init__(self, field: str) -> None:
        super().__init__(say("care-no-number", field=field, most=spaced(LARGEST)))
        self.field = field


def read(one: Callable[[str], str]) -> Asked:
    """`one` gives what was typed into a field, "" if nothing. Raises NoNumber."""
    error = one("error") or str(ERROR)
    if error not in map(str, ERRORS):
        raise NoNumber("error")
    population = one("population").strip()
    return Asked(
        population=_number(population, LARGEST, "population") if population else 0,
        error=int(error),
        response=_number(one("response") or str(RESPONSE), 100, "response"),
    )


def _number(typed: str, most: int, field: str) -> int:
    told = whole(typed.strip().removesuffix("%"), 1, most)
    if told is None:
        raise NoNumber(field)
    return told


def words(told: Asked) -> str:
    """A worked sentence."""
    is_all = bool(told.population) and is_complete(told.population)
    return say(
        "care-sample",
        kind="all" if is_all else "some" if told.population else "endless",
        population=spaced(told.population),
        wanted=spaced(told.needed),
        error=told.error,
        response=told.response,
        invite=spaced(told.invite),
        computed=spaced(told.computed),
        short="yes" if told.computed > told.invite else "no",
    )


def spaced(count: int) -> str:
    """Thousands apart, by a space that does not break.

    >>> spaced(1112) == "1\\u00a0112"
    True
    """
    return f"{count:,}".replace(",", "\u00a0")
