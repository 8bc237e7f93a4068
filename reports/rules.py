"""What a profile and the directories decide of the figures of appeals."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from config.directories import Directories
from config.profile import Profile
from config.workdays import Workdays, of_region

Json = dict[str, Any]

EXTENSION = 30
"""Days an extended term is longer by: 59-FZ, article 12, part 2."""

ANSWERS = {"satisfied", "pending_action", "partial", "explained", "unsatisfied"}
"""Groups of outcomes that are an answer to the author, so somebody waited for it (A08)."""


@dataclass(frozen=True, slots=True)
class Rules:
    """`term`: days for an answer, without extension; `base`: `all` or `complaints` (A20)."""

    known: Directories
    channels: Sequence[str]
    base: str
    term: int
    administration: str
    workdays: Workdays

    def is_complaint(self, kind: str) -> bool:
        return kind in self.known.kinds and self.known.kinds[kind].is_complaint

    def is_final(self, outcome: str) -> bool:
        return self.known.outcomes[outcome].final

    def is_answer(self, outcome: str) -> bool:
        return self.group(outcome) in ANSWERS

    def group(self, outcome: str) -> str:
        """Raises KeyError: an outcome no directory has must not vanish from the shares."""
        return self.known.outcomes[outcome].group

    def is_in_term(self, waited: int, extended: bool) -> bool:
        """Day `term` is the last one (A30)."""
        return waited <= self.term + (EXTENSION if extended else 0)


def awaited(known: Directories) -> frozenset[str]:
    """Outcomes that are an answer to somebody who waited for it."""
    return frozenset(one.id for one in known.outcomes if one.group in ANSWERS)


def rules_of(profile: Profile, known: Directories, channels: Sequence[str]) -> Rules:
    days = of_region(profile.calendar)
    return Rules(known, channels, profile.base, profile.answer_term_days, profile.org_short, days)
