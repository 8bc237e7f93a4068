"""Opening a wave at the desk: what for, by which document, until when; a look back; and it is open.

The rules are those of `otklik survey open`. Analysts and admins of the whole town may.
"""

from __future__ import annotations

from dataclasses import replace

from aiohttp import web

from bot.handlers.staff_words import day
from bot.not_opened import NoBasis, NotOffered, StillOpen
from bot.surveys.pains import BadPain
from bot.surveys.script import Survey
from bot.texts import say
from config.workdays import of_region
from storage.records import Wave, WaveState
from web.desk.frame import Desk, DeskPage
from web.desk.office import actor
from web.desk.side_record import EDITORS
from web.desk.surveys import sample
from web.desk.surveys.overview import is_enabled
from web.desk.surveys.plain_words import found
from web.desk.surveys.wave_form import FIELDS, WORDS, Wish, Wrong, read, usual, warnings
from web.refusals import Refusal, Why

PATH = "/surveys/{survey}/open"


async def show(desk: Desk) -> web.Response:
    survey = await _opened_by_hand(desk)
    if wave := await _open_now(desk, survey):
        return _page(desk, survey, None, _still(wave))
    return _page(desk, survey, usual(survey, desk.parts.clock().date()))


async def take(desk: Desk) -> web.Response:
    survey = await _opened_by_hand(desk)
    typed = {name: desk.form.one(name) for name in FIELDS}
    today = desk.parts.clock().date()
    try:
        is_ordered = desk.parts.surveys.plan.staff_order
        wish = read(typed, survey, today, is_ordered=is_ordered)
    except Wrong as wrong:
        kept = typed | {"key": ""} if wrong.field == "key" else typed  # it may be the private half
        return _page(desk, survey, kept, wrong)
    match desk.form.one("step"):
        case "open":
            return await _open(desk, survey, typed, wish)
        case "check":
            return await _checked(desk, survey, typed, wish)
        case _:
            return _page(desk, survey, typed)


async def _checked(desk: Desk, survey: Survey, typed: dict[str, str], wish: Wish) -> web.Response:
    if wave := await _open_now(desk, survey):
        return _page(desk, survey, typed, _still(wave))
    parts = desk.parts
    calendar = of_region(parts.effective.profile.calendar)
    told = (calendar, await parts.storage.waves.known())
    return desk.page(
        "desk/wave_check.html",
        survey=survey,
        typed=typed,
        until=day(wish.until),
        wish=wish,
        sample=sample.words(wish.asked),
        warnings=[
            *warnings(wish, survey, parts.clock().date(), told),
            *([] if is_enabled(desk, survey) else [say("care-not-taken")]),
        ],
    )


async def _open(desk: Desk, survey: Survey, typed: dict[str, str], wish: Wish) -> web.Response:
    """Pressed twice, it is opened once, and both presses are told so."""
    rounds = desk.parts.surveys
    card = replace(wish.card, by=(desk.parts.clock(), actor(desk)))
    try:
        await rounds.remember()
        await rounds.open(survey.id, wish.until, card, wish.public)
    except StillOpen:
        wave = await _open_now(desk, survey)
        if wave is None or not _is_this(wave, wish):
            return _page(desk, survey, typed, _still(wave))
    except NoBasis:
        return _page(desk, survey, typed, Wrong("basis", say("desk-basis-needed")))
    except BadPain:
        return _page(desk, survey, typed, Wrong("pain", say("inquiry-bad-pain")))
    except NotOffered as error:
        raise Refusal(Why.NO_PAGE) from error
    raise web.HTTPSeeOther(f"/desk/surveys/{survey.id}?done=opened")


def _is_this(wave: Wave, wish: Wish) -> bool:
    card, last = wish.card, wave.last_day
    told = (wave.purpose, wave.basis, wave.pain, wave.population, last)
    return told == (card.purpose, card.basis, card.pain or "", card.population, wish.until)


async def _opened_by_hand(desk: Desk) -> Survey:
    survey = await found(desk)
    if survey.mode != "wave":
        raise Refusal(Why.NO_PAGE)
    return survey


async def _open_now(desk: Desk, survey: Survey) -> Wave | None:
    known = await desk.parts.storage.waves.known(WaveState.OPEN)
    return next((wave for wave in known if wave.survey == survey.id), None)


def _still(wave: Wave | None) -> Wrong:
    last = day(wave.last_day) if wave else "none"
    return Wrong("", say("care-still-open", last=last))


def _page(
    desk: Desk, survey: Survey, typed: dict[str, str] | None, wrong: Wrong | None = None
) -> web.Response:
    """`typed` None: there is no form, for nothing can be opened."""
    status = 200 if wrong is None else 422 if wrong.field else 409
    return desk.page(
        "desk/wave_open.html",
        status,
        survey=survey,
        typed=typed,
        trouble=str(wrong) if wrong else "",
        field=wrong.field if wrong else "",
        longest=WORDS,
        errors=sample.ERRORS,
        is_ordered=desk.parts.surveys.plan.staff_order and survey.audience == "internal",
    )


PAGES = (
    DeskPage(PATH, show, roles=EDITORS, of_town=True),
    DeskPage(PATH, take, roles=EDITORS, method="POST", of_town=True),
)
