"""Calls to the fake VK through the real vk_api, in a thread; and keyboards."""

import asyncio
import json
from typing import Any
from urllib.parse import urlsplit, urlunsplit

from requests import PreparedRequest, Response
from requests.adapters import HTTPAdapter
from vk_api import VkApiGroup
from vk_api.bot_longpoll import VkBotLongPoll


class ReHost(HTTPAdapter):
    """Leads the calls of vk_api, whose host is fixed, to the fake; and ends them in time."""

    def __init__(self, url: str) -> None:
        super().__init__()
        self._url = urlsplit(url)
        self.timeout = 5.0

    def send(self, request: PreparedRequest, *_: object, **more: Any) -> Response:
        asked = urlsplit(request.url or "")
        where = (self._url.scheme, self._url.netloc, str(asked.path), str(asked.query), "")
        request.url = urlunsplit(where)
        return super().send(request, **more | {"timeout": self.timeout})


async def call(group: VkApiGroup, method: str, **values: Any) -> Any:
    return await asyncio.to_thread(group.method, method, values)


async def send(group: VkApiGroup, peer_id: int, message: str, **more: Any) -> Any:
    """`random_id` 0: never taken for a repetition."""
    values = {"random_id": 0, "peer_id": peer_id, "message": message} | more
    return await call(group, "messages.send", **values)


def button(label: str, kind: str = "callback", **more: Any) -> dict[str, Any]:
    action = {"type": kind, "label": label, "payload": json.dumps([label])} | more
    return {"action": action}


def keyboard(*rows: list[dict[str, Any]], inline: bool = True, **more: Any) -> str:
    return json.dumps({"inline": inline, "buttons": list(rows)} | more)


async def events(poll: VkBotLongPoll) -> list[dict[str, Any]]:
    return [event.raw for event in await asyncio.to_thread(poll.check)]
