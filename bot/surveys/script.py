"""What a survey script is: the vocabulary of `scripts/*.yaml`, checked once at start.

Questions are asked from top to bottom. One with `if` is skipped unless earlier answers meet it,
so a script has no jumps, no loops and no question out of reach.
"""

from __future__ import annotations

import hashlib
import json
from functools import cached_property
from typing import Annotated, Literal
from urllib.parse import urlsplit

from pydantic import AfterValidator, Field, StrictInt
from pydantic_core import PydanticCustomError

from bot.surveys.choices import Many, One
from bot.surveys.free_text import Text
from bot.surveys.marks import Nps, Scale
from bot.surveys.question import Code, Label, Name, Strict, words

AnyQuestion = Annotated[One | Many | Scale | Nps | Text, Field(discriminator="kind")]

KINDS = ("one", "many", "scale", "nps", "text")

PAIN_TITLE = "{pain_title}"
"""Stands in an additional survey for the «боль» its wave is about."""


def _of_a_page(told: str) -> str:
    """An address that a browser opens as it is written: no spaces, no user, no other scheme."""
    try:
        parts = urlsplit(told)
        is_page = parts.scheme == "https" and bool(parts.hostname) and "@" not in parts.netloc
    except ValueError:  # brackets that do not close
        is_page = False
    if not is_page or told.split() != [told]:
        raise PydanticCustomError("no_page", "not the address of a page")
    return told


Page = Annotated[str, words(300), AfterValidator(_of_a_page)]


class Survey(Strict):
    id: Name
    version: Annotated[StrictInt, Field(ge=1)]
    audience: Literal["external", "internal"]
    direction: Code
    title: Label
    basis: tuple[Annotated[str, words(300)], ...]
    mode: Literal["permanent", "wave", "form"]
    opening: Literal["batches", "at_close"] | None = None
    closes_after: Annotated[StrictInt, Field(ge=1, le=92)] | None = None
    external_url: Page | None = None
    greeting: Annotated[str, words(1000)]
    thanks: Annotated[str, words(1000)]
    questions: Annotated[tuple[AnyQuestion, ...], Field(min_length=3, max_length=9)]

    @property
    def opens(self) -> str:
        """When sealed answers are opened: "batches" or "at_close"."""
        return self.opening or ("batches" if self.audience == "external" else "at_close")

    @property
    def days(self) -> int:
        """How long a wave of mode `wave` lasts; the profile says it of a permanent one."""
        return self.closes_after or 14

    @property
    def elsewhere(self) -> str:
        """The host of somebody else's page where people answer; "" if they answer here."""
        return urlsplit(self.external_url or "").hostname or ""

    @property
    def asks_unit(self) -> bool:
        """Are employees asked where they work? Then that is said before the first question."""
        return self.audience == "internal" and any(one.role == "place" for one in self.questions)

    def question(self, name: str) -> AnyQuestion | None:
        number = self.numbers.get(name)
        return None if number is None else self.questions[number]

    @cached_property
    def numbers(self) -> dict[str, int]:
        """Where each question stands, from 0."""
        return {question.id: number for number, question in enumerate(self.questions)}

    @property
    def is_about_a_pain(self) -> bool:
        """Until `about` has put it in, its questions cannot be asked."""
        return any(PAIN_TITLE in one.text for one in self.questions)

    def about(self, pain_title: str) -> Survey:
        """The survey as asked in a wave about this «боль»."""
        asked = tuple(
            question.model_copy(update={"text": question.text.replace(PAIN_TITLE, pain_title)})
            for question in self.questions
        )
        return self.model_copy(update={"questions": asked})

    def body(self) -> str:
        """The script as JSON: what the storage keeps of it, so that old answers can be read."""
        told = self.model_dump(mode="json", by_alias=True, exclude_defaults=True)
        return json.dumps(told, ensure_ascii=False, separators=(",", ":"))

    def fingerprint(self) -> str:
        """SHA-256, hex, of what is asked and what answers mean: greetings may be reworded."""
        told = json.loads(self.body())
        asked = {name: told[name] for name in ("id", "version", "questions")}
        return hashlib.sha256(json.dumps(asked, sort_keys=True).encode()).hexdigest()
