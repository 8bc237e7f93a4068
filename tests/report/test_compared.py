"""Figures beside those of earlier periods: the change with its sign, and what it is worth."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reports.rules import Json
from tests.report.made import printed, reported, tables

NB = "\N{NO-BREAK SPACE}"


def test_the_period_stands_beside_the_one_before_and_the_change_of_shares_is_in_points() -> None:
    table = tables(reported())["external_compared"]

    assert table.head[1:] == (
        *("III квартал 2026 года", "II квартал 2026 года", "Изменение", "Значимость"),
    )
    assert printed(table)[0] == ["Поступило обращений", "6", "1", "+5", "—"]
    assert [row for row in printed(table) if row[0] == "Удовлетворено"] == [
        [
            *("Удовлетворено", f"20,0{NB}% (1 из 5)", f"100,0{NB}% (1 из 1)"),
            *("\N{MINUS SIGN}80,0", "мало данных"),
        ]
    ]


def test_a_year_ago_stands_in_its_column_where_it_is_known() -> None:
    told = reported()
    ago = told.external["previous"]

    table = tables(replace(told, external=told.external | {"year_ago": ago}))["external_compared"]

    assert printed(table)[0] == ["Поступило обращений", "6", "1", "+5", "—", "1", "+5", "—"]
    assert table.head[5:] == ("III квартал 2025 года", "Изменение за год", "Значимость за год")


@pytest.mark.parametrize(
    ("before", "now", "words"),
    [
        ((160, 200), (140, 200), "изменение значимо"),
        ((80, 100), (70, 100), "значимых изменений нет"),
        ((20, 29), (70, 100), "мало данных"),
        ((0, 0), (70, 100), "—"),
    ],
)
def test_a_change_of_a_share_is_told_with_its_significance(
    before: tuple[int, int], now: tuple[int, int], words: str
) -> None:
    told = reported()
    external = told.external | {
        "appeals": refused_of(told.external["appeals"], *now),
        "previous": refused_of(told.external["previous"], *before),
    }

    table = tables(replace(told, external=external))["external_compared"]

    assert [row[4] for row in printed(table) if row[0] == "Отказано"] == [words]


def refused_of(block: Json, count: int, base: int) -> Json:
    share = round(100 * count / base, 1) if base else None
    outcome = block["outcomes"]["complaints"] | {
        "base": base,
        "refused": {"count": count, "share": share},
    }
    return {**block, "outcomes": {**block["outcomes"], "complaints": outcome}}
