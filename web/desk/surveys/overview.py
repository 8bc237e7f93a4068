"""The desk's page of surveys: all of the town's, what is with each now, links to give people."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from aiohttp import web

from bot import links
from bot.handlers.staff_words import day
from bot.ready_lines import Doors, Ready, of_message, of_survey
from bot.surveys.offered import Offered, about
from bot.surveys.script import Survey
from bot.texts import say
from config.directories import shipped
from storage.keys import KeyLost
from storage.records import Wave, WaveState
from web.desk.frame import Desk, DeskPage
from web.desk.office import ADMINS
from web.desk.surveys.plain_words import direction
from web.desk.surveys.wave_lines import Standing, counts, standing

AUDIENCES = ("external", "internal")
STATES = ("open", "idle", "off")
"""What is going on first."""


@dataclass(frozen=True, slots=True)
class Line:
    """`counts`: as of this morning, rounded down by the storage: a page that counts anew would
    show people coming. `last`: when the wave before was closed."""

    id: str
    title: str
    audience: str
    direction: str
    mode: str
    version: int
    state: str
    kind: str
    counts: str
    last: str
    is_taken: bool
    link: str
    host: str = ""  # of somebody else's page where it is answered

    @property
    def group(self) -> str:
        """Among STATES. A wave that waits for its key is going on."""
        if self.kind in ("open", "key", "ending", "soon"):
            return "open"
        return "off" if not self.is_taken else "idle"


async def show(desk: Desk) -> web.Response:
    offered = await desk.parts.surveys.offered()
    doors = await doors_of(desk)
    waves = await waves_by_survey(desk)
    every = [
        _line(desk, one, waves.get(one.id, ()), offered.get(one.id)) for one in _all(desk, offered)
    ]
    every.sort(key=lambda line: (STATES.index(line.group), line.audience))
    audience = _asked(desk, "audience", AUDIENCES)
    state = _asked(desk, "state", STATES)
    return desk.page(
        "desk/overview.html",
        lines=[one for one in every if audience in ("", one.audience) and state in ("", one.group)],
        audiences=AUDIENCES,
        states=STATES,
        asked={"audience": audience, "state": state},
        ready=[(one.title, ready_of(desk, one, doors)) for one in offered.values()],
        to_us=of_message(doors),
        may_publish=desk.parts.publishing is not None and desk.decides(ADMINS),
    )


def _all(desk: Desk, offered: Mapping[str, Offered]) -> list[Survey]:
    """Also those the town asks no more, while their last waves are open."""
    ours = desk.parts.surveys.surveys
    return [*ours.values(), *(one.survey for name, one in offered.items() if name not in ours)]


def _asked(desk: Desk, name: str, known: Sequence[str]) -> str:
    """An unknown filter is none: an old bookmark is no mistake of the clerk's."""
    told = desk.request.query.get(name, "")
    return told if told in known else ""


async def doors_of(desk: Desk) -> Doors:
    return {"web": links.web(desk.parts.address.url()), **await desk.parts.links()}


def ready_of(desk: Desk, offered: Offered, doors: Doors) -> list[Ready]:
    """Lines to paste with links to this survey, of each place and door it can be had by."""
    return of_survey(offered, doors, desk.parts.town.places)


async def waves_by_survey(desk: Desk) -> Mapping[str, Sequence[Wave]]:
    """The latest opened last."""
    told: dict[str, list[Wave]] = defaultdict(list)
    for wave in await desk.parts.storage.waves.known():
        told[wave.survey].append(wave)
    return told


def is_enabled(desk: Desk, survey: Survey) -> bool:
    """Does the profile of this town ask about its direction?"""
    known = shipped().directions
    switch = known[survey.direction].enabled_by if survey.direction in known else ""
    if switch:
        return bool(getattr(desk.parts.effective.profile, switch))
    return (survey.audience, survey.direction) in desk.parts.surveys.plan.enabled


def stands(desk: Desk, survey: Survey, waves: Sequence[Wave]) -> Standing:
    """What the survey does now. `waves`: its own, the latest opened last."""
    return standing(survey, waves, is_enabled=is_enabled(desk, survey))


def has_key(desk: Desk, wave: Wave) -> bool:
    """Can its ballots be opened still, here?"""
    try:
        desk.parts.storage.keys.wave(wave.id)
    except KeyLost:
        return False
    return True


def counted(desk: Desk, wave: Wave) -> str:
    """The morning's rounded counts, in words."""
    return counts(wave) if has_key(desk, wave) else say("desk-waves-lost")


def _line(desk: Desk, survey: Survey, waves: Sequence[Wave], offered: Offered | None) -> Line:
    now = stands(desk, survey, waves)
    is_external = survey.audience == "external"
    return Line(
        id=survey.id,
        title=offered.title if offered else _title(survey, now),
        audience=survey.audience,
        direction=direction(survey),
        mode="additional" if survey.is_about_a_pain else survey.mode,
        version=survey.version,
        state=now.words(),
        kind=now.kind,
        counts=counted(desk, now.wave) if now.wave and now.is_open else "",
        last=_last(waves),
        is_taken=is_enabled(desk, survey),
        link=f"{desk.parts.address.url()}/s/{survey.id}" if offered and is_external else "",
        host=survey.elsewhere,
    )


def _title(survey: Survey, now: Standing) -> str:
    return about(survey.title, now.wave) if now.wave else survey.title


def _last(waves: Sequence[Wave]) -> str:
    closed = [_ended(wave) for wave in waves if wave.state is WaveState.CLOSED]
    return say("care-last-closed", date=day(max(closed))) if closed else ""


def _ended(wave: Wave) -> date:
    return wave.closed_on or wave.last_day


PAGE = DeskPage("/surveys", show, lambda: say("desk-nav-surveys"))
