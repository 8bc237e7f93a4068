"""Charts: what they say, of how many, and what they must not show."""

from __future__ import annotations

from io import BytesIO
from typing import Any
from xml.etree import ElementTree

import pytest
from PIL import Image

from bot.texts import say
from reports.pictures.charts import Chart, charts
from reports.pictures.drawing import draw
from reports.pictures.pictured import Pictured
from reports.rules import Json
from tests.reports.quarter import a_row, figures

TITLES = {"services": "Муниципальные услуги", "appeals": "Рассмотрение обращений"}
OF = "III квартал 2026 года, предварительные данные на 05.10.2026. Администрация Астрахани."
MARK = "Внутриведомственная информация, публикации не подлежит (раздел 3)."


def a_quarter(*surveys: Json, **first: Any) -> dict[str, Chart]:
    """Three complaints by post and a question by phone; two answered, one of them refused."""
    told: dict[str, Any] = {"kind": "complaint", "registered": "2026-08-03"}
    rows = [
        a_row("1", "2026-08-03", **told, answered="2026-08-12", outcome="resolved", cause="slow"),
        a_row("2", "2026-08-03", **told, answered="2026-09-01", outcome="refused", cause="slow"),
        a_row("3", "2026-08-03", **told),
        a_row("4", "2026-08-03", registered="2026-08-03", **({"channel": "phone"} | first)),
    ]
    external = figures(rows, audience="external") | {"surveys": list(surveys)}
    internal = figures([], audience="internal")
    pictured = Pictured(external, internal, "Администрация Астрахани", "раздел 3", TITLES)
    return {chart.name: chart for chart in charts(pictured, say)}


def rows_of(chart: Chart) -> list[Any]:
    assert isinstance(chart.drawing, dict)
    return list(chart.drawing["data"]["values"])


def test_each_chart_states_its_finding_and_of_how_many() -> None:
    """Given a quarter of four; when its charts are made; then each says what was found."""
    told = a_quarter()

    assert {name: chart.title for name, chart in told.items()} == {
        "card": "Администрация Астрахани. III квартал 2026 года",
        "channels": "Почта — самый частый канал: 3 из 4 (75,0%)",
        "causes": "Самая частая причина: Долго, хотя срок не нарушен — 2 из 4 (50,0%)",
        "topics": "Чаще всего тема не указана: 4 из 4 (100,0%)",
        "waiting": "В срок отвечено на 100,0%; половина ждала не дольше 19 дн.",
        "outcomes": "Удовлетворено жалоб: 33,3% (1 из 3), отказано: 33,3%",
    }
    below = {
        name: " ".join(chart.drawing["title"]["subtitle"])
        for name, chart in told.items()
        if isinstance(chart.drawing, dict)
    }
    assert below == {
        "channels": f"Обращений: 4. {OF} {MARK}",
        "causes": f"Обращений: 4. {OF} {MARK}",
        "topics": f"Обращений: 4. {OF} {MARK}",
        "waiting": f"Ответов: 2. {OF} {MARK}",
        "outcomes": f"Жалоб: 3. {OF} {MARK}",
    }


def test_the_card_tells_the_six_figures_of_the_ordinance_in_words_too() -> None:
    """Given a quarter; when its card is made; then who cannot see it reads the same."""
    assert a_quarter()["card"].alt == (
        "Администрация Астрахани. III квартал 2026 года."
        f" Предварительные данные на 05.10.2026. {MARK}"
        " Поступило обращений: 4, к прошлому периоду +4; жалоб 3;"
        " Главная причина: Долго, хотя срок не нарушен, 2 (50,0%);"
        " Главная тема: —, нет данных;"
        " Ожидание ответа (медиана): 19 дн., в срок 100,0%; просрочено 2;"
        " Удовлетворено: 33,3%, 1 из 3 (жалобы); Отказано: 33,3%, 1 из 3 (жалобы)."
        " Сотрудники: поступило 0, дано ответов 0, просрочено 0."
    )


def test_pieces_of_a_whole_reach_exactly_to_its_end() -> None:
    """Given three complaints; when outcomes are drawn; then the pieces lie side by side."""
    pieces = [(row["name"], row["from"], row["to"]) for row in rows_of(a_quarter()["outcomes"])]

    assert [name for name, *_ in pieces] == ["удовлетворено", "отказано", "в работе"]
    told = [row["told"] for row in rows_of(a_quarter()["outcomes"])]
    assert told == ["33,3%"] * 3
    assert {row["label"] for row in rows_of(a_quarter()["outcomes"])} == {
        "III квартал 2026 года (жалоб: 3)"  # of how many stands in each row
    }
    assert [end for *_, end in pieces][:-1] == [begin for _, begin, _ in pieces][1:]
    assert round(pieces[-1][2], 6) == 100


