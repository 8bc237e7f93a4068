"""Days that a clerk names: until when a term is extended, until when something will be done."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from bot.handlers.staff_office import Office
from bot.handlers.staff_words import day
from bot.texts import say
from storage.case_records import Case
from storage.case_steps import EXTENSION, PROMISE, Step

OFFERED = (10, 20, 30)
"""Days from the present term, or from today, that a press chooses."""
_DAY = re.compile(r"(\d{1,2})\.(\d{1,2})(?:\.(\d{4}))?|(\d{4})-(\d\d)-(\d\d)")


@dataclass(frozen=True, slots=True)
class Days:
    """By which calendar days are counted, and from when."""

    office: Office
    today: date


def day_of(text: str, today: date) -> date | None:
    """`15.12.2026`, `2026-12-15`, or `15.12`: then the next such day. None if it is no day.

    >>> day_of("1.3", date(2026, 11, 20))
    datetime.date(2027, 3, 1)
    """
    found = _DAY.fullmatch(text.strip())
    if found is None:
        return None
    number, month = int(found[1] or found[6]), int(found[2] or found[5])
    year = int(found[3] or found[4] or today.year)
    try:
        told = date(year, month, number)
        is_past = not (found[3] or found[4]) and told < today
        return told.replace(year=year + 1) if is_past else told
    except ValueError:
        return None


def offered(step: Step, case: Case, days: Days) -> list[tuple[int, date]]:
    """(days, the day they lead to): worked days alone, each once."""
    start = _start(step, case, days)
    led = {_worked(start + timedelta(number), days): number for number in reversed(OFFERED)}
    found = [(number, until) for until, number in led.items()]
    return sorted(one for one in found if not fault(step, case, one[1], days))


def chosen(step: Step, case: Case, text: str, days: Days) -> tuple[date | None, str]:
    """The worked day that is meant, and what is wrong with it: "" if nothing is."""
    told = day_of(text, days.today)
    if told is None:
        return None, say("staff-until-unclear")
    until = _worked(told, days)
    wrong = fault(step, case, told, days) or fault(step, case, until, days)
    return (None, wrong) if wrong else (until, "")


def moved(text: str, until: date | None, days: Days) -> str:
    """Why the day is not the one that was typed; "" if it is."""
    told = day_of(text, days.today)
    if told is None or until is None or told == until:
        return ""
    return say("staff-until-moved", day=day(told), until=day(until))


def fault(step: Step, case: Case, until: date | None, days: Days) -> str:
    """What is wrong with the day; without one, whether the step may be begun at all."""
    today, first = days.today, _start(step, case, days)
    if step.name == "extend" and today > first:
        return say("staff-extend-late", due=day(first))
    last = first + timedelta(days=EXTENSION if step.name == "extend" else PROMISE)
    if until is not None and not first < until <= last:
        return say("staff-until-range", first=day(first + timedelta(days=1)), last=day(last))
    return ""


def forwarding_late(case: Case, days: Days) -> int:
    """Days since the registration, where they are more than there were to forward; else 0."""
    past = (days.today - (case.registered or case.message.received)).days
    return past if past > days.office.forward_term else 0


def _start(step: Step, case: Case, days: Days) -> date:
    """A term is extended from its own last day; a promise counts from today."""
    today = days.today
    return (case.message.due or today) if step.name == "extend" else today


def _worked(told: date, days: Days) -> date:
    return days.office.workdays.previous_workday(told)
