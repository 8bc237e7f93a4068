"""Looks of `otklik ordinance` at surveys: are they asked, alike, anonymous, ready to be shared."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta

from app.ordinance.looking import Ground, Look, Seen, bad, good, remedy
from bot.surveys.script import Survey
from bot.texts import say
from reports.questionnaire import read
from reports.verdicts import FAILED, OK
from storage.records import Wave, WaveState

ANNUAL, INITIATIVE = "int_annual", "int_initiative"
NOVEMBER = 11
YEAR = timedelta(days=366)
OVERALL = ("1", "2", "3", "4", "5")


async def direction(ground: Ground, about: str) -> Seen:
    """A survey of the direction: a permanent one is open right now, one that is opened by hand
    was asked within a year."""
    found = [one for one in ground.scripts.values() if one.direction == about]
    if about not in ground.profile.directions or not found:
        return bad(about, remedy("direction"))
    waves = await _open(ground)
    shut = [one for one in found if one.mode == "permanent" and one.id not in waves]
    if shut:
        told = ", ".join(one.title for one in shut)
        return bad(say("ordinance-shut", survey=told), remedy("direction"))
    asked = {wave.survey for wave in await _of_a_year(ground)}
    if left := [one for one in found if one.id not in asked]:
        told = ", ".join(one.title for one in left)
        return bad(say("ordinance-not-asked", survey=told), remedy("by-hand", left[0].id))
    return good("; ".join(_state(one, waves) for one in found))


async def _of_a_year(ground: Ground) -> list[Wave]:
    """Waves that took answers on some day of the last year."""
    first = ground.house.today() - YEAR
    return [wave for wave in await ground.storage.waves.known() if wave.closes_on > first]


def _state(survey: Survey, waves: Mapping[str, Wave]) -> str:
    if survey.id in waves:
        last = waves[survey.id].closes_on
        return say("ordinance-open", survey=survey.title, date=f"{last:%d.%m.%Y}")
    return say("ordinance-by-hand", survey=survey.title, id=survey.id)


async def _open(ground: Ground) -> dict[str, Wave]:
    known = await ground.storage.waves.known(WaveState.OPEN)
    return {wave.survey: wave for wave in known}


async def permanent(ground: Ground, _: str) -> Seen:
    """Every permanent survey of the directions has its wave."""
    waves = await _open(ground)
    wanted = [
        one
        for one in ground.scripts.values()
        if one.mode == "permanent" and one.direction in ground.profile.external_directions
    ]
    shut = [one.title for one in wanted if one.id not in waves]
    if shut or not wanted:
        told = say("ordinance-shut", survey=", ".join(shut))
        return bad(told, remedy("direction"))
    return good(str(len(wanted)))


async def scripts(ground: Ground, _: str) -> Seen:
    sound, broken = ground.house.scripts
    if broken:
        return bad(", ".join(broken), remedy("scripts"))
    return good(str(len(sound)))


async def survey(ground: Ground, about: str) -> Seen:
    if about not in ground.scripts:
        return bad(about, remedy("scripts"))
    return good(_state(ground.scripts[about], await _open(ground)))


async def comparable(ground: Ground, _: str) -> Seen:
    """One overall question of the same five marks in every survey that has a level (R-39)."""
    told = {name: read(one.body()) for name, one in ground.scripts.items()}
    asked = {name: one.overall for name, one in told.items() if one.overall is not None}
    strange = [name for name, one in asked.items() if tuple(sorted(one.options)) != OVERALL]
    if strange or not asked:
        return bad(", ".join(strange), remedy("scripts"))
    return good(str(len(asked)))


async def attributes(ground: Ground, _: str) -> Seen:
    """Separate parameters are asked about beside the whole (R-38)."""
    told = {name: read(one.body()).of_role("attribute") for name, one in ground.scripts.items()}
    count = sum(len(asked) for asked in told.values())
    if not count:
        return bad("0", remedy("scripts"))
    return good(str(count))


async def anonymity(ground: Ground, _: str) -> Seen:
    """What the checks at the ends of waves said; and that no promise is below the law's."""
    known = await ground.storage.waves.known()
    failed = [wave.id for wave in known if wave.verdict == FAILED]
    if failed:
        return bad(", ".join(failed), remedy("anonymity"))
    checked = sum(wave.verdict == OK for wave in known)
    rules = ground.house.plan.rules
    return good(
        say("ordinance-checked", count=checked, k_min=rules.k_min, batch_min=rules.batch_min)
    )


async def initiative(ground: Ground, _: str) -> Seen:
    """The form of an employee's own message, and a door for employees."""
    from app.ordinance.town import employees_door

    if INITIATIVE not in ground.scripts:
        return bad(INITIATIVE, remedy("scripts"))
    return await employees_door(ground, "")


async def annual(ground: Ground, _: str) -> Seen:
    """A wave of this year; until November there is time."""
    today = ground.house.today()
    waves = await ground.storage.waves.known()
    mine = [one for one in waves if one.survey == ANNUAL and one.opened_on.year == today.year]
    if mine:
        return good(say("ordinance-annual", date=f"{mine[-1].opened_on:%d.%m.%Y}"))
    told = say("ordinance-no-annual", year=str(today.year))
    if today.month < NOVEMBER and ground.profile.internal_annual_survey:
        return good(told)
    return bad(told, remedy("annual"))


async def paper(ground: Ground, _: str) -> Seen:
    """Sheets are entered at the desk or from a file."""
    if not ground.house.settings.web.port:
        return bad(say("ordinance-off"), remedy("web"))
    return good(str(sum(one.mode != "form" for one in ground.scripts.values())))


async def outside_surveys(ground: Ground, _: str) -> Seen:
    """Surveys on other pages: those there are; results of any come in by a file, into a wave that
    is open."""
    hosts = sorted({one.elsewhere for one in ground.scripts.values() if one.elsewhere})
    if not hosts and not await _open(ground):
        return bad(say("ordinance-no-wave"), remedy("direction"))
    return good(", ".join(hosts) or say("ordinance-by-file"))


async def ready_lines(ground: Ground, _: str) -> Seen:
    """A link that a letter or the documents' system can carry, and that opens at the reader's."""
    from app.ordinance.town import is_local

    settings, site = ground.house.settings, ground.house.settings.web.url()
    doors = [site] if settings.web.port and not is_local(site) else []
    doors += [name for name in ("telegram", "vk") if getattr(settings, name) is not None]
    if not doors:
        return bad(say("ordinance-no-link"), remedy("public"))
    return good(", ".join(doors))


async def mailing(ground: Ground, _: str) -> Seen:
    """Invitations to those who asked for them need a messenger that carries them."""
    served = ground.house.served
    return good(", ".join(served)) if served else bad(say("ordinance-off"), remedy("mailing"))


SURVEYS: Mapping[str, Look] = {
    "direction": direction,
    "permanent": permanent,
    "scripts": scripts,
    "survey": survey,
    "comparable": comparable,
    "attributes": attributes,
    "anonymity": anonymity,
    "initiative": initiative,
    "annual": annual,
    "paper": paper,
    "outside_surveys": outside_surveys,
    "ready_lines": ready_lines,
    "mailing": mailing,
}
