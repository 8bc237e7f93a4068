"""Whatever is exported is there whole, with its description, or not at all."""

from __future__ import annotations

import asyncio
import csv
import json
import subprocess
import sys
from collections.abc import AsyncIterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from app.compose import House
from app.database import open_storage
from bot.texts import say
from config import settings
from reports.export import file as export_file
from reports.export.csv import cell
from reports.export.shape import Column, Export, Line
from tests.acceptance.quarter import asked
from tests.exports.conftest import Otklik
from tests.exports.reading import misread, rows_of
from tests.reports.test_build import QUARTER

HOUSE = Path(__file__).parent.parent.parent
EXPORT = Export(
    title="Проба",
    columns=(Column("name", "Имя"), Column("number", "Число", "integer")),
    period="2026Q3",
    start=date(2026, 7, 1),
    end=date(2026, 10, 1),
    as_of=date(2026, 10, 5),
    org="Администрация",
    timezone="Europe/Astrakhan",
    mark="не подлежит публикации",
    about="Проба.",
)


async def pages(*told: Sequence[Line]) -> AsyncIterator[Sequence[Line]]:
    for page in told:
        yield page


async def broken() -> AsyncIterator[Sequence[Line]]:
    yield [["one", 1]]
    raise ValueError("the database went away")


@pytest.fixture
def filled(otklik: Otklik) -> Otklik:
    Path("appeals.csv").write_text(QUARTER, "utf-8")
    otklik("import", "appeals", "appeals.csv")
    return otklik


FORMATS = ["out.csv", "out.xlsx", "out.parquet"]


@pytest.mark.parametrize("file", FORMATS)
async def test_a_reading_that_fails_leaves_nothing(tmp_path: Path, file: str) -> None:
    with pytest.raises(ValueError, match="went away"):
        await export_file.write(tmp_path / file, EXPORT, broken(), say)

    assert list(tmp_path.iterdir()) == []


WRITER = """
import asyncio, resource, signal, sys
from pathlib import Path
from app.compose import House
from app.database import open_storage
from bot.texts import say
from config import settings
from reports.export import file as export_file
from tests.exports.test_files import EXPORT, pages

signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (2000, 2000))
lines = [[f"line {n} of many", n] for n in range(90_000)]
try:
    asyncio.run(export_file.write(Path(sys.argv[1]), EXPORT, pages(lines), say))
except OSError as error:
    print(error.filename)
"""


@pytest.mark.parametrize("file", FORMATS)
def test_a_disk_without_room_leaves_nothing(tmp_path: Path, file: str) -> None:
    to = tmp_path / file

    done = subprocess.run(
        [sys.executable, "-c", WRITER, str(to)],
        cwd=HOUSE,
        capture_output=True,
        text=True,
        check=False,
    )

    assert (done.stdout, list(tmp_path.iterdir())) == (f"{to}\n", []), done.stderr


@pytest.mark.parametrize("file", FORMATS)
def test_a_file_that_is_there_is_not_overwritten(filled: Otklik, file: str) -> None:
    Path(file).write_text("mine")

    told = filled("export", "appeals", "--period", "2026Q3", "--to", file)

    assert (told.exit_code, told.stderr) == (
        1,
        f"{file}: такой файл уже есть. Назовите другое имя или удалите его\n",
    )
    assert Path(file).read_text() == "mine"


def test_an_unknown_format_is_wrong_usage(filled: Otklik) -> None:
    told = filled("export", "appeals", "--period", "2026Q3", "--to", "out.txt")

    assert (told.exit_code, told.stderr) == (
        2,
        "out.txt: такого формата нет, есть .csv, .xlsx, .parquet\n",
    )


def test_a_folder_that_is_not_there_is_told(filled: Otklik) -> None:
    told = filled("export", "appeals", "--period", "2026Q3", "--to", "no/out.csv")

    assert (told.exit_code, told.stderr) == (
        1,
        "Нет папки no. Создайте её или укажите другую\n",
    )


def test_a_name_no_disk_takes_is_told_as_a_path(filled: Otklik) -> None:
    name = "long" * 70 + ".csv"

    told = filled("export", "appeals", "--period", "2026Q3", "--to", name)

    assert told.exit_code == 1
    assert told.stderr.endswith("такого места нет, или там файл вместо папки. Проверьте путь\n")


