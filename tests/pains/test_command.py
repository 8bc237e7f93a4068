"""`otklik pains` as whoever types it sees it."""

from __future__ import annotations

import json
from pathlib import Path

from tests.figures.test_commands import Otklik, otklik
from tests.pains.quarters import HEAD, Row

__all__ = ["otklik"]

ROWS = [
    *[Row("slow", received="2026-08-05")] * 15,
    *[Row(kind="message", received="2026-08-05")] * 45,
]


def entered(otklik: Otklik) -> None:
    lines = [HEAD, *(row.line(number) for number, row in enumerate(ROWS))]
    Path("pains.csv").write_text("\n".join(lines), "utf-8")
    assert otklik("import", "appeals", "pains.csv").exit_code == 0


def test_the_table_has_every_candidate_with_its_formula(otklik: Otklik) -> None:
    entered(otklik)

    told = otklik("pains", "2026Q3")

    assert (told.exit_code, told.stdout) == (
        0,
        "«Карта болей» за III квартал 2026 года (01.07.2026 — 30.09.2026), по состоянию на "
        "05.10.2026\n\n"
        "Кандидаты: 1\n"
        "1. Обращения по разделу «Дороги и транспорт»: Долгое ожидание результата (проблема), "
        "кандидат\n"
        "    Распространённость: высокая. Названа в 15 из 60 обращений (25,0%), нижняя граница "
        "Уилсона при 95% — 15,8%. Высокая: граница от 10% и назвали от 5; средняя: граница от 3% "
        "и назвали от 3; иначе низкая.\n"
        "    Приоритетность: распространённость 3 × тяжесть 2 = 6, средняя. Высокая от 8, средняя "
        "от 4.\n"
        "    C3. Жалоб с этой «болью»: 15 из 15. Нужно не меньше 3 или не меньше 10% из 10 и "
        "больше жалоб процесса.\n\n"
        "Решения: 0\n",
    )


def test_json_is_for_programs(otklik: Otklik) -> None:
    entered(otklik)

    told = json.loads(otklik("pains", "2026Q3", "--format", "json").stdout)

    (row,) = told["candidates"]
    formula = row["evidence"][0].pop("formula")
    assert (told["period"], told["as_of"], told["rows"]) == ("2026Q3", "2026-10-05", [])
    assert formula.startswith("C3. ")
    assert row | {"id": ""} == {
        "id": "",
        "state": "candidate",
        "process": {
            "id": "section:roads",
            "title": "Обращения по разделу «Дороги и транспорт»",
        },
        "pain": {"id": "timeliness", "title": "Долгое ожидание результата", "kind": "problem"},
        "prevalence": {
            "level": "high",
            "m": 15,
            "n": 60,
            "lower": 15.777,
            "few_data": False,
            "unit": "appeals",
            "method": "wilson95",
        },
        "severity": 2,
        "threat": False,
        "again": False,
        "priority": "medium",
        "reason": None,
        "merged_with": None,
        "evidence": [
            {"rule": "C3", "source": "appeals", "m": 15, "n": 15, "band": None, "where": None}
        ],
        "measures": [],
    }


def test_an_empty_quarter_and_wrong_usage(otklik: Otklik) -> None:
    empty, wrong = otklik("pains", "2026Q3"), otklik("pains", "2026Q9")

    assert empty.stdout.splitlines()[1:] == ["«Болей» не найдено."]
    assert (wrong.exit_code, wrong.stderr) == (
        2,
        "«2026Q9» — не период. Нужно 2026Q3, 2026-07, 2026 или 2026-07-01..2026-09-30\n",
    )
