"""Telegram's updates in our own words. Pure: only plain text and presses are taken.

Read as plain dicts, each alone: one odd forward must not stop the bot for everybody, and of a
message nothing is looked at but its text (entities, authors and file names may name a person).
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any

from bot.events import (
    CommandGiven,
    Event,
    LinkOpened,
    Pressed,
    SomethingElseSent,
    TextEdited,
    TextSent,
)
from bot.files.kinds import Look, look_of
from bot.heard import Incoming
from bot.messengers.groups import InGroup
from storage.receipts import may_be_code
from storage.records import Channel, Person

Json = dict[str, Any]

ALLOWED = ["message", "edited_message", "callback_query", "my_chat_member"]
"""Business, inline and guest updates are never asked for."""

KINDS = (
    *("animation", "audio", "document", "photo", "sticker", "story", "video", "video_note"),
    *("voice", "checklist", "contact", "dice", "game", "poll", "venue", "location"),
    *("paid_media", "invoice", "giveaway", "users_shared", "chat_shared", "web_app_data"),
)


@dataclass(frozen=True, slots=True)
class Sent:
    """A file as Telegram names it; `size` in bytes, None if it is not told."""

    id: str = field(repr=False)
    size: int | None
    look: Look = "file"


@dataclass(frozen=True, slots=True)
class Told:
    """Something a person did in private; `query` must be answered.

    `album` joins messages sent together; `caption`: words under a photo or a file.
    """

    incoming: Incoming
    chat: int
    query: str = ""
    file: Sent | None = field(default=None, repr=False)
    album: str = ""
    caption: str = field(default="", repr=False)


def read(update: Json) -> Told | InGroup | None:
    """None for what we never asked for. Raises KeyError or TypeError for what is no update."""
    name = str(int(update["update_id"]))
    match update:
        case {"callback_query": query}:
            return _press(query, name)
        case {"message": message}:
            return _message(message, name)
        case {"edited_message": message} if _is_private(message["chat"]):
            text = message.get("text")
            event: Event = TextEdited(text) if text else SomethingElseSent("edited")
            return _told(message, event, name)
        case {"my_chat_member": change} if not _is_private(change["chat"]):
            return InGroup(int(change["chat"]["id"]), name, change)
        case _:
            return None


def _press(query: Json, name: str) -> Told | InGroup | None:
    message = query.get("message")
    if not message:  # too old for Telegram to tell where it was pressed
        return None
    chat = message["chat"]
    if not _is_private(chat):
        return InGroup(int(chat["id"]), name, query)
    incoming = Incoming(
        person=Person(Channel.TELEGRAM, str(int(query["from"]["id"]))),
        event=Pressed(str(query.get("data", ""))),
        update=name,
        window=str(int(message["message_id"])),
    )
    return Told(incoming, int(chat["id"]), query=str(query["id"]))


def _message(message: Json, name: str) -> Told | InGroup | None:
    if not _is_private(message["chat"]):
        return InGroup(int(message["chat"]["id"]), name, message)
    told = _told(message, _event(message), name)
    file = file_of(message)
    if file is None:
        return told
    album, caption = message.get("media_group_id", ""), message.get("caption", "")
    return replace(told, file=file, album=str(album), caption=str(caption))


def file_of(message: Json) -> Sent | None:
    """A photo comes in several sizes: the largest is taken. A video is told that none is."""
    look: Look = "photo"
    match _event(message), message:
        case SomethingElseSent("photo"), {"photo": [*sizes]} if sizes:
            found = max(sizes, key=lambda one: int(one["width"]) * int(one["height"]))
        case SomethingElseSent("document"), {"document": found}:
            look = look_of(str(found.get("mime_type", "")))
        case SomethingElseSent("video"), {"video": found}:
            look = "video"
        case _:
            return None
    size = found.get("file_size")
    return Sent(str(found["file_id"]), int(size) if size is not None else None, look)


def _told(message: Json, event: Event, name: str) -> Told:
    person = Person(Channel.TELEGRAM, str(int(message["from"]["id"])))
    incoming = Incoming(person, event, name, typed=str(int(message["message_id"])))
    return Told(incoming, int(message["chat"]["id"]))


def _event(message: Json) -> Event:
    text = message.get("text")
    if not isinstance(text, str):
        return SomethingElseSent(next((kind for kind in KINDS if kind in message), "service"))
    if not text.startswith("/") or "forward_origin" in message:
        return TextSent(text)  # a forwarded command is somebody else's words
    name, _, rest = text[1:].partition(" ")
    if may_be_code(rest):  # `/status 4821 …`: the code is what counts, and must not stay
        return TextSent(rest)
    name = name.partition("@")[0].lower()
    return LinkOpened(rest.strip()) if name == "start" and rest.strip() else CommandGiven(name)


def _is_private(chat: Json) -> bool:
    return bool(chat["type"] == "private")
