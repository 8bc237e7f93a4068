"""What staff's steps say to an author, in one voice: the administration's, never a person's.

An answer is put into words once for its author and once for the author of each duplicate, so all
here is said about a number, a day and a topic.
"""

from __future__ import annotations

from datetime import date

from bot.handlers.staff_office import Office, topic_title
from bot.texts import say
from storage.case_records import Case
from storage.twin_records import Twin

GROUNDED = ("refused", "no_answer")
"""Outcomes whose words stand within a sentence of ours, and are followed by the next one."""
STOPS = (".", "!", "?", "…")


def about(case: Case) -> Twin:
    """What an answer is about; the same of a duplicate is the duplicate."""
    return Twin(case.number, case.message.received, case.message.topic)


def answer(told: Twin, text: str, status: str, office: Office) -> str:
    """An answer, final or not; `status` as in `staff-status`. Who is not helped reads why."""
    said = say(
        "notify-answer",
        outcome=status,
        number=told.number,
        date=day(told.received),
        topic=topic_title(told.topic),
        status=say("staff-status", status=status),
        result=text if text.endswith(STOPS) or status not in GROUNDED else f"{text}.",
    )
    return _signed(said, office)


def supported(told: Twin, text: str, until: date, office: Office) -> str:
    said = say("notify-supported", number=told.number, due=day(until), result=text)
    return _signed(said, office)


def forwarded(told: Twin, agency: str, office: Office) -> str:
    return _signed(say("notify-forwarded", number=told.number, agency=agency), office)


def withdrawn(told: Twin, office: Office) -> str:
    return _signed(say("notify-withdrawn", number=told.number), office)


def duplicate(told: Twin, office: Office) -> str:
    return _signed(say("notify-duplicate", number=told.number), office)


def question(case: Case, text: str, until: date, office: Office) -> str:
    said = say("notify-question", number=case.number, question=text, due=day(until))
    return _signed(said, office)


def extended(case: Case, reason: str, until: date, office: Office) -> str:
    said = say("notify-extended", number=case.number, due=day(until), reason=reason)
    return _signed(said, office)


def closed(case: Case, outcome: str, office: Office) -> str:
    """For a case that was answered before: nothing new is said but that it is over."""
    status = say("staff-status", status=outcome)
    return _signed(say("notify-closed", number=case.number, status=status), office)


def reopened(case: Case, due: date, office: Office) -> str:
    return _signed(say("notify-reopened", number=case.number, due=day(due)), office)


def kept(case: Case, reason: str, office: Office) -> str:
    said = say("notify-reopen-declined", number=case.number, reason=reason.rstrip("."))
    return _signed(said, office)


def day(told: date) -> str:
    return told.strftime("%d.%m.%Y")


def _signed(text: str, office: Office) -> str:
    return f"{text}\n\n{office.org_short}"
