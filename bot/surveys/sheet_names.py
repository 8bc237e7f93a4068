"""By what a sheet is known: its number, alike through every door, or what it says. Pure."""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256

from bot.cleaning import alike
from bot.surveys.free_text import Text
from bot.surveys.script import Survey
from storage import sheet_numbers
from storage.records import Answers
from storage.sheet_records import FilledIn, Row


def canonical(typed: str, survey: Survey) -> str:
    """A printed number as it was drawn, any other as it was typed. Raises WrongNumber."""
    if sheet_numbers.is_ours(typed):
        return sheet_numbers.read(typed, survey.fingerprint())
    return alike(typed)


def numbered(sheet: FilledIn, survey: Survey, number: str, line: int = 0) -> FilledIn:
    """`number` as `canonical` tells it; `line` of a file."""
    name = sha256(f"number|{number}".encode()).hexdigest()
    return replace(sheet, name=name, row=Row(line, choices(sheet, survey), number))


def choices(sheet: FilledIn, survey: Survey) -> str:
    """All that was marked, and where: own words play no part (decision 0029)."""
    marked = {name: told for name, told in sheet.answers.items() if not _is_own_words(name, survey)}
    return said(sheet, marked)


def said(sheet: FilledIn, answers: Answers) -> str:
    """What a sheet says, to be hashed: the same for the same answers in any order."""
    return repr((sorted(answers.items()), sheet.channel, sheet.place))


def _is_own_words(name: str, survey: Survey) -> bool:
    """A field of own words is `question.option`, or a question of them."""
    question = survey.question(name)
    return question is None or isinstance(question, Text)
