"""What a mailing came to, in words and round numbers: for the desk and the staff chat.

The response counts questionnaires that were begun by the button of the invitation and are opened by
now, so it is at least so much: whoever answered from the menu or on the site is not among them.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from datetime import datetime

from bot.handlers.staff_words import day
from bot.invitations.hours import by_day
from bot.rounds import Rounds
from bot.texts import say
from storage.invitation_records import Mailing, roughly
from storage.store import Clock, Storage


def heading(one: Mailing, titles: Mapping[str, str], actor: str, now: datetime) -> str:
    """`now`: aware, in the town's zone. One that waits for its hour says when it goes on."""
    leaves = _goes_on(one, now)
    surveys = "; ".join(titles.get(wave, wave) for wave in one.waves)
    return say(
        "mailing-heading",
        kind=one.kind,
        date=day(one.asked_on),
        surveys=surveys,
        actor=actor,
        state=_state(one, now),
        day=day(leaves.date()),
        time=f"{leaves:%H:%M}",
    )


def counts(one: Mailing, now: datetime) -> str:
    """ "" of one that has not begun."""
    if is_awaited(one, now):
        return ""
    return say(
        "mailing-counts",
        invited=roughly(one.invited),
        delivered=roughly(one.delivered),
        gone=roughly(one.gone),
    )


def is_awaited(one: Mailing, now: datetime) -> bool:
    """Asked for, and nobody was invited yet."""
    return one.is_running and now < one.begins


async def titles(storage: Storage, rounds: Rounds) -> dict[str, str]:
    """Of all waves there were."""
    surveys = rounds.surveys
    return {
        wave.id: surveys[wave.survey].title if wave.survey in surveys else wave.survey
        for wave in await storage.waves.known()
    }


def for_chat(
    storage: Storage, rounds: Rounds, desk: str, clock: Clock
) -> Callable[[], Awaitable[str]]:
    """What `/invite` tells: of the list, of the last mailing, and where to send one."""

    async def told() -> str:
        listed = say("mailing-listed", count=await storage.invitations.roughly())
        last = next(iter(await storage.invitations.mailings()), None)
        state, name, numbers = "none", "", ""
        if last is not None:
            now = clock()
            state = "running" if last.is_running else "over"
            state = "awaited" if is_awaited(last, now) else state
            actor = last.actor.rpartition(", ")[0] or last.actor
            name = heading(last, await titles(storage, rounds), actor, now)
            numbers = counts(last, now)
        return say(
            "staff-mailing",
            listed=listed,
            state=state,
            heading=name,
            counts=numbers,
            desk=desk or "none",
        )

    return told


def _goes_on(one: Mailing, now: datetime) -> datetime:
    """When its next invitations leave, in the zone of `now`."""
    return by_day(max(one.begins.astimezone(now.tzinfo), now))


def _state(one: Mailing, now: datetime) -> str:
    if one.is_running:
        paused = "paused" if _goes_on(one, now) > now else "running"
        return "awaited" if is_awaited(one, now) else paused
    return "stopped" if one.stopped else "ended"
