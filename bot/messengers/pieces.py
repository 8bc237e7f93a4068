"""Cuts a long text where a reader would: between paragraphs, lines, words, never inside a sign."""

from __future__ import annotations

import unicodedata

JOINER = "\u200d"


def units(text: str) -> int:
    """Length in UTF-16 units, as Telegram and VK count: an emoji is two or more."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def pieces(text: str, longest: int) -> list[str]:
    """`longest` in UTF-16 units, at least 2; at least one piece, in order, blanks at cuts left out.

    >>> pieces("one two", 5)
    ['one', 'two']
    """
    found: list[str] = []
    while units(text) > longest:
        cut = _cut(text, _reach(text, longest))
        found.append(text[:cut].rstrip())
        text = text[cut:].lstrip()
    found.append(text)
    return [piece for piece in found if piece] or [text]


def _reach(text: str, longest: int) -> int:
    """How many characters fit."""
    used = 0
    for number, sign in enumerate(text):
        used += 2 if ord(sign) > 0xFFFF else 1
        if used > longest:
            return number
    return len(text)


def _cut(text: str, reach: int) -> int:
    """The best place up to `reach`: at a blank line, else a line, else a word, else a sign."""
    for gap in ("\n\n", "\n", " "):
        place = text.rfind(gap, 0, reach + 1)
        if place > 0 and text[:place].strip():
            return place
    place = reach
    while place > 1 and _goes_on(text, place):
        place -= 1
    return place if place > 1 or not _goes_on(text, 1) else reach


def _goes_on(text: str, place: int) -> bool:
    """Is what stands at `place` seen as one sign with what stands before it?"""
    sign, before = text[place], text[place - 1]
    if unicodedata.category(sign)[0] == "M" or JOINER in (sign, before):
        return True
    if 0x1F3FB <= ord(sign) <= 0x1F3FF:  # colours of skin
        return True
    return _is_flag(sign) and _flags_before(text, place) % 2 == 1


def _is_flag(sign: str) -> bool:
    return 0x1F1E6 <= ord(sign) <= 0x1F1FF


def _flags_before(text: str, place: int) -> int:
    count = 0
    while count < place and _is_flag(text[place - 1 - count]):
        count += 1
    return count
