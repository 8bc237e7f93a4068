"""The register as a workbook: its first sheet, its dates and numbers, and books made to harm."""

from __future__ import annotations

import io
import zipfile
from contextlib import suppress
from datetime import date, datetime, time
from pathlib import Path

from openpyxl import Workbook

from reports.register.file import BadRegisterFile, records
from reports.register.rows import Parsed, parse
from tests.reports.test_register_file import HEADER, READING, a_book, at, fault, file, read, refused

__all__ = ["file"]


def test_a_sheet_is_read_with_its_dates_numbers_and_empty_rows(file: Path) -> None:
    moment = datetime.combine(date(2026, 7, 10), time(14, 5))
    parsed = read(
        file,
        a_book(
            ["Номер", "Канал", "Поступило", "Дан ответ", "Анонимно", "Текст"],
            [17, "Почта", moment, date(2026, 7, 20), True, 3.5],
            [],
            ["18", "post", "10.07.2026", None, 0],
            [19, "post", 46213],
            [date(2026, 1, 7), "post", "10.07.2026"],
            [20, "post", "10.07.2026", None, None, None, "extra"],
        ),
    )

    assert [(d.line, d.key.external_id) for d in parsed.drafts] == [(2, "17"), (4, "18")]
    assert parsed.drafts[0].values == {
        "received": at(2026, 7, 10, 14, 5),
        "answered": at(2026, 7, 20),
        "anonymous": True,
        "text": "3.5",
    }
    assert refused(parsed) == [
        (5, "received_at", "date"),
        (6, "external_id", "date_instead"),
        (7, "", "fields"),
    ]


def test_only_the_first_sheet_is_read(file: Path) -> None:
    book = Workbook()
    assert book.active is not None
    book.active.append(HEADER.split(","))
    book.create_sheet("Второй").append(["1", "post", "2026-07-10"])
    told = io.BytesIO()
    book.save(told)

    assert read(file, told.getvalue()) == Parsed()


def test_a_book_packed_to_do_harm_is_refused(file: Path) -> None:
    told = io.BytesIO()
    with zipfile.ZipFile(told, "w", zipfile.ZIP_DEFLATED) as packed:
        for number in range(3):
            packed.writestr(f"xl/worksheets/sheet{number}.xml", b" " * 400_000_000)

    assert fault(file, told.getvalue()) == (1, "", "too_big")


def test_a_book_cut_or_scrambled_anywhere_is_refused_kindly(file: Path) -> None:
    whole = a_book(HEADER.split(","), ["1", "post", "2026-07-10"])
    for cut in range(10, len(whole), len(whole) // 40):
        for content in (whole[:cut], whole[:cut] + b"\xff\x00\xff" + whole[cut + 3 :]):
            file.write_bytes(content)
            with suppress(BadRegisterFile):
                assert parse(records(file), READING).refusals == []
