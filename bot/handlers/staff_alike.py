"""Where a chat asks of which case one is a duplicate: those that say the same stand ready. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.events import Button, Reply
from bot.handlers.staff_windows import TOPIC
from bot.texts import say
from storage.case_records import StepDraft

NUMBER = "n"
"""What comes back with a press: `draft.version.n482913`."""
OFFERED = 5


def asks(draft: StepDraft) -> bool:
    return draft.step == "duplicate" and draft.screen == "words"


def window(shown: Reply, draft: StepDraft, numbers: Sequence[str]) -> Reply:
    """`shown`: the window that asks for a number."""
    if not numbers:
        return shown
    offered = numbers[:OFFERED]
    text = say("help-alike-numbers", question=shown.text, numbers=", ".join(offered))
    ready = tuple(_button(draft, number) for number in offered)
    return replace(shown, text=text, buttons=(*ready, *shown.buttons))


def _button(draft: StepDraft, number: str) -> Button:
    option = f"{draft.id}.{draft.version}.{NUMBER}{number}"
    return Button(f"\u2116 {number}", TOPIC, option, standing=True)
