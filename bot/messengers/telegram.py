"""Telegram's door: updates are committed, then acknowledged; replies go out after that.

The messenger's own queue is the inbox: nothing is journalled that holds a person beside an answer.
"""

from __future__ import annotations

import asyncio
import logging
from dataclasses import replace
from typing import Any

from aiogram.exceptions import AiogramError

from bot.conversation import Conversation
from bot.events import OldButtonPressed, Reply
from bot.files.taking import Brought
from bot.heard import Heard, Incoming
from bot.messengers.groups import Group, InGroup
from bot.messengers.intake import House, Intake
from bot.messengers.layout import fit, with_toast_above
from bot.messengers.telegram_calls import Calls, Gone, is_revoked
from bot.messengers.telegram_calls import told as fault
from bot.messengers.telegram_files import brought
from bot.messengers.telegram_limits import LIMITS
from bot.messengers.telegram_reading import ALLOWED, Told, read
from bot.messengers.windows import Windows
from bot.texts import say
from storage.records import Channel, Person
from storage.store import Storage

log = logging.getLogger(__name__)

AT_ONCE = 3
"""Messages erased before anything is said; a whole message in parts goes after the thanks."""
LONGEST_PAUSE = 60  # seconds between tries when Telegram is out of reach


class Telegram:
    channel = Channel.TELEGRAM

    def __init__(
        self, calls: Calls, conversation: Conversation, storage: Storage, group: Group
    ) -> None:
        self.calls = calls
        self._intake = Intake(self, House(conversation, storage, group))
        self._windows: Windows[str] = Windows()
        self._conversation = conversation
        conversation.doors[Channel.TELEGRAM] = self.show
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
                log.warning("Telegram does not answer (%s), again in %d s", fault(error), pause)
                await asyncio.sleep(LONGEST_PAUSE if is_revoked(error) else pause)
                pause = min(pause * 2, LONGEST_PAUSE)
                continue
            await self._intake.take(batch, talks)
            if batch:  # this very request's successor acknowledges: all of it is committed
                offset = max(int(update["update_id"]) for update in batch) + 1

    def name(self, update: dict[str, Any]) -> tuple[str, str]:
        kind = "+".join(key for key in update if key != "update_id")
        return str(update.get("update_id", "")), kind

    def read(self, update: dict[str, Any]) -> Told | InGroup | None:
        return read(update)

    def incoming(self, said: Told) -> Incoming:
        if said.incoming.window:
            return said.incoming
        window = self._windows.of(said.incoming.person)
        return replace(said.incoming, window=window) if window else said.incoming

    def files(self, said: Told) -> Brought | None:
        return brought(self.calls, said)

    async def answer(self, said: Told, heard: Heard) -> bool:
        """What goes wrong here loses words, not answers: the next press shows where it stands."""
        try:
            await self._say(said, heard)
        except Gone:
            self._windows.forget(said.incoming.person)
        except AiogramError as error:
            log.warning("a reply was not sent: %s", fault(error))
            return False
        return True

    async def show(self, person: Person, heard: Heard) -> bool:
        """What was heard by another road, unless the person has gone on here meanwhile."""
        async with self._intake.order.of(person):
            if heard.replies and await self._conversation.step_of(person) != heard.step:
                heard = replace(heard, replies=())
            window = self._windows.of(person) or heard.window
            said = Told(Incoming(person, OldButtonPressed(), ""), int(person.account))
            return await self.answer(said, replace(heard, window=window))

    async def _say(self, said: Told, heard: Heard) -> None:
        toast = next((reply.toast for reply in heard.replies if reply.toast), "")
        alert = next((reply.alert for reply in heard.replies if reply.alert), "")
        if said.query and alert:
            told = {"callback_query_id": said.query, "text": alert, "show_alert": True}
            await self.calls.once("answerCallbackQuery", told)
        elif said.query:
            await self.calls.answer(said.query, toast)
        waits = len(heard.erase) > AT_ONCE
        if not waits:
            await self._tidy(said, heard)
        window = heard.window
        for reply in heard.replies:
            shown = reply if said.query else with_toast_above(reply)
            window = await self._show(said, shown, window)
        if waits:
            await self._tidy(said, heard)

    async def _tidy(self, said: Told, heard: Heard) -> None:
        """Erases what was typed. What cannot be reached now is tried again; what Telegram does
        not let us delete, only the person can."""
        person = said.incoming.person
        told = []
        try:
            for typed in heard.erase:
                told.append(await self.calls.erase(said.chat, int(typed)))
                self._conversation.erased(person, [typed])
        except AiogramError as error:
            log.warning("what was typed is not erased yet: %s", fault(error))
        if not all(told):
            await self.calls.send(said.chat, say("anonymity-not-deleted"), [])

    async def _show(self, said: Told, reply: Reply, window: str) -> str:
        """The window the talk goes on in: the one edited, or the newest sent."""
        texts, rows = fit(reply, LIMITS)
        stays = reply.in_place and window and len(texts) == 1
        if stays and await self.calls.edit(said.chat, int(window), texts[0], rows):
            return window
        if reply.quiet:
            return window
        for text in texts[:-1]:
            await self.calls.send(said.chat, text, [])
        sent = str(await self.calls.send(said.chat, texts[-1], rows))
        self._windows.remember(said.incoming.person, sent)
        return sent
