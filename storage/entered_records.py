"""What a clerk enters: an appeal of the post, a reception, a phone; in a chat a pile of sheets."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, time
from typing import Literal

Form = Literal["oral", "written", "electronic"]
Audience = Literal["external", "internal"]


@dataclass(frozen=True, slots=True)
class Client:
    """Who wrote, as far as the register asks: kinds of the directory, never a name."""

    kind: str | None = None
    representative: bool = False
    collective: bool = False
    repeat: bool = False
    anonymous: bool = False  # the letter names nobody


@dataclass(frozen=True, slots=True)
class EnteredAppeal:
    """`external_id`: its number in the channel's own register; "": it has none but ours.

    `received`: the local day on which it came in, not after `registered`, nor that after today.
    `asked_as` is a message kind or, for what no author chooses by a button, `kind` itself. `role`
    goes into the log.
    `tell`: chats that get a card. `update`: (channel, its name of the update), kept once with it.
    """

    channel: str
    kind: str
    asked_as: str
    received: date
    due: date
    role: str
    text: str = field(repr=False)
    form: Form = "written"
    audience: Audience = "external"
    topic: str | None = None
    organisation: str = ""
    external_id: str = ""
    spot: str = field(default="", repr=False)
    place: str = ""  # of the profile's places; "": none of them
    client: Client = Client()
    urgent: bool = False
    tell: tuple[str, ...] = ()
    update: tuple[str, str] | None = None
    at: time | None = None  # of the receipt; None: nobody noted the hour
    registered: date | None = None  # None: today
    direction: str | None = None
    cause: str | None = None


EnteringScreen = Literal[
    "channel",
    "kind",
    "words",
    "check",
    "section",
    "topic",
    "place",
    "sheet",
    "sheet_place",
    "done",
    "dropped",
]
"""What a half-entered appeal waits for, or a pile of sheets; the last two are over, and the chat
has to be told."""


@dataclass(frozen=True, slots=True)
class Pile:
    """Paper sheets of a survey that are entered in a staff chat, one after another.

    `series`: of the newest numbered one; `entered`: how many so far. `left`: messages of lines
    that were not taken, to be erased when the next is or all are. Nothing in it tells what a sheet
    says.
    """

    survey: str
    title: str
    example: str
    series: str = ""
    entered: int = 0
    left: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Entering:
    """An appeal half entered in a staff chat, or a `pile` of sheets, in a message of the bot's own
    (`message`; "": on its way). `number`: of the case it has become. `place`: of the profile's
    places; "": none of them. `version` rises with every change."""

    id: int
    chat: str
    screen: EnteringScreen = "channel"
    received: date | None = None  # None: today
    channel: str = ""
    kind: str = ""
    section: str = ""  # of topics, while one is chosen
    topic: str = ""
    text: str = field(default="", repr=False)
    number: str = ""
    place: str = ""
    audience: Audience = "external"
    pile: Pile | None = None
    version: int = 1
    message: str = ""


class EnteringGone(Exception):
    """It was saved, dropped or changed by somebody else meanwhile."""


class EnteredBefore(Exception):
    """This channel has an appeal with this number. `number`: ours, "" if it came in a file."""

    def __init__(self, number: str) -> None:
        super().__init__(number)
        self.number = number
