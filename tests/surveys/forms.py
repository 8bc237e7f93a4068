"""Workbooks as strangers make them: plain XLSForm, no column of ours."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

from openpyxl import Workbook

Table = Sequence[Sequence[Any]]
HEAD = ("type", "name", "label", "required", "relevant", "constraint", "parameters")
SURVEY: Table = (
    HEAD,
    ("start", "start"),
    ("note", "intro", "Мы благоустраиваем парк. Расскажите, что вы о нём думаете."),
    ("select_one yesno", "visited", "Вы были в парке этим летом?", "yes"),
    (),
    ("begin group", "visit", "О посещении", None, "${visited} = '1'"),
    ("select_one rating", "overall-mark", "Как вам парк в целом?", "yes"),
    ("select_multiple what or_other", "what", "Чего не хватает?", None, "${overall-mark} < 4"),
    ("end group",),
    ("range", "recommend", "Посоветуете парк друзьям?", None, None, None, "start=0 end=10"),
    ("text", "words", "Что ещё?", None, "${visited} != '2'", "string-length(.) <= 300"),
)
CHOICES: Table = (
    ("list_name", "name", "label"),
    ("yesno", 1, "Да"),
    ("yesno", 2, "Нет"),
    *(("rating", mark, f"подпись {mark}") for mark in range(1, 6)),
    ("what", "benches", "Скамеек"),
    ("what", "wc", "Туалета"),
)
SETTINGS: Table = (("form_title", "form_id", "version"), ("Наш парк", "park-2026", "2026112301"))


def workbook(survey: Table = SURVEY, choices: Table = CHOICES, settings: Table = SETTINGS) -> bytes:
    book = Workbook()
    book.remove(book.worksheets[0])
    for name, rows in (("survey", survey), ("choices", choices), ("settings", settings)):
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
    return saved(book)


def saved(book: Workbook) -> bytes:
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def with_row(*row: Any) -> bytes:
    """The questions, and one more at the end."""
    return workbook(survey=(*SURVEY, row))
