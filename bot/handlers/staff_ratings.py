"""What an author said of the answer, as staff read it: on a card, at the desk, in a request. Pure.

It stands beside the outcome and never changes it.
"""

from __future__ import annotations

from datetime import timedelta

from bot.handlers.rating_pages import DAYS_TO_DECIDE
from bot.handlers.staff_office import Office
from bot.handlers.staff_words import day
from bot.texts import say
from storage.case_records import Case
from storage.message_records import Entry
from storage.rating_records import Rating


def in_words(rating: Rating) -> str:
    if rating.helped is None:
        return say("staff-rating-none")
    told = [reason(one) for one in rating.reasons]
    helped = "yes" if rating.helped else "no"
    reasons = "; ".join(told) or "none"
    return say("staff-rating", helped=helped, mark=rating.mark or 0, reasons=reasons)


def on_card(case: Case, office: Office) -> list[str]:
    """Nothing as long as nothing was said."""
    rating = case.rating
    if rating is None or rating.helped is None:
        return []
    lines = [say("staff-card-rating", author_rating=in_words(rating))]
    if rating.wish == "asked" and _is_readable(case, office):
        lines.append(say("staff-card-decide", due=_due(case)))
    elif rating.wish == "asked":
        lines.append(request(case, office))
    return lines


def request(case: Case, office: Office) -> str:
    """That the author asks to reopen it, why, and by when that is to be decided."""
    wish = _wish(case)
    if wish is None or not _is_readable(case, office):
        link = office.link(case.number) or say("staff-desk-here")
        return say("staff-reopen-request-no-text", number=case.number, link=link, due=_due(case))
    why = office.shown(wish.text)
    told = say("staff-reopen-request", number=case.number, reason=why.rstrip("."), due=_due(case))
    if why == wish.text:
        return told
    link = office.link(case.number) or say("staff-desk-here")
    return f"{told}\n{say('help-masked', link=link)}"


def _is_readable(case: Case, office: Office) -> bool:
    """Does the chat show an author's words?"""
    return not case.message.traceless and office.card_text != "none"


def _due(case: Case) -> str:
    wish = _wish(case)
    since = wish.day if wish else case.rating.day if case.rating else None
    return day(since + timedelta(days=DAYS_TO_DECIDE)) if since else say("staff-due-none")


def _wish(case: Case) -> Entry | None:
    return next((one for one in reversed(case.thread) if one.kind == "wish"), None)


def reason(name: str) -> str:
    return say("staff-rating-other") if name == "other" else say("rating-reason", reason=name)
