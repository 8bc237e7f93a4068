"""Does `if` of a question refer to questions above it, and to answers they can have?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from pydantic import TypeAdapter, ValidationError

from bot.surveys.choices import Choice
from bot.surveys.conditions import Among, Between, Expected
from bot.surveys.marks import Marks
from bot.surveys.mistakes import Mistake, Raw
from bot.surveys.script import AnyQuestion
from bot.surveys.wording import brief
from bot.texts import say

_QUESTION: TypeAdapter[AnyQuestion] = TypeAdapter(AnyQuestion)
_EXPECTED: TypeAdapter[Among | Between] = TypeAdapter(Expected)


def of_conditions(raw: Raw) -> Iterator[Mistake]:
    above: dict[str, AnyQuestion | None] = {}
    for number, question in raw.questions:
        wanted = question.get("if")
        for asked, told in wanted.items() if isinstance(wanted, dict) else ():
            for words in _against(asked, told, above):
                yield ("questions", number, "if", asked), words
        if isinstance(question.get("id"), str):
            above[question["id"]] = _read(question)


def _against(asked: str, told: Any, above: Mapping[str, AnyQuestion | None]) -> Iterator[str]:
    if asked not in above:
        yield say("script-not-above", name=brief(asked))
        return
    earlier = above[asked]
    try:
        expected = _EXPECTED.validate_python(told)
    except ValidationError:
        return  # its model has told it
    if earlier is not None and (wrong := _impossible(earlier, expected)):
        yield say("script-impossible", name=brief(asked), answer=brief(wrong))


def _read(question: Mapping[str, Any]) -> AnyQuestion | None:
    try:
        return _QUESTION.validate_python(question)
    except ValidationError:
        return None


def _impossible(earlier: AnyQuestion, expected: Among | Between) -> str:
    """Those of the expected answers that the question cannot have, in the author's words."""
    possible: tuple[object, ...] = ()
    if isinstance(earlier, Choice):
        possible = tuple(earlier.offered)
    elif isinstance(earlier, Marks):
        possible = tuple(earlier.marks)
    if isinstance(expected, Among):
        return ", ".join(str(value) for value in expected.values if value not in possible)
    if any(isinstance(mark, int) and expected.is_met(mark) for mark in possible):
        return ""
    return "-".join(str(mark) for mark in (expected.low, expected.high) if mark is not None)
