"""Puts what pydantic found in a script into words for its author; no English gets through."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bot.cleaning import clean
from bot.surveys.script import KINDS
from bot.texts import say
from config.marked_yaml import Steps

Error = Mapping[str, Any]
"""One of `ValidationError.errors()`."""

WHOLE = {"version": (1, 0), "closes_after": (1, 92), "longest": (1, 4000)}
"""Keys that hold whole numbers: from, to; 0: no upper bound."""

SHAPES = {"tuple_type": "list", "dict_type": "map", "model_type": "map", "bool_type": "truth"}
"""What should stand there, by pydantic's name of the fault; all else that has no words: text."""


def way(error: Error) -> Steps:
    """The way to the fault in the file, without the steps that pydantic adds."""
    steps = [step for step in error["loc"] if step != "[key]"]
    if steps[:1] == ["questions"] and len(steps) > 2 and steps[2] in KINDS:
        del steps[2]
    if error["type"] in ("union_tag_invalid", "union_tag_not_found"):
        steps.append("kind")
    return tuple(steps)


def worded(error: Error) -> str:
    steps, context = way(error), error.get("ctx", {})
    key = named(steps)
    if error["loc"][-1:] == ("[key]",):
        return _bad_key(steps)
    match error["type"]:
        case "missing" | "union_tag_not_found":
            return say("script-missing-key", name=str(steps[-1]))
        case "extra_forbidden":
            return say("script-extra-key", name=str(steps[-1]))
        case "union_tag_invalid":
            return say("script-no-kind", kind=brief(context["tag"]), kinds=", ".join(KINDS))
        case "string_pattern_mismatch":
            return say("script-bad-name", name=brief(error["input"]))
        case "string_too_long":
            length = len(str(error["input"]).strip())
            return say("script-too-long", what=key, limit=context["max_length"], length=length)
        case "condition":
            return say("script-bad-condition", name=str(steps[-1]))
        case "literal_error":
            expected = str(context["expected"]).replace("'", "").replace(" or ", ", ")
            return say("script-no-value", name=key, value=brief(error["input"]), values=expected)
        case "too_short" | "too_long":
            return _bad_number(str(steps[-1]), context["actual_length"])
    return _bad_value(error["type"], key)


def named(steps: Steps) -> str:
    """What the author calls the thing at the end of the way: its key, or «подпись land»."""
    match steps:
        case [*_, "options", name, "label"] | [*_, "labels", name]:
            return say("script-label", name=brief(name))
        case _:
            keys = [step for step in steps if isinstance(step, str)]
            return brief(keys[-1]) if keys else ""


def brief(told: object) -> str:
    """What the author wrote, on one line and not too long to be read in a message."""
    text = " ".join(clean(str(told)).split())
    return text if len(text) <= 60 else text[:57] + "…"


def _bad_key(steps: Steps) -> str:
    if steps[-2:-1] == ("labels",):
        return say("script-extra-label", name=brief(steps[-1]))
    return say("script-bad-name", name=brief(steps[-1]))


def _bad_number(key: str, count: int) -> str:
    if key == "questions":
        return say("script-number-of-questions", count=count)
    return say("script-number-of-options", count=count)


def _bad_value(kind: str, key: str) -> str:
    if key in WHOLE:
        low, high = WHOLE[key]
        return say("script-not-whole", name=key, low=low, high=high)
    if kind == "string_too_short":
        return say("script-empty", what=key)
    if kind == "no_page":
        return say("script-no-page", what=key)
    if kind == "one_line":
        return say("script-not-one-line", what=key)
    return say("script-bad-value", what=key, shape=SHAPES.get(kind, "text"))
