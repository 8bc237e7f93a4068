"""Units of an administration, the rules that send messages to them, settings set at the desk."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from config.directories import shipped

_CHAT = re.compile(r"(?:(telegram|vk):)?(-?[0-9]{1,16})")
_TOPIC = re.compile(r"(?:https?://)?t\.me/c/([0-9]{1,13})(?:/([0-9]{1,12}))?/?")


@dataclass(frozen=True, slots=True)
class Unit:
    """`chat`: where its cards go, as `telegram:-100123`; "": the staff chat. `topic`: of a forum.

    `grouping`: of internal clients (R-03), "": none. One that is not `is_used` gets nothing new.
    """

    id: str
    title: str
    grouping: str = ""
    chat: str = ""
    topic: str = ""
    is_used: bool = True

    @property
    def room(self) -> str:
        """The chat of its own; "" while it has none."""
        return self.chat if self.is_used else ""


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """What routes look at; `place` is of the profile's places."""

    topic: str = ""
    organisation: str = ""
    place: str = ""


@dataclass(frozen=True, slots=True)
class Route:
    """ "" fits everything. `topic` may be a section: then it fits all topics of it."""

    unit: str
    topic: str = ""
    organisation: str = ""
    spot: str = ""
    id: int = 0

    def fits(self, about: Whereabouts) -> bool:
        return (
            self.topic in ("", about.topic, _section(about.topic))
            and self.organisation.casefold() in ("", about.organisation.casefold())
            and self.spot in ("", about.place)
        )


def first_fitting(routes: Iterable[Route], about: Whereabouts) -> str:
    """The unit; "" if no route fits."""
    return next((route.unit for route in routes if route.fits(about)), "")


@dataclass(frozen=True, slots=True)
class Changed:
    """A line of what was set at the desk. `value` is JSON; None: the file's again."""

    name: str
    value: str | None
    at: datetime
    actor: str

    @property
    def told(self) -> object:
        return None if self.value is None else json.loads(self.value)


def place_of_chat(told: str | int | None) -> tuple[str, str]:
    """(chat, topic) of what people name a chat by: its number, `telegram:-100123`, or the address
    of a topic in Telegram. Raises ValueError; ("", "") for nothing.

    >>> place_of_chat("https://t.me/c/1234567890/17"), place_of_chat(2000000005)
    (('telegram:-1001234567890', '17'), ('vk:2000000005', ''))
    """
    said = str(told or "").strip()
    if link := _TOPIC.fullmatch(said):
        return f"telegram:-100{link[1]}", link[2] or ""
    found = _CHAT.fullmatch(said)
    if not said or found is None or int(found[2]) == 0:
        if said:
            raise ValueError("no chat")
        return "", ""
    channel = found[1] or ("telegram" if found[2].startswith("-") else "vk")
    return f"{channel}:{int(found[2])}", ""


def forum_of(staff_chats: Iterable[str]) -> str:
    """The staff chat that a topic without a chat is in: only Telegram has topics; "" for none."""
    return next((chat for chat in staff_chats if chat.startswith("telegram:")), "")


class NoSuchUnit(Exception):
    """No unit has this id, or it is not used any more."""


def _section(topic: str) -> str:
    known = shipped().topics.find(topic)
    return known.section if known is not None and known.section else topic
