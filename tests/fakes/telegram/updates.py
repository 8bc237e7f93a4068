"""The queue of updates and getUpdates, with the confirmations exactly as Telegram makes them.

Source: Bot API, "getUpdates"; tdlib/telegram-bot-api, `Client::do_get_updates`, `abort_long_poll`:
of two pollers the *older* one is told 409, at once; a webhook forbids polling.
"""

import asyncio
import json
from collections import deque
from collections.abc import Iterable
from typing import Any

from tests.fakes.bell import Bell
from tests.fakes.telegram.refusals import WEBHOOK_SET, Conflict

MAX_BATCH = 100
NOT_BY_DEFAULT = {"chat_member", "message_reaction", "message_reaction_count"}


class Updates:
    """Waiting updates as bytes, oldest first. One below the offset of a poll is gone for good."""

    def __init__(self, bell: Bell) -> None:
        self.webhook = ""
        self.confirmed = 0
        self.lost_offsets = 0
        """So many next polls lose their offset: what was handled before is delivered again."""
        self._bell = bell
        self._waiting: deque[tuple[int, bytes]] = deque()
        self._last = 700_000_000
        self._allowed: frozenset[str] = frozenset()
        self._poll: asyncio.Future[bool] | None = None

    @property
    def is_polled(self) -> bool:
        """Somebody waits in a long poll now."""
        return self._poll is not None

    def __len__(self) -> int:
        return len(self._waiting)

    def push(self, kind: str, body: Any) -> int | None:
        """Its update_id; None if the bot did not ask for such updates (`allowed_updates`)."""
        if self._allowed and kind not in self._allowed:
            return None
        if not self._allowed and kind in NOT_BY_DEFAULT:
            return None
        self._last += 1
        self.push_raw({"update_id": self._last, kind: body})
        return self._last

    def push_raw(self, update: dict[str, Any]) -> None:
        """Any update at all, a repeated or a malformed one, too."""
        self._waiting.append((update["update_id"], json.dumps(update).encode()))
        self._last = max(self._last, update["update_id"])
        self._tell(True)

    def next_id(self) -> int:
        self._last += 1
        return self._last

    def drop(self) -> int:
        """Telegram keeps updates for 24 hours; how many are gone now."""
        gone = len(self._waiting)
        self._waiting.clear()
        self._bell.ring()
        return gone

    async def poll(self, params: dict[str, Any]) -> bytes:
        """The body of the answer. Raises Conflict."""
        if self.webhook:
            raise Conflict(WEBHOOK_SET)
        self._tell(False)
        if "allowed_updates" in params:
            self._allowed = frozenset(params["allowed_updates"])
        if self.lost_offsets:
            self.lost_offsets -= 1
        else:
            self._confirm(params.get("offset", 0))
        if not self._waiting:
            await self._wait(params.get("timeout", 0))
        limit = params.get("limit", MAX_BATCH)
        batch = self._batch(limit if 1 <= limit <= MAX_BATCH else MAX_BATCH)
        return b'{"ok":true,"result":[' + b",".join(batch) + b"]}"

    def _batch(self, limit: int) -> Iterable[bytes]:
        return [body for _, (_, body) in zip(range(limit), self._waiting, strict=False)]

    def _confirm(self, offset: int) -> None:
        if offset < 0:
            offset = self._waiting[max(offset, -len(self._waiting))][0] if self._waiting else 0
        while self._waiting and self._waiting[0][0] < offset:
            self._waiting.popleft()
            self.confirmed += 1
        self._bell.ring()

    async def _wait(self, timeout: int) -> None:
        if timeout <= 0:
            return
        mine = self._poll = asyncio.get_running_loop().create_future()
        self._bell.ring()
        await asyncio.wait([mine], timeout=timeout)
        if self._poll is mine:
            self._poll = None
        if mine.done() and not mine.result():
            raise Conflict

    def _tell(self, arrived: bool) -> None:
        if self._poll is not None and not self._poll.done():
            self._poll.set_result(arrived)
