"""Ways into a talk that are addresses: a survey's link, a door of the menu.

Looking at such a page keeps nothing; the first press on it opens the talk and is taken at once.
"""

from __future__ import annotations

from dataclasses import dataclass

from bot.events import ButtonPressed, Event, LinkOpened
from bot.handlers import menu
from bot.handlers.around import Around
from web.view import LINKS


@dataclass(frozen=True, slots=True)
class Opening:
    """`code` comes back with the form: `s:survey-place` or `d:door`."""

    code: str

    def event(self) -> Event:
        kind, _, name = self.code.partition(":")
        return ButtonPressed(menu.TOPIC, name) if kind == "d" else LinkOpened(name)


@dataclass(frozen=True, slots=True)
class Door:
    name: str
    label: str


def of_survey(name: str, place: str) -> Opening:
    return Opening(f"s:{name}-{place}" if place else f"s:{name}")


def of_door(name: str) -> Opening:
    return Opening(f"d:{name}")


def doors(around: Around) -> list[Door]:
    """What the menu offers beside surveys and pages, whatever is added to it."""
    (shown,) = menu.show(around).replies
    return [
        Door(button.option, button.label)
        for button in shown.buttons
        if button.topic == menu.TOPIC and button.option not in LINKS
    ]
