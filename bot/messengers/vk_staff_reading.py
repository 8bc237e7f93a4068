"""Updates of a group chat of VK in our own words. Pure; who may do what is decided elsewhere.

Edited messages are passed over: a command is run as it was sent, or not at all.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from bot.messengers.groups import InGroup
from bot.messengers.vk_keyboard import DATA
from bot.messengers.vk_reading import Sent, files_of

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class VkPress:
    """`who`: the account; `window`: the message whose button it was."""

    who: int
    data: str = field(repr=False)
    window: str
    query: str


@dataclass(frozen=True, slots=True)
class VkWords:
    """`text` is "" for a sticker, a picture and the like; a mention of us is `@club<id>`.

    `replied`: the message of ours it replies to, and the data of its buttons where VK tells them.
    """

    who: int
    text: str = field(repr=False)
    replied: str = ""
    buttons: tuple[str, ...] = field(default=(), repr=False)
    files: tuple[Sent, ...] = field(default=(), repr=False)
    caption: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class VkLeft:
    """Somebody went, or was taken out."""

    who: int


def name_of(group: int) -> str:
    """How a community is mentioned."""
    return f"club{group}"


def number_of(said: InGroup) -> str:
    """Of the message in its chat; "" for what is none."""
    match said.body:
        case {"object": {"message": {"conversation_message_id": number}}}:
            return str(int(number))
        case _:
            return ""


def read_group(said: InGroup, group: int) -> VkPress | VkWords | VkLeft | None:
    """None for what is nobody's words: joins, pins, other bots, forwards. `group`: our own id."""
    match said.body:
        case {"type": "message_event", "object": told}:
            return _press(told)
        case {"object": {"message": {"action": {"type": "chat_kick_user", "member_id": member}}}}:
            return VkLeft(int(member))
        case {"type": "message_new", "object": {"message": message}}:
            return _words(message, group)
        case _:
            return None


def _press(told: Json) -> VkPress | None:
    """A press below the field names no message: nothing of ours stands there in a chat."""
    who, window = int(told["user_id"]), told.get("conversation_message_id")
    if who <= 0 or not window:
        return None
    payload = told.get("payload")
    data = payload.get(DATA) if isinstance(payload, dict) else None
    shown = data if isinstance(data, str) else ""
    return VkPress(who, shown, str(int(window)), str(told["event_id"]))


def _words(message: Json, group: int) -> VkWords | None:
    who = int(message["from_id"])
    if who <= 0 or message.get("action") or message.get("fwd_messages"):
        return None
    others = [one for one in message.get("attachments") or () if one.get("type") != "link"]
    text = "" if others or message.get("geo") else str(message.get("text") or "")
    replied = message.get("reply_message") or {}
    is_ours = replied.get("from_id") == -group
    return VkWords(
        who,
        re.sub(rf"\[{name_of(group)}\|[^\]]*\]", f"@{name_of(group)}", text),
        str(int(replied["conversation_message_id"])) if is_ours else "",
        tuple(_data(replied)) if is_ours else (),
        files_of("message_new", message) if is_ours else (),
        str(message.get("text") or ""),
    )


def _data(message: Json) -> list[str]:
    """The payloads of its keyboard, as far as they look like ours."""
    found = []
    for row in (message.get("keyboard") or {}).get("buttons", ()):
        for button in row:
            told = re.search(rf'"{DATA}":"([^"\\]*)"', str(button["action"].get("payload", "")))
            found += [told[1]] if told else []
    return found
