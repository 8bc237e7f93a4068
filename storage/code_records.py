"""Codes of free texts: a pain or need, a cause, a process; or that nothing fits. Plain values."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Literal, NamedTuple, get_args

CodeKind = Literal["pain", "cause", "process", "none"]
CODE_KINDS: tuple[CodeKind, ...] = get_args(CodeKind)
MOST = 8
"""Codes of one text."""


class Code(NamedTuple):
    """Of the kind `none` the code is ""."""

    kind: CodeKind
    code: str

    @property
    def word(self) -> str:
        """As forms and logs have it."""
        return f"{self.kind}:{self.code}"


NOTHING = Code("none", "")
"""Looked through, and nothing fits."""


def code_of(word: str) -> Code | None:
    """
    >>> code_of("pain:timeliness"), code_of("grain:wheat")
    (Code(kind='pain', code='timeliness'), None)
    """
    kind, _, code = word.partition(":")
    found = next((one for one in CODE_KINDS if one == kind), None)
    if found is None or bool(code) == (found == "none"):
        return None
    return Code(found, code)


def together(codes: Iterable[Code]) -> tuple[Code, ...]:
    """Each once, in their order; `none` only where there is no other."""
    told = tuple(dict.fromkeys(codes))
    real = tuple(one for one in told if one != NOTHING)
    return real or told


@dataclass(frozen=True, slots=True)
class Work:
    """Messages of some days: how many there are, how many were looked through, how many have each
    code."""

    messages: int
    looked: int
    counts: Counter[Code]


@dataclass(frozen=True, slots=True)
class Uncoded:
    """A message to be coded. `number`: "" for a row of a file."""

    appeal: int
    number: str
    channel: str
    topic: str | None
    received: date
    cause: str | None = None
    text: str = field(default="", repr=False)
