"""What all kinds of questions have in common, and the words scripts are written in."""

from __future__ import annotations

from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StrictBool
from pydantic import StringConstraints as Text
from pydantic_core import PydanticCustomError

from bot.events import Button
from bot.surveys.conditions import Expected
from storage.records import DK, Answers, Value

Name = Annotated[str, Text(pattern=r"^[A-Za-z][A-Za-z0-9_]{0,23}$")]
"""Two names, two colons and a mac must fit into Telegram's 64 bytes of callback data."""

LONGEST_TEXT = 300
"""Characters of a question."""

BYTES_A_CHARACTER = 2
"""A text may take so many bytes for each character it may have: a Russian letter takes two."""


def _on_one_line(text: str) -> str:
    if "\n" in text:
        raise PydanticCustomError("one_line", "a label is one line")
    return text


def words(longest: int) -> Text:
    return Text(min_length=1, max_length=longest, strip_whitespace=True)


OneLine = AfterValidator(_on_one_line)
Code = Annotated[str, words(40)]
Label = Annotated[str, words(40), OneLine]


class Unacceptable(ValueError):
    """The answer does not fit the question. `str()` of it is said to the citizen."""


class Strict(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Question(Strict):
    id: Name
    only_if: dict[Name, Expected] = Field(default_factory=dict, alias="if")
    role: Code
    attribute: Code | None = None
    text: Annotated[str, words(LONGEST_TEXT)]
    dk: Label | None = None
    required: StrictBool = True

    def is_due(self, answers: Answers) -> bool:
        return all(want.is_met(answers.get(asked)) for asked, want in self.only_if.items())

    def buttons(self, ticked: tuple[str, ...] = ()) -> tuple[Button, ...]:
        """What may be answered by pressing: the options, then «затрудняюсь ответить»."""
        return (Button(self.dk, self.id, DK),) if self.dk else ()

    def hint(self) -> str:
        """How to answer, in words for the citizen."""
        raise NotImplementedError

    def page_hint(self) -> str:
        """The same on a page of the web, where nobody writes messages."""
        return self.hint()

    def read(self, said: str) -> Value:
        """The answer in what was typed, or pressed as an option. Raises Unacceptable."""
        raise NotImplementedError

    def writing(self, value: Value) -> tuple[str, ...]:
        """Those options of an answer that ask for one's own words."""
        return ()

    def ends(self, value: Value | None) -> bool:
        """Does this answer finish the whole survey?"""
        return False
