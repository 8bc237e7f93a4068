"""Words of a text in their first forms, so that any form finds any other: pure, by a dictionary.

Of the letters e and yo people type the first for both, so they are one here.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

LONGEST = 40
"""Characters of a form; the rest of a longer word is cut off, in texts and in questions alike."""
REMEMBERED = 20_000
"""Words whose forms stay in RAM: those of a language that people use to complain."""

_WORD = re.compile(r"[^\W\d_]+|\d+")
_LONG_NUMBER = re.compile(r"\d(?:[\s()+\-\u2010-\u2015]{0,3}\d){6,}")
"""Seven digits and more however they are spaced: phones and documents, by which nobody is found."""
_SMALL = frozenset({"PREP", "CONJ", "PRCL", "NPRO", "INTJ"})
"""Parts of speech that every text is full of; pronouns that bend like adjectives are too."""

_NAMES = frozenset({"Name", "Surn", "Patr"})


@dataclass(frozen=True, slots=True)
class Word:
    """Where in the text it stands, end excluded, and its first forms; never none of them."""

    start: int
    end: int
    forms: frozenset[str]


def words(text: str) -> Iterator[Word]:
    hidden = [found.span() for found in _LONG_NUMBER.finditer(text)]
    for found in _WORD.finditer(text):
        if any(start <= found.start() < end for start, end in hidden):
            continue
        if forms := forms_of(found[0].casefold()):
            yield Word(found.start(), found.end(), forms)


def lemmas(text: str) -> frozenset[str]:
    """All first forms of all words.

    >>> sorted(lemmas("12 \u044f\u043c\u0443"))
    ['12', '\u044f\u043c', '\u044f\u043c\u0430']
    """
    return frozenset().union(*(word.forms for word in words(text)))


@lru_cache(REMEMBERED)
def forms_of(word: str) -> frozenset[str]:
    """`word` in small letters. Several forms where it may come from several words; none of one
    that says nothing by itself."""
    if word.isdecimal():
        return frozenset({word[:LONGEST]})
    parses = _dictionary().parse(word)
    if parses[0].tag.POS in _SMALL or "Apro" in parses[0].tag:
        return frozenset()
    return frozenset(_written(one.normal_form) for one in parses)


@lru_cache(REMEMBERED)
def is_name(form: str) -> bool:
    """May it be of a person: a first name, a surname, a patronymic?"""
    parses = () if form.isdecimal() else _dictionary().parse(form)
    return any(not _NAMES.isdisjoint(one.tag.grammemes) for one in parses)


@lru_cache(REMEMBERED)
def is_given(form: str) -> str:
    """ "Patr" of what may be a patronymic, "Name" of a first name; "" of all else."""
    parses = () if form.isdecimal() else _dictionary().parse(form)
    found = {name for one in parses for name in ("Patr", "Name") if name in one.tag.grammemes}
    return max(found, default="")


@lru_cache(REMEMBERED)
def as_surname(form: str) -> float:
    """How often such a word is a surname, from 0 to 1; 0 where something else is likelier."""
    parses = () if form.isdecimal() else _dictionary().parse(form)
    if not parses or "Surn" not in parses[0].tag.grammemes:
        return 0.0
    return float(sum(one.score for one in parses if "Surn" in one.tag.grammemes))


def _written(form: str) -> str:
    return form.replace("\u0451", "\u0435")[:LONGEST]


@cache
def _dictionary() -> Any:
    import pymorphy3

    logging.getLogger("pymorphy3").setLevel(logging.WARNING)
    return pymorphy3.MorphAnalyzer(lang="ru")
