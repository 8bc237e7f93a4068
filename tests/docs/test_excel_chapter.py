"""The chapter on surveys in Excel names columns that are read, and refusals as they are said."""

from __future__ import annotations

import re
from pathlib import Path

from bot.surveys.xlsform.names import GREETING, OF_CHOICES, OF_SETTINGS, OF_SURVEY, THANKS
from tests.docs.test_guide import texts

CHAPTER = Path(__file__).parent.parent.parent / "docs" / "анкета-в-excel.md"
COLUMNS = {*OF_SURVEY, *OF_CHOICES, *OF_SETTINGS, GREETING, THANKS}
MADE_UP = {"visit", "integer", "count"}
"""Words of the example, which a refusal repeats."""


def rows(heading: str) -> list[str]:
    """First cells of the table under it."""
    told = CHAPTER.read_text("utf-8").partition(f"\n{heading}")[2]
    below = re.split(r"^#", told, maxsplit=1, flags=re.M)[0]
    return re.findall(r"^\| (.+?) \|", below, re.M)[1:]


def unsaid(told: str) -> list[str]:
    """Words of a refusal that no text of the program has."""
    known = " ".join(texts())
    return [
        word for word in re.findall(r"[\w.]+", told) if word not in known and not word.isdigit()
    ]


def test_every_column_the_chapter_names_is_read() -> None:
    told = set(re.findall(r"otklik_\w+", CHAPTER.read_text("utf-8")))
    first = {name for sheet in ("survey", "choices", "settings") for cell in rows(f"### {sheet}")
             for name in re.findall(r"`(\w+)`", cell)}  # fmt: skip

    assert len(first) > 20
    assert (told | first) - COLUMNS == set()


def test_refusals_are_told_in_the_words_of_the_program() -> None:
    told = [(cell, word) for cell in rows("## Строку не приняли") for word in unsaid(cell)]

    assert [one for one in told if one[1] not in MADE_UP | {"C5"}] == []
    assert unsaid("строка не годится вовсе-превовсе") != []
