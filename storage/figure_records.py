"""The rows of the register that one figure counts: what is sought, and what is shown of each."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from storage.tallies import Window

Rows = Literal["received", "duplicates", "answered", "waiting", "undated"]
"""`received`: in the window; `answered`: within it, to somebody who waited, both days known;
`waiting`: registered and without a known outcome, whenever received; `undated`: answers of which
a day is not known, counted as the figures count them (A09)."""


@dataclass(frozen=True, slots=True)
class Sought:
    """`where`: what columns of the register hold, None for nothing. `kinds`, `outcomes`: any of
    these; None narrows nothing. `terms`: days of a term, plain and extended, that are over.

    `window.awaited`: outcomes that are an answer.
    """

    window: Window
    rows: Rows = "received"
    where: tuple[tuple[str, str | bool | None], ...] = ()
    kinds: frozenset[str] | None = None
    outcomes: frozenset[str] | None = None
    terms: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class FigureRow:
    """`number`: of a case; rows of files bear that of their own register, and have no thread."""

    id: int
    number: str
    channel: str
    topic: str | None
    cause: str | None
    received: date
    registered: date | None
    answered: date | None
    outcome: str

    @property
    def is_case(self) -> bool:
        return self.id < 0
