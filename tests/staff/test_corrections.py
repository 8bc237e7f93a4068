"""What the register says of a case is put right: by whom, with what log, and what cannot be."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from storage.case_records import Case, ChangedMeanwhile, NotAllowed
from storage.correction_records import CORRECTABLE, WHENCE, Correction, Impossible
from storage.register_records import Moment
from storage.store import Clock, Storage
from tests.conftest import StandingClock
from tests.staff.standing import standing
from tests.staff.test_entered import LETTER

FRIDAY = date(2026, 11, 20)


def correction(case: Case, clock: Clock, role: str = "admin", **values: Any) -> Correction:
    now = clock()
    at = Moment(now, now.date())
    return Correction(case.number, case.revision, role, at, values)


async def test_every_field_is_corrected_and_the_log_has_old_and_new(
    storage: Storage, clock: StandingClock
) -> None:
    case = await standing(storage, clock, "closed")
    values: dict[str, Any] = {
        "kind": "complaint",
        "topic": "heating",
        "cause": "slow",
        "unit": "roads",
        "organisation": "МУП «Тепло»",
        "direction": "appeals",
        "client_kind": "legal",
        "representative": True,
        "form": "written",
        "collective": True,
        "repeat": True,
        "place": "hall",
        "received": FRIDAY - timedelta(days=4),
        "registered": FRIDAY - timedelta(days=2),
        "answered": FRIDAY - timedelta(days=1),
    }

    after = await storage.cases.correct(correction(case, clock, **values))

    kept = {"anonymous", *WHENCE}  # promised to its author; of letters entered by hand alone
    assert set(values) == set(CORRECTABLE) - kept
    log = await storage.cases.history(case.number)
    assert [(line.field, line.old, line.new, line.actor) for line in log[-len(values) :]] == [
        ("kind", "message", "complaint", "admin"),
        ("topic", "road_repair", "heating", "admin"),
        ("cause", "quality", "slow", "admin"),
        ("unit", None, "roads", "admin"),
        ("organisation", "", "МУП «Тепло»", "admin"),
        ("direction", None, "appeals", "admin"),
        ("client_kind", None, "legal", "admin"),
        ("representative", "False", "True", "admin"),
        ("form", "electronic", "written", "admin"),
        ("collective", "False", "True", "admin"),
        ("repeat", "False", "True", "admin"),
        ("place", None, "hall", "admin"),
        ("received", "2026-11-20", "2026-11-16", "admin"),
        ("registered", "2026-11-20", "2026-11-18", "admin"),
        ("answered", "2026-11-20", "2026-11-19", "admin"),
    ]
    facts = after.of_register
    assert (after.message.kind, after.message.topic, after.cause) == (
        "complaint",
        "heating",
        "slow",
    )
    assert (facts.client_kind, facts.form, facts.representative) == ("legal", "written", True)
    assert (after.message.received, after.registered, after.message.answered) == (
        values["received"],
        values["registered"],
        values["answered"],
    )


async def test_whether_a_letter_names_anybody_is_corrected_and_of_our_own_messages_it_is_not(
    storage: Storage, clock: StandingClock
) -> None:
    letter = await storage.cases.one(await storage.entered.keep(LETTER))
    ours = await standing(storage, clock, "new")

    after = await storage.cases.correct(correction(letter, clock, "operator", anonymous=True))
    with pytest.raises(NotAllowed):
        await storage.cases.correct(correction(ours, clock, anonymous=True))

    log = await storage.cases.history(letter.number)
    told = [(line.field, line.old, line.new, line.actor) for line in log[1:]]
    assert told == [("anonymous", "False", "True", "operator")]
    assert (after.of_register.anonymous, after.message.traceless) == (True, False)


async def test_what_is_as_it_was_leaves_no_line(storage: Storage, clock: StandingClock) -> None:
    case = await standing(storage, clock, "new")

    after = await storage.cases.correct(correction(case, clock, kind="message", cause=None))

    assert after.revision == case.revision


@pytest.mark.parametrize(
    ("values", "wrong"),
    [
        ({"registered": FRIDAY - timedelta(days=1)}, ("registered", "before")),
        ({"received": FRIDAY + timedelta(days=1)}, ("received", "future")),
        ({"received": date(1999, 12, 31)}, ("received", "old")),
        ({"received": None}, ("received", "missing")),
        ({"answered": FRIDAY - timedelta(days=1)}, ("answered", "before")),
        ({"answered": None}, ("answered", "missing")),
    ],
)
async def test_dates_that_cannot_be_are_refused_by_name(
    storage: Storage, clock: StandingClock, values: dict[str, Any], wrong: tuple[str, str]
) -> None:
    case = await standing(storage, clock, "closed")

    with pytest.raises(Impossible) as refused:
        await storage.cases.correct(correction(case, clock, **values))

    assert (refused.value.field, refused.value.code) == wrong
    assert await storage.cases.one(case.number) == case


async def test_an_open_case_has_no_day_of_an_answer(storage: Storage, clock: StandingClock) -> None:
    case = await standing(storage, clock, "taken")

    with pytest.raises(Impossible, match="not_over"):
        await storage.cases.correct(correction(case, clock, answered=FRIDAY))


async def test_dates_are_an_administrators_and_outcomes_nobodys(
    storage: Storage, clock: StandingClock
) -> None:
    case = await standing(storage, clock, "closed")
    refused = [
        correction(case, clock, "operator", received=FRIDAY - timedelta(days=1)),
        correction(case, clock, outcome="resolved"),
        correction(case, clock, kind=None),
    ]

    for told in refused:
        with pytest.raises(NotAllowed):
            await storage.cases.correct(told)
    await storage.cases.correct(correction(case, clock, "operator", kind="complaint"))


async def test_of_two_clerks_the_second_is_told(storage: Storage, clock: StandingClock) -> None:
    case = await standing(storage, clock, "new")
    await storage.cases.correct(correction(case, clock, kind="complaint"))

    with pytest.raises(ChangedMeanwhile) as told:
        await storage.cases.correct(correction(case, clock, kind="proposal"))

    assert told.value.case.message.kind == "complaint"


async def test_a_hidden_case_is_not_corrected(storage: Storage, clock: StandingClock) -> None:
    case = await standing(storage, clock, "hidden")

    with pytest.raises(NotAllowed):
        await storage.cases.correct(correction(case, clock, kind="complaint"))
