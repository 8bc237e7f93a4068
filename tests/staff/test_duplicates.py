"""Duplicates of a case: answered with their original, taken apart, and leading to nobody."""

from __future__ import annotations

import asyncio
from dataclasses import replace

import pytest

from bot.handlers.staff_making import complete
from storage.case_records import Case, ChangedMeanwhile, NotAllowed
from storage.message_records import MessageWithdrawn
from storage.store import Clock, Storage
from tests.conftest import StandingClock
from tests.messages.sending import ANNA, BORIS, PIT, keep, send, send_traceless
from tests.staff.standing import standing, take
from tests.staff.stepping import step
from tests.staff.test_ends import around, draft, join, lines, told_authors


async def joined(storage: Storage, clock: Clock) -> tuple[Case, Case]:
    """(Anna's original, Boris's duplicate of it)."""
    first = await storage.cases.one(await send(storage, ANNA))
    second = await storage.cases.one(await send(storage, BORIS, replace(PIT, text="Яма")))
    return first, await join(storage, clock, second, first.number)


async def test_the_answer_to_the_original_reaches_the_authors_of_its_duplicates(
    storage: Storage, clock: StandingClock
) -> None:
    first, second = await joined(storage, clock)
    original = await storage.cases.one(first.number)

    told = complete(draft(original, "resolved", "Яму заделали."), original, around(clock))
    await take(storage, told)
    after = await storage.cases.one(second.number)

    assert [twin.number for twin in original.twins] == [second.number]
    assert (second.status, second.of_register.duplicate_of) == (
        *("duplicate", f"telegram:{first.number}"),
    )
    assert [entry.text for entry in after.thread[1:]] == ["Яму заделали."]
    answered = "Ответ на ваше сообщение {} от 20.11.2026. Тема: Ремонт дорог. Решено."
    assert await told_authors(storage, clock) == sorted(
        [
            (
                BORIS.account,
                f"Сообщение {second.number} объединили с таким же сообщением. Ответ будет общим.",
            ),
            (
                ANNA.account,
                answered.format(first.number),
            ),
            (
                BORIS.account,
                answered.format(second.number),
            ),
        ]
    )


async def test_a_duplicate_of_what_was_answered_brings_that_answer_at_once(
    storage: Storage, clock: StandingClock
) -> None:
    first = await standing(storage, clock, "closed")
    second = await storage.cases.one(await send(storage, BORIS))
    await told_authors(storage, clock)

    linked = await join(storage, clock, second, first.number)

    assert [entry.text for entry in linked.thread[1:]] == ["Яму заделали."]
    assert [who for who, _ in await told_authors(storage, clock)] == [BORIS.account]


async def test_duplicates_of_a_duplicate_go_to_its_original(
    storage: Storage, clock: StandingClock
) -> None:
    first, second = await joined(storage, clock)
    third = await storage.cases.one(await send(storage, ANNA))

    by_second = await join(storage, clock, third, second.number)
    newest = await storage.cases.one(await send(storage, ANNA))
    await join(storage, clock, await storage.cases.one(first.number), newest.number)

    assert by_second.of_register.duplicate_of == f"telegram:{first.number}"
    twins = (await storage.cases.one(newest.number)).twins
    assert {twin.number for twin in twins} == {first.number, second.number, third.number}
    assert (await storage.cases.one(first.number)).twins == ()


async def test_a_case_is_no_duplicate_of_itself_or_of_what_is_not_there(
    storage: Storage, clock: StandingClock
) -> None:
    case = await standing(storage, clock, "new")
    hidden = await standing(storage, clock, "hidden")

    for told in (case.number, f"telegram:{case.number}", "000000", "post:1", hidden.number, ""):
        assert await storage.cases.original(case, told) is None
    forged = step(case, "duplicate", clock, original=f"telegram:{hidden.number}")
    with pytest.raises(NotAllowed):
        await take(storage, forged)


async def test_no_link_leads_from_a_traceless_message_to_a_person(
    storage: Storage, clock: StandingClock
) -> None:
    named = await storage.cases.one(await send(storage, ANNA))
    numbers = [(await send_traceless(storage, BORIS))[0] for _ in range(2)]
    await storage.messages.release(lambda _: (), clock())
    traceless, other = [await storage.cases.one(number) for number in numbers]

    assert await storage.cases.original(traceless, named.number) is None
    assert await storage.cases.original(named, traceless.number) is None
    forged = step(traceless, "duplicate", clock, original=f"telegram:{named.number}")
    with pytest.raises(NotAllowed):
        await take(storage, forged)
    linked = await join(storage, clock, traceless, other.number)
    assert linked.status == "duplicate"


async def test_a_duplicate_is_taken_apart_and_stands_by_itself(
    storage: Storage, clock: StandingClock
) -> None:
    first, second = await joined(storage, clock)

    apart = await take(storage, step(second, "unlink", clock))

    assert (apart.status, apart.of_register.duplicate_of) == ("reopened", "")
    assert (await storage.cases.one(first.number)).twins == ()
    assert await lines(storage, first.number, "duplicates") == [
        (None, second.number),
        (second.number, None),
    ]


@pytest.mark.parametrize("how", ["hide", "withdrawn", "author"])
async def test_when_nobody_answers_the_original_its_duplicates_are_open_again(
    storage: Storage, clock: StandingClock, how: str
) -> None:
    first, second = await joined(storage, clock)
    original = await storage.cases.one(first.number)

    if how == "author":
        assert await keep(storage, ANNA, MessageWithdrawn(first.number))
    else:
        words = draft(original, how, "По телефону")
        await take(storage, complete(words, original, around(clock)))

    after = await storage.cases.one(second.number)
    assert (after.status, after.of_register.duplicate_of) == ("reopened", "")
    assert second.number in [one.number for one in await storage.cases.listed("all")]


async def test_a_clerk_who_answers_meanwhile_has_to_look_again(
    storage: Storage, clock: StandingClock
) -> None:
    first, _ = await joined(storage, clock)

    assert (await storage.cases.one(first.number)).revision == first.revision + 1


async def test_an_answer_and_a_withdrawal_of_one_original_do_not_wait_for_each_other(
    storage: Storage, clock: StandingClock
) -> None:
    for _ in range(5):
        first, second = await joined(storage, clock)
        original = await storage.cases.one(first.number)
        told = complete(draft(original, "resolved", "Заделали."), original, around(clock))

        done = await asyncio.gather(
            take(storage, told),
            keep(storage, ANNA, MessageWithdrawn(first.number)),
            return_exceptions=True,
        )

        after = await storage.cases.one(second.number)
        is_answered = (await storage.cases.one(first.number)).status == "resolved"
        assert isinstance(done[0], ChangedMeanwhile) != is_answered
        assert after.status == ("duplicate" if is_answered else "reopened")
