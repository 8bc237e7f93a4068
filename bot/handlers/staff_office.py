"""What surrounds staff's steps: the administration, its terms, and how much a chat may show."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Literal

from bot.masking import mask, scrubbed
from bot.texts import say
from bot.topic_sense import TopicSense
from config.directories import shipped
from config.workdays import Workdays
from storage.entered_records import Entering
from storage.message_records import Message
from storage.records import Channel

CardText = Literal["full", "masked", "none"]

QUESTION_DAYS = 5
"""Working days an author has for a reply; then the work goes on without it."""
LONGEST = 3000
"""UTF-16 units of words to an author: with what stands around them they fit into one message."""


@dataclass(slots=True)
class Office:
    """`desk`: the address of the staff desk, "" where there is none that a phone could open.

    `terms`: days by topic, else `term`. One object for as long as the program runs: what is set
    at the desk is set in it (app/effective).
    """

    org_short: str
    workdays: Workdays
    term: int
    terms: Mapping[str, int]
    desk: str = ""
    card_text: CardText = "masked"
    units: Mapping[str, str] = field(default_factory=dict)  # titles of those in use, by id
    register_term: int = 3
    forward_term: int = 7
    is_foreign: bool = False  # the chat is a foreign messenger's
    places: Mapping[str, str] = field(default_factory=dict)  # titles of QR points, by id
    retired: frozenset[str] = frozenset()  # points where no code hangs any more
    card_files: frozenset[str] = frozenset()  # channels whose staff chats see authors' files
    sense: TopicSense = field(default_factory=TopicSense)  # what texts are about

    @property
    def used_places(self) -> dict[str, str]:
        """Those to choose from."""
        return {name: title for name, title in self.places.items() if name not in self.retired}

    def due(self, topic: str | None, today: date) -> date:
        """The last worked day of a term that begins today."""
        return self.workdays.control_day(today, self.terms.get(topic or "", self.term))

    def question_until(self, today: date) -> date:
        """The last of QUESTION_DAYS working days after today."""
        day = today
        for _ in range(QUESTION_DAYS):
            day += timedelta(days=1)
            while not self.workdays.is_workday(day):
                day += timedelta(days=1)
        return day

    def shown(self, text: str, link: str = "") -> str:
        """What a chat is shown of an author's words; `link`: where all of them are read."""
        if self.card_text != "masked":
            return text
        masked = scrubbed(text) if self.is_foreign else mask(text)
        if masked == text or not link:
            return masked
        return f"{masked}\n{say('help-masked', link=link)}"

    def shows_files(self, chat: str) -> bool:
        """In this chat, as `vk:2000000005`? What hides words hides pictures, too."""
        return self.card_text != "none" and chat.partition(":")[0] in self.card_files

    def abroad(self) -> Office:
        """For a chat of a foreign messenger: personal data stay hidden there, and every link with
        them, whatever is set."""
        told: CardText = "masked" if self.card_text == "full" else self.card_text
        return replace(self, card_text=told, is_foreign=True)

    def link(self, number: str) -> str:
        return f"{self.desk}/case/{number}" if self.desk else ""


@dataclass(frozen=True, slots=True)
class Clerk:
    """`name` is for colleagues' eyes, `role` for the log; neither is told to an author."""

    name: str
    role: str = "operator"


def kind_of(message: Message) -> str:
    """What the author chose, or under what staff count it since."""
    kinds = shipped().message_kinds
    if message.asked_as in kinds and kinds[message.asked_as].kind == message.kind:
        return kinds.title(message.asked_as)
    return shipped().kinds.title(message.kind)


def came_elsewhere(message: Message) -> bool:
    """By post, phone or at reception: nothing can be sent to its author from here."""
    return message.channel not in set(Channel)


def unsent(message: Message) -> Literal["", "elsewhere", "gone"]:
    """Why words for its author stay in the register; "" if they reach the author."""
    if came_elsewhere(message):
        return "elsewhere"
    return "" if message.traceless or message.reachable else "gone"


def of_employee(told: Entering) -> bool:
    """So the clerk said, or only employees have its channel: it has their topics, too."""
    if told.audience == "internal":
        return True
    return bool(told.channel) and shipped().channels[told.channel].audience == "internal"


def topic_title(topic: str | None) -> str:
    return shipped().topics.title(topic) if topic else shipped().unspecified


def channel_title(channel: str) -> str:
    return shipped().channels.title(channel)


def cause_title(cause: str) -> str:
    return shipped().causes.title(cause)
