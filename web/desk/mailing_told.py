"""A mailing as the desk shows it: what came of it, and a warning of a low response."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from bot.invitations.in_words import counts, heading
from bot.texts import say
from reports.reached import response_of
from storage.invitation_records import Mailing
from web.desk.office import told_actor

LOW = 20
"""Percent of response below which it is warned (requirements, statistics 3)."""


@dataclass(frozen=True, slots=True)
class Told:
    id: str
    is_running: bool
    heading: str
    words: str
    counts: str
    response: str
    warning: str


def told_of(one: Mailing, titles: Mapping[str, str], k_min: int, now: datetime) -> Told:
    """`now`: aware, in the town's zone."""
    percent = response_of(one, k_min)
    return Told(
        id=one.id,
        is_running=one.is_running,
        heading=heading(one, titles, told_actor(one.actor), now),
        words=one.words,
        counts=counts(one, now),
        response="" if percent is None else say("mailing-response", percent=percent),
        warning=say("mailing-low", percent=LOW) if percent is not None and percent < LOW else "",
    )
