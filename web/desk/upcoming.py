"""What a clerk opens after a case that is over: one of their own, or else a new one."""

from __future__ import annotations

from bot.handlers.staff_office import topic_title
from bot.texts import say
from storage.case_records import Case
from storage.search_records import Show, Wish
from web.desk.frame import Desk

FIRST: tuple[Show, ...] = ("mine", "new")


async def upcoming(desk: Desk, case: Case) -> tuple[str, str]:
    """(words, address); ("", "") while this one is open, and when nothing waits."""
    if case.message.is_open:
        return "", ""
    workday = desk.parts.office.workdays.previous_workday(desk.parts.clock().date())
    for show in FIRST:
        wish = Wish(show=show, who=desk.clerk.name, unit=desk.clerk.unit, workday=workday)
        if found := await desk.parts.storage.search.first(wish):
            words = say(
                "desk-case-upcoming",
                number=found.number,
                topic=topic_title(found.message.topic),
                show=show,
            )
            return words, f"/desk/case/{found.number}"
    return "", ""
