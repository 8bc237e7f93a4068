"""Looks at a community of VK from outside, for `otklik check`: asks, and changes nothing.

Blocking, as its library is: call it in a thread.
"""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit, urlunsplit

import requests
import vk_api
from jconfig.memory import MemoryConfig  # type: ignore[import-untyped]  # no stubs
from requests import PreparedRequest, Response
from requests.adapters import HTTPAdapter
from vk_api.exceptions import ApiError, VkApiError

from bot.messengers.looking import Away, BadToken, Community, Seen

VERSION = "5.199"
HOST = "https://api.vk.ru"
TIMEOUT = (3, 4)  # seconds to connect, to hear; the library itself has none
BAD_TOKEN = frozenset({5, 27, 28})
REFUSALS = frozenset({7, 15, 100, 125, 917})
"""Not allowed, denied, no such community, no such chat for us (dev.vk.com, "Errors")."""

Json = dict[str, Any]


class VkLook:
    """Everything asked may raise BadToken or Away."""

    def __init__(self, token: str, group: int, api_url: str) -> None:
        self._session = requests.Session()
        self._session.mount(HOST, _Elsewhere(api_url or HOST))
        self._group = group
        self._api = vk_api.VkApiGroup(
            token=token, session=self._session, api_version=VERSION, config=MemoryConfig
        )

    def __enter__(self) -> VkLook:
        return self

    def __exit__(self, *_: object) -> None:
        self._session.close()

    def community(self) -> Community:
        told = self._asked("groups.getById", group_id=self._group)
        poll = self._asked("groups.getLongPollSettings", group_id=self._group)
        messages = self._asked("messages.getConversations", group_id=self._group, count=1)
        events = poll.get("events", {}) if poll else {}
        return Community(
            name=str(told["groups"][0]["name"]) if told else "",
            is_ours=poll is not None,
            takes_messages=messages is not None,
            is_polled=bool(poll and poll.get("is_enabled")),
            events=frozenset(name for name, is_on in events.items() if is_on),
        )

    def chat(self, peer: int) -> Seen | None:
        """None if the community is not in it. VK does not tell whether a link leads in."""
        told = self._asked("messages.getConversationsById", group_id=self._group, peer_ids=peer)
        if not told or not told["items"]:
            return None
        settings = told["items"][0].get("chat_settings", {})
        is_admin = self._asked("messages.getConversationMembers", peer_id=peer) is not None
        return Seen(
            title=str(settings.get("title", "")),
            is_public=False,
            is_member=settings.get("state", "in") == "in",
            is_admin=is_admin,
            can_delete=is_admin,
        )

    def _asked(self, method: str, **values: Any) -> Json | None:
        """None if VK refuses this one thing."""
        try:
            return self._ask(method, **values)
        except ApiError as error:
            if error.code in REFUSALS:
                return None
            raise Away from None  # its own text would quote the token

    def _ask(self, method: str, **values: Any) -> Json:
        try:
            return dict(self._api.method(method, values))
        except ApiError as error:
            if error.code in BAD_TOKEN:
                raise BadToken from None
            if error.code in REFUSALS:
                raise
            raise Away from None
        except (VkApiError, requests.RequestException, ValueError):
            raise Away from None


class _Elsewhere(HTTPAdapter):
    """Leads the library, whose host is fixed, to the address set here; and ends calls in time."""

    def __init__(self, url: str) -> None:
        super().__init__()
        self._url = urlsplit(url)

    def send(self, request: PreparedRequest, *_: object, **more: Any) -> Response:
        asked = urlsplit(request.url or "")
        path = f"{self._url.path}{asked.path!s}"
        request.url = urlunsplit((self._url.scheme, self._url.netloc, path, str(asked.query), ""))
        return super().send(request, **more | {"timeout": TIMEOUT})
