"""What people type, made fit to be kept: one normal form and nothing that cannot be seen."""

from __future__ import annotations

import re
import unicodedata

_NEW_LINES = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_BLANKS = dict.fromkeys(map(ord, "\t\u115f\u1160\u2800\u3164\uffa0"), " ")
"""Tabs and signs that count as letters and show nothing."""


def clean(text: str) -> str:
    """NFC without NUL, controls, bidi and zero-width signs, halves of pairs; "" if none is left.

    >>> clean("  до\\u200bм\\u202e\\x00 ")
    'дом'
    >>> clean("\\u200b \\u2060")
    ''
    """
    lines = _NEW_LINES.sub("\n", text).translate(_BLANKS)
    seen = "".join(sign for sign in lines if sign == "\n" or not _is_hidden(sign))
    normal = unicodedata.normalize("NFC", seen).strip()
    return normal if any(unicodedata.category(sign)[0] in "LNPS" for sign in normal) else ""


def _is_hidden(sign: str) -> bool:
    """Controls (Cc), formats (Cf: bidi, zero width), lone surrogates (Cs), noncharacters."""
    code = ord(sign)
    if unicodedata.category(sign) in ("Cc", "Cf", "Cs"):
        return True
    return code & 0xFFFE == 0xFFFE or 0xFDD0 <= code <= 0xFDEF


def alike(said: str) -> str:
    """What is left of a label when it is typed by hand: case, dots, spaces, a tick do not matter.

    >>> alike(" \\u2713 Yes,  PLEASE! ") == alike("yes, please")
    True
    """
    small = said.casefold().replace("\u0451", "\u0435")  # the letter yo, mostly typed as ye
    return " ".join(small.split()).strip(" .!?\u2713")
