"""A page of VK in two views, so that it stays the one window that is edited.

More than ten buttons go into messages of their own, whose numbers are missing in the dialogue
afterwards. Everybody's page may do so; one that only some are asked would tell who they were: of
30 dissatisfied employees all 30 were named. Such a page shows its options, and its ways on behind
one more button.
"""

from __future__ import annotations

from bot.events import Button
from bot.surveys.script import AnyQuestion
from storage.records import Channel

MORE, OPTIONS = "+more", "+options"
FOLDS = (MORE, OPTIONS)
IN_A_WINDOW = 10
"""Buttons inside a message of VK; dev.vk.com, «Клавиатура»."""


def is_needed(channel: str, question: AnyQuestion, buttons: tuple[Button, ...]) -> bool:
    return channel == Channel.VK and bool(question.only_if) and len(buttons) > IN_A_WINDOW


def where_done(question: AnyQuestion) -> str:
    """«Готово», the last of a question's own, is `behind` if there is no room in front."""
    return "behind" if len(question.buttons()) >= IN_A_WINDOW else "in_front"


def shown(
    question: AnyQuestion, buttons: tuple[Button, ...], is_behind: bool
) -> tuple[Button, ...]:
    """One view of a folded page. `buttons`: all of it, the options first, then the ways on."""
    folds = {one.option: one for one in buttons if one.option in FOLDS}
    if not folds:
        return buttons
    in_front = min(len(question.buttons()), IN_A_WINDOW - 1)
    if is_behind:
        behind = (one for one in buttons[in_front:] if one.option not in FOLDS)
        return (*behind, folds[OPTIONS])
    return (*buttons[:in_front], folds[MORE])
