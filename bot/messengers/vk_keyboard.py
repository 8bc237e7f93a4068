"""What a person in VK can press: buttons of the callback kind only. Pure.

A press of another kind would write the choice into the dialogue as the person's own message.
Source: dev.vk.com, "Клавиатура": inside a message 5 × 6 and 10 buttons in all, below the field
5 × 10 and 40; a label has 40 characters, a payload 255; a snackbar 90.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from bot.events import Button, Reply
from bot.messengers.layout import Limits, Rows, fit, fits
from bot.messengers.pieces import pieces
from bot.surveys.choices import DONE
from bot.texts import say
from storage.records import DK

TEXT = 4096
"""UTF-16 units. VK's pages say 4096, its schema says 9000: the smaller one is safe."""
INSIDE = Limits(text=TEXT, label=40, buttons=10, rows=6, in_row=5)
BELOW = Limits(text=TEXT, label=40, buttons=40, rows=10, in_row=5)
SNACKBAR = 90
"""Characters of the passing word over the screen."""

DATA, STANDING = "b", "k"
"""Keys of a payload: what the press brings back, and that it was pressed below the field."""

NOTHING_BELOW = json.dumps({"buttons": []})
"""Takes the keyboard below the field away."""


@dataclass(frozen=True, slots=True)
class Screen:
    """Messages to send one after another; `keyboard` goes with the last, "" for none.

    `is_below`: it does not fit under a message and stands below the field until taken away.
    """

    texts: list[str]
    keyboard: str
    is_below: bool


def screen(reply: Reply) -> Screen:
    """Raises TooManyButtons for what even the keyboard below the field does not hold."""
    below = not fits(reply, INSIDE)
    texts, rows = fit(reply, BELOW if below else INSIDE)
    return Screen(texts, _keyboard(rows, below) if rows else "", below)


def plain(reply: Reply) -> tuple[list[str], dict[str, str]]:
    """For a client without callback buttons: texts, and what a typed word would have pressed.

    Answers are numbered, a mark by itself; moves are typed as words. What may only be pressed is
    not offered: VK keeps what is typed beside a name.
    """
    offered = [one for one in reply.buttons if not reply.pressed_only or _is_step(one)]
    answers = [button for button in offered if not _is_move(button)]
    are_marks = all(button.option.isdecimal() for button in answers)
    numbered = {
        button.option if are_marks else str(number): button
        for number, button in enumerate(answers, 1)
    }
    moves = [button for button in offered if _is_move(button) and not button.url]
    links = [f"{button.label}: {button.url}" for button in reply.buttons if button.url]
    listed = [
        button.label if are_marks else f"{number}. {button.label}"
        for number, button in numbered.items()
    ]
    only = say("vk-press-only") if reply.pressed_only else ""
    told = [reply.text, "\n".join(listed + links), only, _how(bool(answers), moves)]
    words = {spoken(button.label): button.data for button in (*answers, *moves)}
    numbers = {number: button.data for number, button in numbered.items()}
    return pieces("\n\n".join(filter(None, told)), TEXT), words | numbers


def spoken(text: str) -> str:
    """As a person would type it.

    >>> spoken(" Back. ")
    'back'
    """
    return " ".join(text.casefold().split()).strip(' .!«»"')


def _how(has_answers: bool, moves: list[Button]) -> str:
    words = ", ".join(f"«{button.label}»" for button in moves)
    if has_answers:
        return say("vk-type-number", moves="yes" if moves else "no", words=words)
    return say("vk-type-word", words=words) if moves else ""


def _is_move(button: Button) -> bool:
    """No answer by itself: «Назад», «Пропустить», the way out, a link."""
    is_home = button.standing and button.option == "start"
    return bool(button.url) or is_home or button.option.startswith("+")


def _is_step(button: Button) -> bool:
    """Tells nothing of what is thought: not «Не знаю», nor «Готово» after ticks."""
    return _is_move(button) and button.option not in (DK, DONE)


def inline(rows: Rows) -> str:
    """Under a message of a group chat; "" for none."""
    return _keyboard(rows, below=False) if rows else ""


def _keyboard(rows: Rows, below: bool) -> str:
    shown = [[_button(button, below) for button in row] for row in rows]
    return json.dumps({"inline": not below, "buttons": shown}, ensure_ascii=False)


def _button(button: Button, below: bool) -> dict[str, Any]:
    if button.url:
        action = {"type": "open_link", "label": button.label, "link": button.url}
        return {"action": action}
    told: dict[str, Any] = {DATA: button.data} | ({STANDING: 1} if below else {})
    payload = json.dumps(told, separators=(",", ":"))
    return {"action": {"type": "callback", "label": button.label, "payload": payload}}
