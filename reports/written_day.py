"""A day as people write it, in a command or in a field of a form."""

from __future__ import annotations

import re
from datetime import date, datetime

from config.directories import shipped

FORMS = ("%Y-%m-%d", "%d.%m.%Y")
"""As a browser's field of a day sends it, and as it is written in Russian."""
_IN_WORDS = re.compile(r"[«\"]?([0-9]{1,2})[»\"]?\s+(\w+)\s+([0-9]{4})\s*(.*)")
"""As papers have it: the day in quotes or without, the month by its name, the year with or without
a word of its own."""


def written_day(text: str) -> date | None:
    """None for what is no day; spaces around it are not minded.

    >>> written_day("2026-10-05") == written_day(" 05.10.2026 ") == date(2026, 10, 5)
    True
    >>> written_day("5 октября 2026 г.") == written_day("«05» октября 2026 года")
    True
    >>> written_day("31.02.2026") is None
    True
    """
    told = text.strip()
    for form in FORMS:
        try:
            return datetime.strptime(told, form).date()  # noqa: DTZ007  -- it has no zone
        except ValueError:
            continue
    return _in_words(told)


def _in_words(text: str) -> date | None:
    found, months = _IN_WORDS.fullmatch(text.casefold()), shipped().months
    if found is None or found[2] not in months or found[4] not in ("", *shipped().year_words):
        return None
    try:
        return date(int(found[3]), months.index(found[2]) + 1, int(found[1]))
    except ValueError:
        return None
