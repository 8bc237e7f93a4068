"""The three sheets of an XLSForm, and a memo, as a workbook: every cell a text, no day inside."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

from bot.surveys.script import Survey
from bot.surveys.xlsform.names import (
    ATTRIBUTE,
    CHOICES,
    OF_CHOICES,
    OF_SETTINGS,
    OF_SURVEY,
    OWN_WORDS,
    PAIN,
    ROLE,
    SETTINGS,
    SURVEY,
    SWITCHES,
)
from bot.surveys.xlsform.writing import Row, sheets
from bot.texts import say
from config.directories import Directories
from reports.clean import clean_text
from reports.excel_cells import AS_TYPED
from reports.zipped import with_fixed_times

MADE = datetime(1980, 1, 1)  # noqa: DTZ001  -- a workbook knows no zones, and this is no day
ROOM = 200
"""Rows below the head in which a list of what may be written opens."""
WIDTHS = {"label": 60, "relevant": 40, "constraint": 30, OWN_WORDS: 20, "otklik_basis": 40}
MEMO = (*OF_SURVEY, *OF_CHOICES, *OF_SETTINGS)
WITHOUT_WORDS = ("constraint", "constraint_message", "parameters", "appearance", "list_name")
YES = ("yes", "no")


def book(survey: Survey, known: Directories) -> bytes:
    """The same survey gives the same bytes."""
    from xlsxwriter import Workbook  # type: ignore[import-untyped]  # has no types

    out = io.BytesIO()
    made: Any = Workbook(out, AS_TYPED | {"in_memory": True})
    made.set_properties({"created": MADE, "title": clean_text(survey.title)})
    told = sheets(survey)
    pen = _Pen(made)
    pen.sheet(SURVEY, OF_SURVEY, told.survey)
    pen.sheet(CHOICES, OF_CHOICES, told.choices)
    pen.sheet(SETTINGS, tuple(OF_SETTINGS), told.settings)
    pen.lists(known)
    pen.memo(list(_memo(known)))
    made.close()
    return with_fixed_times(out.getvalue())


class _Pen:
    def __init__(self, made: Any) -> None:
        self._made = made
        look = {"text_wrap": True, "valign": "top", "num_format": "@"}
        self._text = made.add_format(look)
        self._head = made.add_format({**look, "bold": True, "bg_color": "#E7ECF2"})
        self._sheets: dict[str, Any] = {}

    def sheet(self, name: str, head: Sequence[str], rows: Sequence[Row]) -> None:
        sheet = self._made.add_worksheet(name)
        self._sheets[name] = sheet
        for number, column in enumerate(head):
            sheet.set_column(number, number, WIDTHS.get(column, 16), self._text)
            sheet.write_string(0, number, column, self._head)
        for line, row in enumerate(rows, start=1):
            for number, column in enumerate(head):
                if row.get(column):
                    sheet.write_string(line, number, clean_text(row[column]), self._text)
        sheet.freeze_panes(1, 0)

    def lists(self, known: Directories) -> None:
        """What may stand in a column opens as a list, where it is short enough for Excel."""
        of_survey = {
            ROLE: known.roles.ids,
            ATTRIBUTE: known.attributes.ids,
            PAIN: known.pains.ids,
            "required": YES,
        }
        self._offer(SURVEY, OF_SURVEY, of_survey)
        switches: dict[str, Sequence[str]] = dict.fromkeys(SWITCHES, YES)
        self._offer(CHOICES, OF_CHOICES, {PAIN: known.pains.ids, **switches})
        of_settings = {
            "otklik_audience": ("external", "internal"),
            "otklik_direction": known.directions.ids,
            "otklik_mode": ("permanent", "wave"),
        }
        self._offer(SETTINGS, tuple(OF_SETTINGS), of_settings)

    def _offer(self, name: str, head: Sequence[str], by: Mapping[str, Sequence[str]]) -> None:
        for column, values in by.items():
            if len(",".join(values)) > 255:  # of a list that Excel keeps beside the cells
                continue
            at = head.index(column)
            offered = {"validate": "list", "source": list(values), "error_type": "warning"}
            self._sheets[name].data_validation(1, at, ROOM, at, offered)

    def memo(self, lines: Sequence[tuple[str, str, str]]) -> None:
        sheet = self._made.add_worksheet(say("xlsform-memo"))
        head = (say("xlsform-memo-head"), say("xlsform-memo-value"), say("xlsform-memo-title"))
        for number, (width, words) in enumerate(zip((24, 24, 90), head, strict=True)):
            sheet.set_column(number, number, width, self._text)
            sheet.write_string(0, number, words, self._head)
        for line, cells in enumerate(lines, start=1):
            for number, cell in enumerate(cells):
                sheet.write_string(line, number, clean_text(cell), self._text)
        sheet.freeze_panes(1, 0)


def _memo(known: Directories) -> Iterator[tuple[str, str, str]]:
    for name in dict.fromkeys(MEMO):
        if name not in WITHOUT_WORDS:
            yield name, "", say("xlsform-memo-column", name=name)
    for column, entries in (
        (ROLE, known.roles),
        (ATTRIBUTE, known.attributes),
        (PAIN, known.pains),
        ("otklik_direction", known.directions),
    ):
        for entry in entries:
            yield column, entry.id, entry.title
