"""Hides in a text where people live: a street with its house, a house or a flat by number. Pure.

For texts that others will read as an example; a card and a report need the place and keep it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from bot.texts import say
from storage.word_forms import forms_of

Token = re.Match[str]

_TOKEN = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_NUMBER = re.compile(r"\d{1,4}[^\W\d_]?(?:/\d{1,4}[^\W\d_]?)?")
_NUMBERED = re.compile(r"\d{1,4}(?:-[^\W\d_]{1,2})?")
"""A part of a street's name: of forty years, the first."""
_NEAR = re.compile(r"[ \u00a0.]{1,3}")
_TO_NUMBER = re.compile(r"[ \u00a0.]{1,3}(?:\u2116[ \u00a0]?)?")
_ON = re.compile(r"[ \u00a0,.]{1,3}")
LONGEST = 4
"""Words of a street's name."""


def without_homes(text: str) -> str:
    for start, end in reversed(list(_places(text))):
        text = f"{text[:start]}{say('masking-address')}{text[end:]}"
    return text


def _places(text: str) -> Iterator[tuple[int, int]]:
    """Where they stand, never one over another."""
    tokens, past = list(_TOKEN.finditer(text)), 0
    for at, token in enumerate(tokens):
        if token.start() < past:
            continue
        found = _street(text, tokens, at) if _is(token, "streets") else None
        if found is not None:
            start, last = found
            past = _houses(text, tokens, last, is_street=True)
            yield max(start, 0), past
        elif _is_numbered(text, tokens, at):
            past = _houses(text, tokens, at + 1, is_street=False)
            yield token.start(), past


def _street(text: str, tokens: Sequence[Token], at: int) -> tuple[int, int] | None:
    """(where it starts, the last token of its name); None if it has no name."""
    last, is_named = at, False
    for next_ in range(at + 1, min(at + 1 + LONGEST, len(tokens))):
        token = tokens[next_]
        is_capital = token[0][0].isupper()
        is_part = is_capital or _NUMBERED.fullmatch(token[0]) or _is(token, "within")
        if not is_part or not _between(text, tokens, next_, _NEAR):
            break
        if is_capital:
            last, is_named = next_, True
    if is_named:
        return tokens[at].start(), last
    if _is_typed_small(text, tokens, at):
        return tokens[at].start(), at + 1
    return _named_before(text, tokens, at)


def _is_typed_small(text: str, tokens: Sequence[Token], at: int) -> bool:
    """A name without a capital letter is one only before the number of a house."""
    if at + 2 >= len(tokens) or not tokens[at + 1][0].isalpha():
        return False
    if not (_between(text, tokens, at + 1, _NEAR) and _between(text, tokens, at + 2, _ON)):
        return False
    if _is_numbered(text, tokens, at + 2):
        return True
    return _NUMBER.match(tokens[at + 2][0]) is not None and not _counts(text, tokens, at + 2)


def _named_before(text: str, tokens: Sequence[Token], at: int) -> tuple[int, int] | None:
    if not at or not _between(text, tokens, at, _NEAR):
        return None
    before = tokens[at - 1]
    if not before[0][0].isupper() or not forms_of(before[0].casefold()):
        return None
    first = at - 1
    if first and _NUMBERED.fullmatch(tokens[first - 1][0]) and _between(text, tokens, first, _NEAR):
        first -= 1
    return tokens[first].start(), at


def _is_numbered(text: str, tokens: Sequence[Token], at: int) -> bool:
    """A word for a house or a flat, and its number."""
    return _is(tokens[at], "houses") and _house(text, tokens, at) is not None


def _house(text: str, tokens: Sequence[Token], at: int) -> int | None:
    """The token of the number that follows a word for a house or a flat."""
    if at + 1 == len(tokens) or not _between(text, tokens, at + 1, _TO_NUMBER):
        return None
    return at + 1 if _NUMBER.match(tokens[at + 1][0]) else None


def _houses(text: str, tokens: Sequence[Token], last: int, *, is_street: bool) -> int:
    """Where the numbers of house and flat after this token end."""
    end, at = _end(text, tokens[last]), last
    while at + 1 < len(tokens):
        if tokens[at + 1].start() < end:  # what stands behind a stroke
            at += 1
            continue
        if not _ON.fullmatch(text[end : tokens[at + 1].start()]):
            break
        token = tokens[at + 1]
        bare = is_street and (at == last or "," in text[end : token.start()])
        if _is_numbered(text, tokens, at + 1):
            at += 2
        elif bare and _NUMBER.match(token[0]) and not _counts(text, tokens, at + 1):
            at += 1
        else:
            break
        end = _end(text, tokens[at])
    return end


def _counts(text: str, tokens: Sequence[Token], at: int) -> bool:
    """Is it a number of something, as of a day: a word follows at once, and no comma came?"""
    if "," in text[tokens[at - 1].end() : tokens[at].start()] or at + 1 == len(tokens):
        return False
    return _between(text, tokens, at + 1, _NEAR) and not _is_numbered(text, tokens, at + 1)


def _end(text: str, token: Token) -> int:
    """A number may go on behind a stroke."""
    number = _NUMBER.match(text, token.start()) if token[0][0].isdecimal() else None
    return max(token.end(), number.end()) if number else token.end()


def _between(text: str, tokens: Sequence[Token], at: int, what: re.Pattern[str]) -> bool:
    """Between this token and the one before."""
    return what.fullmatch(text[tokens[at - 1].end() : tokens[at].start()]) is not None


def _is(token: Token, kind: str) -> bool:
    return _is_one(token[0].casefold(), kind)


@lru_cache(20_000)
def _is_one(said: str, kind: str) -> bool:
    match kind:
        case "streets":
            told = say("help-address-streets")
        case "houses":
            told = say("help-address-houses")
        case _:
            told = say("help-address-within")
    known = {one.strip() for one in told.split(",")}
    return said in known or not known.isdisjoint(forms_of(said))
