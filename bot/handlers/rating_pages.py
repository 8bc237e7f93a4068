"""What an author is shown around the rating of an answer: a page each, made anew each time."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from bot.events import Button, Reply
from bot.handlers.message_pages import day
from bot.handlers.open_thread import Desk, move, ways
from bot.message_stages import ReadingMessage
from bot.surveys.choices import DONE
from bot.texts import say
from storage.rating_records import A_FORTNIGHT, Rating

HELPED, NOT_HELPED, SKIP = "+helped", "+not_helped", "+skip"
REOPEN, ENOUGH, AGREE = "+reopen", "+enough", "+agree"
MARKS = tuple("12345")
REASONS = ("unsolved", "formal", "unclear", "slow", "disagree", "other")
LEAD_BACK = frozenset(REASONS) - {"slow"}
"""Reasons after which reopening is offered: what came late does not come sooner by it."""
LONGEST_WISH = 1000
"""Characters of what is left to be done."""
LATELY = 7
"""Days after an answer in which it is worth asking whether to ask once more."""
DAYS_TO_DECIDE = 7
"""Calendar days that staff have to decide about a wish."""


def told(desk: Desk) -> list[str]:
    """What the page of the thread says of the rating, and of a wish."""
    rating, today = desk.thread.rating, desk.around.known.today
    if rating is None:
        return []
    lines = []
    if rating.wish == "asked":
        lines.append(accepted(desk, _wished_on(desk)))
    if rating.day is None:
        until = day(rating.until)
        is_open = rating.is_open(today)
        lines.append(say("rating-ask") if is_open else say("rating-closed", date=until))
    elif rating.helped is not None:
        lines.append(say("rating-already", date=day(rating.day)))
    return lines


def buttons(desk: Desk) -> tuple[Button, ...]:
    """Under the thread's page, as long as a changed mind counts."""
    rating = desk.thread.rating
    if rating is None or not rating.is_open(desk.around.known.today):
        return ()
    return (
        move(_ticked(say("buttons-helped"), rating.helped is True), HELPED),
        move(_ticked(say("buttons-not-helped"), rating.helped is False), NOT_HELPED),
    )


def page(stage: ReadingMessage, desk: Desk) -> Reply | None:
    """The open screen of the rating; None if the thread itself is open."""
    if desk.thread.rating is None:
        return None
    number = desk.message.number
    match stage.screen:
        case "score":
            marks = tuple(move(mark, mark) for mark in MARKS)
            return a_page(say("rating-ask-score"), (*marks, _skip()))
        case "reasons":
            return a_page(say("rating-ask-reason"), _reasons(stage, desk))
        case "reopen":
            choice = (move(say("buttons-reopen"), REOPEN), move(say("buttons-no-reopen"), ENOUGH))
            return a_page(say("reopening-offer", number=number), choice)
        case "wish":
            text = say("reopening-ask-reason", limit=LONGEST_WISH)
            return Reply(text, (move(say("buttons-no-reopen"), ENOUGH),), True, True, LONGEST_WISH)
        case "rated":
            return _thanks(desk)
        case _:
            return None


def may_wish(desk: Desk) -> bool:
    rating = desk.thread.rating
    return rating is not None and not rating.wish and not desk.message.reopened


def check_day(rating: Rating) -> date:
    """When to ask once more: a fortnight after the answer."""
    return rating.asked + timedelta(days=A_FORTNIGHT)


def accepted(desk: Desk, wished: date) -> str:
    due = day(wished + timedelta(days=DAYS_TO_DECIDE))
    if desk.opened:
        return say("reopening-accepted", due=due)
    return say("reopening-accepted-here", due=due)


def a_page(text: str, shown: tuple[Button, ...]) -> Reply:
    return Reply(text, shown, in_place=True)


def offered(desk: Desk) -> list[str]:
    """«Other» asks for words, so it is there only where they have a place to go."""
    return [one for one in REASONS if one != "other" or may_wish(desk)]


def _reasons(stage: ReadingMessage, desk: Desk) -> tuple[Button, ...]:
    boxes = [_box(one, one in stage.ticked) for one in offered(desk)]
    return (*boxes, move(say("buttons-done"), DONE), _skip())


def _box(reason: str, ticked: bool) -> Button:
    return replace(
        move(_ticked(say("rating-reason", reason=reason), ticked), reason), ticked=ticked
    )


def _thanks(desk: Desk) -> Reply:
    """With the question whether to ask once more, where that can be done and was not."""
    reply, rating = a_page(say("rating-thanks"), ways(desk)), desk.thread.rating
    if rating is None or not _may_check(rating, desk):
        return reply
    text = f"{reply.text}\n\n{say('rating-ask-check', date=day(check_day(rating)))}"
    return a_page(text, (move(say("buttons-ask-again"), AGREE), *reply.buttons))


def _may_check(rating: Rating, desk: Desk) -> bool:
    """Once, of who was answered lately and will still have an address for a fortnight then; who
    wishes a message back to work hears of it anyway."""
    if desk.opened or rating.wish or rating.check_on or rating.until != check_day(rating):
        return False
    is_lately = desk.around.known.today <= rating.asked + timedelta(days=LATELY)
    return is_lately and desk.around.town.writing.address_days >= 2 * A_FORTNIGHT


def _wished_on(desk: Desk) -> date:
    wishes = [entry.day for entry in desk.thread.entries if entry.kind == "wish"]
    return wishes[-1] if wishes else desk.around.known.today


def _skip() -> Button:
    return move(say("buttons-skip"), SKIP)


def _ticked(label: str, is_so: bool) -> str:
    return say("buttons-selected", answer=label) if is_so else label
