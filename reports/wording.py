"""Numbers as people read them; all other words come through `say`."""

from __future__ import annotations

from datetime import date
from typing import Protocol

from reports.hiding import Told

P_DIGITS, LEAST_P = 4, 0.0001


class Say(Protocol):
    """The floor above speaks: keys are literals, values are what the words need."""

    def __call__(self, key: str, /, **values: str | int) -> str: ...


def number(value: Told, say: Say) -> str:
    """With the language's decimal sign; what is not known is a dash, never a zero."""
    match value:
        case None:
            return say("digest-no-base")
        case (low, high):
            return say("figures-band", low=low, high=high)
        case "few":
            return say("figures-few")
    return str(value).replace(".", say("figures-point"))


def days(value: Told, say: Say) -> str:
    """A whole number of days without its tenths: half of a year's medians are whole."""
    if isinstance(value, float) and value.is_integer():
        return number(int(value), say)
    return number(value, say)


def percent(value: Told, say: Say) -> str:
    told = number(value, say)
    return told if value in (None, "few") else f"{told}%"


def p_value(value: float, say: Say) -> str:
    """With four digits; a smaller one is never told as nought."""
    if value < LEAST_P:
        return say("figures-p", sign="less", p=number(LEAST_P, say))
    return say("figures-p", sign="equal", p=number(round(value, P_DIGITS), say))


def signed(value: int) -> str:
    """+5, -2 with a true minus, 0.

    >>> signed(5), signed(0)
    ('+5', '0')
    """
    return f"{value:+d}".replace("-", "\N{MINUS SIGN}") if value else "0"


def day(value: date) -> str:
    return f"{value:%d.%m.%Y}"
