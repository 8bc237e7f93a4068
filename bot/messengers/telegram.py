"""Telegram's door: updates are committed, then acknowledged; replies go out after that.

The messenger's own queue is the inbox: nothing is journalled that holds a person beside an answer.
"""

from __future__ import annotations

import asyncio
import logging
from collections import OrderedDict
from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import Any

from aiogram.exceptions import AiogramError

from bot.conversation import Conversation, Heard
from bot.events import Reply
from bot.messengers.layout import Limits, fit, with_toast_above
from bot.messengers.patience import until_kept
from bot.messengers.telegram_calls import Calls, Gone, is_revoked, told
from bot.messengers.telegram_reading import ALLOWED, InGroup, Told, read
from bot.one_at_a_time import OneAtATime
from bot.texts import say
from storage.records import Channel, Person
from storage.store import Storage

log = logging.getLogger(__name__)

LIMITS = Limits(text=4096, label=64, buttons=100, rows=100, in_row=5)
"""core.telegram.org/bots/api#sendmessage: 4096 UTF-16 units; 100 buttons were measured."""
REMEMBERED = 10_000
"""Windows of typing people kept in mind; after a restart the stored ones serve."""
AT_ONCE = 500
"""Talks in work before the next updates are asked for."""
LONGEST_PAUSE = 60  # seconds between tries when Telegram is out of reach

Group = Callable[[InGroup], Awaitable[None]]


class Telegram:
    def __init__(
        self, calls: Calls, conversation: Conversation, storage: Storage, group: Group
    ) -> None:
        self.calls = calls
        self._conversation = conversation
        self._storage = storage
        self._group = group
        self._order = OneAtATime()
        self._windows: OrderedDict[Person, str] = OrderedDict()
        self._room = asyncio.Semaphore(AT_ONCE)
        self._poller: asyncio.Task[None] | None = None

    async def run(self) -> None:
        try:
            async with asyncio.TaskGroup() as talks:
                self._poller = talks.create_task(self._poll(talks))
        finally:
            await self.calls.close()

    def stop(self) -> None:
        """No more updates are asked for; talks in work go on to their end."""
        if self._poller is not None:
            self._poller.cancel()

    async def _poll(self, talks: asyncio.TaskGroup) -> None:
        offset: int | None = None
        pause = 1
        while True:
            try:
                batch = await self.calls.updates(offset, ALLOWED)
                pause = 1
            except AiogramError as error:
                log.warning("Telegram does not answer (%s), again in %s s", told(error), pause)
                await asyncio.sleep(LONGEST_PAUSE if is_revoked(error) else pause)
                pause = min(pause * 2, LONGEST_PAUSE)
                continue
            await asyncio.gather(*[await self._begin(update, talks) for update in batch])
            if batch:  # this very request's successor acknowledges: all of it is committed
                offset = max(int(update["update_id"]) for update in batch) + 1

    async def _begin(
        self, update: dict[str, Any], talks: asyncio.TaskGroup
    ) -> asyncio.Future[None]:
        """Starts the talk; the future is done when the update is kept."""
        await self._room.acquire()
        kept: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        task = talks.create_task(self._take(update, kept))
        task.add_done_callback(lambda _: self._room.release())
        return kept

    async def _take(self, update: dict[str, Any], kept: asyncio.Future[None]) -> None:
        try:
            said = read(update)
        except Exception as error:
            await self._set_aside(update, error)
            said = None
        match said:
            case Told():
                async with self._order.of(said.incoming.person):
                    heard = await self._hear(said)
                    _settle(kept)
                    await self._answer(said, heard)
            case InGroup():
                await self._group(said)
                _settle(kept)
            case None:
                _settle(kept)

    async def _set_aside(self, update: dict[str, Any], error: Exception) -> None:
        name = str(update.get("update_id", ""))
        kind = "+".join(key for key in update if key != "update_id")
        log.error("update %s set aside: %s in %s", name, type(error).__name__, kind)
        put = self._storage.quarantine.put
        await until_kept(lambda: put(Channel.TELEGRAM, name, kind, update))

    async def _hear(self, said: Told) -> Heard:
        window = said.incoming.window or self._windows.get(said.incoming.person, "")
        incoming = replace(said.incoming, window=window)
        return await until_kept(lambda: self._conversation.hear(incoming))

    async def _answer(self, said: Told, heard: Heard) -> None:
        """What goes wrong here loses words, not answers: the next press shows where it stands."""
        try:
            await self._say(said, heard)
        except Gone:
            self._windows.pop(said.incoming.person, None)
        except AiogramError as error:
            log.warning("a reply was not sent: %s", told(error))

    async def _say(self, said: Told, heard: Heard) -> None:
        toast = next((reply.toast for reply in heard.replies if reply.toast), "")
        if said.query:
            await self.calls.answer(said.query, toast)
        if heard.erase_typed and said.typed:
            await self._erase(said)
        window = heard.window
        for reply in heard.replies:
            shown = reply if said.query else with_toast_above(reply)
            window = await self._show(said, shown, window)

    async def _erase(self, said: Told) -> None:
        if not await self.calls.erase(said.chat, said.typed):
            await self.calls.send(said.chat, say("anonymity-not-deleted"), [])

    async def _show(self, said: Told, reply: Reply, window: str) -> str:
        """The window the talk goes on in: the one edited, or the newest sent."""
        texts, rows = fit(reply, LIMITS)
        stays = reply.in_place and window and len(texts) == 1
        if stays and await self.calls.edit(said.chat, int(window), texts[0], rows):
            return window
        for text in texts[:-1]:
            await self.calls.send(said.chat, text, [])
        sent = str(await self.calls.send(said.chat, texts[-1], rows))
        self._remember(said.incoming.person, sent)
        return sent

    def _remember(self, person: Person, window: str) -> None:
        self._windows[person] = window
        self._windows.move_to_end(person)
        if len(self._windows) > REMEMBERED:
            self._windows.popitem(last=False)


def _settle(kept: asyncio.Future[None]) -> None:
    if not kept.done():
        kept.set_result(None)
