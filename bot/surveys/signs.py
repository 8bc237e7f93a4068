"""No words of a survey may hold what cannot be seen: controls, signs that turn the line round."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from bot.cleaning import clean
from bot.surveys.mistakes import Mistake, Raw
from bot.texts import say
from config.marked_yaml import Steps

LET = "\u00ad\u200d\ufe0f"
"""A soft hyphen, and what joins signs into one: seen, or harmless."""


def of_signs(raw: Raw) -> Iterator[Mistake]:
    for steps, words in _texts(raw.values, ()):
        if hidden := _hidden(words):
            yield steps, say("script-hidden-sign", code=f"U+{ord(hidden):04X}")


def _texts(value: Any, steps: Steps) -> Iterator[tuple[Steps, str]]:
    if isinstance(value, str):
        yield steps, value
    elif isinstance(value, dict):
        for name, one in value.items():
            yield from _texts(one, (*steps, name))
    elif isinstance(value, list | tuple):
        for number, one in enumerate(value):
            yield from _texts(one, (*steps, number))


def _hidden(words: str) -> str:
    """The first sign that `clean` would throw away; "" if it would keep all of them."""
    odd = (sign for sign in words if not sign.isprintable() and sign not in LET)
    return next((sign for sign in odd if not clean(f"x{sign}x")[1:-1]), "")
