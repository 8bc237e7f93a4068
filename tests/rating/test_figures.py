"""What authors said becomes figures beside the outcomes: worked out by hand, in both databases."""

from __future__ import annotations

from datetime import date, timedelta

from config.directories import shipped
from config.profile import load
from reports.build import Basis, Wish, figures
from reports.period import parse
from reports.rules import Json
from storage.message_records import AuthorForgotten
from storage.rating_records import AnswerRated
from storage.records import Channel, Person
from storage.sql.message_rows import AUTHOR
from storage.store import Storage
from tests.conftest import StandingClock
from tests.messages.sending import keep, send, send_traceless
from tests.rating.answering import answered
from tests.staff.stepping import step

BASIS = Basis(load("astrakhan"), shipped())


async def rated(
    storage: Storage, clock: StandingClock, account: str, outcome: str, *said: AnswerRated
) -> str:
    """A message that is answered, and what its author says of it; numbers are filled in."""
    person = Person(Channel.TELEGRAM, account)
    number = await send(storage, person)
    await answered(storage, number, clock, outcome)
    for fact in said:
        told = AnswerRated(number, fact.helped, fact.mark, fact.reasons)
        await keep(storage, person, told)
    return number


async def block(storage: Storage, period: str, as_of: date) -> Json:
    told: Json = (await figures(storage, BASIS, Wish(parse(period), as_of)))["appeals"]
    return told


async def test_ratings_of_a_quarter_are_counted_by_the_day_of_the_answer(
    storage: Storage, clock: StandingClock
) -> None:
    await rated(storage, clock, "1", "resolved", AnswerRated("", True), AnswerRated("", mark=5))
    await rated(storage, clock, "2", "resolved", AnswerRated("", False), AnswerRated("", mark=2))
    await rated(storage, clock, "3", "refused", AnswerRated("", False), AnswerRated("", mark=1))
    await rated(storage, clock, "4", "explained", AnswerRated("", True))
    await rated(storage, clock, "5", "partial")
    await rated(storage, clock, "6", "no_answer")
    as_of = clock().date()

    told = await block(storage, "2026Q4", as_of)

    assert told["author_rating"] == {
        "asked": 5,
        "rated": 4,
        "response": 80.0,
        "mean": 2.67,  # (5 + 2 + 1) / 3
        "helped": {"count": 2, "share": 50.0},
        "gap": 1,  # resolved and rated 2; the refusal rated 1 is no gap
    }
    assert (await block(storage, "2026Q3", as_of))["author_rating"]["asked"] == 0
    assert told["outcomes"]["all"]["satisfied"]["count"] == 2


async def test_what_was_said_later_is_not_known_and_a_reopened_answer_is_none(
    storage: Storage, clock: StandingClock
) -> None:
    await rated(storage, clock, "1", "resolved", AnswerRated("", True))
    number = await rated(storage, clock, "2", "resolved", AnswerRated("", False))
    answered_on = clock().date()
    clock.time += timedelta(days=2)
    await rated(storage, clock, "3", "resolved")
    three = Person(Channel.TELEGRAM, "3")
    (message,) = await storage.messages.mine(three)
    clock.time += timedelta(days=3)
    await keep(storage, three, AnswerRated(message.number, True))
    before = (await block(storage, "2026Q4", answered_on + timedelta(days=2)))["author_rating"]

    case = await storage.cases.one(number)
    await storage.cases.take_step(step(case, "reopen", clock))
    after = (await block(storage, "2026Q4", clock().date()))["author_rating"]

    assert (before["asked"], before["rated"], before["helped"]["count"]) == (3, 2, 1)
    assert (after["asked"], after["rated"], after["helped"]["count"]) == (2, 2, 2)


async def test_a_traceless_rating_counts_from_its_batch_on(
    storage: Storage, clock: StandingClock
) -> None:
    boris = Person(Channel.TELEGRAM, "2")
    number, code = await send_traceless(storage, boris)
    await answered(storage, number, clock)
    opened = await storage.receipts.opened(code)
    await keep(storage, boris, AnswerRated(number, False, 2, opened=opened))
    as_of = clock().date()

    before = (await block(storage, "2026Q4", as_of))["author_rating"]
    await storage.messages.release(lambda _: [], clock())
    after = (await block(storage, "2026Q4", as_of))["author_rating"]

    assert (before["asked"], before["rated"], before["gap"]) == (1, 0, 0)
    assert (after["asked"], after["rated"], after["gap"]) == (1, 1, 1)
    lines = [line for line in await storage.cases.history(number) if line.actor == AUTHOR]
    assert sorted(line.field for line in lines) == ["created", "helped", "mark"]


async def test_who_has_neither_address_nor_code_is_not_asked(
    storage: Storage, clock: StandingClock
) -> None:
    anna = Person(Channel.TELEGRAM, "1")
    number = await send(storage, anna)
    await keep(storage, anna, AuthorForgotten())

    await answered(storage, number, clock)

    told = await block(storage, "2026Q4", clock().date())
    assert (told["author_rating"]["asked"], told["author_rating"]["response"]) == (0, None)
    assert (await storage.cases.one(number)).rating is None
