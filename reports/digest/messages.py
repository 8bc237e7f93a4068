"""A digest as messages of a chat: each short enough for a phone, and what it is about. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reports.digest import cutting
from reports.wording import Say

LIMIT = 4000
"""UTF-16 units of one message: fits Telegram's 4,096 and VK's, with room for the part's title."""
PHONE = 1500
"""Units that blocks share a message up to: some three screens of a phone."""


@dataclass(frozen=True, slots=True)
class Message:
    """`blocks`: which blocks of the digest end with it, by number; their links stand below it."""

    text: str
    blocks: tuple[int, ...]


def messages(blocks: Sequence[Sequence[str]], say: Say) -> tuple[Message, ...]:
    """Short blocks together, a long one in parts; several messages say which each of them is."""
    room = cutting.room(LIMIT, say)
    cut: list[tuple[str, tuple[int, ...]]] = []
    for numbers in _together(blocks):
        *before, last = cutting.pieces(_all(blocks, numbers), room)
        cut += [(text, ()) for text in before] + [(last, numbers)]
    total = len(cut)
    if total == 1:
        return (Message(*cut[0]),)
    return tuple(
        Message(cutting.titled(text, n, total, say), numbers)
        for n, (text, numbers) in enumerate(cut, 1)
    )


def _together(blocks: Sequence[Sequence[str]]) -> list[tuple[int, ...]]:
    found: list[tuple[int, ...]] = []
    for number in range(len(blocks)):
        joined = (*(found[-1] if found else ()), number)
        if found and cutting.length("\n\n".join(_all(blocks, joined))) <= PHONE:
            found[-1] = joined
        else:
            found.append((number,))
    return found


def _all(blocks: Sequence[Sequence[str]], numbers: Sequence[int]) -> list[str]:
    return [section for number in numbers for section in blocks[number]]
