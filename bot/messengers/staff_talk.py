"""What a clerk says or sends in a staff chat, on its road: who may, what it means, what came of it.

The same for every messenger: its door tells who somebody is and says a word below another.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Generic, Protocol, TypeVar

from bot.digest_preview import TOPIC as DIGEST
from bot.events import ButtonPressed, Reply
from bot.files.taking import Brought
from bot.handlers.pain_chat import TOPIC as PAINS
from bot.messengers.groups import InGroup
from bot.messengers.patience import until_kept
from bot.messengers.staff_bringing import Bringing, Given
from bot.messengers.staff_buttons import reader
from bot.messengers.staff_looks import Chats
from bot.messengers.staff_meaning import Typed, meant
from bot.staff import Staff
from bot.staff_events import Answered, CardPressed, StaffEvent, StaffUpdate, Word
from storage.records import Channel, Person

W = TypeVar("W", contravariant=True)

ADMINS = (DIGEST, PAINS)
"""Topics of buttons of which some are for administrators of the chat."""
"""How a messenger tells who somebody is."""


class Door(Protocol[W]):
    channel: Channel

    async def refusal(self, chat: int, who: W) -> str:
        """Why this one may do nothing here; "" for a member of the chat at this moment."""
        ...

    async def is_admin(self, chat: int, who: W) -> bool:
        """Does this one run the chat, as the messenger tells? Not, if nobody can tell."""
        ...

    async def name_of(self, who: W) -> str:
        """As colleagues see it."""
        ...

    def account_of(self, who: W) -> str:
        """By which the messenger knows the person, whatever name they take."""
        ...

    def message_of(self, said: InGroup) -> str:
        """By which the chat knows what was said; "" for a press."""
        ...

    def speak(self, said: InGroup, reply: Reply) -> None:
        """Below what was said there, as soon as possible."""
        ...

    def erase(self, chat: int, messages: Sequence[str]) -> None:
        """Of somebody else's, as soon as possible; says so where it may not."""
        ...


@dataclass(frozen=True, slots=True)
class Behind:
    """`chats`: which are ours; `key` signs buttons; `ring`: cards may have changed."""

    staff: Staff
    chats: Chats
    key: bytes
    ring: Callable[[], None]


class StaffTalk(Generic[W]):
    def __init__(self, door: Door[W], behind: Behind) -> None:
        self._door = door
        self._behind = behind
        self.bringing = Bringing(behind.staff)

    def pressed(self, chat: int, data: str) -> ButtonPressed | None:
        """None for a button that is not of ours, or of another chat."""
        return reader(self._behind.key, self._room(chat))(data)

    async def take(
        self, said: InGroup, who: W, what: tuple[Typed, Brought | None], bot: str
    ) -> None:
        """Words, and files beside them; comes back when the words are kept. `bot`: our name."""
        typed, brought = what
        event = meant(typed, bot, reader(self._behind.key, self._room(said.chat)))
        if isinstance(event, Answered) and brought is not None:
            self._bring(said, who, event, brought)
        elif event is not None:
            refusal = await self._door.refusal(said.chat, who)
            self._tell(said, refusal or await self.hear(said, who, event))

    async def hear(self, said: InGroup, who: W, event: StaffEvent) -> Word:
        """Of a member. Comes back when it is kept."""
        update = await self._update(said, who, event)
        if isinstance(event, CardPressed) and event.topic in ADMINS:
            update = replace(update, is_admin=await self._door.is_admin(said.chat, who))
        answer = await until_kept(lambda: self._behind.staff.hear(update))
        self._behind.ring()
        if isinstance(event, CardPressed) and isinstance(answer, Reply) and answer.erases:
            self._door.erase(said.chat, answer.erases)
            return answer if answer.text else answer.toast  # no page that the window would turn to
        return answer

    def _bring(self, said: InGroup, who: W, event: Answered, brought: Brought) -> None:
        async def ask() -> StaffUpdate | str:
            refusal = await self._door.refusal(said.chat, who)
            return refusal or await self._update(said, who, event)

        album = f"{said.chat}:{brought.album}" if brought.album else ""
        one = replace(brought, album=album)
        self.bringing.take(Given(one, ask, lambda word: self._tell(said, word)))

    def _tell(self, said: InGroup, word: Word) -> None:
        self._behind.ring()
        reply = Reply(word) if isinstance(word, str) else word
        if reply.erases:
            self._door.erase(said.chat, reply.erases)
        if reply.text:
            self._door.speak(said, reply)

    async def _update(self, said: InGroup, who: W, event: StaffEvent) -> StaffUpdate:
        channel, name = str(self._door.channel), await self._door.name_of(who)
        return StaffUpdate(
            channel=channel,
            name=said.update,
            chat=f"{channel}:{said.chat}",
            clerk=name,
            account=self._door.account_of(who),
            event=event,
            message=self._door.message_of(said),
            of_unit=said.chat != self._behind.chats.staff,
        )

    def _room(self, chat: int) -> Person:
        return Person(self._door.channel, str(chat))
