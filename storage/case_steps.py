"""The steps staff may take with a case, as data: from where, with which words, to what end. Pure.

Both doors, the chat and the desk, show these steps, and the storage takes no other.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

State = Literal["new", "taken", "waiting", "closed"]
"""Nobody's; somebody's; the author is asked; an outcome is given."""

Words = Literal["", "answer", "question", "result", "ground", "addressee"]
"""What must be typed, all of it for the author's eyes. `result` not if an answer was given."""

OPEN: frozenset[State] = frozenset({"new", "taken", "waiting"})


@dataclass(frozen=True, slots=True)
class Step:
    """`outcome`: the step closes the case so, and a cause is required (R-25)."""

    name: str
    states: frozenset[State]
    words: Words = ""
    outcome: str = ""

    @property
    def closes(self) -> bool:
        return bool(self.outcome)

    @property
    def needs_ground(self) -> bool:
        """What is typed is also the register's reason for the outcome."""
        return self.words in ("ground", "addressee")


_ALL = (
    Step("take", frozenset({"new"})),
    Step("release", frozenset({"taken", "waiting"})),
    Step("reply", OPEN, words="answer"),
    Step("ask", frozenset({"new", "taken"}), words="question"),
    Step("resolved", OPEN, words="result", outcome="resolved"),
    Step("explained", OPEN, words="result", outcome="explained"),
    Step("partial", OPEN, words="result", outcome="partial"),
    Step("refused", OPEN, words="ground", outcome="refused"),
    Step("forwarded", OPEN, words="addressee", outcome="forwarded"),
    Step("no_answer", OPEN, words="ground", outcome="no_answer"),
    Step("reopen", frozenset({"closed"})),
)
STEPS: Mapping[str, Step] = MappingProxyType({step.name: step for step in _ALL})
CLOSED_FOR_GOOD = frozenset({"withdrawn", "duplicate"})
"""Outcomes of the author's own or of another case: there is nothing to reopen."""


def allowed(state: State, outcome: str = "") -> tuple[Step, ...]:
    """The steps that lead on from here, in the order in which they are shown."""
    if outcome in CLOSED_FOR_GOOD:
        return ()
    return tuple(step for step in _ALL if state in step.states)
