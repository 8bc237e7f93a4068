"""A register of another system, loaded at the desk: looked at first, its bad rows handed back."""

from __future__ import annotations

import csv
import io
from pathlib import Path

from openpyxl import Workbook

from config.directories import shipped
from reports.register.cells import Reading
from reports.register.importing import take_file
from storage.register_records import Key
from storage.sql.signins import Role
from tests.conftest import TOWN, StandingClock
from tests.web.reading import Page
from tests.web.section import Section
from tests.web.test_desk_list import signed_in
from tests.web.visitor import Visitor
from web.desk.imports_held import LIVES, HeldFiles

GOOD = (
    "Номер;Канал;Поступило;Тема;Текст\r\n"
    "П-1;post;2026-11-02;Ремонт дорог;Яма у школы\r\n"
    "П-2;Почта;03.11.2026;;Фонарь не горит\r\n"
)
MIXED = (
    GOOD + "П-3;телепатия;2026-11-04;;Слышу голоса\r\n"
    'П-4;post;2026-13-04;;=HYPERLINK("http://evil")\r\n'
    "П-5;post;2026-11-05;<script>alert(1)</script>;\r\n"
)


async def loads(clerk: Visitor, content: str | bytes, name: str = "pos.csv") -> Page:
    await clerk.opens("/desk/import")
    data = content.encode() if isinstance(content, str) else content
    csrf = [("csrf", clerk.page.fields["csrf"])]
    clerk.page = await clerk.posts_multipart("/desk/import", csrf, {"file": (name, data)})
    return clerk.page


async def asks(clerk: Visitor, **more: str) -> Page:
    fields = [(name, clerk.page.fields[name]) for name in ("csrf", "held")]
    return await clerk.posts_multipart("/desk/import", [*fields, *more.items()])


async def kept(site: Section, *numbers: str) -> list[bool]:
    rows = [await site.storage.register.row(Key("post", number)) for number in numbers]
    return [row is not None for row in rows]


async def test_nothing_is_stored_before_it_was_looked_at(site: Section, anna: Visitor) -> None:
    await signed_in(site, anna)

    looked = await loads(anna, MIXED)
    before = await kept(site, "П-1", "П-2")
    entered = await asks(anna)

    assert "Новых: 2, изменено: 0, без изменений: 0, отклонено: 3." in looked.words
    assert {"Внести 2 строки", "Скачать строки с ошибками"} <= set(looked.buttons)
    assert (before, await kept(site, "П-1", "П-2", "П-3")) == ([False] * 2, [True, True, False])
    assert "Новых: 2, изменено: 0, без изменений: 0, отклонено: 3." in entered.words
    again = await loads(anna, MIXED)
    assert "Новых: 0, изменено: 0, без изменений: 2, отклонено: 3." in again.words
    assert "Вносить нечего" in again.words
    assert [name for name in again.buttons if name.startswith("Внести")] == []


async def test_each_bad_row_is_told_with_its_line_its_column_and_its_reason(
    site: Section, anna: Visitor
) -> None:
    await signed_in(site, anna)

    page = await loads(anna, MIXED)

    words = " ".join(page.words.split())
    assert "4 Канал нет такого канала «телепатия»" in words
    assert "5 Поступило «2026-13-04»: такого дня или времени не бывает" in words
    assert "6 Тема нет такой темы «<script>alert(1)</script>»" in words
    assert [tag for tag, _ in page.structure if tag == "script"] == []


async def test_a_text_with_a_semicolon_of_its_own_comes_back_whole_and_loads(
    site: Section, anna: Visitor
) -> None:
    await signed_in(site, anna)

    looked = await loads(anna, GOOD + "П-7;post;2026-11-04;;Двор; лужи; и темно\r\n")
    told = (await asks(anna, errors="1")).words
    again = await loads(anna, told)
    await asks(anna)

    assert "отклонено: 1." in looked.words
    assert "Новых: 1," in again.words
    row = await site.storage.register.row(Key("post", "П-7"))
    assert row is not None
    assert row.text == "Двор; лужи; и темно"


async def test_the_file_of_errors_is_mended_and_loaded_as_it_is(
    site: Section, anna: Visitor
) -> None:
    await signed_in(site, anna)
    await loads(anna, MIXED)
    entered = anna.page

    told = (await asks(anna, errors="1")).words
    anna.page = entered
    await asks(anna)
    rows = list(csv.reader(io.StringIO(told.removeprefix("\ufeff")), delimiter=";"))
    mended = told.replace("телепатия", "post").replace("2026-13-04", "2026-11-04", 1)
    page = await loads(anna, mended)

    assert rows[0] == ["Номер", "Канал", "Поступило", "Тема", "Текст", "Ошибка"]
    assert [row[0] for row in rows[1:]] == ["П-3", "П-4", "П-5"]
    assert rows[2][4] == '\'=HYPERLINK("http://evil")'  # a text in Excel, and again when loaded
    assert rows[1][5].startswith("4: Канал: нет такого канала «телепатия»")
    assert "Новых: 2, изменено: 0, без изменений: 0, отклонено: 1." in page.words
    await asks(anna)
    row = await site.storage.register.row(Key("post", "П-4"))
    assert row is not None
    assert row.text == '=HYPERLINK("http://evil")'


