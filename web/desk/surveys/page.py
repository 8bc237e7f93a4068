"""One survey at the desk: what it asks, its waves, links to give people, how many to ask."""

from __future__ import annotations

from aiohttp import web

from bot.paper.taken import why_not
from bot.surveys.offered import Offered
from bot.surveys.script import Survey
from bot.surveys.sizes import duration
from bot.texts import say
from storage.office_records import Changed
from storage.records import Wave
from web.desk.frame import Desk, DeskPage
from web.desk.office import told_actor, when
from web.desk.office_log import wave_deed
from web.desk.queue import CLERKS
from web.desk.side_record import EDITORS
from web.desk.surveys import plain_words, sample, wave_lines
from web.desk.surveys.overview import (
    doors_of,
    has_key,
    is_enabled,
    ready_of,
    stands,
    waves_by_survey,
)
from web.desk.surveys.plain_words import found

PATH = "/surveys/{survey}"
SHOWN = 12
"""Waves of a permanent survey: three years of quarters."""
DONE = ("opened", "closed", "none", "extended", "going")
"""What has just been done, as the address of the page says."""
SAMPLE = ("population", "error", "response")


async def show(desk: Desk) -> web.Response:
    survey = await found(desk)
    waves = list((await waves_by_survey(desk)).get(survey.id, ()))
    offered = (await desk.parts.surveys.offered()).get(survey.id)
    now = stands(desk, survey, waves)
    return desk.page(
        "desk/survey.html",
        survey=survey,
        title=offered.title if offered else survey.title,
        direction=plain_words.direction(survey),
        about=_about(survey),
        state=now.words(),
        is_taken=is_enabled(desk, survey),
        mode="additional" if survey.is_about_a_pain else survey.mode,
        asked_now=_other_version(survey, offered),
        questions=plain_words.asked(survey),
        waves=await _waves(desk, survey, waves),
        history=await _history(desk, waves),
        ready=ready_of(desk, offered, await doors_of(desk)) if offered else None,
        link=_link(desk, offered),
        may_open=_may_open(desk, survey, now),
        may_close=_may_close(desk, survey, now),
        has_paper=_has_paper(desk, offered),
        has_slips=now.is_open and survey.audience == "internal",
        may_mail=offered is not None and desk.decides(EDITORS) and survey.audience == "external",
        done=_done(desk),
        sample=_sample(desk),
        errors=sample.ERRORS,
        is_survey=survey.mode != "form",
    )


def _has_paper(desk: Desk, offered: Offered | None) -> bool:
    """Is there a page on which sheets of its wave are printed and entered?"""
    takes = offered is not None and not why_not(offered.wave)
    return takes and desk.clerk.role in CLERKS


def _done(desk: Desk) -> str:
    told = desk.request.query.get("done", "")
    return told if told in DONE else ""


def _other_version(survey: Survey, offered: Offered | None) -> int:
    """That of the open wave, if another one was published since; 0 if not."""
    now = offered.wave.version if offered else survey.version
    return now if now != survey.version else 0


def _about(survey: Survey) -> str:
    exact = "no" if any(question.only_if for question in survey.questions) else "yes"
    count = len(survey.questions)
    return say("survey-intro", exact=exact, count=count, duration=duration(survey))


async def _waves(desk: Desk, survey: Survey, waves: list[Wave]) -> list[wave_lines.Line]:
    shown = waves[-SHOWN:]
    turnout = await desk.parts.storage.waves.turnout(survey.id)
    unfinished = [wave for wave in shown if wave.state in wave_lines.UNFINISHED]
    keys = {wave.id: has_key(desk, wave) for wave in unfinished}
    return wave_lines.lines(shown, turnout, has_key=keys)


async def _history(desk: Desk, waves: list[Wave]) -> list[str]:
    """What clerks did with the waves that are shown."""
    names = [f"wave.{wave.id}" for wave in waves[-SHOWN:]]
    return [_did(desk, one) for one in await desk.parts.storage.settings.of(names)]


def _did(desk: Desk, one: Changed) -> str:
    deed = wave_deed(one.told) if isinstance(one.told, dict) else ""
    return say("care-did", at=when(desk, one.at), who=told_actor(one.actor), what=deed)


def _link(desk: Desk, offered: Offered | None) -> str:
    if offered is None or offered.wave.audience != "external":
        return ""
    return f"{desk.parts.address.url()}/s/{offered.survey.id}"


def _may_open(desk: Desk, survey: Survey, now: wave_lines.Standing) -> bool:
    return desk.decides(EDITORS) and survey.mode == "wave" and not now.is_open


def _may_close(desk: Desk, survey: Survey, now: wave_lines.Standing) -> str:
    """The wave; "" of none that a clerk may close."""
    if now.wave is None or not desk.decides(EDITORS) or survey.mode == "permanent":
        return ""
    return now.wave.id if now.kind in ("open", "key") else ""


def _sample(desk: Desk) -> dict[str, str]:
    """What was asked of the helper, and its answer."""
    typed = {name: desk.request.query.get(name, "") for name in SAMPLE}
    told = {"answer": "", "trouble": "", "field": ""}
    if any(typed.values()):
        try:
            told["answer"] = sample.words(sample.read(lambda name: typed[name]))
        except sample.NoNumber as wrong:
            told |= {"trouble": str(wrong), "field": wrong.field}
    usual = {"error": str(sample.ERROR), "response": str(sample.RESPONSE)}
    return {**typed, **{name: typed[name] or usual[name] for name in usual}, **told}


PAGES = (DeskPage(PATH, show),)
