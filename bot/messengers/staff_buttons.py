"""Buttons of a staff chat: the chat's, whoever presses; of another chat they are forged."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from bot import buttons
from bot.events import Button, ButtonPressed
from storage.records import Person

Read = Callable[[str], ButtonPressed | None]
"""A button of ours in this chat; None for a forged one, or another chat's."""


def reader(key: bytes, room: Person) -> Read:
    def read(data: str) -> ButtonPressed | None:
        found = buttons.read(key, room, data, "")
        return found if isinstance(found, ButtonPressed) else None

    return read


def signed(key: bytes, room: Person, button: Button) -> Button:
    """Good for ever; one that opens a page needs no signing."""
    if button.url:
        return button
    return replace(button, data=buttons.pack(key, room, replace(button, standing=True), ""))
