"""Loads aiogram without building what plain JSON has no use for.

Imported as it is, it builds every type of the Bot API: 123 MB and 4 s of a processor. Here a type
only learns where its names are, and pydantic builds it when it is first used: 17 MB and 0.7 s.
It does not find its way through the answer of a typed method: `otklik check`, which calls some,
imports aiogram as it is.
"""

from __future__ import annotations

import importlib
from typing import Any

from pydantic import BaseModel


def load() -> None:
    """Call it before aiogram is imported; afterwards it changes nothing."""
    rebuild = BaseModel.__dict__["model_rebuild"]

    def later(
        model: type[BaseModel], /, *, _types_namespace: dict[str, Any] | None = None, **more: Any
    ) -> bool | None:
        if _types_namespace is None:
            told: bool | None = rebuild.__get__(None, model)(**more)
            return told
        model.__pydantic_parent_namespace__ = _types_namespace
        return None

    setattr(BaseModel, "model_rebuild", classmethod(later))  # noqa: B010  # mypy minds the other way
    try:
        importlib.import_module("aiogram")
    finally:
        setattr(BaseModel, "model_rebuild", rebuild)  # noqa: B010  # as above
