"""Looks at a community of VK from outside, for `otklik check`: asks, and changes nothing.

Blocking, as its library is: call it in a thread.
"""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

from bot.messengers.looking import Away, BadToken, Community, Seen
from bot.messengers.vk_road import REVOKED, Api, Json, Refused, Unreachable

PATIENCE = 4
"""Seconds for one call."""

NO = frozenset({7, 15, 100, 125, 917})
"""Not allowed, denied, no such community, no such chat for us (dev.vk.com, "Коды ошибок")."""

UPLOADS = frozenset({"photos", "docs"})
"""Rights of a key without which no file goes with an answer; groups.getTokenPermissions."""


class VkLook:
    """`with` it. Everything asked may raise BadToken or Away."""

    def __init__(self, token: str, group: int, api_url: str) -> None:
        self._group = group
        self._api = Api(token, urlsplit(api_url) if api_url else None, PATIENCE)

    def __enter__(self) -> VkLook:
        return self

    def __exit__(self, *_: object) -> None:
        self._api.close()

    def community(self) -> Community:
        told = self._asked("groups.getById", group_id=self._group)
        poll = self._asked("groups.getLongPollSettings", group_id=self._group)
        messages = self._asked("messages.getConversations", group_id=self._group, count=1)
        rights = self._asked("groups.getTokenPermissions")
        known = rights["permissions"] if rights else [{"name": name} for name in UPLOADS]
        events = poll.get("events", {}) if poll else {}
        return Community(
            name=str(told["groups"][0]["name"]) if told else "",
            is_ours=poll is not None,
            takes_messages=messages is not None,
            is_polled=bool(poll and poll.get("is_enabled")),
            events=frozenset(name for name, is_on in events.items() if is_on),
            gives_files={str(one["name"]) for one in known} >= UPLOADS,
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
            return dict(self._api.call(method, values))
        except Refused as refusal:
            if refusal.code in REVOKED:
                raise BadToken from None
            if refusal.code in NO:
                return None
            raise Away from None
        except Unreachable:
            raise Away from None
