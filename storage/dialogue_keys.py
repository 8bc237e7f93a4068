"""The keys of talks: one a week, or more where waves were counted meanwhile."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import Path

from storage import sealing

NAME = re.compile(r"dialogue-([0-9]+)(?:-([0-9]+))?")
LENGTH = 32  # bytes


@dataclass(frozen=True)
class DialogueKey:
    """`secret` for the tags of talks, `stages` for where they stand. The one with the highest
    (week, number) seals; older ones are there only until a renewal is over."""

    week: int
    number: int
    secret: bytes = field(repr=False)

    @cached_property
    def stages(self) -> bytes:
        return sealing.derive(self.secret, "stage")

    @property
    def name(self) -> str:
        return f"dialogue-{self.week}" + (f"-{self.number}" if self.number else "")


def week_of(day: date) -> int:
    """A running number of the week; dialogue keys are renewed with it."""
    return day.toordinal() // 7


def of_file(path: Path) -> DialogueKey | None:
    """None for what is no whole key. Raises OSError if it cannot be read just now."""
    name = NAME.fullmatch(path.stem)
    try:
        secret = bytes.fromhex(path.read_text(encoding="ascii"))
    except (FileNotFoundError, ValueError):
        return None
    if name is None or len(secret) != LENGTH:
        return None
    return DialogueKey(int(name[1]), int(name[2] or 0), secret)
