"""A person's eyes: what is visible in a chat, and waiting for what the bot does there."""

from dataclasses import dataclass

from tests.fakes.bell import PATIENCE
from tests.fakes.telegram.chats import Chat, Message, Shown, User
from tests.fakes.telegram.groups import Group
from tests.fakes.telegram.state import Query, State


@dataclass(frozen=True)
class Press:
    """A press on a button; the spinner turns until the bot answers."""

    state: State
    query: Query

    async def answered(self, timeout: float = PATIENCE) -> str:
        """The toast, "" for an answer without words."""
        return await self.state.bell.wait(lambda: self.query.told, "answer to a press", timeout)

    def expires(self) -> None:
        self.query.expired = True


class Watcher:
    """Looks at the private chat with the bot unless another `chat` is given."""

    def __init__(self, state: State, user: User) -> None:
        self._state = state
        self.user = user
        self._heard: dict[int, int] = {}

    @property
    def id(self) -> int:
        return self.user.id

    @property
    def chat(self) -> Chat:
        return self._state.private(self.user)

    def room(self, chat: Group | None) -> Chat:
        return self.chat if chat is None else chat.chat

    def buttons(self, chat: Group | None = None) -> list[str]:
        """Labels on the newest message that has buttons; [] if there is none."""
        room = self.room(chat)
        return next((m.labels for m in room.newest() if m.has_keyboard), [])

    def newest(self, chat: Group | None) -> Message:
        room = self.room(chat)
        for message in room.newest():
            if message.has_keyboard:
                return message
        raise AssertionError("no message with buttons in this chat")

    def sees(self, chat: Group | None = None) -> list[str]:
        """Texts of all messages that are visible now, everybody's, oldest first."""
        room = self.room(chat)
        return [message.text for message in room.messages.values()]

    async def hears(self, chat: Group | None = None, timeout: float = PATIENCE) -> str:
        """The text of the next message or edit of the bot that this person did not hear yet."""
        return (await self.hears_message(chat, timeout)).text

    async def hears_message(self, chat: Group | None = None, timeout: float = PATIENCE) -> Shown:
        room = self.room(chat)

        def look() -> Shown | None:
            while (at := self._heard.get(room.id, 0)) < len(room.shown):
                self._heard[room.id] = at + 1
                if room.shown[at].what != "deleted":
                    return room.shown[at]
            return None

        return await self._state.bell.wait(look, "a word of the bot", timeout)

    async def forgets(self, message: Message, timeout: float = PATIENCE) -> None:
        """Until `message` is gone from the dialogue."""

        def gone() -> bool | None:
            return None if message.id in message.chat.messages else True

        await self._state.bell.wait(gone, "deletion of a message", timeout)
