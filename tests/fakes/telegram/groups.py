"""Groups, supergroups and channels: members, the bot's place there, topics, migration."""

from collections import Counter
from typing import Protocol

from tests.fakes.telegram.chats import ADMINS, IN_CHAT, Chat, Json, Message, User
from tests.fakes.telegram.content import SERVICE
from tests.fakes.telegram.rooms import ADMIN_RIGHTS, Rooms
from tests.fakes.telegram.state import State


class Actor(Protocol):
    """Who does it, and the private chat with the bot."""

    user: User

    @property
    def chat(self) -> Chat: ...


def new_group(state: State, title: str, kind: str, username: str) -> "Group":
    number = state.number("group")
    own = kind != "group"
    chat = Chat(
        -1_001_000_000_000 - number if own else -5000 - number,
        kind,
        Counter() if own else state.counter,
        title=title,
        username=username,
        invite_link=f"https://t.me/+invite{number}",
    )
    state.chats[chat.id] = chat
    return Group(state, chat)


def is_heard(state: State, message: Message) -> bool:
    """Whether the bot is told of a message in a group.

    Privacy mode (Bot API, "Privacy mode"): commands, replies to the bot, mentions of it and service
    messages; all of them only to an administrator.
    """
    bot, chat, body = state.bot, message.chat, message.body
    status = chat.status(bot.id)
    if status not in IN_CHAT:
        return False
    if status in ADMINS or any(kind in body for kind in SERVICE):
        return True
    replied = body.get("reply_to_message", {}).get("from", {}).get("id")
    text = message.text
    return text.startswith("/") or replied == bot.id or f"@{bot.username}" in text


def change_of_bot(state: State, who: Actor, old: str, new: str, chat: Chat | None = None) -> Json:
    """ChatMemberUpdated about the bot itself."""
    bot = state.bot.json()

    def member(status: str) -> Json:
        told: Json = {"user": bot, "status": status}
        if status == "kicked":
            told["until_date"] = 0
        if status == "administrator":
            rights = (chat or who.chat).rights.get(state.bot.id, frozenset())
            told |= {"can_be_edited": False, "is_anonymous": False}
            told |= {name: name in rights for name in ADMIN_RIGHTS}
        return told

    return {
        "chat": (chat or who.chat).json(),
        "from": who.user.json(),
        "date": int(state.now()),
        "old_chat_member": member(old),
        "new_chat_member": member(new),
    }


class Group:
    """`sets` changes places in silence (given); the other verbs tell the bot, as Telegram does."""

    def __init__(self, state: State, chat: Chat) -> None:
        self._state = state
        self.chat = chat

    @property
    def id(self) -> int:
        return self.chat.id

    @property
    def bot_status(self) -> str:
        return self.chat.status(self._state.bot.id)

    def sees(self) -> list[str]:
        return [message.text for message in self.chat.messages.values()]

    def sets(self, who: Actor | User, status: str, *rights: str) -> None:
        """`rights`: can_delete_messages …, is_anonymous; an administrator without any has all."""
        user = who if isinstance(who, User) else who.user
        self.chat.members[user.id] = status
        given = rights or (ADMIN_RIGHTS if status in ADMINS else ())
        self.chat.rights[user.id] = frozenset(given)

    async def admits(self, who: Actor, status: str = "member") -> None:
        self._change(who, status)
        self._report({"new_chat_members": [who.user.json()]}, who)

    async def expels(self, who: Actor, by: Actor | None = None) -> None:
        """The bot is told by a service message and, if it is an admin, by chat_member."""
        self._report({"left_chat_member": who.user.json()}, by or who)
        self._change(who, "kicked")

    def _change(self, who: Actor, status: str) -> None:
        rooms = Rooms(self._state)
        old = rooms.member(self.chat, who.user)
        self.sets(who, status)
        if self.bot_status in ADMINS:
            update = change_of_bot(self._state, who, "member", "member", self.chat)
            update |= {"old_chat_member": old, "new_chat_member": rooms.member(self.chat, who.user)}
            self._state.tell("chat_member", update)

    def _report(self, body: Json, who: Actor) -> None:
        message = self._state.post(self.chat, who.user, body)
        if self.bot_status in IN_CHAT:
            self._state.tell("message", message.json())

    async def adds_bot(self, by: Actor, status: str = "member") -> None:
        """Also a change of the bot's place: "administrator", "restricted", "member" again."""
        old = self.bot_status
        self.sets(self._state.bot, status)
        update = change_of_bot(self._state, by, old, status, self.chat)
        self._state.tell("my_chat_member", update)

    async def removes_bot(self, by: Actor) -> None:
        old = self.bot_status
        self.sets(self._state.bot, "kicked")
        update = change_of_bot(self._state, by, old, "kicked", self.chat)
        self._state.tell("my_chat_member", update)

    def becomes_public(self, username: str) -> None:
        self.chat.username = username

    def vanishes(self) -> None:
        """The group is deleted: "chat not found"."""
        del self._state.chats[self.chat.id]

    def opens_topic(self, thread: int = 0) -> int:
        """The thread's id; the chat is a forum from now on."""
        thread = thread or self.chat.next_id()
        self.chat.topics[thread] = True
        return thread

    def closes_topic(self, thread: int) -> None:
        self.chat.topics[thread] = False

    def deletes_topic(self, thread: int) -> None:
        del self.chat.topics[thread]

    async def migrates(self, by: Actor) -> "Group":
        """The supergroup that this basic group has become; calls to the old id are refused."""
        new = new_group(self._state, self.chat.title, "supergroup", "")
        new.chat.members = dict(self.chat.members)
        new.chat.rights = dict(self.chat.rights)
        self._report({"migrate_to_chat_id": new.id}, by)
        new._report({"migrate_from_chat_id": self.id}, by)
        self.chat.migrated_to = new.id
        return new
