"""What is wrong in a file somebody edits, as data: words are made above, by whoever speaks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Fault:
    """One mistake. `code` names it, `values` are its details: key, found, expected, longest…

    Codes: unreadable, encoding, too_big, too_deep, syntax, anchor, tag, duplicate, not_mapping,
    missing, extra, type, choice, range, pattern, invalid, unknown, twice, zone, extends,
    setting.
    """

    file: str
    line: int
    code: str
    values: Mapping[str, str] = field(default_factory=dict)

    def __str__(self) -> str:
        details = ", ".join(f"{name}={value}" for name, value in self.values.items())
        return f"{self.file}:{self.line}: {self.code} {details}".rstrip()


class BadFile(Exception):
    """A file of settings cannot be taken; `faults` holds every mistake found, in order."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        super().__init__("; ".join(map(str, faults)))
        self.faults = tuple(faults)


class BadProfile(BadFile):
    """The profile of the ordinance or of the installation."""
