"""What happens in a staff chat, in our own words; no messenger's type passes the door."""

from __future__ import annotations

from dataclasses import dataclass, field

from bot.events import FilesSent, Reply
from bot.handlers.staff_cards import TOPIC as CARD
from bot.handlers.staff_entry_windows import TOPIC as ENTRY
from bot.handlers.staff_lists import Command
from bot.handlers.staff_windows import TOPIC as DRAFT

Word = str | Reply
"""What is said to a clerk: a passing word, or a page in the place of the one that was pressed."""

NAMING = (CARD, DRAFT, ENTRY)
"""Topics of buttons whose option begins with the name of what they stand below."""


@dataclass(frozen=True, slots=True)
class CardPressed:
    """A button whose mac was right; `option` as the card or the draft packed it."""

    topic: str
    option: str
    window: str


@dataclass(frozen=True, slots=True)
class Answered:
    """Words typed as a reply to a message of the bot's; `text` is "" for a sticker and the like.

    `files` came with them; they are kept already.

    `known`: (topic, option) of a button of ours below the replied message. It names the card, or
    the window of a step, that the chat shows before we know of it: the process may have died
    between the sending and the note of it.
    """

    text: str = field(repr=False)
    window: str
    known: tuple[str, str] = ("", "")
    files: FilesSent | None = None

    def names(self, topic: str) -> str:
        """The case, the step or the entry that the button speaks of; "" if it is another's."""
        told, option = self.known
        return option.partition(".")[0] if told == topic else ""


@dataclass(frozen=True, slots=True)
class Ordered:
    command: Command


StaffEvent = CardPressed | Answered | Ordered


@dataclass(frozen=True, slots=True)
class StaffUpdate:
    """One update of a staff chat, from somebody who is its member at this moment.

    `name` is the messenger's own name of it, kept once, `message` that of the words in the chat;
    `clerk` is what colleagues see, and `account` the messenger's own name of that person, for
    comparing only.
    """

    channel: str
    name: str
    chat: str
    clerk: str = field(repr=False)
    account: str = field(repr=False)
    event: StaffEvent
    is_admin: bool = False  # runs the chat; known only where a press needs it
    message: str = ""
    of_unit: bool = False  # the chat is a unit's, and may do what belongs to its cases alone
