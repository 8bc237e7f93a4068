"""Ways into a talk that are addresses: a survey's link, a door of the menu.

Looking at such a page keeps nothing; the first press on it opens the talk and is taken at once.
"""

from __future__ import annotations

from dataclasses import dataclass

from bot.conversation import Conversation
from bot.events import ButtonPressed, CommandGiven, Event, LinkOpened
from bot.handlers import menu
from bot.links import MESSAGE
from storage.records import Channel, Person
from web.view import LINKS

NOBODY = Person(Channel.WEB, "")
"""Whoever has said nothing yet sees what this person sees."""


@dataclass(frozen=True, slots=True)
class Opening:
    """`code` comes back with the form: `s:survey-place`, `s:message-place` or `d:door`.

    `action`: where the form is sent, if not to the talk's own address.
    """

    code: str
    action: str = ""

    def event(self) -> Event:
        kind, _, name = self.code.partition(":")
        return ButtonPressed(menu.TOPIC, name) if kind == "d" else LinkOpened(name)


@dataclass(frozen=True, slots=True)
class Door:
    name: str
    label: str


def of_survey(name: str, place: str) -> Opening:
    return Opening(f"s:{name}-{place}" if place else f"s:{name}")


def of_door(name: str, place: str = "") -> Opening:
    """Only of the door to «Write to us» it counts where its code hangs."""
    return of_survey(name, place) if place and name == MESSAGE else Opening(f"d:{name}")


async def doors(conversation: Conversation) -> list[Door]:
    """What the menu offers beside surveys and pages, whatever is added to it."""
    shown = await conversation.look(NOBODY, CommandGiven("start"))
    return [
        Door(button.option, button.label)
        for reply in shown.replies
        for button in reply.buttons
        if button.topic == menu.TOPIC and button.option not in LINKS
    ]