def test_of_a_few_answers_the_chart_shows_a_band_and_no_point() -> None:
    """Given fifty answers on one direction, twelve on another, a hidden third; when drawn; then
    a point with Wilson's interval, a bare band, and nothing."""
    chart = a_quarter(
        {"direction": "services", "csat": 70.0, "n": 50},
        {"direction": "appeals", "csat": (60, 80), "n": 12},
        {"direction": "control", "csat": None, "n": None},
    )["surveys_external"]

    drawn = [(row["label"], row["value"], row["told"]) for row in rows_of(chart)]
    assert drawn == [
        ("Муниципальные услуги", 70.0, "70,0% (ответов 50)"),
        ("Рассмотрение обращений", None, "60–80% (ответов 12)"),
    ]
    ends = [(round(row["low"], 1), round(row["high"], 1)) for row in rows_of(chart)]
    assert ends == [(56.2, 80.9), (60, 80)]
    assert isinstance(chart.drawing, dict)
    assert " ".join(chart.drawing["title"]["subtitle"]).startswith(
        "Ответов на вопрос: 62. Точка — доля довольных, полоса — в каких границах она может быть."
    )


def test_what_employees_answered_stands_apart_in_a_report_and_is_marked_in_a_digest() -> None:
    """Given a direction of citizens and one of employees; when drawn for a report and for a
    digest; then a chart each, and one of both that says whose an answer is."""
    of_staff = {"direction": "hr", "csat": 90.0, "n": 40}
    external = figures([], audience="external")
    external |= {"surveys": [{"direction": "services", "csat": 70.0, "n": 50}]}
    internal = figures([], audience="internal") | {"surveys": [of_staff]}
    told = Pictured(external, internal, "Администрация", "п. 4.3", TITLES | {"hr": "Кадры"})

    drawn = charts(told, say)
    apart = {one.name: [row["label"] for row in rows_of(one)] for one in drawn[1:]}
    [together] = charts(told, say, ["surveys"])

    assert apart == {"surveys_external": ["Муниципальные услуги"], "surveys_internal": ["Кадры"]}
    assert [row["label"] for row in rows_of(together)] == [
        *("Муниципальные услуги", "Сотрудники: Кадры"),
    ]
    below = [str(one.drawing) for one in (*drawn[1:], together)]
    assert ["Сотрудники; ответов" in told for told in below] == [False, True, False]
    assert together.title == "Больше всего довольных: Сотрудники: Кадры — 90,0%"


def test_an_empty_quarter_has_its_card_alone() -> None:
    """Given nothing at all; when charts are made; then none is drawn of nothing."""
    nothing = figures([], audience="external")
    told = charts(Pictured(nothing, nothing, "Администрация", "п. 4.3", {}), say)
    assert "Ожидание ответа (медиана): —, в срок —;" in told[0].alt
    assert [chart.name for chart in told] == ["card"]


async def test_charts_are_drawn_with_their_words_in_them_and_nothing_else() -> None:
    """Given a channel with markup for a name; when all is drawn; then it stands there as text."""
    told = a_quarter(channel='"><script>x</script>')

    drawn = await draw({name: chart.drawing for name, chart in told.items()})

    assert list(drawn) == list(told)
    for one in drawn.values():
        with Image.open(BytesIO(one.png)) as picture:
            assert picture.size[0] >= 1200
        tree = ElementTree.fromstring(one.svg)
        assert [part.tag for part in tree.iter() if part.tag.endswith("script")] == []
    texts = "".join(ElementTree.fromstring(drawn["channels"].svg).itertext())
    assert '"><script>x</script>' in texts
    assert "3 (75,0%)" in texts


async def test_what_the_library_refuses_is_an_error_not_an_empty_picture() -> None:
    """Given a drawing that is none; when it is drawn; then it says so."""
    with pytest.raises(ValueError, match="Vega-Lite"):
        await draw({"broken": {"mark": "no such mark", "data": {"values": []}}})


async def test_no_word_of_the_card_passes_its_edge() -> None:
    """Given a town with capitals in its name; when the card is drawn; then its lines are broken
    where letters that wide end."""
    nothing = figures([], audience="external")
    name = "ДЕМОНСТРАЦИЯ, данные выдуманы: Администрация Примерска"
    card = charts(Pictured(nothing, nothing, name, "п. 4.3", {}), say)[0]

    drawn = (await draw({"card": card.drawing}))["card"]

    assert "".join(ElementTree.fromstring(drawn.svg).itertext()).startswith(
        "ДЕМОНСТРАЦИЯ, данные выдуманы: АдминистрацияПримерска. III квартал 2026 года"
    )
    with Image.open(BytesIO(drawn.png)) as picture:
        right = picture.convert("L").crop((picture.width - 40, 0, picture.width, 200))
        assert right.getextrema() == (255, 255)


def test_a_long_name_of_a_row_stands_in_smaller_letters_and_whole() -> None:
    """Given a short direction and the longest one; when drawn; then the second is smaller."""
    longest = "Сотрудники: Выполнение запросов, предоставление информации по запросам"
    titles = {"services": "Услуги", "requests": longest}
    surveys = [{"direction": name, "csat": 70.0, "n": 50} for name in titles]
    external = figures([], audience="external") | {"surveys": surveys}
    nothing = figures([], audience="internal")

    [chart] = charts(
        Pictured(external, nothing, "Администрация", "п. 4.3", titles), say, ["surveys"]
    )

    assert [(row["label"], row["letters"]) for row in rows_of(chart)] == [
        ("Услуги", 21),
        (longest, 18),
    ]
