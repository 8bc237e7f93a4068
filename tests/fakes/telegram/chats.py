"""What Telegram remembers: users, chats, members, and every message still visible in a chat."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from tests.fakes.telegram.keyboards import is_inline

Json = dict[str, Any]

IN_CHAT = ("creator", "administrator", "member", "restricted")
ADMINS = ("creator", "administrator")


@dataclass
class User:
    id: int
    first_name: str
    last_name: str = ""
    username: str = ""
    is_bot: bool = False
    language_code: str = "ru"
    deactivated: bool = False

    def json(self) -> Json:
        told: Json = {"id": self.id, "is_bot": self.is_bot, "first_name": self.first_name}
        if self.last_name:
            told["last_name"] = self.last_name
        if self.username:
            told["username"] = self.username
        if not self.is_bot:
            told["language_code"] = self.language_code
        return told


@dataclass
class Message:
    """`body` holds what differs from message to message: text, entities, keyboard, content."""

    id: int
    chat: "Chat"
    sender: User
    date: int
    body: Json
    edited: int | None = None

    @property
    def text(self) -> str:
        return str(self.body.get("text") or self.body.get("caption") or "")

    @property
    def has_keyboard(self) -> bool:
        markup = self.body.get("reply_markup", {})
        return bool(markup.get("inline_keyboard") or markup.get("keyboard"))

    @property
    def labels(self) -> list[str]:
        return [button["text"] for button in self.buttons()]

    def buttons(self) -> Iterator[Json]:
        markup = self.body.get("reply_markup", {})
        for row in markup.get("inline_keyboard") or markup.get("keyboard") or ():
            yield from row

    def json(self) -> Json:
        """As Telegram shows it to the bot: an ordinary keyboard is never told back."""
        told: Json = {"message_id": self.id, "from": self.sender.json(), "chat": self.chat.json()}
        told |= {"date": self.date} | self.body
        if self.edited:
            told["edit_date"] = self.edited
        if "reply_markup" in self.body and not is_inline(self.body["reply_markup"]):
            del told["reply_markup"]
        return told

    def quoted(self) -> Json:
        """As the message that another one replies to: replies do not nest."""
        told = self.json()
        told.pop("reply_to_message", None)
        return told


@dataclass(frozen=True)
class Shown:
    """The bot did something that people in the chat see: `what` is sent, edited or deleted."""

    what: str
    message: Message
    text: str


@dataclass
class Chat:
    """A private chat has its user's id. `counter` gives message ids (see `State`)."""

    id: int
    kind: str
    counter: Counter[str]
    title: str = ""
    username: str = ""
    invite_link: str = ""
    person: User | None = None
    started: bool = False
    """A private chat begins when the person first writes; until then a bot cannot write there."""
    blocked: bool = False
    members: dict[int, str] = field(default_factory=dict)
    rights: dict[int, frozenset[str]] = field(default_factory=dict)
    messages: dict[int, Message] = field(default_factory=dict)
    shown: list[Shown] = field(default_factory=list)
    topics: dict[int, bool] = field(default_factory=dict)
    """Forum topics: thread id -> it is open. Empty: the chat is no forum."""
    pinned: int | None = None
    migrated_to: int | None = None

    @property
    def is_private(self) -> bool:
        return self.kind == "private"

    def status(self, user: int) -> str:
        return "member" if self.is_private else self.members.get(user, "left")

    def next_id(self) -> int:
        self.counter["message"] += 1
        return self.counter["message"]

    def newest(self) -> Iterator[Message]:
        return reversed(self.messages.values())

    def json(self) -> Json:
        told: Json = {"id": self.id, "type": self.kind}
        if self.person is not None:
            names = ("first_name", "last_name", "username")
            told |= {name: value for name in names if (value := getattr(self.person, name))}
        if self.title:
            told["title"] = self.title
        if self.username:
            told["username"] = self.username
        if self.topics:
            told["is_forum"] = True
        return told
