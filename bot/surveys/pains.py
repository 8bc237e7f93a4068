"""The title of the «боль» a wave asks about: typed by staff, the same for all who answer. Pure."""

from __future__ import annotations

import re
from unicodedata import normalize

from bot.cleaning import clean
from bot.explaining import nameless
from bot.masking import scrubbed
from bot.surveys.question import LONGEST_TEXT
from bot.surveys.script import PAIN_TITLE, Survey

LONGEST = 100
"""Characters: it stands in questions, in headings and in notices."""

_MARKUP = frozenset("<>{}[]|\\*_`~^")
_QUOTED = re.compile("\u00ab([^\u00ab\u00bb]*)\u00bb")


class BadPain(Exception):
    """`why`: "empty", "long", "signs" or "personal"; `longest` in characters."""

    def __init__(self, why: str, longest: int = LONGEST) -> None:
        super().__init__(why)
        self.why, self.longest = why, longest


def title(told: str, survey: Survey) -> str:
    """As it is put into the questions, which have quotes around it already. Raises BadPain."""
    seen = clean(told)
    if not seen:
        raise BadPain("empty")
    if "\n" in seen or seen != normalize("NFC", told).strip() or not _MARKUP.isdisjoint(seen):
        raise BadPain("signs")
    plain = " ".join(seen.split())
    quoted = _QUOTED.fullmatch(plain)
    plain = quoted[1].strip() if quoted else plain
    if not clean(plain):
        raise BadPain("empty")
    if len(plain) > room(survey):
        raise BadPain("long", room(survey))
    if scrubbed(plain) != plain or nameless(plain) != plain:
        raise BadPain("personal")
    return plain


def room(survey: Survey) -> int:
    """Characters of a title with which every question keeps to its limit."""
    asked = [one.text for one in survey.questions if PAIN_TITLE in one.text]
    return min(LONGEST, *(_left(text) for text in asked)) if asked else LONGEST


def _left(text: str) -> int:
    around = len(text.replace(PAIN_TITLE, ""))
    return (LONGEST_TEXT - around) // text.count(PAIN_TITLE)
