"""Questionnaires filled in outside: on paper, or on somebody else's page. Plain values."""

from __future__ import annotations

from dataclasses import dataclass, field

from storage.records import Answers


@dataclass(frozen=True, slots=True)
class FilledIn:
    """`name` tells it from the others of its wave; nothing in it comes from a person.

    `channel` and `place` are kept of external surveys only.
    """

    name: str = field(repr=False)
    answers: Answers = field(repr=False)
    channel: str = "paper"
    place: str = ""


@dataclass(frozen=True, slots=True)
class Stacked:
    """How many sheets were entered, and how many were there already."""

    new: int
    same: int


class NotTaken(Exception):
    """This wave takes no sheets. `why`: "over", "strict", "slips" or "tampered"."""

    def __init__(self, wave: str, why: str) -> None:
        super().__init__(wave)
        self.wave, self.why = wave, why
