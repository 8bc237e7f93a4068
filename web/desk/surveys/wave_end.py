"""Ending a wave at the desk before its last day. One whose key is kept elsewhere its keeper ends.

Whether enough have answered is told as of the morning, and tried once a day: a clerk who could
ask again and again would see the very moment when somebody comes.
"""

from __future__ import annotations

from datetime import date

from aiohttp import web

from bot.handlers.staff_words import day
from bot.new_waves import title_of
from bot.surveys.script import Survey
from bot.texts import say
from bot.wave_troubles import TROUBLES
from storage.closing_records import Closed
from storage.counting import Rules
from storage.promises import PromiseBroken
from storage.records import Wave, WaveState
from storage.scouring import StillRead
from storage.sealing import Unreadable
from storage.together import NotesDamaged
from web.desk.frame import Desk, DeskPage
from web.desk.key import KEEPERS
from web.desk.office import actor
from web.desk.side_record import EDITORS
from web.desk.surveys.plain_words import found
from web.refusals import Refusal, Why

PATH = "/surveys/{survey}/waves/{wave}"
CLOSED = "closed"
"""A deed of the log: a clerk told a wave to close."""


class NotNow(Exception):
    """Why the wave is not closed; `str()` of it is told."""


async def show(desk: Desk) -> web.Response:
    survey, wave = await wave_here(desk)
    return page(desk, survey, wave, (_why_not(desk, wave, await _tried(desk, wave)), 200))


async def end(desk: Desk) -> web.Response:
    """Pressed twice, the second finds the wave ended."""
    survey, wave = await wave_here(desk)
    try:
        if why := _why_not(desk, wave, await _tried(desk, wave)):
            return page(desk, survey, wave, (why, 409))
        done = await _close(desk, wave)
    except NotNow as not_now:
        return page(desk, survey, wave, (str(not_now), 422))
    raise web.HTTPSeeOther(f"/desk/surveys/{survey.id}?done={done}#waves")


async def _close(desk: Desk, wave: Wave) -> str:
    """What came of it. The deed is noted before it is done: whoever falls in between has tried."""
    parts = desk.parts
    noted = (parts.clock(), actor(desk))
    await parts.storage.settings.change(f"wave.{wave.id}", {"wave": CLOSED}, *noted)
    try:
        return _outcome(await parts.surveys.close(wave))
    except StillRead:
        return "going"
    except (PromiseBroken, Unreadable) as error:
        raise NotNow(say("cli-wave-promise", wave=wave.id)) from error
    except NotesDamaged as error:
        told = say("fault-notes-damaged", wave=wave.id, file=error.path.name)
        raise NotNow(told) from error
    except TROUBLES as error:
        raise NotNow(say("desk-waves-lost")) from error


def _outcome(told: Closed) -> str:
    if told.too_few:
        return "extended"
    return "closed" if told.opened else "none"


async def wave_here(desk: Desk) -> tuple[Survey, Wave]:
    """Of this survey, and not closed yet; who comes late is led to what became of it."""
    survey, name = await found(desk), desk.request.match_info["wave"]
    known = {wave.id: wave for wave in await desk.parts.storage.waves.known()}
    if name not in known or known[name].survey != survey.id or survey.mode == "form":
        raise Refusal(Why.NO_PAGE)
    wave = known[name]
    if wave.state not in (WaveState.OPEN, WaveState.OVER):
        raise web.HTTPSeeOther(f"/desk/surveys/{survey.id}#waves")
    return survey, wave


async def _tried(desk: Desk, wave: Wave) -> date | None:
    """The day on which a clerk told it to close last."""
    for one in await desk.parts.storage.settings.of([f"wave.{wave.id}"]):
        if isinstance(one.told, dict) and one.told.get("wave") == CLOSED:
            return one.at.astimezone(desk.parts.clock().tzinfo).date()
    return None


def _why_not(desk: Desk, wave: Wave, tried: date | None) -> str:
    """ "" if it may be tried now."""
    if wave.permanent:
        return say("care-permanent-why")
    if wave.strict:
        return say("care-strict-end", state=str(wave.state), wave=wave.id)
    if wave.state is WaveState.OVER:
        return say("care-ending")
    return _too_early(wave, tried, desk.parts.clock().date(), least(desk, wave))


def least(desk: Desk, wave: Wave) -> int:
    """Finished questionnaires without which this wave is not closed early: what it promised."""
    rules: Rules = desk.parts.surveys.plan.rules
    return rules.with_promise(wave).k_min


def _too_early(wave: Wave, tried: date | None, today: date, k_min: int) -> str:
    if wave.rough_finished < k_min:
        last = day(wave.last_day)
        return say("care-too-few", k_min=k_min, last=last)
    return say("care-tried-today") if tried == today else ""


def page(desk: Desk, survey: Survey, wave: Wave, told: tuple[str, int] = ("", 200)) -> web.Response:
    """`told`: (what is in the way, the status)."""
    trouble, status = told
    today, last = desk.parts.clock().date(), wave.last_day
    return desk.page(
        "desk/wave_end.html",
        status,
        survey=survey,
        wave=wave,
        title=title_of({survey.id: survey}, wave),
        trouble=trouble,
        may=status == 422 or not trouble,
        early=day(last) if today < last and wave.state is WaveState.OPEN else "",
        k_min=least(desk, wave),
        may_bring_key=wave.waits_for_key and desk.clerk.role in KEEPERS,
    )


PAGES = (
    DeskPage(PATH, show, roles=EDITORS, of_town=True),
    DeskPage(PATH, end, roles=EDITORS, method="POST", of_town=True),
)
