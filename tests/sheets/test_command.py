"""`otklik import answers` as whoever types it sees it, on both databases, to the figures."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from typer.testing import CliRunner

from app import faults
from app.cli import app
from config import profile
from tests.reports.test_register_file import a_book

Otklik = Callable[..., "Said"]

HEADER = "service;overall;trouble;comment;_place\n"
ROW = "housing;5;;;reply\n"
GOOD = HEADER + ROW * 9 + "Жильё;2;Долго ждать результат;Быстрее;Конец ответа на обращение\n"


@pytest.fixture(params=["sqlite", "postgresql"])
def otklik(
    request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Otklik:
    """A command on 20 November 2026 in a folder of its own."""
    monkeypatch.chdir(tmp_path)
    for name in [name for name in os.environ if name.startswith("OTKLIK_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("OTKLIK_REHEARSAL", "1")
    monkeypatch.setenv("OTKLIK_NOW", "2026-11-20T12:00")
    if request.param == "postgresql":
        monkeypatch.setenv("OTKLIK_DATABASE_URL", str(request.getfixturevalue("ready_postgresql")))
    return said


@dataclass(frozen=True)
class Said:
    exit_code: int
    stdout: str
    stderr: str


def said(*words: str) -> Said:
    """As `otklik` itself says it: a refusal is a line and a code."""
    told = CliRunner().invoke(app, list(words))
    if told.exception is None or isinstance(told.exception, SystemExit):
        return Said(told.exit_code, told.stdout, told.stderr)
    assert isinstance(told.exception, Exception)
    code, lines = faults.told(told.exception)
    return Said(code, told.stdout, told.stderr + "".join(f"{line}\n" for line in lines))


def survey(otklik: Otklik, name: str) -> dict[str, object]:
    told = otklik("metrics", "2026Q4", "--format", "json")
    (found,) = [one for one in json.loads(told.stdout)["surveys"] if one["id"] == name]
    return dict(found)


def test_ten_papers_are_entered_sealed_and_counted_at_the_end(otklik: Otklik) -> None:
    Path("papers.csv").write_text(GOOD, "utf-8")

    told = otklik("import", "answers", "papers.csv", "--survey", "ext_services")

    assert (told.exit_code, told.stderr) == (0, "")
    assert told.stdout == (
        "внесено 10, уже были 0, отклонено 0\n"
        "Анкеты запечатаны. Их откроют вперемешку, вместе с другими такими же, не меньше 10"
        " сразу.\n"
    )
    assert json.loads(otklik("metrics", "2026Q4", "--format", "json").stdout)["surveys"] == []

    assert otklik("survey", "close", "ext_services").exit_code == 0
    figures = survey(otklik, "ext_services")
    assert (figures["completed"], figures["n"], figures["csat"]) == (10, 10, 90.0)
    assert figures["by_channel"] == [{"id": "paper", "n": 10, "csat": 90.0, "index": 92.5}]
    assert figures["by_place"] == [{"id": "reply", "n": 10, "csat": 90.0, "index": 92.5}]


def test_a_second_import_changes_nothing_under_whatever_name(otklik: Otklik) -> None:
    Path("papers.csv").write_text(GOOD, "utf-8")
    otklik("import", "answers", "papers.csv", "--survey", "ext_services")
    Path("copy.csv").write_text(GOOD, "utf-8")

    again = otklik("import", "answers", "papers.csv", "--survey", "ext_services")
    copy = otklik("import", "answers", "copy.csv", "--survey", "ext_services")

    assert again.stdout == copy.stdout == "внесено 0, уже были 10, отклонено 0\n"
    assert (again.exit_code, copy.exit_code) == (0, 0)


BAD = GOOD + ("магия;5;;;\nhousing;9;;;Луна\n;5;long;;\n;;;;reply\nhousing;5\n")
REFUSALS = """\
papers.csv:12: service: нет такого ответа «магия»; есть «Земля и имущество», «Строительство и \
адреса», «Жильё», «Детский сад, школа, кружки», «Справка или архивная выписка», «Торговля и \
бизнес», «Другое (напишу)», «Затрудняюсь ответить»
papers.csv:13: overall: «9» не подходит, нужно число от 1 до 5
papers.csv:13: _place: нет такой точки; есть PLACES
papers.csv:14: trouble: при таких ответах выше на этот вопрос не отвечают. Уберите ответ или \
исправьте то, что выше
papers.csv:15: в анкете нет ни одного ответа, пустую вносить не нужно
papers.csv:16: в строке 2 полей, а в заголовке 5. Проверьте разделители и кавычки
"""
MEND = (
    "Отклонённые строки поправьте в этом же файле и загрузите его снова под тем же именем:"
    " внесённые второй раз не внесутся.\n"
)


def refusals() -> str:
    places = ", ".join(f"«{place.title}»" for place in profile.load("astrakhan").places)
    return REFUSALS.replace("PLACES", places)


def test_bad_rows_are_told_each_and_mended_in_the_same_file(otklik: Otklik) -> None:
    Path("papers.csv").write_text(BAD, "utf-8")

    told = otklik("import", "answers", "papers.csv", "--survey", "ext_services")

    assert (told.exit_code, told.stderr) == (0, refusals() + MEND)
    assert told.stdout.splitlines()[0] == "внесено 10, уже были 0, отклонено 5"

    # the clerk mends one row and takes out the others
    Path("papers.csv").write_text(GOOD + "land;5;;;reply\n", "utf-8")
    mended = otklik("import", "answers", "papers.csv", "--survey", "ext_services")
    assert mended.stdout.splitlines()[0] == "внесено 1, уже были 10, отклонено 0"


def test_strict_enters_nothing(otklik: Otklik) -> None:
    Path("papers.csv").write_text(BAD, "utf-8")

    told = otklik("import", "answers", "papers.csv", "--survey", "ext_services", "--strict")

    assert (told.exit_code, told.stdout) == (1, "")
    assert told.stderr == refusals() + (
        "Ничего не внесено: есть отклонённые строки, а указано --strict. Подошло бы: 10,"
        " отклонено 5\n"
    )
    Path("papers.csv").write_text(GOOD, "utf-8")
    again = otklik("import", "answers", "papers.csv", "--survey", "ext_services")
    assert again.stdout.splitlines()[0] == "внесено 10, уже были 0, отклонено 0"


def test_questions_may_be_named_by_their_texts_in_a_book(otklik: Otklik) -> None:
    texts = [
        "Какую муниципальную услугу вы получали?",
        "Насколько вы довольны тем, как вам оказали услугу?",
        "Откуда анкета",
    ]
    Path("pos.xlsx").write_bytes(a_book(texts, *[["Жильё", 4, "Почта"]] * 9, ["Жильё", 3, "Почта"]))

    told = otklik("import", "answers", "pos.xlsx", "--survey", "ext_services")
    otklik("survey", "close", "ext_services")

    assert told.stdout.splitlines()[0] == "внесено 10, уже были 0, отклонено 0"
    cells = survey(otklik, "ext_services")["by_channel"]
    assert cells == [{"id": "post", "n": 10, "csat": 90.0, "index": 72.5}]


def test_employees_answer_on_paper_without_place_and_channel(otklik: Otklik) -> None:
    otklik("survey", "open", "int_annual", "--basis", "1")
    Path("staff.csv").write_text("interaction\n" + "4\n" * 5, "utf-8")
    Path("where.csv").write_text("interaction;_place\n4;hall\n", "utf-8")

    told = otklik("import", "answers", "staff.csv", "--survey", "int_annual")
    where = otklik("import", "answers", "where.csv", "--survey", "int_annual")

    assert told.stdout == (
        "внесено 5, уже были 0, отклонено 0\n"
        "Анкеты запечатаны. Их откроют один раз, вперемешку со всеми, когда опрос закончится.\n"
    )
    assert (where.exit_code, where.stdout) == (1, "")
    assert where.stderr.startswith("where.csv:1: незнакомый столбец «_place»: переименуйте")


@pytest.mark.parametrize(
    ("name", "line"),
    [
        ("int_annual", "Опрос int_annual сейчас не идёт. Откройте волну: otklik survey open"),
        ("int_initiative", "int_initiative — не опрос, а форма сообщения: его внесите как"),
        ("ext_support", "Опрос ext_support в этом профиле не проводят"),
        ("nothing", "анкеты nothing нет. Все, с названиями: otklik survey list"),
    ],
)
def test_a_survey_that_is_not_open_takes_nothing(otklik: Otklik, name: str, line: str) -> None:
    Path("papers.csv").write_text("overall\n5\n", "utf-8")

    told = otklik("import", "answers", "papers.csv", "--survey", name)

    assert (told.exit_code, told.stdout) == (1, "")
    assert told.stderr.casefold().startswith(line.casefold())


def test_strict_waves_and_waves_of_slips_say_why_they_take_none(otklik: Otklik) -> None:
    from storage.opening_key import new

    Path("keeper.pub").write_text(new("three words and a cat").public, "utf-8")
    Path("staff.csv").write_text("interaction\n4\n", "utf-8")
    otklik("survey", "open", "int_annual", "--basis", "1", "--key", "keeper.pub")

    strict = otklik("import", "answers", "staff.csv", "--survey", "int_annual")
    otklik("survey", "close", "int_annual", "--discard")
    otklik("survey", "open", "int_annual", "--basis", "1")
    otklik("survey", "slips", "int_annual", "--count", "2", "--to", "slips.pdf")
    slips = otklik("import", "answers", "staff.csv", "--survey", "int_annual")

    assert (strict.exit_code, slips.exit_code) == (1, 1)
    assert strict.stderr.startswith("Волна int_annual-2026-11-20 строгая")
    assert slips.stderr.startswith("На волну int_annual-2026-11-20-2 отвечают по одноразовым")


def test_a_template_is_a_table_that_can_be_filled_in_and_entered(otklik: Otklik) -> None:
    made = otklik("import", "answers", "blank.csv", "--survey", "ext_express", "--template")
    again = otklik("import", "answers", "blank.csv", "--survey", "ext_express", "--template")

    assert made.exit_code == 0
    assert made.stdout.splitlines()[1].startswith("topic: один ответ — «")
    channel = next(line for line in made.stdout.splitlines() if line.startswith("_channel:"))
    assert "«Личный приём», «Платформа обратной связи (Госуслуги)», «Сайт:" in channel
    assert (again.exit_code, again.stderr) == (1, "blank.csv уже есть. Укажите другое имя\n")

    header = Path("blank.csv").read_text("utf-8-sig")
    width = header.count(";")
    Path("blank.csv").write_text(header + "1" + ";" * width + "\n", "utf-8-sig")
    told = otklik("import", "answers", "blank.csv", "--survey", "ext_express")
    assert told.stdout.splitlines()[0] == "внесено 1, уже были 0, отклонено 0"
