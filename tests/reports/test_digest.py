"""The digest of the closed chat: what it says, in which order, and how it is cut."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.texts import say
from reports.build import Wish, digest
from reports.digest.cutting import length, parts
from reports.digest.sections import Told, sections
from reports.digest.trends import SurveyLine
from reports.period import parse
from reports.wording import Say
from storage.store import Storage
from tests.reports.quarter import a_row, figures
from tests.reports.test_build import BASIS
from tests.reports.test_metrics import the_quarter
from tests.storage.ballots import EXPRESS, RULES, begun, cast, marks

TOWN = ZoneInfo("Europe/Astrakhan")
SPEAK: Say = say


def a_digest(as_of: str = "2026-10-05", surveys: tuple[SurveyLine, ...] = ()) -> Told:
    rows = [
        *the_quarter(),
        a_row("i1", "2026-08-01", audience="internal", channel="web", topic="equipment"),
    ]
    return Told(
        period=parse("2026Q3"),
        org_short="Администрация города Астрахани",
        clause="раздел 3",
        external=figures(rows, audience="external", as_of=as_of)["appeals"],
        internal=figures(rows, audience="internal", as_of=as_of)["appeals"],
        surveys=surveys,
        titles={"services": "Предоставление муниципальных услуг", "requests": "Запросы"},
        k_min=5,
        created_at=datetime(2026, 10, 9, 9, 0, tzinfo=TOWN),
    )


def test_the_whole_digest_reads_as_written_here() -> None:
    surveys = (
        SurveyLine("external", "services", "told", 50, 70.0, 12.7, "none"),
        SurveyLine("internal", "requests", "small", 7, (40, 60)),
    )

    told = "\n\n".join(sections(a_digest(surveys=surveys), SPEAK))

    assert told == (
        """\
СВОДКА ОБРАТНОЙ СВЯЗИ
Администрация города Астрахани. III квартал 2026 года (01.07.2026 — 30.09.2026), \
предварительные данные
Внутриведомственная информация, публикации не подлежит (раздел 3).

ВНЕШНИЕ КЛИЕНТЫ

1. ПОСТУПИЛО
Обращений и сообщений: 6 (+5 к прошлому кварталу), в том числе жалоб: 5
Повторных: 0. Анонимных: 1. Дубликатов (не учтены): 1
По каналам:
Сайт: «Обращения», «Обратная связь» — 1 (16,7%)
Почта — 2 (33,3%)
Личный приём — 1 (16,7%)
Платформа обратной связи (Госуслуги) — 1 (16,7%)
Госпаблик ВКонтакте — 1 (16,6%)
Не поступало: Мессенджер MAX, Telegram, Веб-форма опроса, Телефон, колл-центр, Бумажная анкета, \
Офлайн-точка, стенд, QR-код, СМИ и соцсети (контент-анализ)

2. ПРИЧИНЫ
не указана — 6 (100,0%)

3. ТЕМЫ
не указана — 6 (100,0%)

4. ОЖИДАНИЕ ОТВЕТА
Ответов дано: 4. В среднем 20,0 дн., медиана 19,0 дн., 9 из 10 — не дольше 36 дн.
В рабочих днях — в среднем 14,3.
В срок: 100,0%
Просрочено сейчас: 0. На рассмотрении из поступивших: 1. Нет данных о датах: 0

5. РЕЗУЛЬТАТ (жалобы: 5)
Исход известен: 80,0% — данные предварительные
Удовлетворено: 1 (20,0%)
Отказано: 1 (20,0%)
Частично: 0. Разъяснено: 0. Меры будут приняты: 0. Переадресовано: 0. Отозвано: 1. \
Без ответа: 1. В работе: 1

СОТРУДНИКИ

1. ПОСТУПИЛО
Обращений и сообщений: 1 (+1 к прошлому кварталу), в том числе жалоб: 0
Повторных: 0. Анонимных: 0. Дубликатов (не учтены): 0
По каналам:
Веб-форма опроса — 1 (100,0%)
Не поступало: Электронная почта, Бумажная анкета

2. ПРИЧИНЫ
не указана — 1 (100,0%)

3. ТЕМЫ
Техника и материалы — 1 (100,0%)

4. ОЖИДАНИЕ ОТВЕТА
Ответов дано: 0.
В срок: —
Просрочено сейчас: 0. На рассмотрении из поступивших: 1. Нет данных о датах: 0

5. РЕЗУЛЬТАТ (жалобы: 0)
Исход известен: —
Удовлетворено: 0 (—)
Отказано: 0 (—)
Частично: 0. Разъяснено: 0. Меры будут приняты: 0. Переадресовано: 0. Отозвано: 0. \
Без ответа: 0. В работе: 0

6. ОПРОСЫ: ВНЕШНИЕ КЛИЕНТЫ
Предоставление муниципальных услуг: довольны 70,0% (ответов 50, ±12,7 п. п.), сравнить не с чем
Опрос добровольный: проценты относятся к ответившим.

7. ОПРОСЫ: СОТРУДНИКИ
Запросы: ответов 7, для выводов мало: довольны 40–60%

8. ТРЕБУЕТСЯ РЕШЕНИЕ
Внешние клиенты, без причины: 6
Внешние клиенты, без темы: 6
Сотрудники, без причины: 1

