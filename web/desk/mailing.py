"""The desk's page of mailings: who may be invited to what, the very words, when they leave; stop.

Everybody who asked gets the same words. What came of it is told in round numbers (R-12).
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from aiohttp import web

from bot import announcing
from bot.handlers.staff_words import day as told_day
from bot.invitations import in_words
from bot.invitations.hours import by_day
from bot.invitations.sending import AT_ONCE, EVERY, GRACE, buttons, by_wave, words
from bot.surveys.offered import Offered
from bot.texts import say
from storage.invitation_records import (
    MOST,
    SPAN,
    WAVES,
    Asked,
    Kind,
    Mailing,
    SentBefore,
    StillRunning,
    TooOften,
)
from web.desk.frame import Desk, DeskPage
from web.desk.mailing_told import told_of
from web.desk.office import actor
from web.desk.side_record import EDITORS
from web.refusals import Refusal, Why

PATH = "/mailing"
KINDS: dict[str, Kind] = {"invite": "invite", "remind": "remind"}


@dataclass(frozen=True, slots=True)
class Choice:
    """A survey that is open. `done`: what was sent of its wave already."""

    wave: str
    label: str
    done: str
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class Preview:
    """As people will see it. `mark` stands for these words and these surveys."""

    kind: Kind
    waves: tuple[str, ...]
    words: str
    buttons: tuple[str, ...]
    leaves: str
    mark: str


async def show(desk: Desk) -> web.Response:
    """With `w` for each wave that is chosen, and the `kind` of the message to be looked at."""
    query = desk.request.query
    return await _page(desk, query.getall("w", []), KINDS.get(query.get("kind", "")))


async def take(desk: Desk) -> web.Response:
    if name := desk.form.one("stop"):
        await desk.parts.storage.invitations.end(name, stopped=True)
        raise web.HTTPSeeOther(f"/desk{PATH}")
    if name := desk.form.one("remind"):
        await _remind(desk, name)
        raise web.HTTPSeeOther(f"/desk{PATH}")
    kind = KINDS.get(desk.form.one("kind"))
    if kind is None:
        raise Refusal(Why.NO_PAGE)
    names = desk.form.all("w")
    seen = await _preview(desk, names, kind)
    if seen is None or seen.mark != desk.form.one("mark"):
        return await _page(desk, names, kind, say("mailing-changed"))
    if trouble := await _begun(desk, seen):
        return await _page(desk, names, None, trouble)
    raise web.HTTPSeeOther(f"/desk{PATH}")


async def _remind(desk: Desk, name: str) -> None:
    """The employees' chat, of a wave of theirs that is open."""
    storage = desk.parts.storage
    for offered in (await desk.parts.surveys.offered()).values():
        wave = offered.wave
        is_theirs = wave.id == name and wave.audience == "internal"
        if is_theirs and await announcing.may_remind(storage, wave):
            await announcing.remind(storage, wave, desk.parts.clock)


async def _of_employees(desk: Desk) -> list[Choice]:
    """What their chat was told of and may be reminded of."""
    return [
        _choice(offered, (), is_chosen=False)
        for offered in (await desk.parts.surveys.offered()).values()
        if offered.wave.audience == "internal"
        and await announcing.may_remind(desk.parts.storage, offered.wave)
    ]


async def _begun(desk: Desk, seen: Preview) -> str:
    """Why it may not be; "" if it is on its way."""
    begins = by_day(desk.parts.clock() + GRACE)
    asked = Asked(seen.kind, seen.waves, seen.words, actor(desk), begins)
    try:
        await desk.parts.storage.invitations.begin(asked)
    except SentBefore:
        return say("mailing-sent-before", kind=seen.kind)
    except StillRunning:
        return say("mailing-still-running")
    except TooOften as error:
        date = told_day(error.until)
        return say("mailing-too-often", most=MOST, days=SPAN.days, date=date)
    return ""


async def _page(
    desk: Desk, names: Sequence[str], kind: Kind | None, trouble: str = ""
) -> web.Response:
    known = await desk.parts.storage.invitations.mailings()
    offered = by_wave(await desk.parts.surveys.offered())
    preview = await _preview(desk, names, kind) if kind else None
    if kind and preview is None and not trouble:
        trouble = say("mailing-choose", most=WAVES)
    titles = await in_words.titles(desk.parts.storage, desk.parts.surveys)
    k_min, now = desk.parts.effective.profile.k_min, desk.parts.clock()
    told = [told_of(one, titles, k_min, now) for one in known]
    return desk.page(
        "desk/mailing.html",
        409 if trouble else 200,
        trouble=trouble,
        listed=say("mailing-listed", count=await desk.parts.storage.invitations.roughly()),
        choices=[_choice(one, known, is_chosen=wave in names) for wave, one in offered.items()],
        preview=preview,
        of_employees=await _of_employees(desk),
        running=[one for one in told if one.is_running],
        over=[one for one in told if not one.is_running],
        may=desk.decides(EDITORS),
    )


async def _preview(desk: Desk, names: Sequence[str], kind: Kind) -> Preview | None:
    """None if nothing, or too much, was chosen of what is open now."""
    offered = by_wave(await desk.parts.surveys.offered())
    asked = [one for wave, one in offered.items() if wave in names]
    if not 0 < len(asked) <= WAVES or len(asked) != len(set(names)):
        return None
    town = desk.parts.town
    text = words(kind, asked, town.org_short, town.writing.web)
    waves = tuple(one.wave.id for one in asked)
    mark = hashlib.sha256("\n".join((kind, *waves, text)).encode()).hexdigest()[:16]
    shown = tuple(one.label for one in buttons(asked))
    return Preview(kind, waves, text, shown, await _leaves(desk), mark)


async def _leaves(desk: Desk) -> str:
    """When it begins, and how long it takes, if it is told how many are on the list."""
    now = desk.parts.clock()
    begins = by_day(now + GRACE)
    count = await desk.parts.storage.invitations.roughly()
    minutes = -(-count * EVERY // (AT_ONCE * timedelta(minutes=1).total_seconds()))
    return say(
        "mailing-leaves",
        date=told_day(begins.date()),
        time=f"{begins:%H:%M}",
        minutes=int(minutes),
    )


def _choice(offered: Offered, known: Sequence[Mailing], *, is_chosen: bool) -> Choice:
    label = say("mailing-survey", title=offered.title, date=told_day(offered.wave.last_day))
    done = [one.kind for one in known if offered.wave.id in one.waves]
    told = say("mailing-done", done="-".join(sorted(done))) if done else ""
    return Choice(offered.wave.id, label, told, is_chosen)


PAGES = (
    DeskPage(PATH, show, lambda: say("mailing-title"), roles=EDITORS, of_town=True),
    DeskPage(PATH, take, roles=EDITORS, method="POST", of_town=True),
)
