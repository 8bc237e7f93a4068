"""Pictures of a mailing, and of a survey on its way from Excel: the book, what is wrong, what will
be asked. The book is the one that the guide's chapter tells of."""

from __future__ import annotations

from html import escape
from io import BytesIO

from browsing import SCREEN, opened, shot
from openpyxl import Workbook
from playwright.sync_api import Browser, FilePayload, Page

from bot.texts import say

Row = tuple[str, ...]
TALL = 1250  # pixels of a long page that are shown
HEAD: Row = ("type", "name", "label", "required", "relevant")
QUESTIONS: tuple[Row, ...] = (
    ("select_one visits", "visits", "Как часто вы бываете в парке?", "yes", ""),
    ("select_one overall", "overall", "Насколько вы довольны парком?", "yes", ""),
    ("select_multiple trouble", "trouble", "Что не так?", "no", "${overall} <= 3"),
    ("text", "wish", "Чего не хватает в парке?", "no", ""),
)
WRONG: tuple[Row, ...] = (
    ("select_one visit", "visits", "Как часто вы бываете в парке?", "yes", ""),
    ("select_one overall", "overall", "Насколько вы довольны парком?", "yes", ""),
    ("integer", "benches", "Сколько нужно скамеек?", "no", ""),
    ("select_multiple trouble", "trouble", "", "no", "${overall} <= 3"),
    ("text", "wish", "Чего не хватает в парке?", "no", "count(${trouble}) > 1"),
)
MARKS = ("совсем не доволен", "скорее не доволен", "и да, и нет", "скорее доволен", "доволен")
CHOICES: tuple[Row, ...] = (
    ("list_name", "name", "label"),
    ("visits", "often", "Каждую неделю"),
    ("visits", "rarely", "Реже"),
    *(("overall", str(mark), label) for mark, label in enumerate(MARKS, 1)),
    ("trouble", "litter", "Мусор"),
    ("trouble", "dark", "Темно вечером"),
    ("trouble", "seats", "Мало скамеек"),
)
SETTINGS: tuple[Row, ...] = (("form_title", "form_id"), ("Парк: что улучшить", "park"))
STYLE = """<style>
body { font: 15px Arial, sans-serif; margin: 12px } table { border-collapse: collapse }
th, td { border: 1px solid #b7bcc5; padding: 5px 10px; text-align: left } h2 { font-size: 15px }
th { background: #eef1f5; color: #48536b; font-weight: 400; text-align: center }
tr:nth-child(2) td { font-weight: 700 }</style>"""


def take(browser: Browser, link: str) -> None:
    """`link`: of an administrator."""
    page, site = opened(browser, link, SCREEN), link.partition("/desk/")[0]
    _press(page, say("desk-enter"))
    page.goto(f"{site}/desk/mailing")
    page.get_by_label("Оцените нас за минуту").check()
    _press(page, say("mailing-show", kind="invite"))
    shot(page, "desk-mailing")
    _checked(page, site, WRONG)
    shot(page, "desk-script-refused")
    _checked(page, site, QUESTIONS)
    page.locator("#note").fill("Новая анкета о парке, просьба отдела благоустройства")
    shot(page, "desk-script-look", TALL)
    page.set_viewport_size({"width": 900, "height": 300})
    page.goto("about:blank")
    page.set_content(STYLE + _drawn("survey", (HEAD, *QUESTIONS)) + _drawn("choices", CHOICES))
    shot(page, "survey-book")
    page.context.close()


def _checked(page: Page, site: str, questions: tuple[Row, ...]) -> None:
    page.goto(f"{site}/desk/surveys/import")
    file = FilePayload(name="park.xlsx", mimeType=BOOK, buffer=_book(questions))
    page.locator("#file").set_input_files(file)
    page.locator("#direction").select_option("functions")
    _press(page, say("desk-script-check"))


BOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def _book(questions: tuple[Row, ...]) -> bytes:
    book, made = Workbook(), BytesIO()
    book.remove(book.worksheets[0])
    sheets = {"survey": (HEAD, *questions), "choices": CHOICES, "settings": SETTINGS}
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    book.save(made)
    return made.getvalue()


def _drawn(name: str, rows: tuple[Row, ...]) -> str:
    """A sheet as a spreadsheet shows it: letters above, numbers beside."""
    letters = "".join(f"<th>{chr(ord('A') + at)}</th>" for at in range(len(rows[0])))
    lines = "".join(
        f"<tr><th>{number}</th>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>"
        for number, row in enumerate(rows, 1)
    )
    return f"<h2>{name}</h2><table><tr><th></th>{letters}</tr>{lines}</table>"


def _press(page: Page, label: str) -> None:
    with page.expect_navigation():
        page.get_by_role("button", name=label, exact=True).click()
