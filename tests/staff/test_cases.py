"""Cases in every database: seen, taken, answered and closed, each change once and in the log."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from storage.case_records import (
    Case,
    CaseStep,
    Closing,
    NoSuchCase,
    NotAllowed,
    Telling,
)
from storage.message_records import MessageExtended, MessageWithdrawn
from storage.queue_records import FILTERS
from storage.store import Storage
from tests.conftest import StandingClock
from tests.messages.sending import ANNA, PIT, keep, send, send_traceless
from tests.staff.stepping import ANSWER, asked, closing, step

FRIDAY = date(2026, 11, 20)


async def new_case(storage: Storage) -> Case:
    return await storage.cases.one(await send(storage, ANNA))


async def log(storage: Storage, case: Case) -> list[tuple[str, str | None, str | None, str]]:
    changes = await storage.cases.history(case.number)
    return [(line.field, line.old, line.new, line.actor) for line in changes]


async def notices(storage: Storage, clock: StandingClock) -> list[tuple[str, str]]:
    """(kind, text) of what waits for authors."""
    claimed = await storage.notices.claim(clock())
    return [(notice.kind, notice.text) for notice in claimed if notice.person]


async def test_a_new_case_is_nobodys_and_registered(storage: Storage) -> None:
    case = await new_case(storage)

    assert (case.state, case.status, case.registered) == ("new", "registered", FRIDAY)
    assert [entry.text for entry in case.thread] == [
        "Яма на Лесной глубиной по колено\n\nЛесная, 4"
    ]
    assert [one.number for one in await storage.cases.listed("new")] == [case.number]


async def test_whoever_takes_a_case_has_it_and_the_log_knows_the_role_alone(
    storage: Storage, clock: StandingClock
) -> None:
    case = await new_case(storage)

    taken = await storage.cases.take_step(step(case, "take", clock, owner="Ольга (7)"))
    mine = await storage.cases.listed("mine", "Ольга (7)")
    back = await storage.cases.take_step(step(taken, "release", clock))

    assert (taken.state, taken.status, taken.message.taken_by) == ("taken", "in_work", "Ольга (7)")
    assert [one.number for one in mine] == [case.number]
    assert (back.state, back.message.taken_by) == ("new", "")
    assert await log(storage, case) == [
        ("created", None, None, "author"),
        ("taken_by", None, "operator", "operator"),
        ("taken_by", "operator", None, "operator"),
    ]


async def test_an_answer_goes_into_the_thread_and_to_the_author_at_once(
    storage: Storage, clock: StandingClock
) -> None:
    case = await new_case(storage)

    answered = await storage.cases.take_step(
        step(case, "reply", clock, telling=ANSWER, owner="Ольга (7)")
    )

    assert [(entry.voice, entry.text) for entry in answered.thread[1:]] == [
        ("staff", "Яму заделали.")
    ]
    assert (answered.state, answered.is_answered, answered.message.answered) == (
        "taken",
        True,
        None,
    )
    assert await notices(storage, clock) == [("answer", "Ответ: яму заделали.")]


async def test_the_answer_to_a_traceless_message_is_sealed_and_fetched_by_code(
    storage: Storage, clock: StandingClock
) -> None:
    number, code = await send_traceless(storage, ANNA)
    with pytest.raises(NoSuchCase):  # its hour has not come
        await storage.cases.one(number)
    await storage.messages.release(lambda _: (), clock())
    case = await storage.cases.one(number)

    done = await storage.cases.take_step(closing(case, "resolved", clock))

    opened = await storage.receipts.opened(code)
    assert opened
    thread = await storage.messages.of_code(opened)
    assert thread
    assert [entry.text for entry in thread.entries] == [
        "Яма на Лесной глубиной по колено\n\nЛесная, 4",
        "Яму заделали.",
    ]
    assert done.message.outcome == thread.message.outcome == "resolved"
    assert await notices(storage, clock) == []


async def test_a_question_waits_five_days_and_then_the_work_goes_on_by_itself(
    storage: Storage, clock: StandingClock
) -> None:
    case = await asked(storage, await new_case(storage), clock, FRIDAY + timedelta(days=7))
    waiting = await storage.cases.listed("waiting")

    clock.time += timedelta(days=7)
    early = await storage.cases.end_questions()
    clock.time += timedelta(days=1)
    silent = await storage.cases.end_questions()
    after = await storage.cases.one(case.number)

    assert (case.state, case.status) == ("waiting", "needs_answer")
    assert [one.number for one in waiting] == [case.number]
    assert early == []
    assert [one.number for one in silent] == [case.number]
    assert (after.state, after.question_until) == ("new", None)
    assert await storage.cases.end_questions() == []
    assert (await log(storage, case))[-2:] == [
        ("question", None, "2026-11-27", "operator"),
        ("question", "2026-11-27", None, "clock"),
    ]


async def test_the_authors_reply_ends_the_waiting(storage: Storage, clock: StandingClock) -> None:
    case = await asked(storage, await new_case(storage), clock, FRIDAY + timedelta(days=7))
    clock.time += timedelta(hours=1)

    assert await keep(storage, ANNA, MessageExtended(case.number, "Дом 4", "reply"))
    after = await storage.cases.one(case.number)

    assert (after.state, after.thread[-1].text) == ("new", "Дом 4")
    assert after.revision == case.revision + 2  # the words, and the line of the log
    assert (await log(storage, case))[-1] == ("question", "2026-11-27", None, "author")
    assert await storage.cases.listed("waiting") == []
    clock.time += timedelta(days=30)
    assert await storage.cases.end_questions() == []


async def test_closing_takes_an_outcome_a_cause_and_words_for_the_author(
    storage: Storage, clock: StandingClock
) -> None:
    case = await new_case(storage)

    refusals: list[CaseStep] = [
        closing(case, "refused", clock, closing=None),
        closing(case, "refused", clock, closing=Closing("refused", "")),
        closing(case, "refused", clock, closing=Closing("resolved", "quality")),
        closing(case, "refused", clock, telling=None),
        closing(case, "resolved", clock, telling=Telling("answer", " \n ")),
        closing(case, "resolved", clock, telling=None),
    ]
    for refused in refusals:
        with pytest.raises(NotAllowed):
            await storage.cases.take_step(refused)
    ground = Closing("refused", "quality", "Дорога частная")
    done = await storage.cases.take_step(closing(case, "refused", clock, closing=ground))

    message = done.message
    assert (message.outcome, done.cause, message.outcome_reason, message.answered) == (
        "refused",
        "quality",
        "Дорога частная",
        FRIDAY,
    )
    assert [line[:3] for line in (await log(storage, case))[1:]] == [
        ("answer", None, None),
        ("outcome", "in_work", "refused"),
        ("cause", None, "quality"),
        ("answered_at", None, clock().isoformat()),
        ("outcome_reason", None, None),
    ]


async def test_after_an_answer_a_case_is_closed_without_more_words(
    storage: Storage, clock: StandingClock
) -> None:
    case = await new_case(storage)
    answered = await storage.cases.take_step(step(case, "reply", clock, telling=ANSWER))

    clock.time += timedelta(minutes=1)
    words = {"telling": None, "notice": "Решено"}
    done = await storage.cases.take_step(closing(answered, "resolved", clock, **words))

    assert done.message.outcome == "resolved"
    assert await notices(storage, clock) == [("answer", ANSWER.words), ("status", "Решено")]


async def test_a_reopened_case_is_open_again_with_a_new_term_and_wants_a_new_answer(
    storage: Storage, clock: StandingClock
) -> None:
    case = await storage.cases.take_step(closing(await new_case(storage), "resolved", clock))

    again = await storage.cases.take_step(
        step(case, "reopen", clock, due=date(2026, 12, 25), notice="Снова в работе")
    )

    assert (again.state, again.status, again.message.due, again.message.answered) == (
        "new",
        "reopened",
        date(2026, 12, 25),
        None,
    )
    with pytest.raises(NotAllowed):
        await storage.cases.take_step(closing(again, "resolved", clock, telling=None))
    assert [line[:3] for line in (await log(storage, case))[-3:]] == [
        ("outcome", "resolved", "in_work"),
        ("answered_at", "2026-11-20", None),
        ("due", "2026-12-20", "2026-12-25"),
    ]


async def test_a_case_that_its_author_withdrew_cannot_be_reopened(
    storage: Storage, clock: StandingClock
) -> None:
    case = await new_case(storage)
    assert await keep(storage, ANNA, MessageWithdrawn(case.number))
    withdrawn = await storage.cases.one(case.number)

    with pytest.raises(NotAllowed):
        await storage.cases.take_step(step(withdrawn, "reopen", clock))


async def test_filters_find_what_they_name(storage: Storage, clock: StandingClock) -> None:
    new = await new_case(storage)
    taken = await storage.cases.take_step(step(await new_case(storage), "take", clock, owner="Я"))
    over = await storage.cases.one(await send(storage, ANNA, replace(PIT, due=FRIDAY)))
    done = await storage.cases.take_step(closing(await new_case(storage), "resolved", clock))
    clock.time += timedelta(days=3)  # Monday: nothing becomes late on days off

    counts = {name: await storage.cases.count(name, "Я") for name in FILTERS}

    assert counts == {
        "all": 3,
        "new": 2,
        "mine": 1,
        "in_work": 1,
        "waiting": 0,
        "overdue": 1,
        "thrice": 0,
        "promised": 0,
        "reopened": 0,
        "wished": 0,
        "closed": 1,
        "hidden": 0,
    }
    found = {one.number for one in await storage.cases.listed("all")}
    assert found == {new.number, taken.number, over.number}
    assert [one.number for one in await storage.cases.listed("overdue")] == [over.number]
    assert [one.number for one in await storage.cases.listed("closed")] == [done.number]


async def test_urgent_cases_stand_first_and_then_the_nearest_term(storage: Storage) -> None:
    late = await send(storage, ANNA)
    soon = await send(storage, ANNA, replace(PIT, due=date(2026, 12, 1)))
    urgent = await send(storage, ANNA, replace(PIT, urgent=True, due=date(2026, 12, 30)))

    assert [one.number for one in await storage.cases.listed("all")] == [urgent, soon, late]


async def test_an_unknown_number_is_no_case(storage: Storage) -> None:
    with pytest.raises(NoSuchCase):
        await storage.cases.one("000000")
