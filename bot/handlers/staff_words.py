"""What staff's steps say to an author, in one voice: the administration's, never a person's."""

from __future__ import annotations

from datetime import date

from bot.handlers.staff_office import Office, topic_title
from bot.texts import say
from storage.case_records import Case


def answer(case: Case, text: str, status: str, office: Office) -> str:
    """An answer, final or not; `status` as in `staff-status`."""
    said = say(
        "notify-answer",
        number=case.number,
        date=day(case.message.received),
        topic=topic_title(case.message.topic),
        status=say("staff-status", status=status),
        result=text,
    )
    return _signed(said, office)


def forwarded(case: Case, agency: str, office: Office) -> str:
    return _signed(say("notify-forwarded", number=case.number, agency=agency), office)


def question(case: Case, text: str, until: date, office: Office) -> str:
    said = say("notify-question", number=case.number, question=text, due=day(until))
    return _signed(said, office)


def closed(case: Case, outcome: str, office: Office) -> str:
    """For a case that was answered before: nothing new is said but that it is over."""
    status = say("staff-status", status=outcome)
    return _signed(say("notify-closed", number=case.number, status=status), office)


def reopened(case: Case, due: date, office: Office) -> str:
    return _signed(say("notify-reopened", number=case.number, due=day(due)), office)


def day(told: date) -> str:
    return told.strftime("%d.%m.%Y")


def _signed(text: str, office: Office) -> str:
    return f"{text}\n\n{office.org_short}"
