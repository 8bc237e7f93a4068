"""What is remembered of files that came with a message. Plain values; a body only where it is
asked for."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

FileKind = Literal["jpeg", "png", "pdf", "docx", "xlsx"]
"""Every photo is kept as JPEG, whatever it came as; PNG are our own drawings alone."""
PICTURE_KINDS: tuple[FileKind, ...] = ("jpeg", "png")

MOST = 5
"""Files of one message."""
LONGEST = 10 * 1024 * 1024
"""Bytes of one file."""


@dataclass(frozen=True, slots=True)
class HeldFile:
    """A file whose body is kept already; of which message it is, only the draft knows.

    `name`: 32 hex digits, our own; whoever has it can open the body. `size`: bytes.
    """

    name: str = field(repr=False)
    kind: FileKind
    size: int


@dataclass(frozen=True, slots=True)
class Attached:
    """A file of a thread. `place`: of the entry it came with, 1 for the first words; `by_staff`: it
    came with words of theirs.

    `name` is "" if it is sealed with a key that is not here; then `size` is 0.
    """

    id: str  # 32 hex digits, in the address of its page; opens nothing
    place: int
    kind: FileKind
    size: int
    name: str = field(default="", repr=False)
    by_staff: bool = False
