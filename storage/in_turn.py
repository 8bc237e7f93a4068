"""Deeds of one object taken one after another, whatever threads they are asked for in."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from functools import wraps
from typing import Any, Concatenate, ParamSpec, Protocol, TypeVar


class Turned(Protocol):
    turn: AbstractContextManager[Any]
    """Of one thread at a time, as often as it likes."""


P = ParamSpec("P")
T = TypeVar("T")
One = TypeVar("One", bound=Turned)


def in_turn(deed: Callable[Concatenate[One, P], T]) -> Callable[Concatenate[One, P], T]:
    @wraps(deed)
    def alone(self: One, /, *told: P.args, **named: P.kwargs) -> T:
        with self.turn:
            return deed(self, *told, **named)

    return alone
