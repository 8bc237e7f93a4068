"""Finds phrases in the words of a survey, by lists among the texts. Pure.

In a list a word with a star is the beginning of a word; a tilde is up to three words of any kind,
without a stop between them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from bot.texts import say


class Phrases:
    def __init__(self, told: str) -> None:
        ways = ["".join(map(_part, phrase.split())) for phrase in told.split(",")]
        self._pattern = re.compile(f"(?<= )(?:{'|'.join(ways)})")

    def found(self, words: str) -> str:
        """The first of them that is in `words`, in small letters; "" if none is."""
        found = self._pattern.search(f" {_plain(words)} ")
        return found[0].strip() if found else ""

    def removed(self, words: str) -> str:
        return self._pattern.sub("| ", f" {_plain(words)} ")


class Words:
    def __init__(self, told: str) -> None:
        self._words = {_plain(word) for word in told.split(",")}

    def fits(self, words: str) -> bool:
        """Are all of `words` among them?"""
        told = _plain(words).replace("|", " ").split()
        return bool(told) and self._words.issuperset(told)


@dataclass(frozen=True, slots=True)
class Known:
    """`who`: asks who somebody is; `alone`: does so without any other word; `others`: asks about
    somebody else; `trait`: tells of the person; `unit`: of the unit one works in, a trait too."""

    who: Phrases
    alone: Words
    others: Phrases
    trait: Phrases
    unit: Phrases


@lru_cache(maxsize=1)
def known() -> Known:
    units = say("privacy-rules-unit")
    return Known(
        Phrases(say("privacy-rules-who")),
        Words(say("privacy-rules-alone")),
        Phrases(say("privacy-rules-others")),
        Phrases(f"{say('privacy-rules-trait')}, {units}"),
        Phrases(units),
    )


def _part(word: str) -> str:
    if word == "~":
        return r"(?:[^ |]+ ){0,3}"
    stem = re.escape(_plain(word.rstrip("*")))
    return stem + (r"[^ |]* " if word.endswith("*") else " ")


def _plain(words: str) -> str:
    """Small words with a space between, `|` where a clause ends; initials are one word."""
    small = words.casefold().replace("\u0451", "\u0435")
    joined = re.sub(r"\b(\w)\.\s?(?=\w\b)", r"\1", small)
    told = re.findall(r"[^\W_]+(?:-[^\W_]+)*|[|,.;:!?()\u2013\u2014]", joined)
    return " ".join(word if word[0].isalnum() else "|" for word in told)
