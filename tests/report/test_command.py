"""`otklik report` as whoever types it sees it, charts and pain map included."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import docx as word
import pytest
from typer.testing import CliRunner, Result

from app.cli import app
from app.report_making import TEMPLATE
from tests.reports.test_build import QUARTER

Otklik = Callable[..., Result]

SET = [
    *(
        f"charts/{name}.{kind}"
        for name in ("card", "causes", "channels")
        for kind in ("png", "svg")
    ),
    *(f"charts/{name}.{kind}" for name in ("outcomes", "topics") for kind in ("png", "svg")),
    *("charts/waiting.png", "charts/waiting.svg"),
    *("pain_map_2026Q3.docx", "pain_map_2026Q3.xlsx"),
    *("report_2026Q3.docx", "report_2026Q3.xlsx", "metrics_2026Q3.json"),
]


@pytest.fixture
def otklik(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Otklik:
    """A command on 5 October 2026 in a folder of its own, the quarter of the vectors loaded."""
    monkeypatch.chdir(tmp_path)
    for name in [name for name in os.environ if name.startswith("OTKLIK_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("OTKLIK_REHEARSAL", "1")
    monkeypatch.setenv("OTKLIK_NOW", "2026-10-05T12:00")
    (tmp_path / "appeals.csv").write_text(QUARTER, "utf-8")
    told = CliRunner().invoke(app, ["import", "appeals", "appeals.csv"])
    assert told.exit_code == 0
    return lambda *told: CliRunner().invoke(app, list(told))


def test_the_set_is_made_known_again_and_a_changed_file_is_refused(otklik: Otklik) -> None:
    made = otklik("report", "2026Q3", "--to", "out")

    lines = made.stdout.splitlines()
    assert (made.exit_code, made.stderr) == (0, "")
    assert lines[:-1] == [f"out/2026Q3/{name}" for name in SET]
    snapshot = json.loads(Path("out/2026Q3/metrics_2026Q3.json").read_text("utf-8"))["snapshot"]
    assert lines[-1] == (
        f"Комплект в папке out/2026Q3. Снимок {snapshot}: по нему любой файл можно проверить "
        "(otklik report --verify ФАЙЛ)"
    )
    report = word.Document("out/2026Q3/report_2026Q3.docx")
    assert len(report.inline_shapes) == 5  # all charts but the card

    same = otklik("report", "--verify", "out/2026Q3/charts/causes.png")
    assert (same.exit_code, same.stdout.splitlines()) == (
        0,
        [
            "out/2026Q3/charts/causes.png: не менялся. Это charts/causes.png снимка "
            f"{snapshot}: период 2026Q3, данные на 05.10.2026, программа 0.1.0.",
            "Показатели, посчитанные заново на ту же дату, те же.",
        ],
    )

    late = QUARTER.replace("2026-09-28,,,", "2026-09-28,2026-10-01,resolved,")
    Path("appeals.csv").write_text(late, "utf-8")
    assert otklik("import", "appeals", "appeals.csv").exit_code == 0
    differ = otklik("report", "--verify", "out/2026Q3/report_2026Q3.xlsx")
    assert differ.exit_code == 0
    assert differ.stdout.splitlines()[1].startswith(
        "Показатели, посчитанные заново на ту же дату, отличаются: сведения исправили позже. "
    )
    assert (
        "Внешние клиенты. Обращения. Результат рассмотрения жалоб: Удовлетворено, Количество: "
        "было 1, стало 2"
    ) in differ.stdout.splitlines()

    report.paragraphs[0].text = "Приукрашено"
    report.save("changed.docx")
    changed = otklik("report", "--verify", "changed.docx")
    assert changed.exit_code == 1
    assert str(changed.exception) == (
        f"changed.docx: файл изменили после составления. Он из снимка {snapshot} (период 2026Q3, "
        "данные на 05.10.2026); составить его заново: otklik report 2026Q3 --as-of 05.10.2026 "
        "--to ПАПКА"
    )
    unknown = otklik("report", "--verify", "appeals.csv")
    assert (unknown.exit_code, str(unknown.exception)) == (
        1,
        "appeals.csv: такого файла эта установка не составляла или его изменили до неузнаваемости",
    )


def a_template(text: str) -> None:
    path = Path("data") / TEMPLATE
    path.parent.mkdir(parents=True, exist_ok=True)
    document = word.Document()
    for line in ("{{ mark }}", "{{p metrics }}", text):
        document.add_paragraph(line)
    document.save(str(path))


def checked(otklik: Otklik) -> list[str]:
    return [line for line in otklik("check").stdout.splitlines() if "Шаблон справки" in line]


def test_the_town_s_own_template_is_used_and_check_names_it(otklik: Otklik) -> None:
    assert checked(otklik) == [
        "✓ Шаблон справки: из поставки; свой положите в data/templates/report.docx"
    ]
    a_template("Подготовил отдел {{ org_short }}")

    made = otklik("report", "2026Q3", "--to", "out")

    assert (made.exit_code, made.stderr) == (0, "")
    texts = [one.text for one in word.Document("out/2026Q3/report_2026Q3.docx").paragraphs]
    assert "Подготовил отдел Администрация города Астрахани" in texts
    assert checked(otklik) == ["✓ Шаблон справки: data/templates/report.docx"]


def test_a_hostile_template_is_refused_in_words_and_the_shipped_one_is_used(otklik: Otklik) -> None:
    a_template("{{ ''.__class__.__mro__[1].__subclasses__() }}")

    made = otklik("report", "2026Q3", "--to", "out")

    assert made.exit_code == 0
    assert made.stderr == (
        "Шаблон data/templates/report.docx не подходит: в нём есть не только поля и условия "
        "(Call). Циклы, вычисления, фильтры и код не исполняются. Справка составлена по шаблону "
        "из поставки.\n"
    )
    texts = [one.text for one in word.Document("out/2026Q3/report_2026Q3.docx").paragraphs]
    assert "Приложение 3. Методика" in texts
    assert "subclass" not in " ".join(texts)
    [line] = checked(otklik)
    assert line.startswith("✗ Шаблон справки: Шаблон data/templates/report.docx не подходит: ")


@pytest.mark.parametrize(
    ("command", "line"),
    [
        (
            ("2026Q9", "--to", "out"),
            "«2026Q9» — не период. Нужно 2026Q3, 2026-07, 2026 или 2026-07-01..2026-09-30",
        ),
        (
            ("2026Q3",),
            "Нужны период и папка: otklik report 2026Q3 --to отчёты — или файл для проверки: "
            "otklik report --verify ФАЙЛ",
        ),
        (
            ("2026Q3", "--to", "out", "--as-of", "2026-10-06"),
            "--as-of: день — не раньше 01.07.2026 и не позже 05.10.2026",
        ),
        (
            ("2026Q3", "--to", "out", "--as-of", "30.06.2026"),
            "--as-of: день — не раньше 01.07.2026 и не позже 05.10.2026",
        ),
        (
            ("2027Q1", "--to", "out"),
            "Период ещё не начался: он начнётся 01.01.2027, а сегодня 05.10.2026",
        ),
        (
            ("2026Q3", "--verify", "x.docx"),
            "С --verify период, --to и --as-of не нужны: они есть в снимке",
        ),
    ],
)
def test_wrong_usage_is_one_line_with_the_remedy(
    otklik: Otklik, command: tuple[str, ...], line: str
) -> None:
    told = otklik("report", *command)

    assert (told.exit_code, told.stdout, told.stderr) == (2, "", line + "\n")


def test_a_folder_with_a_signed_copy_is_left_alone_and_named(otklik: Otklik) -> None:
    place = Path("out/2026Q3")
    place.mkdir(parents=True)
    shutil.copy("appeals.csv", place / "подписано.pdf")

    told = otklik("report", "2026Q3", "--to", "out")

    assert (told.exit_code, str(told.exception)) == (
        1,
        "В папке out/2026Q3 есть файл, который программа не составляла или который изменили: "
        "подписано.pdf. Перенесите его в другое место: комплект заменяют целиком",
    )
    assert [path.name for path in place.iterdir()] == ["подписано.pdf"]
