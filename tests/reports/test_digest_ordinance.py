"""The ordinance in the digest: its six metrics in its words, what changed, what must be decided."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.texts import say
from config.profile import load
from reports.build import Wish, digest
from reports.digest.change import Past
from reports.digest.cutting import length, parts
from reports.digest.restated import told_of
from reports.digest.sections import Told, blocks, sections
from reports.digest.trends import named
from reports.period import parse
from reports.period_words import title
from reports.rules import Json
from reports.wording import Say
from storage.register_records import RegisterRow
from storage.store import Storage
from tests.reports.quarter import a_row, figures
from tests.reports.test_build import BASIS
from tests.reports.test_digest import a_digest
from tests.reports.test_satisfaction import ASKED, a_tally

SPEAK: Say = say
TOWN = ZoneInfo("Europe/Astrakhan")


def complaints(quarter: str, outcomes: dict[str, int]) -> list[RegisterRow]:
    """So many complaints of each outcome, received and registered on the quarter's first day and
    answered ten days later."""
    first = parse(quarter).start
    day, answered = first.isoformat(), (first + timedelta(days=10)).isoformat()
    return [
        a_row(
            f"{quarter}{outcome}{n}",
            day,
            kind="complaint",
            outcome=outcome,
            registered=day,
            answered=answered,
        )
        for outcome, count in outcomes.items()
        for n in range(count)
    ]


def blocks_of(rows: list[RegisterRow]) -> tuple[Json, Past]:
    """The third quarter of 2026 as known a year later, and the earlier ones beside it."""

    def of(period: str) -> Json:
        block: Json = figures(rows, period, "2026-10-09", "external")["appeals"]
        return block

    return of("2026Q3"), Past(of("2026Q2"), of("2025Q3"))


def with_past(rows: list[RegisterRow], then: Json | None = None) -> Told:
    block, past = blocks_of(rows)
    return replace(a_digest(), external=block, pasts={"external": past}, then=then)


def section(told: Told, heading: str) -> str:
    return next(one for one in sections(told, SPEAK) if heading in one)


@pytest.mark.parametrize(
    ("profile", "line"),
    [
        ("astrakhan", "«основные причины обращений» (раздел 3)"),
        ("gatchina", "«основные причины обращений» (п. 4.2, подп. 2)"),
        (
            "kamensk_uralsky",
            "«основные причины обращений (общее количество обращений за квартал)» (п. 8)",
        ),
    ],
)
def test_each_metric_stands_beside_its_clause_in_the_words_of_the_ordinance(
    profile: str, line: str
) -> None:
    told = replace(a_digest(), clauses=load(profile).clauses)

    causes = [one for one in sections(told, SPEAK) if one.startswith("2. ПРИЧИНЫ")]

    place = line[line.rindex("(") :]
    assert causes == [
        f"2. ПРИЧИНЫ\n{line}\nне указана — 6 (100,0%)",
        f"2. ПРИЧИНЫ {place}\nне указана — 1 (100,0%)",
    ]


@pytest.mark.parametrize(
    "profile", ["astrakhan", "gatchina", "kamensk_uralsky", "naryan_mar", "naur"]
)
def test_all_six_are_told_once_in_full_in_their_order(profile: str) -> None:
    clauses = load(profile).clauses
    whole = "\n\n".join(sections(replace(a_digest(), clauses=clauses), SPEAK))
    six = [
        f"«{one.says}» ({one.at})"
        for one in (
            *(clauses.received, clauses.causes, clauses.topics),
            *(clauses.waiting, clauses.satisfied, clauses.unsatisfied),
        )
    ]

    places = [whole.index(one) for one in six]

    assert places == sorted(places)
    assert [whole.count(one) for one in six] == [1] * 6


def test_employees_results_name_both_places_where_they_differ() -> None:
    told = [
        blocks(replace(a_digest(), clauses=load(name).clauses), SPEAK)[1][-1]
        for name in ("astrakhan", "gatchina")
    ]

    assert [one.split("\n")[0] for one in told] == [
        "5. РЕЗУЛЬТАТ (жалобы: 0) (раздел 3)",
        "5. РЕЗУЛЬТАТ (жалобы: 0) (п. 4.2, подп. 5; п. 4.2, подп. 6)",
    ]


def test_a_change_of_a_share_is_told_with_what_may_be_concluded() -> None:
    rows = [
        *complaints("2026Q3", {"resolved": 40, "refused": 10}),
        *complaints("2026Q2", {"resolved": 20, "refused": 30}),
        *complaints("2025Q3", {"resolved": 7, "refused": 3}),
    ]

    told = with_past(rows)

    assert section(told, "5. РЕЗУЛЬТАТ").split("\n")[1:6] == [
        "Исход известен: 100,0%",
        "Удовлетворено: 40 (80,0%)",
        "Прошлый квартал 40,0%: изменение значимо. Год назад 70,0%: мало данных (n < 30).",
        "Отказано: 10 (20,0%)",
        "Прошлый квартал 60,0%: изменение значимо. Год назад 30,0%: мало данных (n < 30).",
    ]
    assert section(told, "4. ОЖИДАНИЕ").split("\n")[3:5] == [
        "В срок: 100,0%",
        "Прошлый квартал 100,0%: значимых изменений нет. Год назад 100,0%: мало данных (n < 30).",
    ]
    assert section(told, "1. ПОСТУПИЛО").split("\n")[3:5] == [
        "Обращений и сообщений: 50 (0, 0,0% к прошлому кварталу), в том числе жалоб: 50",
        "Год назад: 10 (+40, +400,0%)",
    ]


def test_where_nothing_came_before_there_is_nothing_to_compare_with() -> None:
    told = with_past(complaints("2026Q3", {"resolved": 3}))

    assert section(told, "5. РЕЗУЛЬТАТ").split("\n")[2:6] == [
        "Удовлетворено: 3 (100,0%)",
        "Сравнить не с чем.",
        "Отказано: 0 (0,0%)",
        "Сравнить не с чем.",
    ]


def test_the_quarter_before_is_told_anew_where_it_has_changed_since_its_digest() -> None:
    early = complaints("2026Q2", {"resolved": 4, "refused": 1, "in_work": 5})
    later = complaints("2026Q2", {"resolved": 8, "refused": 1, "in_work": 1})
    then: Json = figures(early, "2026Q2", "2026-07-09", "external")["appeals"]

    told = with_past(later, then={"external": told_of(then)})

    assert section(told, "УТОЧНЁННЫЕ ДАННЫЕ") == (
        "УТОЧНЁННЫЕ ДАННЫЕ\n"
        "II квартал 2026 года (01.04.2026 — 30.06.2026): после прошлой сводки изменилось\n"
        "Внешние клиенты, удовлетворено: 8 (80,0%), было 4 (40,0%)"
    )


def test_a_quarter_before_that_stayed_as_it_was_told_is_not_told_again() -> None:
    rows = complaints("2026Q2", {"resolved": 8})
    _, past = blocks_of(rows)
    assert past.previous is not None

    same = with_past(rows, then={"external": told_of(past.previous)})

    headings = [one.split("\n")[0] for one in sections(same, SPEAK)]
    assert headings.count("УТОЧНЁННЫЕ ДАННЫЕ") == 0
    assert sections(same, SPEAK) == sections(with_past(rows), SPEAK)


def test_what_is_late_or_lacks_something_asks_for_a_decision() -> None:
    rows = [
        a_row("late", "2026-07-01", registered="2026-07-01", topic="roads", cause="slow"),
        a_row("bare", "2026-09-20", registered="2026-09-20"),
        a_row("undated", "2026-09-20", outcome="resolved", topic="roads", cause="slow"),
    ]
    block = figures(rows, as_of="2026-10-09", audience="external")["appeals"]
    nothing = figures([])["appeals"]

    told = replace(a_digest(), external=block, internal=nothing)

    assert section(told, "8. ТРЕБУЕТСЯ РЕШЕНИЕ") == (
        "8. ТРЕБУЕТСЯ РЕШЕНИЕ\n"
        "Внешние клиенты, просрочено сейчас: 1\n"
        "Внешние клиенты, без причины: 1\n"
        "Внешние клиенты, без темы: 1\n"
        "Внешние клиенты, без даты регистрации или ответа: 1"
    )


LABELLED = replace(
    ASKED,
    questions=tuple(
        replace(one, options={"long": "Долго", "docs": "Много бумаг", "rude": "Грубо"})
        if one.id == "trouble"
        else one
        for one in ASKED.questions
    ),
)


@pytest.mark.parametrize(
    ("low", "trouble", "told"),
    [
        (
            30,
            {"long": 18, "docs": 3, "rude": 12},
            "Долго — 60,0%; Грубо — 40,0%; Много бумаг — 10,0%",
        ),
        (12, {"long": 6, "rude": 3}, "Долго — 40–60%; Грубо — 20–40%"),
        (4, {"long": 3}, ""),
    ],
)
def test_what_people_name_in_surveys_is_told_in_bands_where_they_are_few(
    low: int, trouble: dict[str, int], told: str
) -> None:
    tally = a_tally({"overall": {5: 10, 1: low}, "trouble": trouble}, {"trouble": low})

    digest = replace(a_digest(), causes=named([(LABELLED, tally)], 5))

    heading = "НА ЧТО ЖАЛУЮТСЯ В ОПРОСАХ\nПредоставление муниципальных услуг: "
    found = [one for one in sections(digest, SPEAK) if one.startswith("НА ЧТО")]
    assert found == ([heading + told] if told else [])


async def test_earlier_periods_come_from_the_storage(storage: Storage) -> None:
    wish = Wish(parse("2026Q3"), date(2026, 10, 9))

    told = await digest(storage, BASIS, wish, datetime(2026, 10, 9, 9, tzinfo=TOWN))

    assert told.clauses == BASIS.profile.clauses
    assert [told.past(name).previous is not None for name in ("external", "internal")] == [True] * 2


def test_whatever_the_ordinance_each_message_fits_and_begins_with_its_heading() -> None:
    told = replace(a_digest(), clauses=load("astrakhan").clauses)

    messages = [parts(block, 4000, SPEAK) for block in blocks(told, SPEAK)]

    assert [len(message) for message in messages] == [1, 1, 1]
    assert max(length(text) for message in messages for text in message) <= 4000
    assert [message[0].split("\n")[0] for message in messages] == [
        "СВОДКА ОБРАТНОЙ СВЯЗИ",
        "СОТРУДНИКИ",
        "6. ОПРОСЫ: ВНЕШНИЕ КЛИЕНТЫ",
    ]
    assert title(told.period, SPEAK) == "III квартал 2026 года (01.07.2026 — 30.09.2026)"
