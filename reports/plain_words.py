"""A free text without its author's hand: one kind of quotes and dashes, no smiles, no shouting.

The style of the words themselves remains. Pure; the text never gets longer.
"""

from __future__ import annotations

import re
import unicodedata

_SIGNS = str.maketrans(
    dict.fromkeys("\u00ab\u00bb\u201c\u201d\u201e\u201f\u2033\u2039\u203a\uff02", '"')
    | dict.fromkeys("\u2018\u2019\u201a\u2032\u00b4`", "'")
    | dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212", "-")
)
_SMILE = re.compile(r"[:;=]['\-]?[()\[\]DPp|/\\*]+(?!\w)|\){2,}|\({2,}|\^_+\^")
_MARKS = re.compile(r"[.!?\u2026]+(?:\s*[.!?\u2026]+)*")
_LETTERS = re.compile(r"([^\W\d_])\1{3,}", re.IGNORECASE)
_DASHES = re.compile(r"-{2,}")
_BEFORE_MARK = re.compile(r"\s+([,.!?:;\u2026])")
_PICTURES = 0x2190
"""From here on symbols are arrows, signs and emoji; before it are the number sign and degrees."""


def plain(text: str) -> str:
    """On one line; "" if nothing was said.

    >>> plain("Ooooh ---  “so so”!!!?? \\N{SMILING FACE WITH SMILING EYES} :))")
    'Oh - "so so"?'
    """
    told = "".join(" " if _is_picture(sign) else sign for sign in text).translate(_SIGNS)
    told = _MARKS.sub(_one_mark, _SMILE.sub(" ", told))
    told = _DASHES.sub("-", _LETTERS.sub(r"\1", told))
    told = _BEFORE_MARK.sub(r"\1", " ".join(told.split()))
    return told if any(sign.isalnum() for sign in told) else ""


def _one_mark(found: re.Match[str]) -> str:
    """A question outlives a shout; three dots are one sign, two are a slip."""
    for mark in "?!":
        if mark in found[0]:
            return mark
    return "\u2026" if "\u2026" in found[0] or found[0].count(".") > 2 else "."


def _is_picture(sign: str) -> bool:
    is_symbol = unicodedata.category(sign) in ("So", "Sk", "Me", "Cn", "Co")
    return (is_symbol and ord(sign) >= _PICTURES) or "\ufe00" <= sign <= "\ufe0f"
