"""Versions of surveys that a town published over what comes with Otklik. Plain values."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

NOTE = 300
"""Characters of what is said of a version."""


@dataclass(frozen=True, slots=True)
class Release:
    """A version as it was published; `script`: (SHA-256 in hex, body), as `Scripts` remembers it.

    `actor`: a name as signed in and a role, or who the command line is.
    """

    survey: str
    version: int
    script: tuple[str, str]
    day: date
    actor: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Version:
    """One version that the storage can tell of; `day` is None of one that came with Otklik."""

    number: int
    day: date | None = None
    actor: str = ""
    note: str = ""


class PublishedMeanwhile(Exception):
    """This version is there already: somebody else published, or an update brought it."""

    def __init__(self, survey: str, version: int) -> None:
        super().__init__(f"{survey}, version {version}")
        self.survey, self.version = survey, version
