"""Additional surveys of one process (R-56): found by a trigger, decided of by a person, repeated
each quarter until the trigger has been clear twice. Plain values.

Each step is a line that is never changed; where an inquiry stands follows from its lines.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal, get_args

Step = Literal["found", "refused", "planned", "wave", "invited", "clear", "due", "ended"]
STEPS: tuple[Step, ...] = get_args(Step)
State = Literal["proposed", "refused", "running", "ended"]

CLEAR = 2
"""Quarters in a row without the trigger after which it ends by itself."""
WORDS = 300
"""Characters of a reason, a document, of what is counted."""


@dataclass(frozen=True, slots=True)
class Plan:
    """`population`: clients of the process in the period, 0 if nobody knows; `error`: percent
    points; `units`: what one of them is; `pain`: the title asked about; `invited`: how many are
    to be."""

    population: int
    error: int
    confidence: int
    units: str
    basis: str
    pain: str
    audience: str
    wanted: int
    after: str = ""

    @property
    def is_once(self) -> bool:
        """Asked again after a change, from the day `after` (ISO) on; then it is over."""
        return bool(self.after)


@dataclass(frozen=True, slots=True)
class Line:
    """`quarter`: the one it is about. `body`: of its step alone: evidence, a plan, a wave."""

    inquiry: str
    number: int
    step: Step
    quarter: str
    day: date
    actor: str  # "" of what the program did by itself
    body: Mapping[str, Any] = field(default_factory=dict, repr=False)


@dataclass(frozen=True, slots=True)
class Inquiry:
    """Of one process. `lines`: the oldest first, never none."""

    id: str
    process: str
    lines: tuple[Line, ...]

    @property
    def state(self) -> State:
        for line in reversed(self.lines):
            match line.step:
                case "refused":
                    return "refused"
                case "ended":
                    return "ended"
                case "planned":
                    return "running"
        return "proposed"

    @property
    def is_open(self) -> bool:
        return self.state in ("proposed", "running")

    @property
    def found_in(self) -> str:
        return self.lines[0].quarter

    @property
    def evidence(self) -> tuple[Mapping[str, Any], ...]:
        """Rules that held when it was last looked at and they did."""
        told = [line for line in self.lines if line.step in ("found", "due")]
        return tuple(told[-1].body.get("evidence", ()))

    @property
    def plan(self) -> Plan | None:
        told = [line for line in self.lines if line.step == "planned"]
        return Plan(**told[-1].body) if told else None

    @property
    def is_again(self) -> bool:
        """Not found by a trigger: it looks what became of a measure (R-51)."""
        plan = self.plan
        return plan is not None and plan.is_once

    @property
    def waves(self) -> tuple[str, ...]:
        return tuple(line.body["wave"] for line in self.lines if line.step == "wave")

    @property
    def clear(self) -> int:
        """Quarters without the trigger, up to the last one that was looked at."""
        count = 0
        for line in self.lines:
            count = count + 1 if line.step == "clear" else 0 if line.step == "due" else count
        return count

    @property
    def looked_at(self) -> str:
        """The last quarter that was."""
        told = [line.quarter for line in self.lines if line.step in ("found", "due", "clear")]
        return told[-1]

    def wave_of(self, quarter: str) -> str:
        """ "" if none was begun in that quarter."""
        told = [one for one in self.lines if one.step == "wave" and one.quarter == quarter]
        return str(told[-1].body["wave"]) if told else ""

    def invited(self, wave: str) -> int:
        """Delivered invitations, as staff wrote them down; 0 if nobody did."""
        told = [one.body for one in self.lines if one.step == "invited"]
        return next((int(one["count"]) for one in reversed(told) if one["wave"] == wave), 0)


class NoSuchInquiry(Exception):
    """No inquiry has this name."""


class InquiryMoved(Exception):
    """Somebody was quicker, or the step does not fit. `now`: as it stands."""

    def __init__(self, now: Inquiry) -> None:
        super().__init__(now.state)
        self.now = now
