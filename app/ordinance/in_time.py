"""Looks of `otklik ordinance` at days: was the digest sent, was the report handed in, by when.

What ended before the program was first served is nobody's debt (ruling 22).
"""

from __future__ import annotations

from collections.abc import Mapping

from app.ordinance.looking import Ground, Look, Seen, bad, good, remedy
from bot.digests import JOB, Digests, moment, next_moment
from bot.texts import say
from reports.period import Period, quarter_of
from reports.submitting import deadline as named
from reports.submitting import parts_of
from storage.sql.jobs import FIRST_START
from storage.submission_records import WHOLE

AHEAD = 9
"""Quarters that are looked at: two years and the January after."""


async def digest(ground: Ground, _: str) -> Seen:
    """A chat to send to; the last quarter's is sent, if its day is over."""
    chats = ground.house.staff_chats
    if not chats:
        return bad(say("ordinance-no-chat"), remedy("digest"))
    now, when = ground.house.clock(), ground.house.when
    jobs, last = ground.storage.jobs, ground.last
    due = await Digests(ground.storage, ground.house.basis(), chats, when, ground.house.clock).goes(
        last
    )
    sent = [await jobs.is_done(JOB, last.name, chat) for chat in chats]
    if due < now and await _is_ours(ground, last) and not all(sent):
        told = say("ordinance-not-sent", period=last.name, date=f"{due:%d.%m.%Y %H:%M}")
        return bad(told, remedy("not-sent", last.name))
    return good(f"{next_moment(now, when):%d.%m.%Y %H:%M}")


async def _is_ours(ground: Ground, period: Period) -> bool:
    """The program was there before the period was over. Nothing is written down by looking."""
    jobs, now = ground.storage.jobs, ground.house.clock()
    if not await jobs.periods(FIRST_START):
        return False
    first = await jobs.first_start(now)
    return first.astimezone(now.tzinfo).date() < period.end


async def deadline(ground: Ground, about: str) -> Seen:
    """`about`: the act's day of the month. The digest goes by then in every quarter to come, and
    the last report was handed in."""
    wanted, has = int(about), ground.profile.report.deadline_day
    if has is None or has > wanted:
        key = "report.deadline_day"
        return bad(f"{key}: {has or say('ordinance-none')}", remedy("profile", f"{key}: {wanted}"))
    if late := _late(ground):
        return bad(", ".join(late), remedy("deadline"))
    last = named(ground.last, ground.profile)
    if last is not None and ground.house.today() > last and await _is_ours(ground, ground.last):
        standing = (await ground.storage.submissions.of(ground.last.name)).get(WHOLE)
        if standing is None or standing.state == "draft":
            told = say("ordinance-not-submitted", period=ground.last.name, date=f"{last:%d.%m.%Y}")
            return bad(told, remedy("submitted"))
    first = named(ground.period, ground.profile)
    return good(f"{first:%d.%m.%Y}" if first else "")


def _late(ground: Ground) -> list[str]:
    period, late = ground.period, []
    for _quarter in range(AHEAD):
        due, last = moment(period, ground.house.when).date(), named(period, ground.profile)
        late += [period.name] if last is not None and due > last else []
        period = quarter_of(period.end)
    return late


async def parts(ground: Ground, _: str) -> Seen:
    """Every direction has a unit that hands its part in, and whose last part is handed in."""
    wanted = [part for part in parts_of(ground.profile) if part != WHOLE]
    left = [part for part in wanted if part not in ground.profile.direction_units]
    if left or not wanted:
        return bad(", ".join(left) or say("ordinance-off"), remedy("parts"))
    last = named(ground.last, ground.profile)
    if last is not None and ground.house.today() > last and await _is_ours(ground, ground.last):
        told = await ground.storage.submissions.of(ground.last.name)
        drafts = [one for one in wanted if one not in told or told[one].state == "draft"]
        if drafts:
            date, names = f"{last:%d.%m.%Y}", ", ".join(drafts)
            words = say("ordinance-parts", period=ground.last.name, date=date, parts=names)
            return bad(words, remedy("submitted"))
    return good(str(len(wanted)))


IN_TIME: Mapping[str, Look] = {"digest": digest, "deadline": deadline, "parts": parts}
