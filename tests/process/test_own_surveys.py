"""`otklik survey import|export` as an administrator types them, and what others see then."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.demo.conftest import Otklik, on_both, otklik
from tests.sheets.test_command import Said
from tests.surveys.forms import workbook

__all__ = ["on_both", "otklik"]

NOW = "2026-11-20T12:00"


@pytest.fixture
def now() -> str:
    return NOW


def edited(name: str, question: str, words: str) -> None:
    """As a clerk does it in Excel."""
    book = load_workbook(name)
    for row in book["survey"].iter_rows(min_row=2):
        if row[1].value == question:
            row[2].value = words
    book.save(name)


def test_a_survey_goes_to_excel_and_comes_back_as_the_next_version(on_both: Otklik) -> None:
    otklik = on_both

    out = otklik("survey", "export", "ext_express", "--to", "e.xlsx")
    same = otklik("survey", "import", "e.xlsx")
    edited("e.xlsx", "overall", "Насколько вы довольны сегодня?")
    looked = otklik("survey", "import", "--check", "e.xlsx")
    published = otklik("survey", "import", "e.xlsx", "--note", "короче")
    again = otklik("survey", "import", "e.xlsx")
    listed = otklik("survey", "list")
    former = otklik("survey", "export", "ext_express", "--version", "1", "--to", "one.xlsx")

    assert out == Said(0, "✓ ext_express, версия 1: e.xlsx\n", "")
    assert same.stdout.startswith("ext_express: отличий от действующей версии 1 нет")
    changes = (
        "Отличия от действующей версии 1 анкеты ext_express:\n"
        "  ~ вопрос overall: текст: было «Насколько вы довольны нашей работой сегодня?»"
    )
    assert [one.stdout.startswith(changes[:50]) for one in (looked, published)] == [True, True]
    assert looked.stdout.splitlines()[-1] == (
        "✓ Ошибок нет. Опубликовать: otklik survey import e.xlsx"
    )
    assert published.stdout.splitlines()[-1] == "✓ Опубликовано: ext_express, версия 2."
    assert again.stdout.startswith("ext_express: отличий от действующей версии 2 нет")
    assert "ext_express, версия 2: «" in listed.stdout
    assert former.exit_code == 0
    assert load_workbook("one.xlsx")["settings"]["C2"].value == "1"


def test_a_survey_of_a_stranger_is_seen_by_every_command(otklik: Otklik) -> None:
    Path("park.xlsx").write_bytes(workbook())

    refused = otklik("survey", "import", "park.xlsx")
    looked = otklik("survey", "import", "--check", "./park.xlsx", "--direction", "functions")
    published = otklik("survey", "import", "park.xlsx", "--direction", "functions")
    opened = otklik("survey", "open", "park_2026")
    checked = otklik("check")
    coded = otklik("qr", "--survey", "park_2026", "--to", "qr")
    copied = otklik("backup", "copy")
    unknown = otklik("survey", "export", "nothing", "--to", "n.xlsx")

    assert (refused.exit_code, refused.stdout) == (1, "")
    assert refused.stderr.startswith("park.xlsx, лист settings: не указано направление")
    assert looked.stdout.splitlines()[-1] == (
        "✓ Ошибок нет. Опубликовать: otklik survey import park.xlsx --direction functions"
    )
    assert published.stdout.splitlines()[-2:] == [
        "Новая анкета park_2026: «Наш парк».",
        "✓ Опубликовано: park_2026, версия 1.",
    ]
    assert opened.stdout == "Опрос «Наш парк» открыт до 03.12.2026.\n"
    assert "✓ Анкеты: своих: 1" in checked.stdout
    assert "park_2026" in coded.stdout
    assert copied.exit_code == 0
    assert (unknown.exit_code, unknown.stdout) == (1, "")


def test_a_backup_brings_published_versions_back(
    otklik: Otklik, monkeypatch: pytest.MonkeyPatch
) -> None:
    Path("park.xlsx").write_bytes(workbook())
    otklik("survey", "import", "park.xlsx", "--direction", "functions")
    otklik("backup", "copy")
    monkeypatch.setenv("OTKLIK_DATA_DIR", "elsewhere")

    restored = otklik("restore", "copy")

    assert restored.exit_code == 0
    assert "park_2026, версия 1" in otklik("survey", "list").stdout
    assert otklik("survey", "export", "park_2026", "--to", "p.xlsx").exit_code == 0
