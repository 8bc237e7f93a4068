"""Kinds of parameters of the Bot API: each reads its own value, from a form or from JSON."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from tests.fakes.telegram.refusals import Refused, bad, strict

Params = dict[str, Any]


@dataclass(frozen=True)
class Upload:
    """A file that came with the call."""

    name: str
    content: bytes


@dataclass(frozen=True)
class Parameter:
    read: Callable[[str, Any], Any]
    missing: str | None = None
    """Telegram's words when it is not given; None: it may be left out."""


def _mistyped(name: str, expected: str) -> Refused:
    return strict(f"parameter {name!r} must be {expected}")


def integer(name: str, raw: Any) -> int:
    if isinstance(raw, bool) or not isinstance(raw, int | str):
        raise _mistyped(name, "Integer")
    try:
        return int(raw)
    except ValueError:
        raise _mistyped(name, "Integer") from None


def string(name: str, raw: Any) -> str:
    if not isinstance(raw, str):
        raise _mistyped(name, "String")
    return raw


def boolean(name: str, raw: Any) -> bool:
    if raw in (True, "true", "True", "1"):
        return True
    if raw in (False, "false", "False", "0"):
        return False
    raise _mistyped(name, "Boolean")


def chat(name: str, raw: Any) -> int | str:
    if isinstance(raw, str) and raw.startswith("@"):
        return raw
    try:
        return integer(name, raw)
    except Refused:
        raise bad("chat not found") from None


def document(name: str, raw: Any) -> str | Upload:
    if isinstance(raw, str | Upload):
        return raw
    raise _mistyped(name, "InputFile or String")


def _structure(name: str, raw: Any, kind: type[Any]) -> Any:
    try:
        value = json.loads(raw) if isinstance(raw, str) else raw
    except ValueError:
        raise bad(f"can't parse {name} JSON object") from None
    if not isinstance(value, kind):
        raise _mistyped(name, "Object" if kind is dict else "Array")
    return value


def mapping(name: str, raw: Any) -> dict[str, Any]:
    found: dict[str, Any] = _structure(name, raw, dict)
    return found


def array(name: str, raw: Any) -> list[Any]:
    found: list[Any] = _structure(name, raw, list)
    return found


def integers(name: str, raw: Any) -> list[int]:
    return [integer(name, item) for item in array(name, raw)]


def strings(name: str, raw: Any) -> list[str]:
    return [string(name, item) for item in array(name, raw)]


def objects(name: str, raw: Any) -> list[dict[str, Any]]:
    return [mapping(name, item) for item in array(name, raw)]
