"""Buttons of one message in views of ten, as many as VK takes under a message. Pure.

The last button of a view leads to the next one, that of the last view back to the first.
"""

from __future__ import annotations

from collections.abc import Sequence

from bot.events import Button
from bot.messengers.layout import Rows, in_rows
from bot.messengers.vk_keyboard import INSIDE
from bot.texts import say

TOPIC = "fold"


def view(buttons: Sequence[Button], number: int) -> Sequence[Button]:
    """The view with this number, or the first where there is none such.

    Every button stands in exactly one view.
    """
    views = _views(buttons)
    if len(views) == 1:
        return buttons
    place = number if number < len(views) else 0
    following = (place + 1) % len(views)
    way = "on" if following else "first"
    turn = Button(say("staff-fold", way=way), TOPIC, str(following), standing=True)
    return [*views[place], turn]


def split(buttons: Sequence[Button]) -> Sequence[Sequence[Button]]:
    """The same for messages that nothing unfolds: so many of them that every button is seen."""
    if not buttons:
        return [()]
    groups: list[list[Button]] = [[]]
    for button in buttons:
        if not _fit([*groups[-1], button]):
            groups.append([])
        groups[-1].append(button)
    return groups


def _views(buttons: Sequence[Button]) -> list[list[Button]]:
    if _fit(list(buttons)):
        return [list(buttons)]
    views: list[list[Button]] = [[]]
    longest = Button(say("staff-fold", way="first"))
    for button in buttons:
        if not _fit([*views[-1], button, longest]):
            views.append([])
        views[-1].append(button)
    return views


def _fit(buttons: list[Button]) -> bool:
    rows: Rows = in_rows(buttons)
    return len(buttons) <= INSIDE.buttons and len(rows) <= INSIDE.rows