def test_without_the_extra_parquet_is_refused_by_name(
    filled: Otklik, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)  # as where it was never installed

    told = filled("export", "appeals", "--period", "2026Q3", "--to", "out.parquet")

    assert (told.exit_code, told.stderr) == (
        1,
        "Для Parquet нужна библиотека pyarrow. Поставьте дополнение:"
        ' .venv/bin/pip install "otklik[parquet]", или выгрузите CSV\n',
    )
    assert not Path("out.parquet").exists()


def test_more_rows_than_a_sheet_takes_are_refused(
    filled: Otklik, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reports.export.excel.MOST", 3)  # a million rows are for bench/

    told = filled("export", "appeals", "--period", "2026Q3", "--to", "out.xlsx")

    assert (told.exit_code, told.stderr) == (
        1,
        "На лист XLSX помещается 3 строк, а здесь больше."
        " Выгрузите CSV (out.csv) или меньший период\n",
    )
    assert list(Path().glob("*out*")) == []


@pytest.mark.parametrize("what", ["appeals", "answers", "pains"])
def test_the_description_says_how_to_read_the_file(filled: Otklik, what: str) -> None:
    filled("export", what, "--period", "2026Q3", "--to", "out.csv")

    told: dict[str, Any] = json.loads(Path("out.csv-metadata.json").read_text("utf-8"))
    with Path("out.csv").open(encoding="utf-8-sig", newline="") as opened:
        reader = csv.reader(opened, delimiter=told["dialect"]["delimiter"])
        head, *rows = list(reader)
    columns = told["tableSchema"]["columns"]
    assert [one["titles"]["ru"] for one in columns] == [[title] for title in head]
    assert (told["url"], told["otklik:rows"]) == ("out.csv", len(rows))
    assert (told["dc:temporal"], told["dc:date"]) == ("2026-07-01/2026-10-01", "2026-10-05")
    assert told["dc:rights"] == (
        "Внутриведомственная информация, публикации не подлежит (раздел 3)"
    )


@pytest.mark.parametrize("what", ["appeals", "answers", "pains"])
def test_every_cell_is_of_the_type_that_the_description_names(filled: Otklik, what: str) -> None:
    """Given rows with days, hours and shares; when a program trusts the description; then it reads
    every cell. A day without its hour, or a share with a point, it would not."""
    times = QUARTER.replace("a1,pos,2026-07-10,", "a0,pos,2026-07-10T14:05,")
    Path("more.csv").write_text(times, "utf-8")
    filled("import", "appeals", "more.csv")
    asyncio.run(_answered())

    told = filled("export", what, "--period", "2026Q3", "--to", "out.csv")

    assert (told.exit_code, misread(Path("out.csv"))) == (0, [])
    written = Path("out.csv").read_text("utf-8")
    assert ("40,0" in written, "T00:00:00" in written) == (what == "answers", what == "appeals")
    Path("out.csv").write_text(written.replace("T00:00:00", "").replace("40,0", "40.0"), "utf-8")
    assert bool(misread(Path("out.csv"))) is (what != "pains")


async def _answered() -> None:
    house = House(settings.load())
    async with open_storage(house.settings, house.clock) as storage:
        await asked(storage, "services", date(2026, 9, 30))


@pytest.mark.parametrize("file", FORMATS)
async def test_control_characters_are_gone_from_every_format(tmp_path: Path, file: str) -> None:
    told: list[Line] = [["bell\x07 and\x00 \x1bescape\ud800", 1]]

    await export_file.write(tmp_path / file, EXPORT, pages(told), say)

    assert next(iter(rows_of(tmp_path / file)[0].values())) == "bell and escape"


@pytest.mark.parametrize("file", FORMATS)
async def test_nobody_else_of_the_machine_reads_an_export(tmp_path: Path, file: str) -> None:
    await export_file.write(tmp_path / file, EXPORT, pages([["one", 1]]), say)

    assert {path.stat().st_mode & 0o077 for path in tmp_path.iterdir()} == {0}


def test_a_tab_and_a_carriage_return_begin_no_cell() -> None:
    assert cell("\t=1") == "'\t=1"
    assert cell("\r=1") == "\n=1"  # the break is a plain one, and Excel sees text
