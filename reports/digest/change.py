"""How the shares of the ordinance changed: since the period before, since a year ago. Pure.

A change is told with what may be concluded of it, never alone.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from reports import rounding
from reports.appeals import change
from reports.rules import Json
from reports.statistics import compare
from reports.wording import Say, number, percent, signed

Part = tuple[int, int]
"""(of them, of how many)."""


@dataclass(frozen=True, slots=True)
class Past:
    """The block `appeals` of earlier periods, as it is known today; None: not worked out. `kind`:
    what the periods are called, as `Period.kind`."""

    previous: Json | None = None
    year_ago: Json | None = None
    kind: str = "quarter"


def satisfied(block: Json) -> Part:
    """By the base of the ordinance."""
    told = block["outcomes"][block["outcomes"]["base"]]
    return told["satisfied"]["count"], told["base"]


def refused(block: Json) -> Part:
    told = block["outcomes"][block["outcomes"]["base"]]
    return told["refused"]["count"], told["base"]


def in_time(block: Json) -> Part:
    """The share has one decimal: up to 1,000 answers the count is exact, above within 0.05 %."""
    told = block["waiting"]
    n = told["answers"]
    return round((told["within_term"] or 0) * n / 100), n


def change_words(told: Json, say: Say) -> str:
    """The difference, in percent too where it is told (A13): `+5, +50.0%`."""
    difference = signed(told["difference"])
    if told["percent"] is None:
        return difference
    share = number(abs(told["percent"]), say)
    sign = difference[0] if told["difference"] else ""
    return f"{difference}, {sign}{share}%"


def received_then(block: Json, past: Past, say: Say) -> str:
    """What came in a year ago, a line of its own; "" where nothing did, as far as is known."""
    before = past.year_ago["received"] if past.year_ago is not None else 0
    if not before:
        return ""
    since = change_words(change(block["received"], before), say)
    return "\n" + say("digest-year-ago", count=before, delta=since)


def share_then(block: Json, past: Past, of: Callable[[Json], Part], say: Say) -> str:
    """The same share in both earlier periods, a line; "" where there is no share now."""
    if not of(block)[1]:
        return ""
    told = [
        _then(of(block), of(earlier), which, say)
        for which, earlier in ((past.kind, past.previous), ("ago", past.year_ago))
        if earlier is not None and of(earlier)[1]
    ]
    if past.previous is None and past.year_ago is None:
        return ""
    return "\n" + (" ".join(told) or say("digest-nothing-then"))


def _then(now: Part, before: Part, which: str, say: Say) -> str:
    share = percent(rounding.percent(*before), say)
    verdict = compare(*before, *now).verdict
    return say("digest-then", which=which, share=share, verdict=verdict)
