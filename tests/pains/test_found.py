"""The pain map found by rule, from ballots and appeals in every database."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from reports import coding
from reports.answered import Answered
from reports.build import Wish
from reports.pain import finding as pain_finding
from reports.pain import surveys as pain_surveys
from reports.pain.board import board
from reports.pain.candidates import Candidate
from reports.pain.finding import found
from reports.pains import Named
from reports.questionnaire import Questionnaire
from reports.shown import Shown
from storage.code_records import NOTHING, Code
from storage.counting import Rules
from storage.records import Answers
from storage.side_records import By, Record
from storage.store import Storage
from storage.survey_tallies import Given, SurveyTally
from tests.conftest import StandingClock
from tests.pains.quarters import BASIS, OPENED_ON, WISH, Row, answers, enter, opened
from tests.pains.quarters import SERVICES as SERVICES_SURVEY
from tests.side.test_records import values
from tests.storage.ballots import begun, cast

SERVICES, ROADS = "direction:services", "section:roads"
Told = dict[tuple[str, str], tuple[str, tuple[str, ...], Named]]


def told_of(candidates: tuple[Candidate, ...]) -> Told:
    """By process and pain: whose numbers, which rules, the numbers."""
    return {
        (one.matter.process, one.matter.pain): (
            one.source,
            tuple(proof.rule for proof in one.evidence),
            one.named,
        )
        for one in candidates
    }


async def test_the_map_of_a_quarter_is_that_worked_out_by_hand(
    storage: Storage, tmp_path: Path
) -> None:
    """60 respondents, 25 of them dissatisfied; 12 complaints of 24 appeals on roads, 11 answers.

    C1: «long» 15, «rude» 9, «docs» 3; 2 «tech» are too few. C2: speed 1-2, 14 of 54.
    C3: «slow» 3 of 12 complaints; of 24 appeals 4 say it. «courtesy» 1 of 12 is below a tenth.
    C4: 2 of 11 answers are late. C5: 2 repeats. C6: one threat in a yard.
    """
    await opened(
        storage,
        [
            *answers(10, 2, "long", speed=1),
            *answers(5, 3, "long", "rude", speed=3),
            *answers(4, 1, "rude", speed=2),
            *answers(3, 3, "docs"),
            *answers(2, 2, "tech"),
            *answers(1, 3, "other"),
            *answers(35, 5, speed=5),
        ],
    )
    await enter(
        storage,
        tmp_path,
        [
            *[Row("slow", waited=5)] * 3,
            Row("slow", "application"),
            Row("courtesy", waited=45),
            *[Row(waited=30)] * 6,
            *[Row(waited=31)] * 1,
            Row(),
            Row(repeat=True),
            Row(repeat=True, kind="application"),
            *[Row(kind="application")] * 9,
            Row("safety", "message", "yards"),
        ],
    )

    told = told_of((await found(storage, BASIS, WISH)).candidates)

    assert told == {
        (SERVICES, "courtesy"): ("respondents", ("C1",), Named(9, 60)),
        (SERVICES, "documents"): ("respondents", ("C1",), Named(3, 60)),
        (SERVICES, "timeliness"): ("respondents", ("C1", "C2"), Named(14, 54)),
        (ROADS, "timeliness"): ("appeals", ("C3", "C4"), Named(4, 24)),
        (ROADS, "no_result"): ("appeals", ("C5",), Named(2, 24)),
        ("section:area", "safety"): ("appeals", ("C6",), Named(1, 1)),
    }


async def test_a_row_is_proposed_with_its_score(storage: Storage, tmp_path: Path) -> None:
    await enter(storage, tmp_path, [*[Row("slow")] * 15, *[Row(kind="message")] * 45])

    told = await board(storage, BASIS, WISH)

    (line,) = told.candidates
    row = line.row
    assert (row.process, row.pain, row.m, row.n) == (ROADS, "timeliness", 15, 60)
    assert (row.prevalence, row.severity, line.priority) == ("high", 2, "medium")
    assert (line.is_candidate, told.rows) == (True, ())


async def test_a_direction_says_more_than_a_topic(storage: Storage, tmp_path: Path) -> None:
    await enter(storage, tmp_path, [Row("refusal", direction="services")] * 3)

    told = told_of((await found(storage, BASIS, WISH)).candidates)

    assert list(told) == [(SERVICES, "refusal")]


async def test_needs_that_staff_found_in_texts_are_candidates_from_three_on(
    storage: Storage, clock: StandingClock, tmp_path: Path
) -> None:
    """Comments of 12 people, coded: 4 want it online, people read 20-40 %. Of messages 3 want a new
    service, 2 more name it as their cause; a problem in texts is no need."""
    comment = {"comment": "Сделайте это на сайте"}
    await opened(storage, [*answers(12, 4, **comment), *answers(12, 5)])
    (sheet,) = await coding.sheets(storage, WISH.period, OPENED_ON)
    for number, text in enumerate(sheet.texts):
        code = Code("pain", "need_online" if number < 4 else "tech")
        await storage.codes_of_texts.code_comment(text.id, [code])
    await enter(storage, tmp_path, [*[Row("", "message")] * 10, *[Row("need", "message")] * 2])
    days, left = (WISH.period.start, WISH.period.end), 3
    while (one := await storage.codes_of_texts.next_message(days)) is not None:
        is_coded = one.cause is None and left > 0
        left -= is_coded
        code = Code("pain", "need_service") if is_coded else NOTHING
        await storage.codes_of_texts.code_message(one.appeal, [code], (clock(), "operator"))

    told = told_of((await found(storage, BASIS, WISH)).candidates)

    assert told == {
        (SERVICES, "need_online"): ("respondents", ("C7",), Named(3, 12)),
        (ROADS, "need_service"): ("appeals", ("C7",), Named(5, 12)),
    }


async def test_a_process_of_the_register_gathers_messages_coded_with_it(
    storage: Storage, clock: StandingClock, tmp_path: Path
) -> None:
    process = Record("process", OPENED_ON, values("process", title="Ремонт ям"))
    name = await storage.side.add(process, By("Анна, admin", OPENED_ON))
    await enter(storage, tmp_path, [Row("quality")] * 3)
    days = (WISH.period.start, WISH.period.end)
    while (one := await storage.codes_of_texts.next_message(days)) is not None:
        when = (clock(), "operator")
        await storage.codes_of_texts.code_message(one.appeal, [Code("process", name)], when)

    told = told_of((await found(storage, BASIS, WISH)).candidates)

    assert list(told) == [(f"process:{name}", "quality")]


FEW = [
    [*answers(4, 2, "long"), *answers(20, 5)],  # four were asked for a cause
    [*answers(3, 2, "long"), *answers(1, 3, "rude"), *answers(20, 5)],
    [*answers(7, 2, "long"), *answers(20, 5)],  # all of those asked said the same
]


@pytest.mark.parametrize("given", FEW)
async def test_of_a_group_below_k_no_pain_is_told(
    storage: Storage, given: Sequence[Answers]
) -> None:
    await opened(storage, given)

    assert (await found(storage, BASIS, WISH)).evidence == ()


async def test_of_fewer_than_twenty_only_what_the_band_tells_is_counted(storage: Storage) -> None:
    """Of 16 who named a cause 5 said «rude»: people read 20-40 %, of which 4 is the least; 3 who
    said «docs» may be none at all."""
    await opened(
        storage,
        [*answers(8, 2, "long"), *answers(5, 3, "rude"), *answers(3, 3, "docs"), *answers(20, 5)],
    )

    told = (await found(storage, BASIS, WISH)).candidates

    assert told_of(told) == {
        (SERVICES, "courtesy"): ("respondents", ("C1",), Named(4, 36)),
        (SERVICES, "timeliness"): ("respondents", ("C1",), Named(7, 36)),
    }
    assert [one.evidence[0].band for one in told] == [(20, 40), (40, 60)]


async def over(storage: Storage, clock: StandingClock, given: Sequence[Answers]) -> Wish:
    """The quarter is over and its wave counted."""
    wave = await begun(storage, SERVICES_SURVEY)
    await cast(storage, wave, given)
    await storage.opening.close(wave.id, Rules(10, 5), date(2026, 12, 31))
    clock.time = clock.time.replace(year=2027, month=1, day=5)
    return replace(WISH, as_of=date(2027, 1, 5))


async def severities(storage: Storage, wish: Wish) -> dict[str, int]:
    told = (await board(storage, BASIS, wish)).candidates
    return {one.row.pain: one.row.severity for one in told}


SEVERE = [
    # mean 2.0 of those who named «long», 2.2 of «rude»; both are 2 by the directory
    *[
        *answers(8, 2, "long"),
        *answers(8, 2, "rude"),
        *answers(2, 3, "rude"),
        *answers(5, 3, "tech"),
    ],
    *answers(20, 5),
]


async def test_severity_is_raised_where_those_who_named_it_are_that_dissatisfied(
    storage: Storage, clock: StandingClock
) -> None:
    wish = await over(storage, clock, SEVERE)

    assert await severities(storage, wish) == {"timeliness": 3, "courtesy": 2, "tech": 2}


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ([*answers(4, 1, "long"), *answers(16, 3, "rude"), *answers(20, 5)], {"courtesy": 2}),
        ([*answers(16, 1, "long"), *answers(4, 3, "rude"), *answers(20, 5)], {"courtesy": 2}),
    ],
    ids=["four named it", "four of those asked did not"],
)
async def test_of_a_group_below_k_no_mean_is_told(
    storage: Storage, clock: StandingClock, given: Sequence[Answers], told: dict[str, int]
) -> None:
    wish = await over(storage, clock, given)

    assert await severities(storage, wish) == told | {"timeliness": 2}


async def test_in_a_running_quarter_no_mean_is_told(storage: Storage) -> None:
    await opened(storage, SEVERE)

    assert await severities(storage, WISH) == {"timeliness": 2, "courtesy": 2, "tech": 2}


async def test_a_build_that_tells_means_of_few_is_caught(
    storage: Storage, clock: StandingClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pain_surveys, "BAD_LEAST", 1)
    monkeypatch.setattr(pain_surveys, "_is_group", lambda m, others, least: m > 0)
    given, told = (
        [*answers(16, 1, "long"), *answers(4, 3, "rude"), *answers(20, 5)],
        {"courtesy": 2},
    )

    with pytest.raises(AssertionError):
        await test_of_a_group_below_k_no_mean_is_told(storage, clock, given, told)


def everything(asked: Questionnaire, tally: SurveyTally, _: int) -> Shown:
    """A broken build: whatever was opened is told, however few they are."""
    (told,) = tally.occasions.values()
    answers = {}
    for question in asked.questions:
        counts = {name: told.given[Given(question.id, name)] for name in question.options}
        marks = Counter({name: n for name, n in counts.items() if n})
        answers[question.id] = Answered(marks, marks.total())
    return Shown(0, 0, answers, {}, {})


async def test_a_build_that_counts_past_the_door_is_caught(
    storage: Storage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pain_finding, "shown", everything)

    with pytest.raises(AssertionError):
        await test_of_a_group_below_k_no_pain_is_told(storage, FEW[0])


async def test_a_build_that_tells_more_than_the_band_is_caught(
    storage: Storage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pain_surveys, "told_of", lambda named, people: (named, None))

    with pytest.raises(AssertionError):
        await test_of_fewer_than_twenty_only_what_the_band_tells_is_counted(storage)
