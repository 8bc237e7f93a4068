"""`otklik metrics`, `digest` and `import appeals` as whoever types them sees them."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from app.cli import app
from app.cli_register import refusal
from reports.register.file import BadRegisterFile
from storage.register_records import Refusal
from tests.reports.quarter import figures as by_hand
from tests.reports.test_build import QUARTER
from tests.reports.test_metrics import the_quarter
from tests.reports.test_register_file import a_book, read

HOUSE = Path(__file__).parent.parent.parent
Otklik = Callable[..., Result]


@pytest.fixture
def otklik(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Otklik:
    """A command on 5 October 2026 in a folder of its own."""
    monkeypatch.chdir(tmp_path)
    for name in [name for name in os.environ if name.startswith("OTKLIK_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("OTKLIK_REHEARSAL", "1")
    monkeypatch.setenv("OTKLIK_NOW", "2026-10-05T12:00")
    (tmp_path / "appeals.csv").write_text(QUARTER, "utf-8")
    return lambda *told: CliRunner().invoke(app, list(told))


def fault_of(file: Path, content: bytes) -> Refusal:
    with pytest.raises(BadRegisterFile) as caught:
        read(file, content)
    return caught.value.fault


def test_a_file_goes_in_and_the_quarter_comes_out(otklik: Otklik) -> None:
    taken = otklik("import", "appeals", "appeals.csv")
    told = otklik("metrics", "2026Q3", "--audience", "external", "--format", "json")

    assert (taken.exit_code, taken.stdout) == (
        0,
        "новых 8, изменено 0, без изменений 0, отклонено 0\n",
    )
    assert told.exit_code == 0
    figures = json.loads(told.stdout)
    assert figures.pop("anonymity") == {"verdict": None, "checked_at": None}  # no wave was closed
    assert figures == by_hand(the_quarter(), audience="external")


def test_a_second_import_changes_nothing(otklik: Otklik) -> None:
    otklik("import", "appeals", "appeals.csv")

    again = otklik("import", "appeals", "appeals.csv")

    assert again.stdout == "новых 0, изменено 0, без изменений 8, отклонено 0\n"


BAD = QUARTER + (
    "b1,phone,2026-06-28,,,решено,complaint,,,\n"
    "b2,phone,2026-06-28,2026-06-27,,,,,,\n"
    "b3,phone,2026-06-28,,,,,maybe,,\n"
    "b4,phone,2026-06-28\n"
)
REFUSALS = """\
bad.csv:10: outcome: нет такого исхода «решено»; есть «На рассмотрении», «Решено \
положительно, меры приняты», «Поддержано, меры будут приняты», «Удовлетворено частично», \
«Разъяснено», «Отказано», «Дан ответ автору», «Переадресовано по компетенции», «Оставлено без \
ответа (ст. 11 59-ФЗ)», «Отозвано заявителем», «Дубликат»
bad.csv:11: registered_at: 2026-06-27 раньше, чем received_at (2026-06-28)
bad.csv:12: extended: «maybe» не подходит, нужно 1, да, 0, нет или пусто
bad.csv:13: в строке 3 полей, а в заголовке 10. Проверьте разделители и кавычки
"""


def test_bad_rows_are_told_each_and_the_good_ones_are_taken(otklik: Otklik) -> None:
    Path("bad.csv").write_text(BAD, "utf-8")

    told = otklik("import", "appeals", "bad.csv")

    assert (told.exit_code, told.stderr) == (0, REFUSALS)
    assert told.stdout == "новых 8, изменено 0, без изменений 0, отклонено 4\n"


def test_strict_keeps_nothing_and_says_what_would_have_been(otklik: Otklik) -> None:
    Path("bad.csv").write_text(BAD, "utf-8")

    told = otklik("import", "appeals", "bad.csv", "--strict")

    assert (told.exit_code, told.stdout) == (1, "")
    assert told.stderr == REFUSALS + (
        "Ничего не загружено: есть отклонённые строки, а указано --strict. "
        "Было бы: новых 8, изменено 0, без изменений 0, отклонено 4\n"
    )
    assert (
        json.loads(otklik("metrics", "2026Q3", "--format", "json").stdout)["appeals"]["received"]
        == 0
    )


@pytest.mark.parametrize(
    ("command", "line"),
    [
        (
            ("metrics", "2026Q9"),
            "«2026Q9» — не период. Нужно 2026Q3, 2026-07, 2026 или 2026-07-01..2026-09-30",
        ),
        (
            ("digest", "вчера"),
            "«вчера» — не период. Нужно 2026Q3, 2026-07, 2026 или 2026-07-01..2026-09-30",
        ),
        (
            ("metrics", "2026Q3", "--format", "xml"),
            "--format: «xml» не подходит, нужно table, json",
        ),
        (
            ("metrics", "2026Q3", "--audience", "both"),
            "--audience: «both» не подходит, нужно external, internal, all",
        ),
    ],
)
def test_wrong_usage_is_one_line_with_the_remedy(
    otklik: Otklik, command: tuple[str, ...], line: str
) -> None:
    told = otklik(*command)

    assert (told.exit_code, told.stdout, told.stderr) == (2, "", line + "\n")


@pytest.mark.parametrize("command", ["metrics", "digest"])
def test_a_day_is_written_either_way(otklik: Otklik, command: str) -> None:
    otklik("import", "appeals", "appeals.csv")

    iso = otklik(command, "2026Q3", "--as-of", "2026-09-02")
    russian = otklik(command, "2026Q3", "--as-of", "02.09.2026")
    today = otklik(command, "2026Q3")

    assert (iso.exit_code, iso.stdout) == (0, russian.stdout)
    assert iso.stdout != today.stdout


def test_the_table_and_the_digest_are_printed(otklik: Otklik) -> None:
    otklik("import", "appeals", "appeals.csv")

    table = otklik("metrics", "2026Q3", "--audience", "external")
    digest = otklik("digest", "2026Q3")

    assert table.stdout.splitlines()[:4] == [
        "Показатели за 2026Q3 (01.07.2026 — 30.09.2026), по состоянию на 05.10.2026. "
        "Профиль astrakhan, внешние клиенты",
        "",
        "Обращения",
        "  Поступило                             6",
    ]
    assert digest.stdout.splitlines()[:3] == [
        "СВОДКА ОБРАТНОЙ СВЯЗИ",
        "Администрация города Астрахани. III квартал 2026 года (01.07.2026 — 30.09.2026), "
        "предварительные данные",
        "Внутриведомственная информация, публикации не подлежит (раздел 3).",
    ]
    assert (table.exit_code, digest.exit_code) == (0, 0)


def test_below_the_digest_stand_the_lists_behind_its_figures_where_the_desk_can_be_opened(
    otklik: Otklik, monkeypatch: pytest.MonkeyPatch
) -> None:
    otklik("import", "appeals", "appeals.csv")
    without = otklik("digest", "2026Q3")

    monkeypatch.setenv("OTKLIK_WEB__PUBLIC_URL", "https://otklik.example.org")
    told = otklik("digest", "2026Q3")

    asked = "period=2026Q3&as_of=2026-10-05"
    cases = f"https://otklik.example.org/desk/digest/cases?{asked}&audience=external&of"
    figures = ("received", "complaints", "answered", "satisfied", "refused", "open")
    counts = ("Поступило: 6", "Жалобы: 5", "Ответы: 4", "Удовлетворено: 1", "Отказано: 1")
    lists = [
        f"{label}: {cases}={of}"
        for label, of in zip((*counts, "На рассмотрении: 1"), figures, strict=True)
    ]
    assert told.stdout == without.stdout + "\n" + "".join(
        f"{line}\n"
        for line in (
            *lists,
            f"Без причины: 6: {cases}=no_cause",
            f"Без темы: 6: {cases}=no_topic",
            f"Все цифры и картинки: https://otklik.example.org/desk/digest?{asked}",
        )
    )


@pytest.mark.parametrize(
    ("content", "line"),
    [
        (b"", "file.csv:1: файл пуст. В первой строке нужны названия столбцов"),
        (
            "Номер;Канал;Поступило\n1;Почта;2026-07-10\n".encode("cp1251"),
            "file.csv:1: файл не в UTF-8. Сохраните его как «CSV UTF-8»",
        ),
        (
            "Номер\tКанал\tПоступило\n1\tПочта\t2026-07-10\n".encode(),
            "file.csv:1: столбцы разделены табуляцией, а нужны точки с запятой. Сохраните файл"
            " заново: в Excel это «Сохранить как», «CSV UTF-8»",
        ),
        (
            "Номер;Канал\n1;Почта\n".encode(),
            "file.csv:1: received_at: не хватает обязательного столбца, по-русски «Поступило»",
        ),
        (
            "Номер;Канал;Цвет\n".encode(),
            "file.csv:1: незнакомый столбец «Цвет»: переименуйте его или удалите;"
            " бывают external_id [Номер], channel [Канал],"
            " audience [Контур], kind [Вид], topic [Тема], cause [Причина],"
            " direction [Направление], organisation [Организация], text [Текст],"
            " received_at [Поступило], registered_at [Зарегистрировано],"
            " answered_at [Дан ответ], outcome [Исход], duplicate_of [Дубликат],"
            " extended [Продлено], anonymous [Анонимно], repeat [Повторное],"
            " collective [Коллективное], client_kind [Кто обратился], form [Форма]",
        ),
        (
            b"PK\x03\x04",
            "file.csv:1: файл XLSX повреждён. Откройте его в Excel и сохраните заново",
        ),
    ],
)
def test_a_file_that_cannot_be_read_is_one_line_with_the_remedy(
    tmp_path: Path, content: bytes, line: str
) -> None:
    file = tmp_path / "file.csv"

    assert refusal("file.csv", fault_of(file, content)) == line


TABLE = "Номер;Канал;Поступило\n1;Почта;2026-07-10\n"
TAKEN = "новых 1, изменено 0, без изменений 0, отклонено 0\n"
AS_TEXT = (
    "file.xlsx: имя кончается на .xlsx, а внутри обычный текст. Читаем его как CSV; если это не "
    "CSV, сохраните таблицу заново как XLSX\n"
)
AS_BOOK = (
    "file.csv: имя кончается на .csv, а внутри не текст, а архив, как у XLSX. Читаем его как XLSX; "
    "если это не XLSX, сохраните таблицу заново как «CSV UTF-8»\n"
)
DAMAGED = "file.csv:1: файл XLSX повреждён. Откройте его в Excel и сохраните заново\n"
NOT_UTF8 = "file.xlsx:1: файл не в UTF-8. Сохраните его как «CSV UTF-8»\n"


@pytest.mark.parametrize(
    ("name", "content", "outcome"),
    [
        ("file.xlsx", TABLE.encode(), (0, TAKEN, AS_TEXT)),
        ("file.xlsx", TABLE.encode("cp1251"), (1, "", AS_TEXT + NOT_UTF8)),
        ("file.csv", a_book(*(row.split(";") for row in TABLE.split())), (0, TAKEN, AS_BOOK)),
        ("file.csv", b"PK\x03\x04 and no more", (1, "", AS_BOOK + DAMAGED)),
        ("FILE.XLSX", a_book(*(row.split(";") for row in TABLE.split())), (0, TAKEN, "")),
    ],
)
def test_a_file_under_a_wrong_name_is_told_what_it_is_and_read_as_that(
    tmp_path: Path, name: str, content: bytes, outcome: tuple[int, str, str]
) -> None:
    (tmp_path / name).write_bytes(content)

    told = import_in(tmp_path, name)

    assert (told.returncode, told.stdout, told.stderr) == outcome


def import_in(folder: Path, name: str) -> subprocess.CompletedProcess[str]:
    """The command as a process of its own, which puts every refusal into one line."""
    environment = {"PATH": os.environ["PATH"], "PYTHONPATH": str(HOUSE), "PYTHONUTF8": "1"}
    return subprocess.run(
        [sys.executable, "-m", "app", "import", "appeals", name],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )


def test_a_refused_command_is_one_line_and_exit_1(tmp_path: Path) -> None:
    told = import_in(tmp_path, "none.csv")

    assert (told.returncode, told.stdout, told.stderr) == (
        1,
        "",
        "none.csv:1: файл не читается. Проверьте путь и права\n",
    )
