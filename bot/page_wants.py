"""Pages of the web that a dialogue leads to and that serve once: what a step may ask for."""

from __future__ import annotations

from dataclasses import dataclass

from storage.records import Paper


@dataclass(frozen=True, slots=True)
class StatusPage:
    """Wanted: a page that takes a code; whose it is, nobody notes. `OncePage`."""


@dataclass(frozen=True, slots=True)
class TextPage:
    """Wanted: a page where this person answers an open question in words; `OncePage`.

    `writing`: the option whose own words are asked for, as in the draft. `longest` in characters.
    """

    paper: Paper
    question: str
    writing: str
    asked: str
    longest: int


@dataclass(frozen=True, slots=True)
class OncePage:
    """`token`: the secret part of its address; `until`: its last minute, as the town's clock."""

    token: str
    until: str


PageWant = StatusPage | TextPage
