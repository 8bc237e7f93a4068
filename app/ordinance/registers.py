"""Looks of `otklik ordinance` at what staff write down: processes, pains, decisions, materials."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from app.ordinance.looking import Ground, Look, Seen, bad, good, remedy
from bot.texts import say
from reports.period import quarter_of
from storage.side_records import KINDS, MATERIALS, Book


def _actions(kinds: Collection[str]) -> Look:
    """Of the register of decisions, those of some kinds, of the year."""

    async def look(ground: Ground, _: str) -> Seen:
        today = ground.house.today()
        year = today.replace(month=1, day=1), today.replace(year=today.year + 1, month=1, day=1)
        found = await ground.storage.side.listed("action", year)
        return good(
            say("ordinance-records", count=sum(one.values["kind"] in kinds for one in found))
        )

    return look


def _records(book: Book) -> Look:
    async def look(ground: Ground, _: str) -> Seen:
        return good(say("ordinance-records", count=len(await ground.storage.side.listed(book))))

    return look


async def processes(ground: Ground, _: str) -> Seen:
    """The base of the pain map: without a single one it has only topics for rows (R-47)."""
    count = len(await ground.storage.side.listed("process"))
    if not count:
        return bad(say("ordinance-none"), remedy("processes"))
    return good(say("ordinance-records", count=count))


async def pain_map(ground: Ground, _: str) -> Seen:
    """Of the last quarter that is over: how many rows the map has."""
    if not ground.profile.pain_map.enabled:
        return bad(say("ordinance-off"), remedy("pain_map"))
    quarter = quarter_of(ground.house.today()).previous().name
    rows = await ground.storage.pains.rows(quarter)
    return good(say("ordinance-pains", count=len(rows), period=quarter))


async def coding(ground: Ground, _: str) -> Seen:
    """Texts of messages of the quarter: looked through, and still to be."""
    period = ground.period
    work = await ground.storage.codes_of_texts.work((period.start, period.end))
    return good(say("ordinance-coded", looked=work.looked, left=work.messages - work.looked))


async def publication(ground: Ground, _: str) -> Seen:
    """What everybody may read now; a person has to say yes to each."""
    if not ground.profile.publication.enabled:
        return bad(say("ordinance-off"), remedy("publication"))
    shown = await ground.storage.publications.shown()
    return good(say("ordinance-published", count=len(shown)))


async def additional(ground: Ground, _: str) -> Seen:
    """Triggers are looked for each quarter; what they found, and what is being asked."""
    from bot.inquiries import PROBES

    if not ground.profile.additional_survey:
        return bad(say("ordinance-off"), remedy("additional"))
    missing = [one for one in PROBES.values() if one not in ground.scripts]
    if missing:
        return bad(", ".join(missing), remedy("scripts"))
    told = await ground.storage.inquiries.all()
    running = sum(one.state == "running" for one in told)
    return good(say("ordinance-inquiries", count=len(told), running=running))


REGISTERS: Mapping[str, Look] = {
    "decisions": _actions(frozenset(KINDS) - MATERIALS),
    "materials": _actions(MATERIALS),
    "reengineering": _actions({"reengineering"}),
    "practices": _records("practice"),
    "observations": _records("observation"),
    "processes": processes,
    "pain_map": pain_map,
    "coding": coding,
    "additional": additional,
    "publication": publication,
}
