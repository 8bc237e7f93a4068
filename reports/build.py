"""The road of a report: what was asked, the storage's counts, the figures."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING, Protocol

from reports import asking, reached, surveyed
from reports.asking import ALL as ALL
from reports.asking import Basis as Basis
from reports.asking import Doors as Doors
from reports.asking import Wish as Wish
from reports.asking import surveys as surveys
from reports.asking import window_of
from reports.digest.change import Past
from reports.digest.sections import Told
from reports.digest.trends import Earlier, State, lines, named
from reports.metrics import Asked, Counted, metrics
from reports.period import YEAR
from reports.questionnaire import read
from reports.reached import Span
from reports.rules import Json, awaited, rules_of
from reports.surveyed import Surveyed
from reports.verdicts import Verdict, as_json, verdict
from storage.records import WaveState

if TYPE_CHECKING:
    from storage.sql.scripts import Scripts


class DigestDoors(Doors, Protocol):
    @property
    def scripts(self) -> Scripts: ...


async def figures(doors: Doors, basis: Basis, wish: Wish) -> Json:
    """The whole of contract §5, for programs: whatever a person reads takes the other."""
    async with doors.engine.one_state():
        told = await _surveyed(basis, await _opened(doors, wish))
        whole = await _metrics(doors, basis, wish, told)
        return whole | await _about(doors, basis, wish)


async def figures_for_people(doors: Doors, basis: Basis, wish: Wish) -> Json:
    """The same keys; below 20 answers of surveys bands, as `reports.hiding` says."""
    async with doors.engine.one_state():
        opened = await _opened(doors, wish)
        told = surveyed.for_people(await _surveyed(basis, opened), opened)
        whole = await _metrics(doors, basis, wish, told)
        return whole | await _about(doors, basis, wish)


async def appeals_of(doors: Doors, basis: Basis, wish: Wish) -> Json:
    """The block `appeals` of contract §5 alone: for the sum of both audiences."""
    block: Json = (await _metrics(doors, basis, wish, Surveyed()))["appeals"]
    return block


async def _about(doors: Doors, basis: Basis, wish: Wish) -> Json:
    """How far the answers reach, and whether their anonymity was checked."""
    waves = {wave.id: wave for wave in await doors.waves.known()}
    audience = None if wish.audience == ALL else wish.audience
    span = Span(wish.period.start, wish.period.last, wish.as_of, audience)
    sent = await doors.invitations.mailings()
    return {
        "waves": reached.samples(waves.values(), span),
        "mailings": reached.mailings(sent, waves, span, basis.profile.k_min),
        "anonymity": as_json(await _verdict(doors, wish)),
    }


async def _opened(doors: Doors, wish: Wish) -> surveyed.Counted:
    opened = await surveys(doors, wish)
    return surveyed.Counted(
        opened,
        await asking.before(doors, wish, opened),
        wish.period.previous().name,
        await asking.annual(doors, wish),
    )


async def _surveyed(basis: Basis, opened: surveyed.Counted) -> Surveyed:
    """In a thread: of millions of answers it takes half a second, and the bot answers meanwhile."""
    k_min, known = basis.profile.k_min, basis.known
    return await asyncio.to_thread(surveyed.surveyed, opened, k_min, known)


async def _metrics(doors: Doors, basis: Basis, wish: Wish, told: Surveyed) -> Json:
    profile = basis.profile
    asked = Asked(wish.period, wish.as_of, wish.audience, profile.name, profile.timezone)
    rules = rules_of(profile, basis.known, profile.channels(wish.audience))
    return metrics(asked, await _counted(doors, basis, wish), told, rules)


async def digest(doors: DigestDoors, basis: Basis, wish: Wish, now: datetime) -> Told:
    """What the digest of a period tells of; the audience of `wish` does not matter, it has both.

    `now`: aware, in the town's zone.
    """
    async with doors.engine.one_state():
        return await _digest(doors, basis, wish, now)


async def _digest(doors: DigestDoors, basis: Basis, wish: Wish, now: datetime) -> Told:
    profile = basis.profile
    external = await _metrics(doors, basis, replace(wish, audience="external"), Surveyed())
    internal = await _metrics(doors, basis, replace(wish, audience="internal"), Surveyed())
    both = replace(wish, audience=ALL)
    opened = await surveys(doors, both)
    return Told(
        period=wish.period,
        org_short=profile.org_short,
        clause=profile.report.clause_not_public,
        external=external["appeals"],
        internal=internal["appeals"],
        surveys=lines(
            opened, await _earlier(doors, both, opened), await _shut(doors), profile.k_min
        ),
        titles={direction.id: direction.title for direction in basis.known.directions},
        k_min=profile.k_min,
        created_at=now,
        anonymity=await _verdict(doors, both),
        clauses=profile.clauses,
        pasts={"external": _past(external, wish), "internal": _past(internal, wish)},
        causes=named(opened, profile.k_min),
    )


async def _earlier(doors: DigestDoors, wish: Wish, opened: asking.Opened) -> Earlier:
    """Of a year there is nothing earlier than the year before."""
    before = await asking.before(doors, wish, opened)
    if wish.period.months == YEAR:
        return Earlier(before)
    return Earlier(before, await asking.earlier(doors, wish, opened, wish.period.year_ago()))


def _past(told: Json, wish: Wish) -> Past:
    """Of a year there is nothing earlier than the year before."""
    is_year = wish.period.months == YEAR
    ago = None if is_year else told.get("year_ago")
    return Past(told["previous"], ago, wish.period.kind)


async def _verdict(doors: Doors, wish: Wish) -> Verdict | None:
    return verdict(await doors.waves.known(), window_of(wish, wish.period))


async def _shut(doors: DigestDoors) -> dict[tuple[str, str], State]:
    """(audience, direction) of surveys that are asked right now, or wait for their key."""
    told: dict[tuple[str, str], State] = {}
    states: dict[WaveState, State] = {WaveState.OPEN: "sealed", WaveState.OVER: "waits"}
    for state, shown in states.items():
        for wave in await doors.waves.known(state):
            if body := await doors.scripts.asked(wave.survey, wave.version):
                asked = read(body)
                told |= {(asked.audience, asked.direction): shown} if asked.has_level else {}
    return told


async def _counted(doors: Doors, basis: Basis, wish: Wish) -> Counted:
    """Of a year, the period before is a year ago too, and is counted once."""
    before, ago = wish.period.previous(), wish.period.year_ago()
    waited_for = awaited(basis.known)
    windows = [window_of(wish, period) for period in dict.fromkeys((wish.period, before, ago))]
    told = await doors.register.tallies([replace(window, awaited=waited_for) for window in windows])
    received = [
        await doors.register.received(window_of(wish, period.previous()))
        for period in dict.fromkeys((before, ago))
    ]
    return Counted(told[0], told[1], told[-1], received[0], received[-1])
