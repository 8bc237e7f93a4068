"""The state of the fake Telegram and the ways to a chat: who may enter, under what refusal."""

import time
from collections import Counter
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from tests.fakes.bell import Bell
from tests.fakes.telegram.chats import IN_CHAT, Chat, Json, Message, Shown, User
from tests.fakes.telegram.parameters import Upload
from tests.fakes.telegram.refusals import Refused, bad, forbidden
from tests.fakes.telegram.updates import Updates


@dataclass
class Query:
    """A press the bot has not answered yet; `told` is what the person saw then."""

    id: str
    user: User
    asked: float
    told: str | None = None
    alert: bool = False
    expired: bool = False


@dataclass
class State:
    """Private chats and basic groups share one counter of message ids, as they do for a real bot;
    a supergroup or channel has its own."""

    bot: User
    bell: Bell = field(default_factory=Bell)
    users: dict[int, User] = field(default_factory=dict)
    chats: dict[int, Chat] = field(default_factory=dict)
    queries: dict[str, Query] = field(default_factory=dict)
    files: dict[str, Upload] = field(default_factory=dict)
    commands: dict[str, list[Json]] = field(default_factory=dict)
    counter: Counter[str] = field(default_factory=Counter)
    clock_shift: timedelta = timedelta()
    quiet: bool = False

    def __post_init__(self) -> None:
        self.updates = Updates(self.bell)

    def now(self) -> float:
        return time.time() + self.clock_shift.total_seconds()

    def number(self, what: str) -> int:
        self.counter[what] += 1
        return self.counter[what]

    def private(self, user: User) -> Chat:
        if user.id not in self.chats:
            self.chats[user.id] = Chat(user.id, "private", self.counter, person=user)
        return self.chats[user.id]

    def find(self, chat_id: int | str) -> Chat:
        """Raises Refused unless the bot may know that the chat exists."""
        if isinstance(chat_id, str):
            for chat in self.chats.values():
                if chat.username.lower() == chat_id[1:].lower():
                    return chat
            raise bad("chat not found")
        found = self.chats.get(chat_id)
        if found is None or (found.is_private and not found.started):
            raise self._stranger(chat_id)
        return found

    def _stranger(self, chat_id: int) -> Refused:
        if any(chat_id in chat.members for chat in self.chats.values()):
            return forbidden("bot can't initiate conversation with a user")
        return bad("chat not found")

    def enter(self, chat_id: int | str) -> Chat:
        """The chat, if the bot is in it. Raises Refused."""
        chat = self.find(chat_id)
        if chat.migrated_to is not None:
            words = "Bad Request: group chat was upgraded to a supergroup chat"
            raise Refused(400, words, migrate_to_chat_id=chat.migrated_to)
        if chat.person is not None:
            _check_person(chat, chat.person)
            return chat
        status = chat.status(self.bot.id)
        name = "group" if chat.kind == "group" else chat.kind
        if status == "kicked":
            raise forbidden(f"bot was kicked from the {name} chat")
        if status not in IN_CHAT:
            raise forbidden(f"bot is not a member of the {name} chat")
        return chat

    def post(self, chat: Chat, sender: User, body: Json) -> Message:
        message = Message(chat.next_id(), chat, sender, int(self.now()), body)
        if not self.quiet or sender is self.bot:
            chat.messages[message.id] = message
        return message

    def show(self, what: str, message: Message) -> None:
        """People see what the bot did; those who wait for it wake up."""
        if not self.quiet:
            message.chat.shown.append(Shown(what, message, message.text))
        self.bell.ring()

    def tell(self, kind: str, body: Any) -> int | None:
        return self.updates.push(kind, body)


def _check_person(chat: Chat, person: User) -> None:
    if person.deactivated:
        raise forbidden("user is deactivated")
    if chat.blocked:
        raise forbidden("bot was blocked by the user")
