"""The Bots Long Poll server: events by `ts`, keys that expire, history that gets lost.

Source: dev.vk.com, "Bots Long Poll API": failed 1 (history outdated, take the new ts), failed 2
(key expired, ask for another), failed 3 (all lost, ask for key and ts). Nothing is confirmed here:
who asks with an old ts gets the old events again, as long as VK has them.
"""

import asyncio
import json
from collections.abc import Mapping
from typing import Any

from tests.fakes.bell import Bell
from tests.fakes.vk.methods import EVENTS, VERSION

MAX_BATCH = 256
MAX_WAIT = 90


class LongPoll:
    """`ts` is the number of the last event somebody has; events start with number 1."""

    def __init__(self, bell: Bell, group: int) -> None:
        self.settings = dict.fromkeys(EVENTS, True)
        self.enabled = True
        self.taken = 0
        """The greatest ts somebody asked with: those events were surely received."""
        self._bell = bell
        self._group = group
        self._events: list[bytes] = []
        self._forgotten = 0
        self._key = 1
        self._lost = False
        self._waiting: list[asyncio.Future[None]] = []

    @property
    def key(self) -> str:
        return f"fake-key-{self._key}"

    @property
    def ts(self) -> int:
        return self._forgotten + len(self._events)

    @property
    def is_polled(self) -> bool:
        """Somebody waits in a long poll now."""
        return any(not ear.done() for ear in self._waiting)

    @property
    def ahead(self) -> int:
        """Events nobody has asked beyond yet."""
        return self.ts - self.taken

    def push(self, kind: str, body: Any) -> dict[str, Any] | None:
        """The event; None if its kind is switched off in the community's settings."""
        if not self.settings.get(kind, False):
            return None
        event = {"group_id": self._group, "type": kind, "v": VERSION, "object": body}
        event["event_id"] = f"{self.ts + 1:040x}"
        self.push_raw(event)
        return event

    def push_raw(self, event: dict[str, Any]) -> None:
        """Any event at all, a repeated or a malformed one, too."""
        self._events.append(json.dumps(event, ensure_ascii=False).encode())
        waiting, self._waiting = self._waiting, []
        for ear in waiting:
            if not ear.done():
                ear.set_result(None)

    def expire_key(self) -> None:
        """The next poll is told failed 2."""
        self._key += 1

    def lose_all(self) -> None:
        """The next poll is told failed 3; `ts` starts anew far ahead and the events are gone."""
        self._key += 1
        self._lost = True
        self.forget_history()
        self._forgotten += 1000
        self.taken = self.ts

    def forget_history(self) -> None:
        """Old events are gone: a poll with an old ts is told failed 1 and the ts of now."""
        self._forgotten = self.ts
        self._events.clear()
        self.taken = max(self.taken, self._forgotten)

    async def poll(self, asked: Mapping[str, str]) -> bytes:
        """The body of the answer to act=a_check."""
        if asked.get("act") != "a_check" or not asked.get("ts", "").isdigit():
            return b'{"failed":2}'
        if asked.get("key") != self.key:
            return b'{"failed":3}' if self._lost else b'{"failed":2}'
        self._lost = False
        ts, wait = int(asked["ts"]), min(int(asked.get("wait", "25")), MAX_WAIT)
        if not self._forgotten <= ts <= self.ts:
            return json.dumps({"failed": 1, "ts": self.ts}).encode()
        self.taken = max(self.taken, ts)
        self._bell.ring()
        if ts == self.ts:
            await self._wait(wait)
        return self._batch(ts)

    def _batch(self, ts: int) -> bytes:
        start = max(ts - self._forgotten, 0)
        events = self._events[start : start + MAX_BATCH]
        head = b'{"ts":"%d","updates":[' % (max(ts, self._forgotten) + len(events))
        return head + b",".join(events) + b"]}"

    async def _wait(self, seconds: int) -> None:
        mine: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._waiting.append(mine)
        self._bell.ring()
        await asyncio.wait([mine], timeout=seconds)
        if mine in self._waiting:
            self._waiting.remove(mine)
