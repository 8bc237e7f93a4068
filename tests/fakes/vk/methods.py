"""What each method of the VK API takes, and reading it from a form or a query string.

VK passes over parameters it does not know; this fake refuses them, so that a misspelt name fails a
test. Names and types: VKCOM/vk-api-schema 5.199, as far as Otklik goes;
`random_id` is demanded since version 5.90, though the schema calls it optional.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from aiohttp import web

from tests.fakes.vk.errors import VkError, invalid, strict

VERSION = "5.199"

Params = dict[str, Any]


@dataclass(frozen=True)
class Parameter:
    read: Callable[[str], Any]
    needed: bool = False


def integer(raw: str) -> int:
    return int(raw)


def natural(raw: str) -> int:
    if int(raw) < 0:
        raise ValueError(raw)
    return int(raw)


def flag(raw: str) -> bool:
    return {"0": False, "1": True, "false": False, "true": True}[raw]


def string(raw: str) -> str:
    return raw


def integers(raw: str) -> list[int]:
    return [int(item) for item in raw.split(",")]


def words(raw: str) -> list[str]:
    return raw.split(",")


GROUP = {"group_id": Parameter(natural)}
EXTENDED = {"extended": Parameter(flag), "fields": Parameter(words)}
PAGE = {"offset": Parameter(integer), "count": Parameter(natural)}
EVENTS = ("message_new", "message_event", "message_allow", "message_deny", "message_edit")
SAYING = {
    "message": Parameter(string),
    "attachment": Parameter(string),
    "keyboard": Parameter(string),
    "dont_parse_links": Parameter(flag),
    "disable_mentions": Parameter(flag),
} | GROUP

METHODS: Mapping[str, Mapping[str, Parameter]] = {
    "groups.getById": GROUP | {"group_ids": Parameter(words), "fields": Parameter(words)},
    "groups.getTokenPermissions": {},
    "groups.getLongPollServer": {"group_id": Parameter(natural, needed=True)},
    "groups.getLongPollSettings": {"group_id": Parameter(natural, needed=True)},
    "groups.setLongPollSettings": {
        "group_id": Parameter(natural, needed=True),
        "enabled": Parameter(flag),
        "api_version": Parameter(string),
    }
    | {name: Parameter(flag) for name in EVENTS},
    "messages.send": SAYING
    | {
        "random_id": Parameter(integer, needed=True),
        "peer_id": Parameter(integer),
        "peer_ids": Parameter(integers),
        "user_id": Parameter(integer),
        "chat_id": Parameter(natural),
        "reply_to": Parameter(integer),
        "forward": Parameter(string),
        "payload": Parameter(string),
    },
    "messages.edit": SAYING
    | {
        "peer_id": Parameter(integer, needed=True),
        "message_id": Parameter(natural),
        "cmid": Parameter(natural),
        "keep_forward_messages": Parameter(flag),
        "keep_snippets": Parameter(flag),
    },
    "messages.delete": GROUP
    | {
        "message_ids": Parameter(integers),
        "peer_id": Parameter(integer),
        "cmids": Parameter(integers),
        "delete_for_all": Parameter(flag),
        "spam": Parameter(flag),
    },
    "messages.sendMessageEventAnswer": {
        "event_id": Parameter(string, needed=True),
        "user_id": Parameter(integer, needed=True),
        "peer_id": Parameter(integer, needed=True),
        "event_data": Parameter(string),
    },
    "messages.getConversations": GROUP | EXTENDED | PAGE | {"filter": Parameter(string)},
    "messages.getHistory": GROUP
    | EXTENDED
    | PAGE
    | {
        "peer_id": Parameter(integer),
        "user_id": Parameter(integer),
        "start_message_id": Parameter(integer),
        "rev": Parameter(flag),
    },
    "messages.getConversationsById": GROUP
    | EXTENDED
    | {"peer_ids": Parameter(integers, needed=True)},
    "messages.getConversationMembers": GROUP
    | EXTENDED
    | PAGE
    | {"peer_id": Parameter(integer, needed=True)},
    "photos.getMessagesUploadServer": {"peer_id": Parameter(integer)},
    "photos.saveMessagesPhoto": {
        "photo": Parameter(string, needed=True),
        "server": Parameter(integer),
        "hash": Parameter(string),
    },
    "docs.getMessagesUploadServer": {"type": Parameter(string), "peer_id": Parameter(integer)},
    "docs.save": {
        "file": Parameter(string, needed=True),
        "title": Parameter(string),
        "tags": Parameter(string),
        "return_tags": Parameter(flag),
    },
    "users.get": {"user_ids": Parameter(integers), "fields": Parameter(words)},
}


async def asked(request: web.BaseRequest) -> dict[str, str]:
    """Raw parameters. A list sent as a repeated key would lose all but one of its values in VK."""
    raw = dict(request.query)
    for name, value in (await request.post()).items():
        if name in raw:
            raise strict(f"{name} given twice, lists are joined by commas")
        raw[name] = str(value)
    return raw


def read(method: str, raw: dict[str, str], token: str) -> Params:
    """Checked values. Raises VkError."""
    raw = dict(raw)
    if method not in METHODS:
        raise VkError(3)
    version = raw.pop("v", "")
    if version != VERSION:
        raise VkError(8, f"strict fake: v should be {VERSION}, not {version!r}")
    if raw.pop("access_token", "") != token:
        raise VkError(5)
    known = METHODS[method]
    for name in sorted(set(raw) - set(known)):
        raise strict(f"{method} has no parameter {name!r}")
    for name, parameter in known.items():
        if parameter.needed and name not in raw:
            raise invalid(f"{name} is undefined")
    return {name: _value(name, known[name], text) for name, text in raw.items()}


def _value(name: str, parameter: Parameter, text: str) -> Any:
    try:
        return parameter.read(text)
    except (ValueError, KeyError):
        raise invalid(f"{name} should be {parameter.read.__name__}") from None
