"""Words to an author about a question of the staff, if it still stands so when they are sent."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from bot.handlers import mine
from bot.handlers.message_pages import day
from bot.texts import say
from storage.case_records import Case, NoSuchCase
from storage.notice_records import Notice, NoticeButton
from storage.sql.questions import ENDED, REMINDER, remind_on
from storage.store import Storage

ABOUT = frozenset({REMINDER, ENDED})


async def as_it_stands(storage: Storage, told: Notice, today: date) -> Notice | None:
    """The notice with its words; None where nothing is to be said any more: the author has
    replied, added or withdrawn, staff have answered, asked anew or hidden it."""
    if told.kind not in ABOUT or told.appeal is None:
        return told
    try:
        case = await storage.cases.by_id(told.appeal)
    except NoSuchCase:
        return None
    is_due = _is_due(case, today, storage) if told.kind == REMINDER else _is_over(case)
    return replace(told, text=_words(told, case), buttons=_button(case)) if is_due else None


def _is_due(case: Case, today: date, storage: Storage) -> bool:
    until = case.question_until
    if case.state != "waiting" or until is None:
        return False
    return remind_on(until, storage.cases.workdays) <= today <= until


def _is_over(case: Case) -> bool:
    said = [one for one in case.thread if one.kind != "notice"]
    is_silent = bool(said) and said[-1].kind == "question"
    return case.state in ("new", "taken") and case.question_until is None and is_silent


def _words(told: Notice, case: Case) -> str:
    if told.kind == REMINDER and case.question_until:
        due = day(case.question_until)
        return say("notify-question-reminder", number=case.number, due=due)
    return say("notify-question-expired", number=case.number)


def _button(case: Case) -> tuple[NoticeButton, ...]:
    return (NoticeButton(say("notify-question-open"), mine.TOPIC, case.number),)
