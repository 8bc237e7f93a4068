"""Rows of the pain map as staff decided them, their measures, and who changed what. Plain values.

Words are staff's own, masked before they are kept; days only, as in registers by the side.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Literal, get_args

PainState = Literal["confirmed", "merged", "rejected"]
MeasureKind = Literal[
    "instruction", "explanation", "system", "legal_act", "reengineering", "interagency"
]
MEASURE_KINDS: tuple[MeasureKind, ...] = get_args(MeasureKind)

Metric = Literal["", "share", "csat", "late"]
METRICS: tuple[Metric, ...] = get_args(Metric)
"""What a measure is to change: the share of those who name the pain, the satisfied, late answers;
"" where no figure was set."""

PainDeed = Literal[
    "confirmed", "merged", "rejected", "changed", "planned", "moved", "done", "dropped"
]
"""Of a row: what was decided, or its wording, severity or prevalence changed. Of its measures:
set, put right, done, given up."""


@dataclass(frozen=True, slots=True)
class Proof:
    """Evidence as it was when the row was decided. `spot`: an answer, a cause, a topic.

    `band`: percent, (-1, -1) where `m` is told.
    """

    rule: str
    source: str
    m: int
    n: int
    spot: str
    band: tuple[int, int] = (-1, -1)


@dataclass(frozen=True, slots=True)
class PainRow:
    """`pain`: of the directory, "" of a row written by hand. `title`: staff's wording, "" where
    the directory's stands. `source`: whose `m` of `n` the prevalence rests on, `staff` if theirs.

    `day`: of the decision, from which terms run. `merged_with`: another row. `is_again`:
    confirmed in the quarter before, too. `version` is 0 until it is kept.
    """

    id: str
    quarter: str
    process: str
    pain: str
    state: PainState
    kind: Literal["problem", "need"]
    source: Literal["respondents", "appeals", "staff"]
    m: int
    n: int
    prevalence: Literal["low", "medium", "high"]
    severity: int
    day: date
    title: str = field(default="", repr=False)
    severity_reason: str = field(default="", repr=False)
    reason: str = field(default="", repr=False)
    merged_with: str = ""
    is_threat: bool = False
    is_again: bool = False
    version: int = 0
    proofs: tuple[Proof, ...] = ()


@dataclass(frozen=True, slots=True)
class Measure:
    """`target`: tenths of a percent that `metric` is to reach. `done`: the day; `note`: what has
    changed. One that was given up stays, with its reason in `note`."""

    id: str
    row: str
    kind: MeasureKind
    text: str = field(repr=False)
    unit: str
    due: date
    metric: Metric = ""
    target: int | None = None
    done: date | None = None
    note: str = field(default="", repr=False)
    is_dropped: bool = False
    version: int = 0

    @property
    def is_open(self) -> bool:
        return self.done is None and not self.is_dropped


@dataclass(frozen=True, slots=True)
class PainBy:
    """Who decides, on which local day, and why; `reason` stays in the log."""

    actor: str
    day: date
    reason: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class PainChange:
    deed: PainDeed
    day: date
    actor: str
    reason: str = field(repr=False)


class NoSuchPain(Exception):
    """No row, or no measure, has this name."""


class PainChanged(Exception):
    """Somebody was quicker."""
