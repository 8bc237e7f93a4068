"""What a mailing came to, as the desk reads it: round numbers, and a response where it can be told.

The response counts questionnaires that were begun by the button of the invitation and are opened by
now, so it is at least so much: whoever answered from the menu or on the site is not among them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from bot.handlers.staff_words import day as told_day
from bot.texts import say
from storage.invitation_records import Mailing
from storage.sql.invitations import FEW, roughly
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


def told_of(one: Mailing, titles: Mapping[str, str], k_min: int) -> Told:
    surveys = "; ".join(titles.get(wave, wave) for wave in one.waves)
    percent = response(one, k_min)
    return Told(
        id=one.id,
        is_running=one.is_running,
        heading=say(
            "mailing-heading",
            kind=one.kind,
            date=told_day(one.asked_on),
            surveys=surveys,
            actor=told_actor(one.actor),
            state=_state(one),
        ),
        words=one.words,
        counts=say(
            "mailing-counts",
            invited=roughly(one.invited),
            delivered=roughly(one.delivered),
            gone=roughly(one.gone),
        ),
        response="" if percent is None else say("mailing-response", percent=percent),
        warning=say("mailing-low", percent=LOW) if percent is not None and percent < LOW else "",
    )


def response(one: Mailing, k_min: int) -> int | None:
    """Whole percent; None of a reminder, while it runs, and where too few were reached or came."""
    few = one.delivered < FEW or one.came < k_min
    if one.kind != "invite" or one.is_running or few:
        return None
    return min(100 * one.came // one.delivered, 100)


def _state(one: Mailing) -> str:
    if one.is_running:
        return "running"
    return "stopped" if one.stopped else "ended"
