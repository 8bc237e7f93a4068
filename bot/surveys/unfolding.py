"""An opened questionnaire as rows to count; free texts leave it for good. Pure."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from storage.records import DK, Answers, Unfolded, Value


def unfold(script: str, answers: Answers) -> Unfolded | None:
    """`script` is the body people were asked (JSON); None if this was not the right respondent."""
    questions: list[Mapping[str, Any]] = json.loads(script)["questions"]
    if any(_screens_out(question, answers.get(question["id"])) for question in questions):
        return None
    process = "+".join(
        value
        for question in questions
        if question.get("role") == "process"
        for value in _values(answers.get(question["id"]))
    )
    texts = {question["id"] for question in questions if question["kind"] == "text"}
    return Unfolded(
        values=tuple(
            (question["id"], value)
            for question in questions
            for value in _values(answers.get(question["id"]))
            if question["id"] not in texts or value == DK
        ),
        comments=tuple(
            (name, process, str(value))
            for name, value in answers.items()
            if (name in texts or "." in name) and value != DK
        ),
    )


def _values(value: Value | None) -> Iterator[str]:
    match value:
        case None:
            return
        case tuple():
            yield from value
        case _:
            yield str(value)


def _screens_out(question: Mapping[str, Any], value: Value | None) -> bool:
    options: Mapping[str, Any] = question.get("options") or {}
    return any(
        isinstance(options.get(name), Mapping) and bool(options[name].get("screens_out"))
        for name in _values(value)
    )
