"""VK's long poll, one answer after another; `ts` moves only when the events are kept. Blocking.

vk_api's own poll keeps `ts` in memory, moves it before the events are handled and passes over what
VK lost. Source: dev.vk.com, "Bots Long Poll API".
"""

from __future__ import annotations

import logging
from dataclasses import dataclass, field
from typing import Any

from bot.messengers.vk_reading import WANTED
from bot.messengers.vk_road import VERSION, Api, Refused, Unreachable

log = logging.getLogger(__name__)

Json = dict[str, Any]

LOST = "lost"
"""In place of a `ts` that VK does not know any more."""


@dataclass(frozen=True, slots=True)
class Batch:
    """Keep the events, then `ts`. `is_gap`: VK lost what came between the last one and this."""

    ts: str
    events: list[Json] = field(default_factory=list, repr=False)
    is_gap: bool = False


class Poll:
    """`ts` as it was kept; "" for the very first start."""

    def __init__(self, api: Api, group: int, ts: str) -> None:
        self._api = api
        self._group = group
        self.ts = ts
        self._server: tuple[str, str] | None = None
        self._failures = 0
        self._is_ready = False

    def next(self) -> Batch:
        """Waits for events up to 25 s. Raises Unreachable or Refused; ask again then."""
        if self._server is None:
            return self._begin()
        server, key = self._server
        answer = self._api.held(server, {"key": key, "ts": self.ts})
        if "failed" in answer:
            return self._failed(answer)
        self._failures = 0
        try:
            return Batch(str(answer["ts"]), [_event(one) for one in answer["updates"]])
        except (KeyError, TypeError) as error:
            fault = type(error).__name__
        raise Unreachable(fault)

    def _make_ready(self) -> None:
        """Switches on the events the bot lives on: without `message_event` no button works."""
        try:
            now = self._api.call("groups.getLongPollSettings", {"group_id": self._group})
            events = now.get("events", {})
            if not (now.get("is_enabled") and all(events.get(name) for name in WANTED)):
                told = {"group_id": self._group, "enabled": 1, "api_version": VERSION}
                self._api.call("groups.setLongPollSettings", told | dict.fromkeys(WANTED, 1))
        except Refused as refusal:
            if refusal.is_lasting:
                raise
            wanted = ", ".join(WANTED)
            log.warning("%s: switch on Long Poll and its events %s by hand", refusal, wanted)
        self._is_ready = True

    def _begin(self) -> Batch:
        """A key, and a `ts` where there is none; VK may have begun to count anew meanwhile."""
        if not self._is_ready:
            self._make_ready()
        told = self._api.call("groups.getLongPollServer", {"group_id": self._group})
        try:
            fresh, server = str(told["ts"]), (str(told["server"]), str(told["key"]))
        except (KeyError, TypeError) as error:
            raise Unreachable(type(error).__name__) from None
        self._server = server
        is_gap = _is_ahead(self.ts, fresh) or self.ts == LOST
        return Batch(fresh if is_gap or not self.ts else self.ts, is_gap=is_gap)

    def _failed(self, answer: Json) -> Batch:
        """1: events are outdated, go on from the `ts` given. 2: a new key. 3: all is lost."""
        failed = answer["failed"]
        self._failures += 1
        if failed == 1 and "ts" in answer and self._failures == 1:
            return Batch(str(answer["ts"]), is_gap=True)
        self._server = None
        if failed == 3:
            self.ts = LOST
        if self._failures > 1:
            raise Unreachable("poll")
        return self._begin()


def _event(told: Any) -> Json:
    """What is no object is set aside later, as what cannot be read."""
    return told if isinstance(told, dict) else {"type": "odd", "odd": told}


def _is_ahead(ts: str, fresh: str) -> bool:
    return ts.isdecimal() and fresh.isdecimal() and int(ts) > int(fresh)
