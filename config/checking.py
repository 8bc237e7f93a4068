"""A tree of values against a pydantic model: the model, or faults that name file and line."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any, TypeVar

from pydantic import BaseModel, ConfigDict, Strict, ValidationError

from config.faults import BadFile, Fault
from config.marked_yaml import Tree

T = TypeVar("T")
Model = TypeVar("Model", bound=BaseModel)
Several = Annotated[tuple[T, ...], Strict(False)]
"""A YAML list, kept as a tuple; what is in it is still checked strictly."""


class Checked(BaseModel):
    """No key too many, no type bent, no change afterwards."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


CODES = {
    "missing": "missing",
    "extra_forbidden": "extra",
    "literal_error": "choice",
    "greater_than_equal": "range",
    "less_than_equal": "range",
    "string_pattern_mismatch": "pattern",
    "string_too_short": "range",
    "string_too_long": "range",
    "too_short": "range",
}
TYPES = {
    "string_type": "str",
    "int_type": "int",
    "bool_type": "bool",
    "tuple_type": "list",
    "dict_type": "map",
    "model_type": "map",
}
LIMITS = {"ge": "≥", "le": "≤", "min_length": "≥", "max_length": "≤"}


def checked(tree: Tree, model: type[Model]) -> Model:
    """Raises BadFile with a fault for each mistake."""
    try:
        return model.model_validate(tree.values)
    except ValidationError as error:
        raise BadFile([_fault(tree, told) for told in error.errors()]) from error


def _fault(tree: Tree, told: Mapping[str, Any]) -> Fault:
    steps = tuple(step for step in told["loc"] if (isinstance(step, int) or step.isidentifier()))
    kind, context = told["type"], told.get("ctx", {})
    values = {"key": ".".join(map(str, steps))}
    if kind in TYPES:
        return tree.fault(steps, "type", expected=TYPES[kind], **values)
    if kind == "literal_error":
        values["expected"] = str(context["expected"]).replace("'", "").replace(" or ", ", ")
    limits = [f"{sign} {context[name]}" for name, sign in LIMITS.items() if name in context]
    if limits:
        values["expected"] = limits[0]
    if kind not in ("missing", "extra_forbidden"):
        values["found"] = str(told["input"])[:60]
    return tree.fault(steps, CODES.get(kind, "invalid"), **values)
