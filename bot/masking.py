"""Hides phones, addresses of e-mail, cards, passports and SNILS in a text. Pure.

Staff in a messenger see what it is about; the whole text stays on the desk (OTKLIK_CARD_TEXT).
Numbers that merely look long (a house, a sum, a cadastral number) are left alone where their form
tells them apart.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from bot.texts import say

_GAP = r"[\s\u00a0()\-\u2010-\u2015.]{0,3}"
_EMAIL = re.compile(r"[\w.+%\-]+@[\w\-]+(?:\.[\w\-]+)+")
_CARD = re.compile(r"(?<!\d)\d(?:[ \u00a0\-]?\d){12,18}(?!\d)")
_PHONE = re.compile(rf"(?<!\d)(?<!\d[.,])(?:\+{_GAP}7|[78]){_GAP}(?:\d{_GAP}){{9}}\d(?!\d)")
_ABROAD = re.compile(rf"(?<!\d)\+{_GAP}\d(?:{_GAP}\d){{8,13}}(?!\d)")
_SNILS = re.compile(r"(?<!\d)\d{3}[\-\s]?\d{3}[\-\s]?\d{3}[\-\s]?\d{2}(?!\d)")
_PASSPORT = re.compile(r"(?<!\d)\d{2}\s?\d{2}\s?(?:№|N|n)?\s?\d{6}(?!\d)")
_MOBILE = re.compile(rf"(?<![\d+])(?<!\d[.,])9\d{{2}}{_GAP}\d{{3}}{_GAP}\d{{2}}{_GAP}\d{{2}}(?!\d)")


def mask(text: str) -> str:
    """The text with personal data named instead of shown; a masked one stays as it is."""
    for pattern, words in _PATTERNS:
        text = pattern.sub(words, text)
    return text


def _card(found: re.Match[str]) -> str:
    """Only what passes the check sum of cards: a long number of another kind stays."""
    digits = re.sub(r"\D", "", found[0])
    return say("masking-card") if _is_card(digits) else found[0]


def _is_card(digits: str) -> bool:
    """Luhn's check sum (ISO/IEC 7812-1); a row of one digit is no card."""
    total = 0
    for place, sign in enumerate(reversed(digits)):
        doubled = int(sign) * (1 + place % 2)
        total += doubled - 9 if doubled > 9 else doubled
    return total % 10 == 0 and len(set(digits)) > 1


def _snils(found: re.Match[str]) -> str:
    """By its own form with dashes, or by its check sum (order of the Pension Fund, 2006)."""
    digits = re.sub(r"\D", "", found[0])
    dashed = re.fullmatch(r"\d{3}-\d{3}-\d{3}[\-\s]\d{2}", found[0]) is not None
    return say("masking-snils") if dashed or _is_snils(digits) else found[0]


def _is_snils(digits: str) -> bool:
    total = sum(int(sign) * (9 - place) for place, sign in enumerate(digits[:9])) % 101
    return int(digits[9:]) == total % 100


_PATTERNS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], str]], ...] = (
    (_EMAIL, lambda _: say("masking-email")),
    (_CARD, _card),
    (_PHONE, lambda _: say("masking-phone")),
    (_ABROAD, lambda _: say("masking-phone")),
    (_SNILS, _snils),
    (_MOBILE, lambda _: say("masking-phone")),
    (_PASSPORT, lambda _: say("masking-passport")),
)
