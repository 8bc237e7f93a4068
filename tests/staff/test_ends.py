"""Ends of a case with a story: promises, longer terms, what is hidden, what is late."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from bot.handlers.staff_making import Around, complete
from bot.handlers.staff_office import Clerk, Office
from config.workdays import of_region
from storage.case_records import Case, NotAllowed, StepDraft
from storage.erasing import Before
from storage.queue_records import FILTERS
from storage.store import Clock, Storage
from tests.conftest import StandingClock
from tests.messages.sending import ANNA, PIT, send
from tests.staff.standing import standing, take, whole
from tests.staff.stepping import step

FRIDAY = date(2026, 11, 20)
OFFICE = Office("Администрация", of_region("RU"), 30, {})


async def join(storage: Storage, clock: Clock, case: Case, to: str) -> Case:
    original = await storage.cases.original(case, to)
    told = complete(draft(case, "duplicate"), case, around(clock), original)
    return await take(storage, told)


def draft(case: Case, name: str, words: str = "", **more: object) -> StepDraft:
    told = {"cause": "quality", "revision": case.revision} | more
    return StepDraft(0, case.number, "", name, "check", words=words, **told)  # type: ignore[arg-type]  # fields of a draft by name


def around(clock: Clock) -> Around:
    return Around(OFFICE, Clerk("Ольга"), clock())


async def told_authors(storage: Storage, clock: Clock) -> list[tuple[str, str]]:
    """(whose, the first line) of what waits for authors, in no order of its own."""
    claimed = await storage.notices.claim(clock())
    return sorted((one.person.account, one.text.splitlines()[0]) for one in claimed if one.person)


async def lines(storage: Storage, number: str, *fields: str) -> list[tuple[str | None, str | None]]:
    log = await storage.cases.history(number)
    return [(line.old, line.new) for line in log if line.field in fields]


async def test_a_promise_is_kept_and_the_wait_ends_where_it_was_given(
    storage: Storage, clock: StandingClock
) -> None:
    case = await storage.cases.one(await send(storage, ANNA))
    until = FRIDAY + timedelta(days=14)

    promise = draft(case, "supported", "Поставим лавку", until=until)
    promised = await take(storage, complete(promise, case, around(clock)))
    clock.time += timedelta(days=17)  # Monday
    late = [one.number for one in await storage.cases.listed("overdue")]
    done = await take(
        storage, complete(draft(promised, "done", "Лавка стоит"), promised, around(clock))
    )

    assert (promised.status, promised.promised, promised.state) == ("supported", until, "promised")
    assert late == [case.number]
    assert (done.message.outcome, done.message.answered, done.promised) == (
        *("resolved", FRIDAY, None),
    )
    assert await lines(storage, case.number, "outcome", "promised") == [
        ("in_work", "supported"),
        (None, "2026-12-04"),
        ("supported", "resolved"),
        ("2026-12-04", None),
    ]
    told = await told_authors(storage, clock)
    assert [first for _, first in told] == [
        f"Ответ на ваше сообщение {case.number} от 20.11.2026. Тема: Ремонт дорог. Решено.",
        f"По сообщению {case.number} решили: сделаем до 04.12.2026. Поставим лавку",
    ]


@pytest.mark.parametrize("days", [None, 0, 367])
async def test_a_promise_without_a_day_to_come_is_refused(
    storage: Storage, clock: StandingClock, days: int | None
) -> None:
    case = await standing(storage, clock, "taken")
    until = None if days is None else FRIDAY + timedelta(days=days)

    with pytest.raises(NotAllowed):
        await take(storage, await whole(storage, case, "supported", clock, until=until))


async def test_a_term_is_extended_once_by_thirty_days_and_its_author_is_told(
    storage: Storage, clock: StandingClock
) -> None:
    case = await storage.cases.one(await send(storage, ANNA))
    assert case.message.due
    latest = case.message.due + timedelta(days=30)

    told = complete(draft(case, "extend", "Ждём подрядчика", until=latest), case, around(clock))
    with pytest.raises(NotAllowed):
        await take(storage, replace(told, due=latest + timedelta(days=1)))
    after = await take(storage, told)

    assert (after.message.due, after.message.extended, after.state) == (latest, True, "new")
    assert "extend" not in [step.name for step in after.steps]
    assert await lines(storage, case.number, "due", "extended") == [
        ("2026-12-20", "2027-01-19"),
        (None, "1"),
    ]
    assert await told_authors(storage, clock) == [
        (
            ANNA.account,
            f"Срок по вашему сообщению {case.number} продлён до 19.01.2027. "
            "Причина: Ждём подрядчика",
        )
    ]
    assert after.thread[-1].text == "Срок ответа продлён до 19.01.2027. Причина: Ждём подрядчика"


async def test_a_term_that_is_over_is_not_extended(storage: Storage, clock: StandingClock) -> None:
    case = await storage.cases.one(await send(storage, ANNA))
    clock.time += timedelta(days=31)

    with pytest.raises(NotAllowed):
        await take(storage, await whole(storage, case, "extend", clock))


async def test_what_is_hidden_leaves_every_queue_and_comes_back(
    storage: Storage, clock: StandingClock
) -> None:
    case = await standing(storage, clock, "taken")
    hidden = await take(storage, step(case, "hide", clock, reason="Рассылка"))
    counts = {name: await storage.cases.count(name, "Я") for name in FILTERS}

    shown = await take(storage, step(hidden, "show", clock))

    assert {name: count for name, count in counts.items() if count} == {"hidden": 1}
    assert (hidden.status, shown.status, shown.message.taken_by) == ("hidden", "in_work", "Я")
    assert await lines(storage, case.number, "hidden") == [(None, "1"), ("1", None)]
    with pytest.raises(NotAllowed):
        await take(storage, step(shown, "hide", clock, reason=" "))


async def test_what_is_hidden_is_erased_by_the_day_it_was_hidden(
    storage: Storage, clock: StandingClock
) -> None:
    case = await standing(storage, clock, "hidden")

    await storage.erasing.erase(Before.day(FRIDAY))
    kept = await storage.cases.one(case.number)
    await storage.erasing.erase(Before.day(FRIDAY + timedelta(days=1)))
    gone = await storage.cases.one(case.number)

    assert (kept.message.text, kept.message.reachable) == (PIT.text, True)
    assert (gone.message.text, gone.message.reachable, gone.status) == ("", False, "hidden")


async def test_late_is_late_on_a_worked_day_and_three_terms_are_marked(
    storage: Storage, clock: StandingClock
) -> None:
    friday = await send(storage, ANNA, replace(PIT, due=FRIDAY + timedelta(days=7)))
    found: list[tuple[list[str], list[str]]] = []

    for days in (8, 9, 10, 21, 24):  # Saturday, Sunday, Monday; 21 days on is three terms
        clock.time = clock.time.replace(month=11, day=20) + timedelta(days=days)
        found.append(
            (
                [one.number for one in await storage.cases.listed("overdue")],
                [one.number for one in await storage.cases.listed("thrice")],
            )
        )
        case = await storage.cases.one(friday)
        workday = of_region("RU").previous_workday(clock().date())
        assert found[-1] == (
            [friday] * case.is_overdue(workday),
            [friday] * case.is_overdue_thrice(workday),
        )

    assert found == [([], []), ([], []), ([friday], []), ([friday], []), ([friday], [friday])]
