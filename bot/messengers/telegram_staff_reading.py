"""Group updates of Telegram in our own words. Pure; who may do what is decided elsewhere.

Edited messages never come here: a command is run as it was sent, or not at all.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from bot.cleaning import clean
from bot.messengers.groups import InGroup
from bot.messengers.telegram_reading import Sent, file_of

Json = dict[str, Any]

INSIDE = frozenset({"creator", "administrator", "member", "restricted"})
"""Statuses of a chat's member; core.telegram.org/bots/api#chatmember."""
RUNS = frozenset({"creator", "administrator"})


@dataclass(frozen=True, slots=True)
class BotPlaced:
    """The bot was let in, taken out or given other rights."""

    is_inside: bool


@dataclass(frozen=True, slots=True)
class ChatMoved:
    """A group became a supergroup: its id is another one from now on."""

    old: int
    new: int


@dataclass(frozen=True, slots=True)
class Who:
    """`is_person`: neither a bot, nor a channel, nor an anonymous admin (B13)."""

    id: int
    name: str = field(repr=False)
    is_person: bool


@dataclass(frozen=True, slots=True)
class GroupPress:
    who: Who
    data: str = field(repr=False)
    window: str
    query: str


@dataclass(frozen=True, slots=True)
class GroupWords:
    """`replied`: the message of the bot's own it replies to, and the data of its buttons.

    `is_plain`: typed here, not forwarded from elsewhere.
    """

    who: Who
    text: str = field(repr=False)
    message: int
    is_plain: bool
    replied: str = ""
    buttons: tuple[str, ...] = field(default=(), repr=False)
    file: Sent | None = field(default=None, repr=False)
    album: str = ""
    caption: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Left:
    """Somebody went, or was taken out."""

    who: int


Happened = BotPlaced | ChatMoved | GroupPress | GroupWords | Left


def read_group(said: InGroup, bot: int) -> Happened | None:
    """None for what is nobody's words: joins, pins, titles. `bot`: our own id."""
    body = said.body
    match body:
        case {"new_chat_member": member, "old_chat_member": _}:
            return BotPlaced(str(member["status"]) in INSIDE)
        case {"migrate_to_chat_id": new}:
            return ChatMoved(said.chat, int(new))
        case {"migrate_from_chat_id": old}:
            return ChatMoved(int(old), said.chat)
        case {"data": data, "message": message}:
            window = str(int(message["message_id"]))
            return GroupPress(_who(body), str(data), window, str(body["id"]))
        case {"left_chat_member": member}:
            return Left(int(member["id"]))
        case {"message_id": message_id, "from": _}:
            return _words(body, int(message_id), bot)
        case _:
            return None


def _words(body: Json, message: int, bot: int) -> GroupWords:
    replied = body.get("reply_to_message", {})
    is_ours = replied.get("from", {}).get("id") == bot
    return GroupWords(
        who=_who(body),
        text=str(body.get("text", "")),
        message=message,
        is_plain="forward_origin" not in body and "via_bot" not in body,
        replied=str(int(replied["message_id"])) if is_ours else "",
        buttons=tuple(_data(replied)) if is_ours else (),
        file=file_of(body) if is_ours else None,
        album=str(body.get("media_group_id", "")),
        caption=str(body.get("caption", "")),
    )


def _data(message: Json) -> list[str]:
    rows = message.get("reply_markup", {}).get("inline_keyboard", [])
    return [
        str(button["callback_data"]) for row in rows for button in row if "callback_data" in button
    ]


def _who(body: Json) -> Who:
    person = body["from"]
    told = " ".join(str(person.get(part, "")) for part in ("first_name", "last_name"))
    name = " ".join(clean(told).split())[:40]
    is_person = not person.get("is_bot") and "sender_chat" not in body
    return Who(int(person["id"]), f"{name} ({person['id']})".strip(), is_person)
