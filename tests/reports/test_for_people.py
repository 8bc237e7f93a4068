"""What people read of the figures of a survey: below 20 answers bands, from 20 on the figures."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest

from bot.texts import say
from reports.for_people import read_by_people
from reports.rules import Json
from reports.satisfaction import survey
from reports.table import table
from storage.records import DK
from tests.reports.quarter import figures
from tests.reports.test_build import NAMES
from tests.reports.test_satisfaction import ASKED, a_tally

FIGURES = """\
Опрос «Как вам оказали услугу?» (ext_services, версия 1)
  Начали  70
  Закончили  55 (78,6%)
  Оценили  {n}
  Довольны (4–5)  {csat}
  Недовольны (1–2)  {dsat}
  Средняя оценка  {mean}
  Индекс удовлетворённости  {index}
  Затруднились ответить  {dk}
  Готовность рекомендовать (−100…+100)  {nps}
  Легко (4–5)  {ces}"""

FEW = "не показываем: ответов меньше 20"


def read(bad: int, easy: int) -> Json:
    """14 satisfied; `bad` more who are not, of whom each marked a cause; `easy` of 19 or 20."""
    given: Mapping[str, Mapping[Any, int]] = {
        "overall": {5: 7, 4: 7, 2: bad, DK: 1},
        "trouble": {"long": bad - 1, "rude": 2},
        "speed": {5: 9, 1: 10},
        "ease": {5: easy, 1: 5},
        "advise": {10: easy, 3: 5},
    }
    tally = a_tally(given, {"trouble": bad})
    return read_by_people(ASKED, survey(ASKED, tally, 5))


def told(bad: int, easy: int) -> str:
    names = replace(NAMES, scripts={("ext_services", 1): ASKED})
    whole = table(figures([]) | {"surveys": [read(bad, easy)]}, names, say)
    return re.sub(r"(?<=\S) {2,}", "  ", whole[whole.index("Опрос «Как") :])


def test_nineteen_answers_are_bands_in_the_terminal() -> None:
    assert told(5, 14) == FIGURES.format(
        n=19, csat="60–80%", dsat="20–40%", mean=FEW, index=FEW, dk="0–20%", nps=FEW, ces="60–80%"
    )


def test_twenty_answers_are_figures_in_the_terminal() -> None:
    assert told(6, 15) == FIGURES.format(
        n=20,
        csat="70,0%",
        dsat="30,0%",
        mean="3,75",
        index="68,8",
        dk="4,8%",
        nps="50,0",
        ces="75,0%",
    )


def test_each_question_goes_by_its_own_answers() -> None:
    """Of 34 people 20 told their trouble; 19 told of the speed, 20 of the ease."""
    few, enough = read(6, 15), read(20, 15)

    assert (few["n"], enough["n"], enough["csat"]) == (20, 34, 41.2)
    assert enough["attributes"] == [
        {"attribute": "timeliness", "n": 19, "csat": (40, 60), "index": "few"}
    ]
    assert few["causes"] == [
        {"id": "long", "count": None, "share": (80, 100)},
        {"id": "rude", "count": None, "share": (20, 40)},
    ]
    assert enough["causes"] == [
        {"id": "long", "count": 19, "share": 95.0},
        {"id": "rude", "count": 2, "share": 10.0},
    ]


def test_a_place_goes_by_its_own_answers_too() -> None:
    rows = [("hall", 5, 9), ("hall", 2, 9), ("site", 4, 30), ("site", 2, 1)]

    told = read_by_people(ASKED, survey(ASKED, a_tally({}, places=rows), 5))

    assert told["by_place"] == [
        {"id": "site", "n": 31, "csat": 96.8, "index": 73.4},
        {"id": "hall", "n": 18, "csat": (40, 60), "index": "few"},
    ]


@pytest.mark.parametrize("bad", range(1, 19))
def test_a_band_read_from_a_share_is_the_band_of_the_options(bad: int) -> None:
    """JSON tells options of a few as bands already: a person reads nothing that differs."""
    tally = a_tally({"overall": {5: 19 - bad, 1: bad}})

    exact = survey(ASKED, tally, 5)

    [overall] = [one for one in exact["questions"] if one["id"] == "overall"]
    bands = [tuple(overall["options"][n]["band"]) for n in (4, 0)]
    people = read_by_people(ASKED, exact)
    assert [people["csat"], people["dsat"]] == bands
