"""Text as files can hold it: no control characters, whoever wrote it. Pure."""

from __future__ import annotations

import re

_LINES = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_ILLEGAL = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff"
    "\u200e\u200f\u202a-\u202e\u2066-\u2069]"  # which would turn the line round
)


def clean_text(text: str) -> str:
    r"""Every line break becomes `\n`; what XML, Word and Excel refuse is left out.

    >>> clean_text("one\r\ntwo\x00\x0b\u202ethree")
    'one\ntwo\nthree'
    """
    if text.isprintable():  # nearly every one, and a million cells are cleaned
        return text
    return _ILLEGAL.sub("", _LINES.sub("\n", text))
