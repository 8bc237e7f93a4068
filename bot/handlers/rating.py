"""What the answer was worth to its author: did it help, a mark, what is wrong, back to work.

Each press is kept at once, so whoever leaves half way has said what was said. Nothing here
changes the outcome: staff decide about a wish of reopening.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from bot.cleaning import clean
from bot.handlers.message_pages import day
from bot.handlers.open_thread import Desk, ways
from bot.handlers.rating_pages import (
    HELPED,
    LEAD_BACK,
    LONGEST_WISH,
    MARKS,
    REASONS,
    a_page,
    accepted,
    check_day,
    may_wish,
    offered,
    page,
)
from bot.message_stages import RatingScreen, ReadingMessage
from bot.stages import Turn
from bot.texts import say
from storage.rating_records import AnswerRated, CheckAgreed, RatingFact, ReopeningWished

TOPIC = "rating"
"""Of the buttons under an answer that was sent; `number.yes` and `number.no`."""


def from_notice(verdict: str, desk: Desk) -> Turn | None:
    """A button under an answer that was sent, pressed whenever; None if nothing is asked."""
    rating = desk.thread.rating
    if rating is None:
        return None
    if not rating.is_open(desk.around.known.today):
        return _end(say("rating-closed", date=day(rating.until)), desk)
    return _judged(verdict == "yes", desk)


def press(option: str, stage: ReadingMessage, desk: Desk) -> Turn:
    """A button of this page or of the thread's."""
    if late := _late(stage, desk):
        return _end(late, desk)
    match option:
        case "+helped" | "+not_helped":
            return _judged(option == HELPED, desk)
        case mark if mark in MARKS:
            fact = AnswerRated(desk.message.number, mark=int(mark), opened=desk.opened)
            return _after_score(desk, fact)
        case "+skip" if stage.screen == "score":
            return _after_score(desk)
        case reason if reason in REASONS:
            return _tick(reason, stage, desk)
        case "+done":
            return _reasoned(stage, desk)
        case "+reopen":
            return _at("wish", desk)
        case "+agree" if desk.thread.rating:
            on = check_day(desk.thread.rating)
            agreed = CheckAgreed(desk.message.number, on)
            return _end(say("rating-check-agreed", date=day(on)), desk, agreed)
        case _:
            return _at("rated", desk)


def choose(wanted: Collection[str], stage: ReadingMessage, desk: Desk) -> Turn:
    """Everything ticked at once."""
    ticked = tuple(one for one in offered(desk) if one in wanted)
    return press("+done", replace(stage, ticked=ticked), desk)


def write(typed: str, stage: ReadingMessage, desk: Desk) -> Turn:
    """What is left to be done, for staff."""
    if late := _late(stage, desk):
        return _end(late, desk)
    text = clean(typed)
    if not text or len(text) > LONGEST_WISH:
        too_long = say("errors-too-long", length=len(text), limit=LONGEST_WISH)
        why = too_long if text else say("errors-empty")
        shown = page(stage, desk)
        assert shown
        return Turn(stage, (replace(shown, toast=why),), same_step=True)
    fact = ReopeningWished(desk.message.number, text, desk.opened, desk.tell)
    return _end(accepted(desk, desk.around.known.today), desk, fact)


def _late(stage: ReadingMessage, desk: Desk) -> str:
    """Why nothing counts any more; "" as long as it does."""
    rating = desk.thread.rating
    if rating is None or rating.is_open(desk.around.known.today):
        return ""
    if stage.screen in ("reopen", "wish"):
        return say("reopening-expired", date=day(rating.until))
    return say("rating-closed", date=day(rating.until))


def _judged(helped: bool, desk: Desk) -> Turn:
    return _at("score", desk, AnswerRated(desk.message.number, helped, opened=desk.opened))


def _after_score(desk: Desk, *facts: RatingFact) -> Turn:
    rating = desk.thread.rating
    if rating is None or rating.helped is not False:
        return _at("rated", desk, *facts)
    return _at("reasons", desk, *facts)


def _tick(reason: str, stage: ReadingMessage, desk: Desk) -> Turn:
    chosen = {*stage.ticked} ^ {reason}
    after = replace(stage, ticked=tuple(one for one in REASONS if one in chosen))
    shown = page(after, desk)
    assert shown
    return Turn(after, (shown,), same_step=True)


def _reasoned(stage: ReadingMessage, desk: Desk) -> Turn:
    if not stage.ticked:
        shown = page(stage, desk)
        assert shown
        return Turn(stage, (replace(shown, toast=say("errors-choose-or-skip")),), same_step=True)
    fact = AnswerRated(desk.message.number, reasons=stage.ticked, opened=desk.opened)
    leads_back = LEAD_BACK & {*stage.ticked}
    if leads_back and desk.message.reopened:
        return _end(f"{say('rating-thanks')}\n\n{say('reopening-limit')}", desk, fact)
    if leads_back and may_wish(desk):
        return _at("reopen", desk, fact)
    return _at("rated", desk, fact)


def _at(screen: RatingScreen, desk: Desk, *facts: RatingFact) -> Turn:
    """The page is drawn of what is known now: facts of this very turn change no page of it."""
    stage = replace(desk.stage, screen=screen)
    shown = page(stage, desk)
    assert shown
    return Turn(stage, (shown,), facts)


def _end(text: str, desk: Desk, *facts: RatingFact) -> Turn:
    return Turn(desk.stage, (a_page(text, ways(desk)),), facts)
