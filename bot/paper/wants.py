"""What a step around ballot papers may want to know beyond the ballot itself."""

from __future__ import annotations

from dataclasses import dataclass, field

from storage.records import Paper


@dataclass(frozen=True, slots=True)
class SlipByCode:
    """Wanted: the paper that a typed slip is for; `Paper`, `Paused`, or None for a bad one."""

    typed: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class HeldPage:
    """Wanted: the open page of a strict wave as far as it is filled in; `Draft | None`."""

    paper: Paper


@dataclass(frozen=True, slots=True)
class Stored:
    """Wanted: what is kept of this person's questionnaires; `tuple[StoredRow, ...]`."""

    papers: tuple[Paper, ...]


PaperWant = SlipByCode | HeldPage | Stored
