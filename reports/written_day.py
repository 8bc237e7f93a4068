"""A day as people write it, in a command or in a field of a form."""

from __future__ import annotations

from datetime import date, datetime

FORMS = ("%Y-%m-%d", "%d.%m.%Y")
"""As a browser's field of a day sends it, and as it is written in Russian."""


def written_day(text: str) -> date | None:
    """None for what is no day; spaces around it are not minded.

    >>> written_day("2026-10-05") == written_day(" 05.10.2026 ") == date(2026, 10, 5)
    True
    >>> written_day("31.02.2026") is None
    True
    """
    for form in FORMS:
        try:
            return datetime.strptime(text.strip(), form).date()  # noqa: DTZ007  -- it has no zone
        except ValueError:
            continue
    return None
