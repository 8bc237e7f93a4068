"""VK's events in our own words. Pure: only plain text and presses are taken.

Of a message nothing is looked at but its text and the kind of what else it bears: forwards,
attachments and places may name a person. Source: dev.vk.com, "События в сообществах", 5.199.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field
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
from bot.files.kinds import Look
from bot.heard import Incoming
from bot.messengers.groups import InGroup
from bot.messengers.vk_keyboard import DATA, STANDING
from bot.texts import say
from storage.records import Channel, Person

Json = dict[str, Any]

LOOKS: dict[object, Look] = {3: "photo", 4: "photo", 5: "audio", 6: "video"}
"""By `type` of a document (dev.vk.com/reference/objects/doc)."""

WANTED = ("message_new", "message_event", "message_edit")
CHATS = 2_000_000_000
"""dev.vk.com: the peer of a group chat is 2000000000 and its number."""


@dataclass(frozen=True, slots=True)
class Sent:
    """A file where VK keeps it; `size` in bytes, None if it is not told."""

    url: str = field(repr=False)
    size: int | None = None
    look: Look = "file"


@dataclass(frozen=True, slots=True)
class Told:
    """Something a person did in private; `query` must be answered, `typed` may name a button.

    `on_standing`: pressed on the keyboard below the field, so it is up.
    `is_plain`: the person's client knows no callback buttons. `is_ours`: the person did nothing
    here, so nothing stands below the window. `words`: those beside `files`.
    """

    incoming: Incoming
    peer: int
    query: str = ""
    on_standing: bool = False
    is_plain: bool = False
    is_ours: bool = False
    typed: str = field(default="", repr=False)
    files: tuple[Sent, ...] = field(default=(), repr=False)
    words: str = field(default="", repr=False)


def name(event: Json) -> str:
    """VK's own name of the event; of one without a name, what it says, hashed."""
    told = event.get("event_id")
    if isinstance(told, str) and told:
        return told
    return hashlib.sha256(json.dumps(event, sort_keys=True).encode()).hexdigest()


def read(event: Json) -> Told | InGroup | None:
    """None for what we never asked for. Raises KeyError, TypeError… for what is no event."""
    if event["type"] not in WANTED:
        return None
    told = event["object"]
    message = told.get("message", told)
    peer = int(message["peer_id"])
    if peer >= CHATS:
        return InGroup(peer, _named(event), event)
    sender = int(message["user_id"] if event["type"] == "message_event" else message["from_id"])
    if sender <= 0 or sender != peer:
        return None  # a community's own words
    incoming = Incoming(
        Person(Channel.VK, str(sender)), _event(event["type"], message), _named(event)
    )
    if event["type"] == "message_event":
        return _press(incoming, message)
    typed = message.get("text") if isinstance(incoming.event, TextSent | CommandGiven) else ""
    plain, files = _is_plain(told.get("client_info")), files_of(event["type"], message)
    words = str(message.get("text") or "") if files else ""
    return Told(incoming, peer, is_plain=plain, typed=typed or "", files=files, words=words)


def files_of(kind: str, message: Json) -> tuple[Sent, ...]:
    """Photos, documents and videos of a message that bears nothing else."""
    given = [one for one in message.get("attachments") or () if one["type"] != "link"]
    if kind != "message_new" or any(one["type"] not in ("photo", "doc", "video") for one in given):
        return ()
    return tuple(_file(one["type"], one[one["type"]]) for one in given)


def _file(kind: str, told: Json) -> Sent:
    """A photo comes in several sizes: the largest is taken."""
    if kind == "doc":
        size = told.get("size")
        look = LOOKS.get(told.get("type"), "file")
        return Sent(str(told.get("url", "")), int(size) if size is not None else None, look)
    if kind == "video":
        return Sent("", look="video")
    sizes: list[Json] = told.get("sizes") or [{}]
    largest = max(sizes, key=lambda one: int(one.get("width", 0)) * int(one.get("height", 0)))
    return Sent(str(largest.get("url", "")), look="photo")


def _named(event: Json) -> str:
    if not isinstance(event["event_id"], str):
        raise TypeError("event_id")
    return event["event_id"]


def _press(incoming: Incoming, told: Json) -> Told:
    """A press on the keyboard below the field names no message."""
    window = told.get("conversation_message_id")
    payload = told.get("payload")
    placed = Incoming(
        incoming.person, incoming.event, incoming.update, str(int(window)) if window else ""
    )
    return Told(
        placed,
        int(told["peer_id"]),
        query=str(told["event_id"]),
        on_standing=not window or (isinstance(payload, dict) and STANDING in payload),
    )


def _event(kind: str, message: Json) -> Event:
    match kind:
        case "message_event":
            return Pressed(_data(message.get("payload")))
        case "message_edit":
            text = message.get("text")
            return TextEdited(str(text)) if text else SomethingElseSent("edited")
        case _:
            return _said(message)


def _data(payload: object) -> str:
    """A client may send anything; what is not ours fails at its mac."""
    data = payload.get(DATA) if isinstance(payload, dict) else None
    return data if isinstance(data, str) else ""


def _said(message: Json) -> Event:
    ref = message.get("ref")
    if isinstance(ref, str) and ref:
        return LinkOpened(ref)
    if _is_start(message.get("payload")):
        return CommandGiven("start")
    text = message.get("text")
    other = _other(message)
    if not isinstance(text, str) or not text or other:
        return SomethingElseSent(other or "nothing")
    return _command(text) or TextSent(text)


def _is_start(payload: object) -> bool:
    """VK's own button «Начать»."""
    try:
        told = json.loads(payload) if isinstance(payload, str) else None
    except ValueError:
        return False
    return isinstance(told, dict) and told.get("command") == "start"


def _command(text: str) -> Event | None:
    if text.strip().casefold() == say("vk-start-word"):
        return CommandGiven("start")
    if not text.startswith("/"):
        return None
    given, _, rest = text[1:].partition(" ")
    given, rest = given.lower(), rest.strip()
    return LinkOpened(rest) if given == "start" and rest else CommandGiven(given)


def _other(message: Json) -> str:
    """What the message bears besides its text; VK itself adds a `link` to a text with one."""
    kinds = [str(one["type"]) for one in message.get("attachments") or ()]
    if foreign := [kind for kind in kinds if kind != "link"]:
        return foreign[0]
    return next((kind for kind in ("geo", "action") if message.get(kind)), "")


def _is_plain(client: object) -> bool:
    """Does this client lack callback buttons? One that does not say can show them."""
    if not isinstance(client, dict):
        return False
    knows = "callback" in client.get("button_actions", ("callback",))
    return not (knows and client.get("keyboard", True) and client.get("inline_keyboard", True))
