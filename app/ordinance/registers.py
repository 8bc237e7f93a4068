"""Looks of `otklik ordinance` at what staff write down: processes, pains, decisions, materials.

Something follows from a quarter that brought something: an empty book below a full quarter is a
cross. Below an empty one there is nothing to write.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date

from app.ordinance.looking import Ground, Look, Seen, bad, good, remedy
from bot.texts import say
from storage.side_records import KINDS, MATERIALS, Book


def _actions(kinds: Collection[str]) -> Look:
    """Of the register of decisions, those of some kinds, of the last four quarters and since."""

    async def look(ground: Ground, _: str) -> Seen:
        found = await ground.storage.side.listed("action", _a_year(ground))
        return await _written(ground, sum(one.values["kind"] in kinds for one in found))

    return look


def _records(book: Book) -> Look:
    async def look(ground: Ground, _: str) -> Seen:
        return await _written(ground, len(await ground.storage.side.listed(book, _a_year(ground))))

    return look


def _a_year(ground: Ground) -> tuple[date, date]:
    """The first day, and the first that is none of them."""
    first = ground.period.start
    return first.replace(year=first.year - 1), ground.period.end


async def _written(ground: Ground, count: int) -> Seen:
    if not count and await ground.is_something_to_tell():
        return bad(say("ordinance-nothing-written", period=ground.last.name), remedy("write"))
    return good(say("ordinance-records", count=count))


async def processes(ground: Ground, _: str) -> Seen:
    """The base of the pain map: without a single one it has only topics for rows (R-47)."""
    count = len(await ground.storage.side.listed("process"))
    if not count:
        return bad(say("ordinance-none"), remedy("processes"))
    return good(say("ordinance-records", count=count))


async def pain_map(ground: Ground, _: str) -> Seen:
    """Of the last quarter that is over: how many rows the map has; none waits for a decision."""
    if not ground.profile.pain_map.enabled:
        return bad(say("ordinance-off"), remedy("pain_map"))
    told, period = await ground.board(), ground.last.name
    if waiting := len(told.candidates):
        return bad(say("ordinance-undecided", count=waiting, period=period), remedy("decide"))
    return good(say("ordinance-pains", count=len(told.rows), period=period))


async def pain_measures(ground: Ground, _: str) -> Seen:
    """Every pain of high priority has a measure, an owner and a day (R-51)."""
    told = await ground.board()
    urgent = [one for one in told.confirmed if one.priority == "high"]
    bare = [one for one in urgent if all(measure.is_dropped for measure in one.measures)]
    if bare:
        words = say("ordinance-bare", count=len(bare), period=ground.last.name)
        return bad(words, remedy("measures"))
    return good(say("ordinance-urgent", count=len(urgent), period=ground.last.name))


async def pain_form(ground: Ground, _: str) -> Seen:
    """The columns of the map, and who answers for each measure is a unit that there is (R-46)."""
    from bot.pain_wording import words_of
    from reports.document import Table
    from reports.pain.map import pain_map as written

    told = await ground.board()
    units = {one.id: one.title for one in await ground.storage.units.all() if one.is_used}
    planned = [measure for one in told.confirmed for measure in one.measures if measure.is_open]
    if lost := sorted({one.unit for one in planned} - set(units)):
        return bad(", ".join(lost), remedy("owners"))
    parts = written(told, await words_of(ground.storage, told), units)
    table = next(part for part in parts if isinstance(part, Table))
    return good(" · ".join(table.head))


async def reengineering(ground: Ground, _: str) -> Seen:
    """What was made anew within a year can be compared with what it was to become (R-51)."""
    done = await ground.storage.pains.done_since(_a_year(ground)[0])
    anew = [measure for measure, _row in done if measure.kind == "reengineering"]
    if aimless := sum(one.target is None for one in anew):
        return bad(say("ordinance-aimless", count=aimless), remedy("target"))
    return good(say("ordinance-records", count=len(anew)))


async def coding(ground: Ground, _: str) -> Seen:
    """Texts of messages of the quarter: looked through, and still to be; of the last one not all
    are left."""
    work = [
        await ground.storage.codes_of_texts.work((period.start, period.end))
        for period in (ground.last, ground.period)
    ]
    then, now = work
    if then.messages and not then.looked:
        told = say("ordinance-not-coded", count=then.messages, period=ground.last.name)
        return bad(told, remedy("coding"))
    return good(say("ordinance-coded", looked=now.looked, left=now.messages - now.looked))


async def publication(ground: Ground, _: str) -> Seen:
    """What everybody may read now; a person has to say yes to each."""
    if not ground.profile.publication.enabled:
        return bad(say("ordinance-off"), remedy("publication"))
    if not ground.house.settings.web.port:
        return bad(say("ordinance-off"), remedy("web"))
    shown = await ground.storage.publications.shown()
    if not shown and await ground.is_something_to_tell():
        return bad(say("ordinance-published", count=0), remedy("publish"))
    return good(say("ordinance-published", count=len(shown)))


async def additional(ground: Ground, _: str) -> Seen:
    """Triggers are looked for each quarter; what they found is decided of, what is asked goes."""
    from bot.inquiries import PROBES

    if not ground.profile.additional_survey:
        return bad(say("ordinance-off"), remedy("additional"))
    missing = [one for one in PROBES.values() if one not in ground.scripts]
    if missing:
        return bad(", ".join(missing), remedy("scripts"))
    told = await ground.storage.inquiries.all()
    if waiting := sum(one.state == "proposed" for one in told):
        return bad(say("ordinance-proposed", count=waiting), remedy("propose"))
    running = sum(one.state == "running" for one in told)
    return good(say("ordinance-inquiries", count=len(told), running=running))


REGISTERS: Mapping[str, Look] = {
    "decisions": _actions(frozenset(KINDS) - MATERIALS),
    "materials": _actions(MATERIALS),
    "practices": _records("practice"),
    "observations": _records("observation"),
    "processes": processes,
    "pain_map": pain_map,
    "pain_measures": pain_measures,
    "pain_form": pain_form,
    "reengineering": reengineering,
    "coding": coding,
    "additional": additional,
    "publication": publication,
}
