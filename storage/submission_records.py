"""How far a report of a period is, whole and by direction: handed in, accepted (R-35, R-36).

Plain values. Each step is a line that is never changed; the newest says where a part stands.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal, get_args

Step = Literal["submit", "accept", "return"]
STEPS: tuple[Step, ...] = get_args(Step)
State = Literal["draft", "submitted", "accepted"]

WHOLE = ""
"""The part that is the report itself; the others are directions."""
NOTE = 300
"""Characters of what is to be put right."""

AFTER: Mapping[tuple[State, Step], State] = {
    ("draft", "submit"): "submitted",
    ("submitted", "accept"): "accepted",
    ("submitted", "return"): "draft",
    ("accepted", "return"): "draft",
}
"""All steps that there are. What was handed in is never handed in again without being returned."""


@dataclass(frozen=True, slots=True)
class Line:
    """A step that was taken. `day`: local; of handing in, the day that was named."""

    period: str
    part: str
    number: int
    step: Step
    day: date
    actor: str
    note: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a part stands: `lines` of it, the oldest first."""

    lines: tuple[Line, ...] = ()

    @property
    def state(self) -> State:
        told: State = "draft"
        for line in self.lines:
            told = AFTER[told, line.step]
        return told

    @property
    def last(self) -> Line | None:
        return self.lines[-1] if self.lines else None

    def may(self, step: Step) -> bool:
        return (self.state, step) in AFTER


class StepTaken(Exception):
    """Somebody was quicker, or the step does not fit where the part stands. `now`: its lines."""

    def __init__(self, now: Standing) -> None:
        super().__init__(now.state)
        self.now = now
