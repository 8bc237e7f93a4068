"""Surveys in the digest: compared, hidden where they are small, told as a band."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

import pytest

from reports.build import Basis, Wish, digest
from reports.digest.sections import sections
from reports.digest.trends import Earlier, SurveyLine, lines
from reports.period import parse
from reports.questionnaire import Question
from storage.store import Storage
from storage.survey_tallies import Sheet
from tests.reports.test_build import BASIS
from tests.reports.test_digest import SPEAK, TOWN, a_digest
from tests.reports.test_satisfaction import ASKED, SCALE, STAFF, a_tally
from tests.storage.ballots import EXPRESS, begun


@pytest.mark.parametrize(
    ("good", "before", "trend"),
    [(160, 140, "up"), (140, 160, "down"), (150, 150, "same"), (150, 0, "none")],
)
def test_a_survey_is_compared_with_the_period_before_and_with_a_year_ago(
    good: int, before: int, trend: str
) -> None:
    now = a_tally({"overall": {5: good, 1: 200 - good}})
    then = a_tally({"overall": {5: before, 1: 200 - before}})
    earlier = {then.sheet: then} if before else {}

    [line] = lines([(ASKED, now)], Earlier(before=earlier), {}, 5)
    [of_year] = lines([(ASKED, now)], Earlier(ago=earlier), {}, 5)

    assert (line.state, line.n, line.trend, line.ago) == ("told", 200, trend, "none")
    assert (of_year.trend, of_year.ago) == ("none", trend)


def test_both_changes_of_a_survey_are_told_and_a_year_that_is_not_known_is_not() -> None:
    both = SurveyLine("external", "services", "told", 50, 70.0, 12.7, "same", "up")
    new = SurveyLine("external", "services", "told", 50, 70.0, 12.7, "few")

    told = sections(a_digest(surveys=(both, new)), SPEAK)[-4]

    line = "Предоставление муниципальных услуг: довольны 70,0% (ответов 50, ±12,7 п. п.),"
    assert told == (
        "6. ОПРОСЫ: ВНЕШНИЕ КЛИЕНТЫ\n"
        f"{line} значимых изменений нет; за год — стало лучше (изменение значимо)\n"
        f"{line} мало данных для сравнения\n"
        "Опрос добровольный: проценты относятся к ответившим."
    )


def test_versions_are_never_compared() -> None:
    tally = a_tally({"overall": {5: 40}})
    older = replace(tally, sheet=Sheet("ext_services", 0))

    [line] = lines([(ASKED, tally)], Earlier({older.sheet: older}, {older.sheet: older}), {}, 5)

    assert (line.trend, line.ago) == ("none", "none")


def test_a_survey_is_hidden_small_or_still_sealed() -> None:
    four, nineteen = a_tally({"overall": {5: 4}}), a_tally({"overall": {5: 9, 1: 10}})
    alike = a_tally({"overall": {1: 30}})

    told = lines(
        [(ASKED, four), (replace(ASKED, direction="control"), nineteen), (STAFF, alike)],
        Earlier(),
        {
            ("external", "services"): "sealed",
            ("internal", "requests"): "sealed",
            ("internal", "hr_processes"): "waits",
        },
        5,
    )

    assert [(line.direction, line.state, line.n) for line in told] == [
        ("services", "hidden", 0),
        ("control", "small", 19),
        ("services", "hidden", 0),
        ("hr_processes", "waits", 0),
        ("requests", "sealed", 0),
    ]


@pytest.mark.parametrize(
    ("bad", "line"),
    [
        (5, "Предоставление муниципальных услуг: ответов 19, для выводов мало: довольны 60–80%"),
        (
            6,
            "Предоставление муниципальных услуг: довольны 70,0% (ответов 20, ±20,1 п. п.), "
            "сравнить не с чем\nОпрос добровольный: проценты относятся к ответившим.",
        ),
    ],
)
def test_below_twenty_answers_a_digest_tells_a_band(bad: int, line: str) -> None:
    told = lines([(ASKED, a_tally({"overall": {5: 14, 2: bad}}))], Earlier(), {}, 5)

    whole = sections(a_digest(surveys=told), SPEAK)

    assert whole[-4] == f"6. ОПРОСЫ: ВНЕШНИЕ КЛИЕНТЫ\n{line}"


ANNUAL = replace(
    STAFF,
    direction="annual",
    questions=tuple(Question(name, "scale", "attribute", "", SCALE, name) for name in "abc"),
)


@pytest.mark.parametrize(
    ("given", "line"),
    [
        # 100 (mean - 1) / 4 is 50 and 75, each weighing the same (M-24); all alike are not told
        (
            {"a": {4: 30}, "b": {1: 20, 5: 20}, "c": {1: 5, 5: 15}},
            "в среднем индекс 62,5 из 100 по 2 сторонам работы (ответов на каждую от 20)",
        ),
        ({"a": {1: 3, 5: 5}}, "ответов 8, для выводов мало"),
        ({"a": {5: 4}}, "ответов меньше 5 или все одинаковые, итог не показываем"),
        ({}, "ответов меньше 5 или все одинаковые, итог не показываем"),
    ],
)
def test_a_survey_of_aspects_has_a_line_too(given: dict[str, dict[int, int]], line: str) -> None:
    told = replace(a_digest(), surveys=lines([(ANNUAL, a_tally(given))], Earlier(), {}, 5))

    whole = sections(replace(told, titles={"annual": "Ежегодная оценка"}), SPEAK)

    assert whole[-3].startswith(f"7. ОПРОСЫ: СОТРУДНИКИ\nЕжегодная оценка: {line}")


async def test_a_survey_that_goes_on_says_so(storage: Storage) -> None:
    await begun(storage, EXPRESS)
    wish = Wish(parse("2026Q4"), date(2026, 11, 20))

    told = await digest(storage, Basis(BASIS.profile, BASIS.known), wish, datetime.now(TOWN))

    assert [(line.direction, line.state) for line in told.surveys] == [("express", "sealed")]
