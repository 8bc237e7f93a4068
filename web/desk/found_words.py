"""What of a text is shown of a message that was found: a piece around the words, these marked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from storage.word_forms import words

BEFORE, LONGEST = 60, 220
"""Characters before the first word found, and of the whole piece."""


@dataclass(frozen=True, slots=True)
class Piece:
    text: str
    is_found: bool


def snippet(texts: Sequence[str], asked: str) -> tuple[Piece, ...]:
    """Of the text that has most of the words; of the first if none has any, found by its number."""
    wanted = frozenset().union(*(word.forms for word in words(asked)))
    spans = [_spans(text, wanted) for text in texts]
    if not texts:
        return ()
    best = max(range(len(texts)), key=lambda n: len(spans[n]))
    return _cut(texts[best], spans[best])


def _spans(text: str, wanted: frozenset[str]) -> list[tuple[int, int]]:
    return [(word.start, word.end) for word in words(text) if word.forms & wanted]


def _cut(text: str, spans: Sequence[tuple[int, int]]) -> tuple[Piece, ...]:
    start = _begin(text, spans[0][0]) if spans else 0
    end = min(len(text), start + LONGEST)
    pieces, at = ([Piece("\u2026", False)] if start else []), start
    for first, last in spans:
        if first < at or last > end:
            continue
        pieces += [Piece(text[at:first], False), Piece(text[first:last], True)]
        at = last
    tail = text[at:end].rstrip() + ("\u2026" if end < len(text) else "")
    return tuple(piece for piece in (*pieces, Piece(tail, False)) if piece.text)


def _begin(text: str, found: int) -> int:
    """At a word's beginning, so that no half of a word opens the piece."""
    if found <= BEFORE:
        return 0
    blank = text.find(" ", found - BEFORE, found)
    return blank + 1 if blank >= 0 else found - BEFORE
