"""The steps of a case, as data: from where to where, with which words, to what end. Pure.

Both doors, the chat and the desk, show these steps, and the storage takes no other.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal, get_args

State = Literal["new", "taken", "waiting", "promised", "closed", "withdrawn", "linked", "hidden"]
"""Nobody's; somebody's; the author is asked; supported and not done yet; an outcome is given; the
author wants no answer any more; another message is answered for it; out of sight as spam."""

Words = Literal[
    "",
    "answer",
    "question",
    "result",
    "promise",
    "deed",
    "ground",
    "addressee",
    "verdict",
    "reason",
]
"""What must be typed. All is for the author's eyes but the reason to hide. A `result` need not be
said again where an answer was given, a `deed` must."""

Wants = Literal["", "until", "original", "owner", "unit"]
"""What a step wants beside words: a last day, the message that is answered for this one, the
colleague or the unit who is to have it."""

STATES: tuple[State, ...] = get_args(State)
OPEN: frozenset[State] = frozenset({"new", "taken", "waiting"})
_SEEN: frozenset[State] = frozenset(STATES) - {"hidden"}


@dataclass(frozen=True, slots=True)
class Step:
    """`to` is None for a step after which the case stands where it stood.

    `outcome`: the step ends the work so. `is_rare`: a card has it one press further away.
    """

    name: str
    states: frozenset[State]
    to: State | None
    words: Words = ""
    outcome: str = ""
    wants: Wants = ""
    is_rare: bool = False

    @property
    def closes(self) -> bool:
        return bool(self.outcome)

    @property
    def needs_cause(self) -> bool:
        """Of every case that is counted once it is over (R-25); a deed was asked for before."""
        return self.closes and self.words != "deed" and self.wants != "original"

    @property
    def needs_ground(self) -> bool:
        """What is typed is also the register's reason for the outcome."""
        return self.words in ("ground", "addressee")

    def leads(self, state: State) -> State:
        """Where the case stands after it. A question waits on until something is said."""
        is_silent = not (self.words or self.closes)
        if self.to is None or (state == "waiting" and is_silent):
            return state
        return self.to

    @property
    def takes_files(self) -> bool:
        """What is typed goes to the author word for word, and files may go with it."""
        return self.words not in ("", "reason", "addressee") and self.outcome != "withdrawn"

    @property
    def is_plain(self) -> bool:
        """A press is all it takes."""
        return self.name != CORRECT and not (self.words or self.wants or self.closes)


KEEP = "keep"
"""The step that leaves a decision as it is, though its author asked to reopen the case."""
TO_UNIT = "to_unit"
"""The step that hands a case to another unit: its clock runs on."""
CORRECT = "correct"
"""The step that changes what the register says of a case, and nothing of how it stands."""

_ALL = (
    Step("take", frozenset({"new"}), "taken"),
    Step("release", frozenset({"taken", "waiting"}), "new"),
    Step("reply", OPEN, "taken", words="answer"),
    Step("ask", frozenset({"new", "taken"}), "waiting", words="question"),
    Step("hand_over", OPEN, "taken", wants="owner", is_rare=True),
    Step(TO_UNIT, OPEN, "new", wants="unit", is_rare=True),
    Step("extend", OPEN, None, words="reason", wants="until", is_rare=True),
    Step("resolved", OPEN, "closed", words="result", outcome="resolved"),
    Step("explained", OPEN, "closed", words="result", outcome="explained"),
    Step("answered", OPEN, "closed", words="result", outcome="answered", is_rare=True),
    Step("partial", OPEN, "closed", words="result", outcome="partial"),
    Step(
        "supported",
        OPEN,
        "promised",
        words="promise",
        outcome="supported",
        wants="until",
        is_rare=True,
    ),
    Step("refused", OPEN, "closed", words="ground", outcome="refused"),
    Step("forwarded", OPEN, "closed", words="addressee", outcome="forwarded"),
    Step("no_answer", OPEN, "closed", words="ground", outcome="no_answer"),
    Step("withdrawn", OPEN, "withdrawn", words="ground", outcome="withdrawn", is_rare=True),
    Step("duplicate", OPEN, "linked", outcome="duplicate", wants="original", is_rare=True),
    Step("done", frozenset({"promised"}), "closed", words="deed", outcome="resolved"),
    Step("reopen", frozenset({"promised", "closed"}), "new"),
    Step(KEEP, frozenset({"closed"}), None, words="verdict"),
    Step("unlink", frozenset({"linked"}), "new"),
    Step(CORRECT, _SEEN, None, is_rare=True),
    Step("hide", _SEEN - {"promised", "linked"}, "hidden", words="reason", is_rare=True),
    Step("show", frozenset({"hidden"}), None),
)
STEPS: Mapping[str, Step] = MappingProxyType({step.name: step for step in _ALL})

EXTENSION = 30
"""Days by which a term may be extended, once: 59-FZ, article 12."""
PROMISE = 366
"""Days ahead of which a deed may be promised: whatever takes longer is a plan, not an answer."""


def allowed(
    state: State, *, is_extended: bool = False, is_wished: bool = False
) -> tuple[Step, ...]:
    """The steps that lead on from here, in the order in which they are shown. `is_wished`: its
    author asks to reopen it."""
    left_out = {"extend"} if is_extended else set()
    left_out |= set() if is_wished else {KEEP}
    return tuple(step for step in _ALL if state in step.states and step.name not in left_out)
