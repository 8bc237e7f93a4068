"""An additional survey from trigger to end: found once, repeated, ended by itself (R-56)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from bot.inquiries import Inquiries
from bot.inquiry_words import rule
from bot.rounds import Plan as WavePlan
from bot.rounds import Rounds
from config.directories import shipped
from config.profile import load
from reports.build import Basis
from reports.inquiries import sample, wanted
from storage.counting import Rules
from storage.inquiry_records import Inquiry, InquiryMoved, Plan
from storage.pain_records import PainBy, PainRow
from storage.records import WaveState
from storage.register_records import Draft, Key
from storage.store import Storage
from tests.conftest import TOWN, StandingClock
from tests.messages.sending import STAFF_CHAT
from tests.storage.ballots import begun, cast
from tests.storage.test_register import on
from tests.submitting.test_reminders import said
from tests.surveys.conftest import SHIPPED

PROCESS = "direction:services"
HISTORY = {"2025-08-05": 5, "2025-11-05": 5, "2026-02-05": 5, "2026-05-05": 5}
PLAN = Plan(
    1000, 5, 95, "получатели услуги", "приказ от 05.10.2026 № 7", "Долгое ожидание", "external", 278
)


async def complaints(storage: Storage, told: Mapping[str, int]) -> None:
    drafts = [
        Draft(
            2,
            Key("post", f"{day}-{nth}"),
            {"received": on(day), "kind": "complaint", "direction": "services"},
        )
        for day, count in told.items()
        for nth in range(count)
    ]
    await storage.register.take(drafts, datetime(2026, 10, 1, tzinfo=UTC))


def clockwork(storage: Storage, clock: StandingClock, profile: str = "astrakhan") -> Inquiries:
    surveys = {name: SHIPPED[name] for name in ("add_pain_probe", "add_pain_probe_int")}
    rounds = Rounds(
        storage, surveys, WavePlan("quarter", frozenset(), Rules(10, 5)), lambda: clock().date()
    )
    made = Inquiries(storage, rounds, lambda: Basis(load(profile), shipped()), clock)
    made.chats = [STAFF_CHAT]
    return made


async def at(clock: StandingClock, moment: str, one: Inquiries) -> None:
    clock.time = datetime.fromisoformat(moment).replace(tzinfo=TOWN)
    await one.look()


async def found(storage: Storage, clock: StandingClock) -> tuple[Inquiries, Inquiry]:
    """Twenty complaints in a year and fifteen in one quarter: T3, p = 0.00175."""
    one = clockwork(storage, clock)
    await one._rounds.remember()
    await complaints(storage, HISTORY | {"2026-08-05": 15})
    clock.time = datetime(2026, 9, 1, 12, tzinfo=TOWN)
    await storage.jobs.first_start(clock())
    await at(clock, "2026-10-02T12:00", one)
    assert await storage.inquiries.all() == []
    await at(clock, "2026-10-03T12:00", one)
    [inquiry] = await storage.inquiries.all()
    return one, inquiry


async def test_a_trigger_is_found_once_with_its_evidence_and_staff_are_told(
    storage: Storage, clock: StandingClock
) -> None:
    """Given fifteen complaints after five a quarter; when the quarter is settled; then one card
    with the very numbers of the vectors, and one line in the chat, however often it is looked."""
    one, inquiry = await found(storage, clock)
    await at(clock, "2026-10-03T12:10", one)
    await at(clock, "2026-11-20T12:00", one)

    assert [told.lines for told in await storage.inquiries.all()] == [inquiry.lines]
    (evidence,) = inquiry.evidence
    assert (inquiry.process, inquiry.state, inquiry.found_in) == (PROCESS, "proposed", "2026Q3")
    told = {name: evidence[name] for name in ("rule", "complaints", "before", "quarters")}
    assert told == {"rule": "T3", "complaints": 15, "before": 20, "quarters": 4}
    assert round(evidence["p"], 6) == 0.001752
    assert await said(storage, clock) == [
        "За III квартал 2026 года (01.07.2026 — 30.09.2026) один процесс просит дополнительного"
        " опроса: Предоставление муниципальных услуг. Признаки и решение — на рабочем месте,"
        " раздел «Дополнительные опросы»."
    ]


async def test_twelve_complaints_are_no_trigger(storage: Storage, clock: StandingClock) -> None:
    """A twin of the vectors: p = 0.0167 is not below 0.01."""
    one = clockwork(storage, clock)
    await complaints(storage, HISTORY | {"2026-08-05": 12})
    clock.time = datetime(2026, 9, 1, 12, tzinfo=TOWN)
    await storage.jobs.first_start(clock())
    await at(clock, "2026-10-03T12:00", one)
    assert (await storage.inquiries.all(), await said(storage, clock)) == ([], [])


async def test_an_ordinance_without_additional_surveys_is_left_alone(
    storage: Storage, clock: StandingClock
) -> None:
    """Given Gatchina; when the trigger is there; then nobody looks for it."""
    one = clockwork(storage, clock, "gatchina")
    await complaints(storage, HISTORY | {"2026-08-05": 15})
    clock.time = datetime(2026, 9, 1, 12, tzinfo=TOWN)
    await storage.jobs.first_start(clock())
    await at(clock, "2026-10-03T12:00", one)
    assert await storage.inquiries.all() == []


async def test_it_is_asked_each_quarter_until_the_trigger_was_clear_twice(
    storage: Storage, clock: StandingClock
) -> None:
    """Given a plan approved; when quarters pass without the trigger; then a wave in each, about
    the same pain by the same document, and after two it ends by itself."""
    one, inquiry = await found(storage, clock)
    await storage.inquiries.take(
        inquiry, "planned", ("2026Q4", date(2026, 10, 5), "Анна, admin", vars_of(PLAN))
    )
    await at(clock, "2026-10-05T12:00", one)
    await at(clock, "2026-10-05T12:10", one)
    [first] = await storage.waves.known(WaveState.OPEN)
    assert (first.survey, first.pain, first.basis) == ("add_pain_probe", PLAN.pain, PLAN.basis)
    await cast(storage, first, [{"met": "never"}] * 12)
    clock.time = datetime(2026, 12, 1, 12, tzinfo=TOWN)
    await one._rounds.go_on()

    await at(clock, "2027-01-03T12:00", one)
    (running,) = await storage.inquiries.all()
    assert (running.state, running.clear, len(running.waves)) == ("running", 1, 2)
    second = running.waves[1]
    await cast(
        storage,
        next(w for w in await storage.waves.known() if w.id == second),
        [{"met": "never"}] * 12,
    )
    clock.time = datetime(2027, 3, 1, 12, tzinfo=TOWN)
    await one._rounds.go_on()

    await at(clock, "2027-04-03T12:00", one)
    await at(clock, "2027-04-04T12:00", one)
    (ended,) = await storage.inquiries.all()
    assert (ended.state, ended.clear, len(ended.waves)) == ("ended", 2, 2)
    assert [line.step for line in ended.lines] == [
        *("found", "planned", "wave", "clear", "wave", "clear", "ended")
    ]
    assert ended.lines[-1].body == {"reason": "признака нет два квартала подряд"}


async def test_a_trigger_that_comes_back_begins_the_count_anew(
    storage: Storage, clock: StandingClock
) -> None:
    """Given one clear quarter; when the next has the trigger again; then none is clear."""
    one, inquiry = await found(storage, clock)
    await at(clock, "2027-01-03T12:00", one)
    (waits,) = await storage.inquiries.all()
    assert (waits.state, waits.clear) == ("proposed", 1)
    await complaints(storage, {"2027-02-05": 40})
    await at(clock, "2027-04-03T12:00", one)
    (again,) = await storage.inquiries.all()
    assert (again.id, again.clear, again.looked_at) == (inquiry.id, 0, "2027Q1")


async def test_two_deciding_at_once_are_told_apart(storage: Storage, clock: StandingClock) -> None:
    """Given two who saw the same card; when both decide; then the second is refused."""
    _, inquiry = await found(storage, clock)
    told = ("2026Q4", date(2026, 10, 5), "Анна, admin", {"reason": "мало данных"})
    await storage.inquiries.take(inquiry, "refused", told)
    with pytest.raises(InquiryMoved):
        await storage.inquiries.take(inquiry, "planned", (*told[:3], vars_of(PLAN)))
    (now,) = await storage.inquiries.all()
    assert now.state == "refused"


def vars_of(plan: Plan) -> dict[str, object]:
    return {name: getattr(plan, name) for name in plan.__slots__}


@pytest.mark.parametrize(
    ("population", "error", "needed"),
    [(0, 5, 385), (1000, 5, 278), (1000, 10, 88), (50, 5, 50), (100, 3, 100)],
)
def test_answers_needed_are_those_of_the_vectors_and_all_of_a_hundred(
    population: int, error: int, needed: int
) -> None:
    """Given a population and an error; when asked how many; then as requirements 6.1 says."""
    assert wanted(population, error) == needed


def test_the_margin_reached_knows_the_population() -> None:
    """Given a hundred answers of a thousand, sixty of eighty, none; when told; then 9.3, 6.4, —."""
    of_eighty = replace(PLAN, population=80, wanted=80)
    told = [
        sample(PLAN, 100, 1112),
        sample(of_eighty, 60, 80),
        sample(PLAN, 0, 0),
        sample(replace(PLAN, population=0), 100, 0),
    ]
    assert [one.margin for one in told] == [9.3, 6.4, None, 9.8]
    assert [one.response for one in told] == [9.0, 75.0, None, None]
    assert [(one.is_low, one.is_all, one.is_reached) for one in told] == [
        (True, False, False),
        (False, True, False),
        (False, False, False),
        (False, False, False),
    ]


async def test_of_a_few_the_evidence_tells_a_band_and_a_person_decides(
    storage: Storage, clock: StandingClock
) -> None:
    """Given twelve answers, seven of them low; when the quarter is judged; then a signal with the
    least count of the band, which is no trigger; a twin with the count itself would tell more."""
    clock.time = datetime(2026, 11, 20, 12, tzinfo=TOWN)
    await storage.jobs.first_start(clock())
    wave = await begun(storage, SHIPPED["ext_services"])
    await cast(storage, wave, [{"overall": 1}] * 7 + [{"overall": 5}] * 5)
    await storage.opening.open_batch(wave.id, Rules(10, 5), date(2026, 11, 20))
    one = clockwork(storage, clock)

    await at(clock, "2027-01-03T12:00", one)

    (inquiry,) = await storage.inquiries.all()
    assert inquiry.evidence == ({"rule": "S", "low": 5, "n": 12},)
    assert rule(inquiry.evidence[0]) == (
        "Сигнал: ответов мало (12), но недовольных не меньше 5. Для правила этого мало, решайте"
        " сами."
    )


async def test_what_an_additional_survey_tells_asks_for_no_other_one(
    storage: Storage, clock: StandingClock
) -> None:
    """Given a high pain that a probe has shown; when the quarter is judged; then no survey is asked
    for about the survey; a twin of another process asks for one."""
    clock.time = datetime(2026, 9, 1, 12, tzinfo=TOWN)
    await storage.jobs.first_start(clock())
    for number, process in enumerate(("direction:additional", "direction:control")):
        row = PainRow(
            *(f"{number}" * 16, "2026Q3", process, "refusal", "confirmed", "problem"),
            *("respondents", 30, 60, "high", 3, date(2026, 9, 1)),
        )
        await storage.pains.decide(row, "confirmed", PainBy("Анна, analyst", row.day))
    one = clockwork(storage, clock)

    await at(clock, "2026-10-03T12:00", one)

    assert [told.process for told in await storage.inquiries.all()] == ["direction:control"]
