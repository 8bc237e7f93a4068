"""The number of a printed sheet in a form of the desk: what was typed, and by what it is known.

One that was entered already, through whatever door, is refused in the same words: to tell whether
it said the same would tell what it said.
"""

from __future__ import annotations

from dataclasses import dataclass

from bot.surveys.script import Survey
from bot.surveys.sheet_names import numbered
from bot.texts import say
from storage import sheet_numbers
from storage.sheet_numbers import WrongNumber
from storage.sheet_records import FilledIn
from web.forms import Form

SERIES, NUMBER = "+series", "+number"
LONGEST = 40
"""Characters of a field."""


@dataclass(frozen=True, slots=True)
class Typed:
    """As it stands in the form. Both empty: a sheet without a number, of a copier."""

    series: str = ""
    number: str = ""


NOTHING = Typed()


def read(form: Form) -> Typed:
    """Cut to LONGEST; not judged."""
    return Typed(form.one(SERIES).strip()[:LONGEST], form.one(NUMBER).strip()[:LONGEST])


def named(sheet: FilledIn, survey: Survey, typed: Typed, page: str) -> FilledIn:
    """`page`: by what a sheet without a number is known. Raises WrongNumber."""
    if not typed.number and not typed.series:
        return FilledIn(f"desk|{page}", sheet.answers, sheet.channel, sheet.place)
    number = sheet_numbers.read(typed.number, survey.fingerprint(), typed.series)
    return numbered(sheet, survey, number)


def series_of(typed: Typed, survey: Survey) -> str:
    """For the next sheet: also where it was typed together with the number."""
    if not typed.number:
        return ""
    number = sheet_numbers.read(typed.number, survey.fingerprint(), typed.series)
    return sheet_numbers.grouped(sheet_numbers.series_of(number))


def fault_of(wrong: WrongNumber) -> str:
    """What is wrong with the number, in words for the clerk."""
    return say("sheet-number-wrong", why=wrong.why)
