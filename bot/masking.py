"""Hides in a text what tells who somebody is: phones, e-mail, names, plates, numbers. Pure.

Staff in a messenger see what it is about; the whole text stays on the desk (OTKLIK_CARD_TEXT).
Free texts of surveys are stored scrubbed. Numbers that merely look long (a house, a sum, a
cadastral number) are left alone where their form or their check sum tells them apart.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from bot.texts import say

# a pattern looks at each sign a few times at most: texts of thousands of them come from anybody
_GAP = r"[\s\u00a0()\-\u2010-\u2015.]{0,3}"
_EMAIL = re.compile(r"(?<![\w.+%\-])[\w.+%\-]+@[\w\-]+(?:\.[\w\-]+)+")
_PROFILE = re.compile(
    r"(?:https?://)?(?<![\w.\-])(?:www\.|m\.)?"
    r"(?:t\.me|telegram\.me|vk\.com|vk\.ru|vk\.me|ok\.ru|wa\.me|max\.ru|instagram\.com|facebook\.com)"
    r"/[^\s<>\[\]()\"\u00ab\u00bb]+",
    re.IGNORECASE,
)
_NAME = re.compile(
    r"\[(?:id|club|public)\d+\|[^\]\n]{0,200}\]|(?<![\w@./])@[^\W_][\w.]{2,31}(?<!\.)"
)
_LINK = re.compile(
    r"(?:\b[a-z][a-z+.\-]{1,9}://|(?<![\w.@\-])www\.)[^\s<>\[\]\"\u00ab\u00bb]+"
    r"|(?<![\w.@\-])(?:[\w\-]{1,63}\.){1,4}(?:ru|su|com|org|net|info|me|online|site|pro|by|kz|xn--p1ai"
    r"|\u0440\u0444|\u0440\u0443\u0441|\u043c\u043e\u0441\u043a\u0432\u0430)(?![\w\-])(?:[/?#][^\s<>\[\]\"\u00ab\u00bb]*)?",
    re.IGNORECASE,
)
_CARD = re.compile(r"(?<!\d)\d(?:[ \u00a0\-]?\d){12,18}(?!\d)")
_PHONE = re.compile(rf"(?<!\d)(?<!\d[.,])(?:\+{_GAP}7|[78]){_GAP}(?:\d{_GAP}){{9}}\d(?!\d)")
_ABROAD = re.compile(rf"(?<!\d)\+{_GAP}\d(?:{_GAP}\d){{8,13}}(?!\d)")
_SNILS = re.compile(r"(?<!\d)\d{3}[\-\s]?\d{3}[\-\s]?\d{3}[\-\s]?\d{2}(?!\d)")
_PASSPORT = re.compile(r"(?<!\d)\d{2}\s?\d{2}\s?(?:\u2116|N|n)?\s?\d{6}(?!\d)")
_MOBILE = re.compile(rf"(?<![\d+])(?<!\d[.,])9\d{{2}}{_GAP}\d{{3}}{_GAP}\d{{2}}{_GAP}\d{{2}}(?!\d)")

_L = "[\u0410\u0412\u0415\u041a\u041c\u041d\u041e\u0420\u0421\u0422\u0423\u0425ABEKMHOPCTYX]"
"""A letter of a number plate: those that look alike in both alphabets (GOST R 50577-2018)."""

_REGION = r"[ \u00a0]?\d{2,3}"
_ONE_WORD = (
    rf"(?:{_L}\d{{3}}{_L}{{2}}(?:{_REGION})?|{_L}{{2}}\d{{3,4}}{_REGION}|\d{{4}}{_L}{{2}}\d{{2,3}})"
)
_SPACED = (
    rf"(?:{_L} \d{{3}} {_L}{{2}}(?: ?\d{{2,3}})?|{_L}{{2}} \d{{3,4}} \d{{2,3}}"
    rf"|\d{{3}} ?(?:CD|[DT]) ?\d{{1,3}} \d{{2,3}})"
)
_PLATE = re.compile(rf"(?<!\w)(?:(?i:{_ONE_WORD})|{_SPACED})(?!\w)")
"""Written together in any case; with spaces in capitals only, else a house would be a car."""

Words = Callable[[re.Match[str]], str]
Patterns = Sequence[tuple[re.Pattern[str], Words]]


def mask(text: str, longest: int | None = None) -> str:
    """The text with personal data named instead of shown; a masked one stays as it is.

    Where the names would make it longer than `longest` characters, signs that are never longer
    than what they hide stand for them.
    """
    return _hidden(text, _PATTERNS, longest)


def scrubbed(text: str, longest: int | None = None) -> str:
    """As `mask`, and no link is left: for texts that many people will read."""
    return _hidden(text, (*_PATTERNS[:2], _LINKS, *_PATTERNS[2:]), longest)


def _hidden(text: str, patterns: Patterns, longest: int | None) -> str:
    told = _until_nothing_changes(text, patterns)
    if longest is None or _fits(told, text, longest):
        return told
    return _until_nothing_changes(text, [(one, _briefly(words)) for one, words in patterns])


def _fits(told: str, text: str, longest: int) -> bool:
    """In characters and, as texts of surveys are measured, in twice as many bytes."""
    room, size = max(longest, len(text)), max(2 * longest, len(text.encode()))
    return len(told) <= room and len(told.encode()) <= size


def _until_nothing_changes(text: str, patterns: Patterns) -> str:
    """What stood behind a hidden sign may be seen only in the next round."""
    before = None
    while text != before:
        before = text
        for pattern, words in patterns:
            text = pattern.sub(words, text)
    return text


def _briefly(words: Words) -> Words:
    return lambda found: found[0] if words(found) == found[0] else say("masking-brief")


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


_PATTERNS: Patterns = (
    (_EMAIL, lambda _: say("masking-email")),
    (_PROFILE, lambda _: say("masking-name")),
    (_NAME, lambda _: say("masking-name")),
    (_PLATE, lambda _: say("masking-plate")),
    (_CARD, _card),
    (_PHONE, lambda _: say("masking-phone")),
    (_ABROAD, lambda _: say("masking-phone")),
    (_SNILS, _snils),
    (_MOBILE, lambda _: say("masking-phone")),
    (_PASSPORT, lambda _: say("masking-passport")),
)
_LINKS: tuple[re.Pattern[str], Words] = (_LINK, lambda _: say("masking-link"))
