"""A thread that lies open before its author, and its buttons: for all that is done about it."""

from __future__ import annotations

from dataclasses import dataclass

from bot.events import Button
from bot.handlers.around import Around
from bot.handlers.message_buttons import home
from bot.message_stages import ReadingMessage
from bot.texts import say
from storage.message_records import Message, Opened, Thread

TOPIC = "thread"
BACK = "+back"


@dataclass(frozen=True, slots=True)
class Desk:
    """What lies open before its author; `opened` for a traceless thread."""

    thread: Thread
    opened: Opened | None
    around: Around

    @property
    def message(self) -> Message:
        return self.thread.message

    @property
    def stage(self) -> ReadingMessage:
        return ReadingMessage("" if self.opened else self.message.number)

    @property
    def tell(self) -> tuple[str, ...]:
        """Of a traceless thread staff are told with their batch."""
        return () if self.opened else self.around.town.writing.staff_chats


def move(label: str, option: str) -> Button:
    return Button(label, TOPIC, option)


def ways(desk: Desk) -> tuple[Button, ...]:
    """Back to this very thread, or to the list, and home."""
    again = Button(say("buttons-back"), "mine", "opened", standing=True)
    own = Button(say("buttons-my-messages"), "mine", "list", standing=True)
    return (again if desk.opened else own, home())
