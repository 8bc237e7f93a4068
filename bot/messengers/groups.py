"""What happens in group chats: the adapter only tells of it, the staff chat's rules decide."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class InGroup:
    """Something that happened in a group; whose group it is decides what is done with it."""

    chat: int
    update: str
    body: dict[str, Any] = field(repr=False)


Group = Callable[[InGroup], Awaitable[None]]
