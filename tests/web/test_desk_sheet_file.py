"""A table of questionnaires at the desk: looked at first, bad rows handed back, none doubled."""

from __future__ import annotations

import csv
import io

from playwright.async_api import FilePayload
from playwright.async_api import Page as Screen

from storage.slips import new_code
from storage.sql.signins import Role
from tests.browser import PHONE
from tests.web.reading import Page
from tests.web.section import Section
from tests.web.test_desk_list import signed_in
from tests.web.visitor import Visitor

FILE = "/desk/sheets/ext_express/file"
HEADER = "topic;overall;comment;_place\r\n"
GOOD = HEADER + "services;5;;reply\r\n" * 2 + "services;4;Спасибо;reply\r\n"
MIXED = GOOD + 'services;9;;reply\r\nservices;5;"=HYPERLINK(""http://evil"")";Луна\r\n'


async def loads(clerk: Visitor, content: str | bytes, name: str = "papers.csv") -> Page:
    await clerk.opens(FILE)
    data = content.encode() if isinstance(content, str) else content
    csrf = [("csrf", clerk.page.fields["csrf"])]
    clerk.page = await clerk.posts_multipart(FILE, csrf, {"file": (name, data)})
    return clerk.page


async def asks(clerk: Visitor, **more: str) -> Page:
    fields = [(name, clerk.page.fields[name]) for name in ("csrf", "held")]
    return await clerk.posts_multipart(FILE, [*fields, *more.items()])


async def test_nothing_is_sealed_before_it_was_looked_at(site: Section, anna: Visitor) -> None:
    await signed_in(site, anna)
    listed = await anna.opens("/desk/sheets/ext_express")
    there = await anna.opens(listed.links["Внести анкеты из файла"])

    looked = await loads(anna, MIXED)
    before = await site.finished("ext_express")
    entered = await asks(anna, alike="ask")

    assert there.path == FILE
    assert "Новых: 3, уже внесены: 0, отклонено: 2." in looked.words
    assert {"Внести 3 анкеты", "Скачать строки с ошибками"} <= set(looked.buttons)
    assert (before, await site.finished("ext_express")) == (0, 3)
    assert "Внесено: 3 анкеты." in entered.words
    again = await loads(anna, MIXED, "copy.csv")
    assert "Новых: 0, уже внесены: 3, отклонено: 2." in again.words
    assert [name for name in again.buttons if name.startswith("Внести")] == []


async def test_each_bad_row_is_told_and_handed_back_with_a_number_of_its_own(
    site: Section, anna: Visitor
) -> None:
    await signed_in(site, anna)
    looked = await loads(anna, MIXED)

    told = (await asks(anna, errors="1")).words
    anna.page = looked
    await asks(anna, alike="ask")
    rows = list(csv.reader(io.StringIO(told.removeprefix("\ufeff")), delimiter=";"))
    mended = told.replace("services;9", "services;5", 1)
    page = await loads(anna, mended)

    words = " ".join(looked.words.split())
    assert "5 overall «9» не подходит, нужно число от 1 до 5" in words
    assert "6 _place нет такой точки" in words
    assert rows[0] == ["topic", "overall", "comment", "_place", "Номер анкеты", "Ошибка"]
    assert rows[2][2] == '\'=HYPERLINK("http://evil")'
    assert [row[4].split("-")[1] for row in rows[1:]] == ["5", "6"]
    # equal to two that were entered, and yet nobody asks: its number is new
    assert "Новых: 1, уже внесены: 0, отклонено: 1." in page.words
    assert "совпадают" not in page.words
    await asks(anna, alike="ask")
    assert await site.finished("ext_express") == 4


async def test_whether_alike_rows_are_the_same_sheets_the_clerk_says(
    site: Section, anna: Visitor
) -> None:
    await signed_in(site, anna)
    await loads(anna, GOOD)
    await asks(anna, alike="ask")

    looked = await loads(anna, GOOD + "services;1;;reply\r\n")
    unasked = await asks(anna, alike="ask")
    before = await site.finished("ext_express")
    anna.page = looked
    same = await asks(anna, alike="same")
    after = await site.finished("ext_express")
    await loads(anna, GOOD + "services;2;;reply\r\n")
    others = await asks(anna, alike="others")

    assert "3 из новых строк совпадают со строками другого файла" in looked.words
    buttons = {"Это исправленный файл: внести 1 анкету", "Это другие анкеты: внести 4 анкеты"}
    assert buttons <= set(looked.buttons)
    assert buttons <= set(unasked.buttons)
    assert ("Внесено: 1 анкета." in same.words, before, after) == (True, 3, 4)
    assert "Внесено: 4 анкеты." in others.words
    assert await site.finished("ext_express") == 8


