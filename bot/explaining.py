"""A draft of an explanation from answers that staff gave before: without names and numbers. Pure.

A clerk reads it, mends it and decides; the answers themselves stay as they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from bot.homes import without_homes
from bot.masking import mask
from bot.texts import say
from storage.word_forms import as_surname, forms_of, is_given, is_name, lemmas

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)?")
_INITIALS = re.compile(r"\s?[^\W\d_]\.(?:\s?[^\W\d_]\.)?")
_BEFORE = re.compile(r"(?<![^\W\d_])(?:([^\W\d_])\.\s?){1,2}$")
"""Initials that stand before a surname."""
NEAR = re.compile(r"[\s,.]{1,3}")
"""What stands between a greeting, or a title, and a name."""
NUMBER = "{number}"
_ENDS = re.compile(r"[.!?\n\u2026]\s*[\"\u00ab(]?\s*$")
SURELY, LIKELY = 0.7, 0.25
"""How often a word is a surname, by the dictionary."""


def draft_of(answers: Sequence[tuple[str, str]]) -> str:
    """(number of the message, answer): the answer that most of the others are like; "" of none.
    The number becomes a place of a template."""
    told = [lemmas(text) for _, text in answers]
    if not told:
        return ""
    best = max(range(len(told)), key=lambda one: (_company(one, told), -one))
    return plain(*answers[best])


def plain(number: str, text: str) -> str:
    """An answer as it may be shown to others: no personal data, no name, no home, no number."""
    told = re.sub(rf"(?<!\d){re.escape(number)}(?!\d)", NUMBER, text)
    return nameless(_unintroduced(without_homes(mask(told))), bare=True)


def nameless(text: str, *, bare: bool = False) -> str:
    """Names of people, by the dictionary: two words of one together, a patronymic, a surname with
    initials or a title, whoever is greeted. A surname alone stays, as of a street, unless `bare`
    ones are hidden too."""
    spans = list(_names(text, bare=bare))
    for start, end in reversed(spans):
        text = f"{text[:start]}{say('masking-name')}{text[end:]}"
    return text


def _company(one: int, told: Sequence[frozenset[str]]) -> float:
    """How like all others it is; of a text without words, nothing."""
    own = told[one]
    return sum(len(own & other) / len(own | other) for other in told if own | other)


def _unintroduced(text: str) -> str:
    """Without those who tell their names themselves, also in small letters."""
    return _introductions().sub(_introduced, text)


def _introduced(found: re.Match[str]) -> str:
    """The first word is a name, whatever it is; others if they look like one."""
    end = found.end()
    for nth, word in enumerate(_WORD.finditer(found["names"])):
        if nth and not (word[0][0].isupper() or is_name(word[0].casefold())):
            break
        end = found.start("names") + word.end()
    told, start = found[0], found.start()
    return f"{told[: found.start('names') - start]}{say('masking-name')}{told[end - start :]}"


@cache
def _introductions() -> re.Pattern[str]:
    said = "|".join(re.escape(one.strip()) for one in say("help-introductions").split(","))
    word = r"[^\W\d_]+(?:-[^\W\d_]+)?"
    near = r"[\s:,\u2013\u2014-]{1,3}"
    return re.compile(rf"\b(?:{said}){near}(?P<names>{word}(?: {word}){{0,2}})", re.IGNORECASE)


def _names(text: str, *, bare: bool) -> Iterator[tuple[int, int]]:
    """Where they stand, from the first on, never one over another."""
    words = list(_WORD.finditer(text))
    at = 0
    while at < len(words):
        run = _run(text, words, at)
        is_found = run and _is_person(text, words, (at, run))
        if is_found or (bare and run and _is_bare(text, words, (at, run))):
            end = words[at + run - 1].end()
            initials = _INITIALS.match(text, end) if run == 1 else None
            start = words[at].start()
            yield start - _initials_before(text, start), initials.end() if initials else end
        at += max(run, 1)


def _run(text: str, words: Sequence[re.Match[str]], at: int) -> int:
    """How many words from here on may be of one name."""
    count = 0
    for place in range(at, len(words)):
        word = words[place]
        between = text[words[place - 1].end() : word.start()] if place > at else " "
        if not (word[0][0].isupper() and is_name(word[0].casefold()) and between.isspace()):
            break
        count += 1
    return count


def _is_person(text: str, words: Sequence[re.Match[str]], of: tuple[int, int]) -> bool:
    at, run = of
    said = [word[0].casefold() for word in words[at : at + run]]
    given = [is_given(one) for one in said]
    if "Patr" in given or (run > 1 and "Name" in given):
        return True
    start, end = words[at].start(), words[at + run - 1].end()
    if run == 1 and _INITIALS.match(text, end):
        return True
    if _initials_before(text, start) or _is_after(text, words, at, say("help-titles")):
        return True
    begins = not text[:start].rpartition("\n")[2].strip()  # a line, as an address to somebody does
    if begins and "Name" in given and text[end : end + 1] in (",", "!"):
        return True
    return any(given) and _is_after(text, words, at, say("help-greetings"))


def _is_bare(text: str, words: Sequence[re.Match[str]], of: tuple[int, int]) -> bool:
    """A surname that nothing stands beside; at the beginning of a sentence, where any word has a
    capital letter, only what is hardly anything else."""
    at, run = of
    if _is_after(text, words, at, say("help-in-honour")):
        return False
    begins = not text[: words[at].start()].rstrip(' "\u00ab(').strip("\n") or _ENDS.search(
        text[: words[at].start()]
    )
    least = SURELY if begins else LIKELY
    return any(as_surname(one[0].casefold()) >= least for one in words[at : at + run])


def _initials_before(text: str, start: int) -> int:
    """How many characters they take; small letters are no initials but a house or a village."""
    found = _BEFORE.search(text[max(0, start - 8) : start])
    return len(found[0]) if found and found[1].isupper() else 0


def _is_after(text: str, words: Sequence[re.Match[str]], at: int, told: str) -> bool:
    """`told`: first forms of words, divided by commas."""
    if not at:
        return False
    before, known = words[at - 1], {one.strip() for one in told.split(",")}
    said = before[0].casefold()
    is_near = NEAR.fullmatch(text[before.end() : words[at].start()]) is not None
    return is_near and not known.isdisjoint({said, *forms_of(said)})
