"""VK's door: events are committed with their `ts`, then asked on; replies go out after that."""

from __future__ import annotations

import logging
from dataclasses import replace
from typing import Any

from bot.conversation import Conversation
from bot.events import CommandGiven, OldButtonPressed, Pressed
from bot.files.taking import Brought
from bot.heard import Heard, Incoming
from bot.messengers.groups import Group, InGroup
from bot.messengers.intake import House, Intake
from bot.messengers.layout import with_toast_above
from bot.messengers.patience import until_kept
from bot.messengers.vk_calls import Calls, Gone
from bot.messengers.vk_files import Hosts
from bot.messengers.vk_keyboard import SNACKBAR, spoken
from bot.messengers.vk_listening import Listener
from bot.messengers.vk_reading import Told, name, read
from bot.messengers.vk_road import Refused, Unreachable
from bot.messengers.vk_showing import Showing, Window
from bot.messengers.windows import Windows
from bot.texts import say
from storage.records import Channel, Person
from storage.store import Storage

log = logging.getLogger(__name__)


class Vk:
    channel = Channel.VK

    def __init__(
        self, calls: Calls, conversation: Conversation, storage: Storage, group: Group
    ) -> None:
        self.calls = calls
        self._intake = Intake(self, House(conversation, storage, group))
        self._listener = Listener(calls, storage, self._intake, self.after_gap)
        self._conversation = conversation
        conversation.doors[Channel.VK] = self.show
        self._windows: Windows[Window] = Windows()
        self._hosts = Hosts(calls.api_url)

    async def run(self) -> None:
        try:
            await self._listener.run()
        finally:
            self.calls.close()

    def stop(self) -> None:
        """No more events are asked for; talks in work go on to their end."""
        self._listener.stop()

    def name(self, update: dict[str, Any]) -> tuple[str, str]:
        return name(update), str(update.get("type", ""))

    def read(self, update: dict[str, Any]) -> Told | InGroup | None:
        return read(update)

    def incoming(self, said: Told) -> Incoming:
        """Where no buttons can be shown, the word of a button stands for its press."""
        incoming = said.incoming
        known = self._windows.of(incoming.person)
        if known is None:
            return incoming
        data = known.words.get(spoken(said.typed)) if said.typed else None
        event = Pressed(data) if data else incoming.event
        return replace(incoming, event=event, window=incoming.window or known.number)

    def files(self, said: Told) -> Brought | None:
        return self._hosts.brought(said.files, said.words)

    async def answer(self, said: Told, heard: Heard) -> bool:
        """What goes wrong here loses words, not answers: the next press shows where it stands."""
        try:
            await self._say(said, heard)
        except Gone:
            self._windows.forget(said.incoming.person)
        except Unreachable as fault:
            log.warning("a reply was not sent: %s", fault)
            return False
        except Refused as refusal:
            level = logging.ERROR if refusal.is_lasting else logging.WARNING
            log.log(level, "a reply was not sent: %s", refusal)
            return refusal.is_lasting
        return True

    async def show(self, person: Person, heard: Heard) -> bool:
        """What was heard by another road, unless the person has gone on here meanwhile."""
        async with self._intake.order.of(person):
            if await self._conversation.step_of(person) != heard.step:
                return True
            known = self._windows.of(person)
            window = known.number if known else heard.window
            event = Incoming(person, OldButtonPressed(), update=f"shown:{heard.step}")
            is_plain = bool(known and known.words)
            told = Told(event, int(person.account), is_plain=is_plain, is_ours=True)
            return await self.answer(told, replace(heard, window=window))

    async def after_gap(self) -> None:
        """Whoever said the last word may have said it to nobody: they are told, and shown where
        the talk stands. Their words are not taken from the dialogue: taken twice they would
        count twice, and nobody can tell any more which were taken (F47)."""
        try:
            peers = await self.calls.unanswered()
        except (Gone, Refused, Unreachable) as fault:
            log.error("nobody could be told of the gap: %s", type(fault).__name__)
            return
        for peer in peers:
            await self._tell_of_gap(peer)

    async def _tell_of_gap(self, peer: int) -> None:
        person = Person(Channel.VK, str(peer))
        heard = await until_kept(lambda: self._conversation.look(person))
        if heard.at_rest:
            heard = await self._conversation.look(person, CommandGiven("start"))
        told = tuple(replace(reply, toast=say("vk-gap")) for reply in heard.replies[:1])
        said = Told(Incoming(person, OldButtonPressed(), ""), peer)
        await self.answer(said, replace(heard, replies=told))

    async def _say(self, said: Told, heard: Heard) -> None:
        passing = (reply.alert or reply.toast for reply in heard.replies)
        toast = next(filter(None, passing), "")
        is_passing = bool(said.query) and len(toast) <= SNACKBAR
        if said.query:
            await self.calls.answer(said.peer, said.query, toast if is_passing else "")
        showing = Showing(self.calls, said, self._window(said, heard))
        for reply in heard.replies:
            await showing.show(reply if is_passing else with_toast_above(reply))
        if heard.replies:
            await self._take_back_other(said, heard, showing.window)
            self._windows.remember(said.incoming.person, showing.window)

    async def _take_back_other(self, said: Told, heard: Heard, now: Window) -> None:
        """Pressed in an older window: the one the talk stood in holds its question otherwise."""
        known = self._windows.of(said.incoming.person)
        in_place = any(reply.in_place for reply in heard.replies)
        if known is None or not in_place or known.number in (heard.window, now.number):
            return
        if known.number.isdecimal():
            await self.calls.take_back(said.peer, int(known.number))

    def _window(self, said: Told, heard: Heard) -> Window:
        """Of whoever types in the midst of a talk after a restart, nobody knows what is below."""
        known = self._windows.of(said.incoming.person)
        in_the_midst = bool(heard.window) and not said.query
        is_below = known.is_below if known else in_the_midst
        return Window(heard.window, is_below or said.on_standing)