async def test_it_does_what_the_command_does(
    site: Section, anna: Visitor, tmp_path: Path, clock: StandingClock
) -> None:
    await signed_in(site, anna)
    file = tmp_path / "pos.csv"
    file.write_text(MIXED, "utf-8")
    await loads(anna, MIXED)
    await asks(anna)

    reading = Reading(shipped(), TOWN, clock().date())
    told = await take_file(file, site.storage.register, reading, clock())

    assert (told.new, told.changed, told.same, len(told.refusals)) == (0, 0, 2, 3)


async def test_an_excel_book_is_taken_too(site: Section, anna: Visitor) -> None:
    await signed_in(site, anna)
    book, packed = Workbook(), io.BytesIO()
    assert book.active is not None
    for row in csv.reader(io.StringIO(GOOD), delimiter=";"):
        book.active.append(row)
    book.save(packed)

    page = await loads(anna, packed.getvalue(), "pos.xlsx")
    await asks(anna)

    assert "Новых: 2" in page.words
    assert await kept(site, "П-1", "П-2") == [True, True]


async def test_what_is_no_register_is_refused_with_what_to_do(site: Section, anna: Visitor) -> None:
    await signed_in(site, anna)
    bad = {
        b"": "Выберите файл.",
        b"PK\x03\x04 no book": "файл XLSX повреждён",
        b"\xd0\xcf\x11\xe0": "это старый XLS",
        "Номер;Канал\r\n".encode(): "не хватает обязательного столбца",
        "Номер".encode("cp1251"): "файл не в UTF-8",
        b"\x00" * 100: "незнакомый столбец",
    }

    for content, words in bad.items():
        page = await loads(anna, content)
        assert (page.status, words in page.error) == (422, True), (content, page.error)
    large = await loads(anna, b"x" * 20_000_001)
    assert large.status == 413


async def test_a_file_is_its_clerks_own_and_does_not_stay(
    site: Section, anna: Visitor, boris: Visitor
) -> None:
    await signed_in(site, anna)
    await signed_in(site, boris)
    await loads(anna, GOOD)
    held = anna.page.fields["held"]
    await boris.opens("/desk/import")
    csrf = [("csrf", boris.page.fields["csrf"])]

    foreign = await boris.posts_multipart("/desk/import", [*csrf, ("held", held)])
    first = await asks(anna)
    second = await asks(anna)

    gone = "Файл больше не хранится: прошло полчаса, или его уже внесли."
    assert (gone in foreign.error, gone in first.words, gone in second.error) == (
        True,
        False,
        True,
    )


def test_a_held_file_is_gone_after_half_an_hour_and_so_is_the_oldest_of_many() -> None:
    now = [0.0]
    held = HeldFiles(lambda: now[0])
    names = [held.hold("anna", bytes([n])) for n in range(9)]

    assert held.get("anna", names[0]) is None
    assert held.get("anna", names[8]) == b"\x08"
    now[0] = LIVES
    assert held.get("anna", names[8]) is None


async def test_an_analyst_loads_nothing(site: Section, anna: Visitor) -> None:
    await signed_in(site, anna, Role.ANALYST)

    assert (await anna.opens("/desk/import")).status == 403


async def test_a_formula_in_a_workbook_is_what_it_shows_and_never_a_formula_again(
    site: Section, anna: Visitor
) -> None:
    """A formula that was never calculated shows nothing, so nothing is kept of it."""
    await signed_in(site, anna)
    evil = '=HYPERLINK("http://evil.example";"Приз")'
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["Номер", "Канал", "Поступило", "Тема", "Текст"])
    sheet.append(["П-1", "post", "2026-11-02", None, evil])
    sheet.append(["П-2", "post", "2026-11-02", None, evil])
    sheet.cell(3, 5).data_type = "s"  # typed as a text, after an apostrophe
    sheet.append(["П-3", "телепатия", "2026-11-02", None, evil])
    sheet.cell(4, 5).data_type = "s"
    out = io.BytesIO()
    book.save(out)

    await loads(anna, out.getvalue(), "pos.xlsx")
    entered = anna.page
    told = (await asks(anna, errors="1")).words
    anna.page = entered
    await asks(anna)

    rows = list(csv.reader(io.StringIO(told.removeprefix("\ufeff")), delimiter=";"))
    assert rows[1][4] == f"'{evil}"
    texts = [await site.storage.register.row(Key("post", name)) for name in ("П-1", "П-2")]
    assert [row and row.text for row in texts] == ["", evil]
