"""`otklik export appeals`: the register goes out, and comes in again as it was."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from tests.exports.conftest import Otklik
from tests.exports.reading import rows_of
from tests.reports.test_build import QUARTER

PERIOD = ("--period", "2026-06-01..2026-09-30")
ALL = ("export", "appeals", *PERIOD, "--to")
HEAD = "external_id,channel,received_at,organisation,text\n"


def figures(otklik: Otklik) -> dict[str, Any]:
    told: dict[str, Any] = json.loads(otklik("metrics", "2026Q3", "--format", "json").stdout)
    return told


@pytest.mark.parametrize("file", ["out.csv", "out.xlsx"])
def test_what_goes_out_comes_in_again_to_the_same_figures(
    on_both: Otklik, monkeypatch: pytest.MonkeyPatch, file: str
) -> None:
    Path("appeals.csv").write_text(QUARTER.replace("2026-07-10,", "2026-07-10T14:05,"), "utf-8")
    on_both("import", "appeals", "appeals.csv")
    before = figures(on_both)

    out = on_both(*ALL, file)
    again = on_both("import", "appeals", file)
    monkeypatch.delenv("OTKLIK_DATABASE_URL", raising=False)
    monkeypatch.setenv("OTKLIK_DATA_DIR", "other")
    elsewhere = on_both("import", "appeals", file, "--strict")

    assert (out.exit_code, out.stdout, out.stderr) == (0, f"{file}: 8 строк\n", "")
    assert again.stdout == "новых 0, изменено 0, без изменений 8, отклонено 0\n"
    assert elsewhere.stdout == "новых 8, изменено 0, без изменений 0, отклонено 0\n"
    assert figures(on_both) == before


def test_parquet_has_ids_and_types_for_programs(otklik: Otklik) -> None:
    Path("appeals.csv").write_text(QUARTER, "utf-8")
    otklik("import", "appeals", "appeals.csv")

    otklik(*ALL, "out.parquet")

    found = {row["external_id"]: row for row in rows_of(Path("out.parquet"))}
    assert len(found) == 8
    first = found["a1"]
    assert (first["channel"], first["kind"], first["outcome"]) == ("pos", "complaint", "resolved")
    assert (str(first["received_at"]), first["extended"]) == ("2026-07-10 00:00:00", False)
    assert found["a7"]["duplicate_of"] == "pos:a1"


HOSTILE = [
    "=1+1",
    "+7 900",
    "-5",
    "@SUM(A1)",
    "\N{FULLWIDTH EQUALS SIGN}cmd",
    '=HYPERLINK("http://example.org";"x")',
]


def hostile(otklik: Otklik) -> None:
    quoted = [cell.replace('"', '""') for cell in HOSTILE]
    rows = [f'h{n},post,2026-07-01,"{cell}",\n' for n, cell in enumerate(quoted)]
    Path("hostile.csv").write_text(HEAD + "".join(rows), "utf-8")
    assert otklik("import", "appeals", "hostile.csv", "--strict").exit_code == 0


def test_no_cell_of_a_csv_is_a_formula(otklik: Otklik) -> None:
    hostile(otklik)

    otklik(*ALL, "out.csv")

    found = [row["Организация"] for row in rows_of(Path("out.csv"))]
    assert found == [f"'{cell}" for cell in HOSTILE]


def test_no_cell_of_a_workbook_is_a_formula_or_a_link(otklik: Otklik) -> None:
    hostile(otklik)

    otklik(*ALL, "out.xlsx")

    sheet = load_workbook("out.xlsx").worksheets[0]
    cells = [row[7] for row in sheet.iter_rows(min_row=2)]
    assert [(cell.value, cell.data_type, cell.hyperlink) for cell in cells] == [
        (cell, "s", None) for cell in HOSTILE
    ]


@pytest.mark.parametrize("file", ["out.csv", "out.xlsx"])
def test_hostile_cells_come_in_again_as_they_were(otklik: Otklik, file: str) -> None:
    hostile(otklik)

    otklik(*ALL, file)

    again = otklik("import", "appeals", file)
    assert again.stdout == f"новых 0, изменено 0, без изменений {len(HOSTILE)}, отклонено 0\n"


LONG = "а" * 40_000


def test_forty_thousand_characters_are_whole_in_csv_and_cut_in_a_workbook(otklik: Otklik) -> None:
    Path("long.csv").write_text(f"{HEAD}l1,post,2026-07-01,,{LONG}\n", "utf-8")
    otklik("import", "appeals", "long.csv")

    whole = otklik(*ALL, "out.csv", "--texts")
    cut = otklik(*ALL, "out.xlsx", "--texts")

    assert rows_of(Path("out.csv"))[0]["Текст"] == LONG
    [row] = rows_of(Path("out.xlsx"))
    assert row["Текст"] == "а" * 32_766 + "…"
    assert (whole.stderr, cut.exit_code) == ("", 0)
    assert cut.stderr == (
        "1 ячейка была длиннее 32 767 знаков: Excel больше не хранит, конец отрезан."
        " Целиком — в CSV\n"
    )


def test_texts_come_only_if_asked_for_and_without_people_in_them(otklik: Otklik) -> None:
    said = "Позвоните мне: +7 927 123-45-67, anna@example.org"
    Path("said.csv").write_text(f'{HEAD}t1,post,2026-07-01,,"{said}"\n', "utf-8")
    otklik("import", "appeals", "said.csv")

    otklik(*ALL, "without.csv")
    otklik(*ALL, "with.csv", "--texts")

    assert "Текст" not in rows_of(Path("without.csv"))[0]
    told = rows_of(Path("with.csv"))[0]["Текст"]
    assert told.startswith("Позвоните мне: ")
    assert ("927" in told, "anna" in told) == (False, False)


def test_a_period_in_which_nothing_happened_is_a_head_alone(otklik: Otklik) -> None:
    for file in ("out.csv", "out.xlsx", "out.parquet"):
        assert otklik(*ALL, file).stdout == f"{file}: 0 строк\n"
        assert rows_of(Path(file)) == []
