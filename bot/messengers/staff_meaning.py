"""What is typed in a staff chat, in any messenger: a command, or a reply to something of ours."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from bot.handlers import staff_lists
from bot.messengers.staff_buttons import Read
from bot.staff_events import NAMING, Answered, Ordered, StaffEvent


class Typed(Protocol):
    """`text` is "" for a sticker and the like; `replied`: the message of ours it replies to, ""
    for none; `buttons`: what those below that message would send."""

    @property
    def text(self) -> str: ...

    @property
    def replied(self) -> str: ...

    @property
    def buttons(self) -> Sequence[str]: ...


def meant(typed: Typed, bot: str, read: Read) -> StaffEvent | None:
    """None for what is said to colleagues. `bot`: its own name there."""
    if command := staff_lists.command_of(typed.text, bot):
        return Ordered(command)
    if typed.text.startswith("/"):
        return None  # another bot's command
    is_to_us = bool(typed.replied) or staff_lists.is_mention(typed.text, bot)
    if is_to_us and (command := staff_lists.word_of(typed.text, bot)):
        return Ordered(command)
    if typed.replied:
        return Answered(typed.text, typed.replied, _named(typed, read))
    return None


def _named(typed: Typed, read: Read) -> tuple[str, str]:
    """(topic, option) of a button of ours that names what it stands below, if there is one."""
    for one in typed.buttons:
        found = read(one)
        if found is not None and found.topic in NAMING:
            return found.topic, found.option
    return "", ""
