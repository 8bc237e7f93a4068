"""Looks of `otklik ordinance` at what is written by itself: monthly digests, the roadmap."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping

from app.ordinance.looking import Ground, Look, Seen, bad, good, remedy
from bot.texts import say
from config.directories import shipped
from reports.build import Basis, Wish
from reports.period import quarter_of


async def monthly(ground: Ground, _: str) -> Seen:
    """The threshold, a chat to send to, and whether the last whole month reached it."""
    from bot.monthly_digests import month_before, volume

    told = ground.profile.report.volume
    if told is None:
        return bad(say("ordinance-off"), remedy("monthly"))
    if not ground.house.staff_chats:
        return bad(say("ordinance-no-chat"), remedy("digest"))
    today = ground.house.today()
    month = month_before(today)
    found = await volume(ground.storage, _basis(ground), Wish(month, today))
    reached = "yes" if found.reaches(told) else "no"
    return good(
        say(
            "ordinance-monthly",
            total=told.total,
            direction=told.direction,
            period=month.name,
            reached=reached,
        )
    )


async def roadmap(ground: Ground, _: str) -> Seen:
    """Each paper of the last whole quarter is written, and read by nobody."""
    from bot.report_papers import ReportPapers, as_file, numbers_of
    from reports.report.roadmap import due, of_appeals

    numbers = numbers_of(ground.profile)
    if not numbers:
        return bad(say("ordinance-off"), remedy("roadmap"))
    today = ground.house.today()
    wish = Wish(quarter_of(today).previous(), today)
    papers = ReportPapers(ground.storage, _basis(ground), wish)
    told = await papers.ground()
    for number in numbers:
        await asyncio.to_thread(as_file, papers.roadmap(told, number), ground.profile, wish)
    count = len(due(of_appeals(told.mapped.board)))
    return good(
        say("ordinance-roadmap", numbers=", ".join(numbers), period=wish.period.name, count=count)
    )


def _basis(ground: Ground) -> Basis:
    return Basis(ground.profile, shipped())


PAPERS: Mapping[str, Look] = {"monthly": monthly, "roadmap": roadmap}