Сформировано 09.10.2026 09:00."""
    )


def test_a_quarter_of_nothing_is_told_too() -> None:
    empty = figures([], as_of="2026-10-09")["appeals"]

    told = sections(replace(a_digest(), external=empty, internal=empty), SPEAK)

    assert told[1:-1] == (
        "ВНЕШНИЕ КЛИЕНТЫ\nобращений не поступало (0 к прошлому кварталу)",
        "СОТРУДНИКИ\nобращений не поступало (0 к прошлому кварталу)",
        "6. ОПРОСЫ: ВНЕШНИЕ КЛИЕНТЫ\nнет данных",
        "7. ОПРОСЫ: СОТРУДНИКИ\nнет данных",
        "8. ТРЕБУЕТСЯ РЕШЕНИЕ\nрешений не требуется",
    )
    assert "уточнённые данные" in told[0]


def test_more_than_five_causes_are_five_and_the_rest() -> None:
    causes = ["slow", "deadline", "quality", "refusal", "no_info", "unclear", "courtesy"]
    rows = [
        a_row(f"{cause}{n}", "2026-07-01", cause=cause)
        for number, cause in enumerate(causes)
        for n in range(len(causes) - number)
    ]
    block = figures(rows)["appeals"]

    told = sections(replace(a_digest(), external=block), SPEAK)

    assert told[2] == (
        "2. ПРИЧИНЫ\n"
        "Долго, хотя срок не нарушен — 7 (25,0%)\n"
        "Нарушен срок — 6 (21,4%)\n"
        "Работа сделана плохо — 5 (17,9%)\n"
        "Несогласие с отказом — 4 (14,3%)\n"
        "Не хватает информации — 3 (10,7%)\n"
        "прочие — 3 (10,7%)"
    )


@pytest.mark.parametrize(
    ("period", "before"),
    [
        ("2026Q3", "кварталу"),
        ("2026-07", "месяцу"),
        ("2026", "году"),
        ("2026-07-11..2026-07-20", "периоду"),
    ],
)
async def test_the_period_before_is_called_what_it_is(
    storage: Storage, period: str, before: str
) -> None:
    wish = Wish(parse(period), date(2026, 11, 20))

    told = await digest(storage, BASIS, wish, datetime(2026, 11, 20, 12, tzinfo=TOWN))

    assert sections(told, SPEAK)[1] == (
        f"ВНЕШНИЕ КЛИЕНТЫ\nобращений не поступало (0 к прошлому {before})"
    )


def test_a_change_is_told_with_its_sign_and_percent() -> None:
    rows = [a_row(f"b{n}", "2026-05-05") for n in range(16)]
    rows += [a_row(f"n{n}", "2026-08-05") for n in range(12)]

    told = sections(replace(a_digest(), external=figures(rows)["appeals"]), SPEAK)

    assert "Обращений и сообщений: 12 (\N{MINUS SIGN}4, \N{MINUS SIGN}25,0% к прошлому" in told[1]


async def test_the_digest_is_built_from_the_storage(storage: Storage) -> None:
    wave = await begun(storage, EXPRESS)
    await cast(storage, wave, marks(*[5] * 18, *[1] * 6))
    await storage.opening.open_batch(wave.id, RULES, date(2026, 11, 20))
    wish = Wish(parse("2026Q4"), date(2026, 11, 20))

    told = await digest(storage, BASIS, wish, datetime(2026, 11, 20, 12, tzinfo=TOWN))

    assert sections(told, SPEAK)[-4] == (
        "6. ОПРОСЫ: ВНЕШНИЕ КЛИЕНТЫ\n"
        "Экспресс-оценка в точке взаимодействия: довольны 75,0% (ответов 24, ±17,3 п. п.), "
        "сравнить не с чем\n"
        "Опрос добровольный: проценты относятся к ответившим."
    )


async def test_the_same_quarter_a_year_ago_is_found_in_the_storage(storage: Storage) -> None:
    opened = ((date(2025, 11, 20), 30), (date(2026, 8, 20), 60), (date(2026, 11, 20), 90))
    for number, (day, good) in enumerate(opened):
        wave = await begun(storage, EXPRESS, str(number))
        await cast(storage, wave, marks(*[5] * good, *[1] * (100 - good)))
        await storage.opening.open_batch(wave.id, RULES, day)
    wish = Wish(parse("2026Q4"), date(2026, 11, 20))

    told = await digest(storage, BASIS, wish, datetime(2026, 11, 20, 12, tzinfo=TOWN))

    [line] = [one for one in told.surveys if one.state == "told"]
    assert (line.csat, line.trend, line.ago) == (90.0, "up", "up")
    year = replace(wish, period=parse("2026"))
    of_year = await digest(storage, BASIS, year, datetime(2026, 11, 20, 12, tzinfo=TOWN))
    assert [(one.trend, one.ago) for one in of_year.surveys] == [("up", "none")]


def test_a_short_digest_is_one_message() -> None:
    whole = sections(a_digest(), SPEAK)

    assert parts(whole, 4096, SPEAK) == ("\n\n".join(whole),)


def test_a_long_digest_is_cut_at_headings() -> None:
    whole = sections(a_digest(), SPEAK)

    told = parts(whole, 900, SPEAK)

    assert [text.split("\n")[0] for text in told] == [
        f"Часть {n} из {len(told)}" for n in range(1, len(told) + 1)
    ]
    bodies = [text.split("\n\n", 1)[1] for text in told]
    assert "\n\n".join(bodies) == "\n\n".join(whole)
    assert max(map(length, told)) <= 900


@given(
    st.lists(st.text(alphabet="ая \n😀", max_size=300), min_size=1, max_size=8),
    st.integers(60, 400),
)
@example(["😀" * 200], 60)
def test_no_part_is_too_long_and_no_word_is_lost(told: list[str], limit: int) -> None:
    cut = parts(told, limit, SPEAK)

    assert all(length(text) <= limit for text in cut)
    kept = re.sub(r"Часть \d+ из \d+\n\n", "", "".join(cut)) if len(cut) > 1 else cut[0]
    assert re.sub(r"\s", "", kept) == re.sub(r"\s", "", "".join(told))
