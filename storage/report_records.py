"""A report that was made: what it rests on. Plain values."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from datetime import date, datetime

ID = 16
"""Hexadecimal digits of a snapshot's name."""


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The inputs of a set of files. `figures`: canonical JSON; hashes are SHA-256 in hex."""

    period: str
    as_of: date
    audience: str
    program: str
    profile_hash: str
    figures: str = field(repr=False)
    created_at: datetime

    @property
    def figures_hash(self) -> str:
        return hashlib.sha256(self.figures.encode()).hexdigest()

    @property
    def id(self) -> str:
        """The same inputs have the same name, whenever they are worked out."""
        told = (
            *(self.period, self.as_of.isoformat(), self.audience, self.program),
            *(self.profile_hash, self.figures_hash),
        )
        return hashlib.sha256("\n".join(told).encode()).hexdigest()[:ID]


@dataclass(frozen=True, slots=True)
class MadeFile:
    """A file of a set, as it was written."""

    name: str
    sha256: str
