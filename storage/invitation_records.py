"""Invitations to surveys: who asked for them, what was sent, counted without persons. Plain values.

Everybody on the list gets the same words and the same way into a survey; no row tells who answered.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Literal

INVITATION = "invitation"
"""The kind of a notice that invites: it waits for all others, and goes by day alone."""
MAILING = "+mailing"
"""The place of a questionnaire begun by the button of an invitation; no QR point is called so."""

FEW = 10
"""A shorter list is told as none, and what came of it is counted for nobody: one who is alone on a
list would be known by any number beside it."""
STEP = 5
"""FEW and more are told in steps of so many."""
MOST, SPAN = 2, timedelta(days=30)
"""Mailings of any kind in any such span: nobody gets more."""
LASTS = timedelta(days=3)
"""What has not left by then stays: it would come too late."""
WAVES = 5
"""Surveys of one mailing: buttons under one message."""
TERM = 12
"""Months without an invitation after which an address is forgotten."""

Kind = Literal["invite", "remind"]


@dataclass(frozen=True, slots=True)
class InvitationsAsked:
    """This account wants invitations to surveys."""


@dataclass(frozen=True, slots=True)
class InvitationsDeclined:
    """This account wants none, or no more."""


InvitationFact = InvitationsAsked | InvitationsDeclined


@dataclass(frozen=True, slots=True)
class GuestRow:
    """All that is kept of one address on the list, as it lies in the database."""

    tag: bytes = field(repr=False)
    sealed: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Asked:
    """A mailing as a clerk asked for it. `begins`: aware; whoever changes their mind stops it."""

    kind: Kind
    waves: tuple[str, ...]
    words: str
    actor: str
    begins: datetime


@dataclass(frozen=True, slots=True)
class Mailing:
    """One that was asked for. Counts are exact: whoever shows them rounds. `came`: questionnaires
    opened so far that were begun by its button, of its waves together."""

    id: str
    kind: Kind
    waves: tuple[str, ...]
    words: str
    actor: str
    asked_on: date
    begins: datetime
    ended_on: date | None
    stopped: bool
    invited: int
    delivered: int
    gone: int
    came: int

    @property
    def is_running(self) -> bool:
        return self.ended_on is None


class SentBefore(Exception):
    """Each wave is invited to once, and reminded of once; `args[0]` is the wave."""


class StillRunning(Exception):
    """Another mailing has not ended."""


class TooOften(Exception):
    """As many as may be in SPAN there were already; `until`: the first day on which one may be."""

    def __init__(self, until: date) -> None:
        super().__init__(until.isoformat())
        self.until = until


def roughly(count: int) -> int:
    """
    >>> roughly(9), roughly(14), roughly(15)
    (0, 10, 15)
    """
    return count // STEP * STEP if count >= FEW else 0
