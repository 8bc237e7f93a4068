"""Questionnaires filled in outside: on paper, or on somebody else's page. Plain values."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from storage.records import Answers


@dataclass(frozen=True, slots=True)
class Row:
    """Where a sheet stood in a file, none of which is kept. `said`: all of it but own words;
    `number`: given to it by whoever enters it, or ""."""

    line: int
    said: str = field(repr=False)
    number: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class FilledIn:
    """`name` tells it from the others of its wave; nothing in it comes from a person.

    `channel` and `place` are kept of external surveys only. `row`: None if it was typed in.
    """

    name: str = field(repr=False)
    answers: Answers = field(repr=False)
    channel: str = "paper"
    place: str = ""
    row: Row | None = None


class Alike(StrEnum):
    """What rows are that equal those of another file: asked, the same sheets, or others."""

    ASK = "ask"
    SAME = "same"
    OTHERS = "others"


@dataclass(frozen=True, slots=True)
class Stacked:
    """How many sheets were entered, and how many were there already.

    `alike`: of the new ones, as many as equal rows of another file. Lines of those that are not
    entered: `clashing` have the number of another sheet, `unclear` are alike but for their words.
    """

    new: int
    same: int
    alike: int = 0
    clashing: tuple[int, ...] = ()
    unclear: tuple[int, ...] = ()


class SomeAlike(Exception):
    """Nothing was entered: whoever enters them must say first what the alike rows are."""

    def __init__(self, told: Stacked) -> None:
        super().__init__(told.alike)
        self.told = told


class NotTaken(Exception):
    """This wave takes no sheets. `why`: "over", "strict", "slips" or "tampered"."""

    def __init__(self, wave: str, why: str) -> None:
        super().__init__(wave)
        self.wave, self.why = wave, why
