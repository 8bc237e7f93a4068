"""What is written of one turn of a talk, and what can go wrong with it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from storage.records import Fact, Memory, Person


@dataclass(frozen=True, slots=True)
class KeptTurn:
    """`update` is the channel's own name of the update: kept once, whatever comes again."""

    person: Person
    update: str
    before: Memory
    stage: str
    facts: Sequence[Fact] = ()


class Outrun(Exception):
    """Another turn of this person was kept after the talk was read: read it and turn anew."""


class WaveOver(Exception):
    """The wave of a ballot takes no more answers."""
