"""What a mailing came to, in words and round numbers: for the desk and the staff chat.

The response counts questionnaires that were begun by the button of the invitation and are opened by
now, so it is at least so much: whoever answered from the menu or on the site is not among them.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping

from bot.handlers.staff_words import day
from bot.rounds import Rounds
from bot.texts import say
from storage.invitation_records import FEW, Mailing
from storage.sql.invitations import STEP, roughly
from storage.store import Storage


def heading(one: Mailing, titles: Mapping[str, str], actor: str) -> str:
    surveys = "; ".join(titles.get(wave, wave) for wave in one.waves)
    return say(
        "mailing-heading",
        kind=one.kind,
        date=day(one.asked_on),
        surveys=surveys,
        actor=actor,
        state=_state(one),
    )


def counts(one: Mailing) -> str:
    return say(
        "mailing-counts",
        invited=roughly(one.invited),
        delivered=roughly(one.delivered),
        gone=roughly(one.gone),
    )


def response(one: Mailing, k_min: int) -> int | None:
    """Whole percent; None of a reminder, while it runs, and where too few were reached or came.

    Comers are rounded down like all others: two looks around an opening would tell how many of its
    few questionnaires came by the invitation.
    """
    few = one.delivered < FEW or one.came < k_min
    if one.kind != "invite" or one.is_running or few:
        return None
    return min(100 * (one.came // STEP * STEP) // one.delivered, 100)


async def titles(storage: Storage, rounds: Rounds) -> dict[str, str]:
    """Of all waves there were."""
    surveys = rounds.surveys
    return {
        wave.id: surveys[wave.survey].title if wave.survey in surveys else wave.survey
        for wave in await storage.waves.known()
    }


def for_chat(storage: Storage, rounds: Rounds, desk: str) -> Callable[[], Awaitable[str]]:
    """What `/invite` tells: of the list, of the last mailing, and where to send one."""

    async def told() -> str:
        listed = say("mailing-listed", count=await storage.invitations.roughly())
        last = next(iter(await storage.invitations.mailings()), None)
        state, name, numbers = "none", "", ""
        if last is not None:
            state = "running" if last.is_running else "over"
            actor = last.actor.rpartition(", ")[0] or last.actor
            name = heading(last, await titles(storage, rounds), actor)
            numbers = counts(last)
        return say(
            "staff-mailing",
            listed=listed,
            state=state,
            heading=name,
            counts=numbers,
            desk=desk or "none",
        )

    return told


def _state(one: Mailing) -> str:
    if one.is_running:
        return "running"
    return "stopped" if one.stopped else "ended"
