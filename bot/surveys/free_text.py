"""Answers in one's own words: questions of kind `text`, and own words beside an option."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StrictInt

from bot.cleaning import clean
from bot.surveys.question import BYTES_A_CHARACTER, Question, Unacceptable
from bot.texts import say
from storage.records import Value

WRITE_IN = 200
"""Characters of one's own words beside an option."""

LONGEST = 4000
"""Characters: more would not arrive in one message anyway."""


class Text(Question):
    kind: Literal["text"]
    longest: Annotated[StrictInt, Field(ge=1, le=LONGEST)] = 1000

    def hint(self) -> str:
        return say("survey-text-hint", limit=self.longest)

    def page_hint(self) -> str:
        return say("survey-text-page-hint", limit=self.longest)

    def read(self, said: str) -> Value:
        return own_words(said, self.longest)


def own_words(said: str, longest: int) -> str:
    """`longest` in characters; in UTF-8 twice as many bytes. Never cut. Raises Unacceptable."""
    text = clean(said)
    if not text:
        raise Unacceptable(say("errors-empty"))
    if len(text) > longest:
        raise Unacceptable(say("errors-too-long", length=len(text), limit=longest))
    size, limit = len(text.encode()), BYTES_A_CHARACTER * longest
    if size > limit:
        raise Unacceptable(say("errors-too-long-bytes", length=size, limit=limit))
    return text