async def test_an_empty_table_to_fill_in_has_the_columns_of_the_survey(
    site: Section, anna: Visitor
) -> None:
    await signed_in(site, anna)
    page = await anna.opens(FILE)

    blank = await anna.opens(page.links["Скачать пустую таблицу"])
    header = blank.words.removeprefix("\ufeff").strip()
    filled = await loads(anna, header + "\r\n" + "1" + ";" * header.count(";") + "\r\n")

    assert header.split(";")[-3:] == ["_number", "_channel", "_place"]
    assert "Новых: 1, уже внесены: 0, отклонено: 0." in filled.words


async def test_what_is_no_table_is_refused_with_what_to_do(site: Section, anna: Visitor) -> None:
    await signed_in(site, anna)
    bad = {
        b"": "Выберите файл.",
        b"PK\x03\x04 no book": "файл XLSX повреждён",
        b"\xd0\xcf\x11\xe0": "это старый XLS",
        "тема".encode("cp1251"): "файл не в UTF-8",
        b"magic;overall\r\n1;5": "незнакомый столбец",
    }

    for content, words in bad.items():
        page = await loads(anna, content)
        assert (page.status, words in page.error) == (422, True), (content, page.error)
    assert (await loads(anna, b"x" * 5_000_001)).status == 413


async def test_a_file_is_its_clerks_own_and_an_analyst_has_none(
    site: Section, anna: Visitor, boris: Visitor
) -> None:
    await signed_in(site, anna)
    await signed_in(site, boris)
    await loads(anna, GOOD)
    held = anna.page.fields["held"]
    await boris.opens(FILE)
    csrf = [("csrf", boris.page.fields["csrf"])]

    foreign = await boris.posts_multipart(FILE, [*csrf, ("held", held), ("alike", "others")])
    await signed_in(site, boris, Role.ANALYST)

    assert foreign.error.startswith("Файл больше не хранится")
    assert await site.finished("ext_express") == 0
    assert (await boris.opens(FILE)).status == 403


async def test_a_wave_that_became_one_of_slips_says_so_and_enters_nothing(
    site: Section, anna: Visitor
) -> None:
    wave = await site.rounds.open("int_equipment")
    there = "/desk/sheets/int_equipment/file"
    await signed_in(site, anna)
    await anna.opens(there)
    question = next(one.id for one in site.rounds.surveys["int_equipment"].questions)
    csrf = [("csrf", anna.page.fields["csrf"])]
    data = f"{question}\r\n1\r\n".encode()
    anna.page = await anna.posts_multipart(there, csrf, {"file": ("papers.csv", data)})
    await site.storage.slips.issue(wave.id, [new_code()])

    fields = [(name, anna.page.fields[name]) for name in ("csrf", "held")]
    told = await anna.posts_multipart(there, [*fields, ("alike", "ask")])

    assert told.error.startswith(f"На волну {wave.id} отвечают по одноразовым талонам")
    assert await site.finished("int_equipment") == 0


async def test_it_fits_a_phone(site: Section, page: Screen) -> None:
    await page.goto(await site.sign_in_link())
    await page.get_by_role("button", name="Войти").click()
    await page.goto(f"{site.url}{FILE}")
    table = FilePayload(name="papers.csv", mimeType="text/csv", buffer=MIXED.encode())

    await page.set_input_files("#file", files=[table])
    await page.get_by_role("button", name="Посмотреть, что в нём").press("Enter")
    await page.get_by_role("button", name="Внести 3 анкеты").wait_for()
    width = await page.evaluate("document.documentElement.scrollWidth")
    await page.get_by_role("button", name="Внести 3 анкеты").press("Enter")
    await page.get_by_text("Внесено: 3 анкеты.").wait_for()

    assert width <= PHONE["width"]
