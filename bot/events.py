"""What comes in and what goes out, in our own words; no messenger's type passes the door."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from bot.files.kinds import Look, Why
from storage.file_records import HeldFile
from storage.records import Paper


@dataclass(frozen=True, slots=True)
class TextSent:
    text: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class TextEdited:
    """A message that was sent before now reads so."""

    text: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Pressed:
    """A press as the messenger gave it; the conversation says what it was."""

    data: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class ButtonPressed:
    """`topic` says what the button belonged to, `option` which one it was."""

    topic: str
    option: str


@dataclass(frozen=True, slots=True)
class OldButtonPressed:
    """A button of an earlier step, of another person or of nobody: its mac does not fit."""


@dataclass(frozen=True, slots=True)
class CommandGiven:
    name: str


@dataclass(frozen=True, slots=True)
class LinkOpened:
    """A deep link or a QR code: `survey-place`, `survey`, or something unknown."""

    payload: str


@dataclass(frozen=True, slots=True)
class TextFromPage:
    """An answer in words to that very question, written on a page outside of the dialogue."""

    paper: Paper
    question: str
    writing: str
    text: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class BoxesSent:
    """All that is ticked on a page that takes several, and «Done»: forms send both at once."""

    options: frozenset[str] = field(repr=False)


@dataclass(frozen=True, slots=True)
class LeftAlone:
    """Nobody has pressed in this window for a while; `tells`: it says how a survey ended."""

    tells: bool = False


@dataclass(frozen=True, slots=True)
class SomethingElseSent:
    """`kind`: sticker, voice, photo, album…: for the reply's words only, nothing of it is kept."""

    kind: str


@dataclass(frozen=True, slots=True)
class FileRefused:
    """The `n`th `of` so many that came together; its own name is not asked for."""

    why: Why
    n: int = 1
    of: int = 1
    look: Look = "file"


@dataclass(frozen=True, slots=True)
class FilesSent:
    """Files that came together, and the words under them; the bodies are kept already."""

    files: tuple[HeldFile, ...] = field(repr=False)
    refused: tuple[FileRefused, ...] = ()
    caption: str = field(default="", repr=False)


Event = (
    TextSent
    | TextEdited
    | Pressed
    | ButtonPressed
    | OldButtonPressed
    | CommandGiven
    | LinkOpened
    | TextFromPage
    | BoxesSent
    | LeftAlone
    | SomethingElseSent
    | FilesSent
)


@dataclass(frozen=True, slots=True)
class Button:
    """A press comes back as `ButtonPressed(topic, option)`; with `url` it opens a page instead.

    `standing` buttons (menu, posts) act for ever; others only on the step they were shown at.
    `ticked`: the label shows it already; for screens that can show it better.
    """

    label: str
    topic: str = ""
    option: str = ""
    url: str = ""
    standing: bool = False
    ticked: bool = False
    data: str = ""  # what comes back with the press; written by the conversation


@dataclass(frozen=True, slots=True)
class Reply:
    """What is said to whoever is writing. Not stored: the next press heals a lost one.

    `in_place`: takes the place of the window the person acts in, so that no choice stays visible.
    `entry`: the person is expected to type here (the web shows a field); `longest` in characters.
    `toast`: a passing word over the screen where the messenger has one, else the first line.
    `pressed_only`: an answer in words would stay beside a name; where no buttons can be shown,
    there is none.
    `alert`: what may be seen for a moment only, and must not stay in the dialogue.
    `tells`: how a survey ended; left alone, it gives way to words that are the same for everybody.
    `aloud`: said besides, in a chat, as a new message that rings.
    `quiet`: nobody waits for it: it changes the window, and is no new message that rings.
    `progress`: (number of this question, of how many), for screens with a title or a bar;
    the text tells it too, then the question, each a paragraph.
    `erases`: messages of the chat that bore what must not stay in it; its words may be empty.
    `takes`: files may be sent here, photos alone or documents too (the web shows a field).
    `code`: what is to be typed is a code, of digits or of letters too (the web shows one line).
    """

    text: str
    buttons: tuple[Button, ...] = ()
    in_place: bool = False
    entry: bool = False
    longest: int = 0
    toast: str = ""
    progress: tuple[int, int] | None = None
    pressed_only: bool = False
    tells: bool = False
    quiet: bool = False
    takes: Literal["", "photos", "files"] = ""
    code: Literal["", "digits", "letters"] = ""
    alert: str = field(default="", repr=False)
    aloud: str = field(default="", repr=False)
    erases: tuple[str, ...] = ()
