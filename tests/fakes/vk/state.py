"""What VK remembers: people, conversations and every message in them."""

import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from tests.fakes.bell import Bell
from tests.fakes.vk.errors import VkError
from tests.fakes.vk.longpoll import LongPoll

Json = dict[str, Any]

CHATS = 2_000_000_000
"""dev.vk.com: the peer of a group chat is 2000000000 + its number."""


@dataclass
class User:
    id: int
    first_name: str
    last_name: str

    def json(self) -> Json:
        names = {"id": self.id, "first_name": self.first_name, "last_name": self.last_name}
        return names | {"is_closed": False, "can_access_closed": True}


@dataclass
class Message:
    """`id` is 0 in a group chat, as for a real community: only `cmid` names a message there."""

    id: int
    cmid: int
    peer: "Peer"
    sender: int
    date: int
    body: Json
    edited: int | None = None
    hidden: bool = False
    """Deleted for the community only: the person still sees it."""

    @property
    def text(self) -> str:
        return str(self.body.get("text", ""))

    @property
    def buttons(self) -> list[Json]:
        """Of the inline keyboard of this very message."""
        keyboard = self.body.get("keyboard", {})
        if not keyboard.get("inline"):
            return []
        return [button["action"] for row in keyboard["buttons"] for button in row]

    def json(self) -> Json:
        told: Json = {
            "id": self.id,
            "conversation_message_id": self.cmid,
            "date": self.date,
            "peer_id": self.peer.id,
            "from_id": self.sender,
            "out": 1 if self.sender < 0 else 0,
            "random_id": 0,
            "text": "",
            "attachments": [],
            "fwd_messages": [],
            "important": False,
            "is_hidden": False,
            "version": 10_000_000 + self.cmid,
        }
        if self.edited:
            told["update_time"] = self.edited
        return told | self.body


@dataclass(frozen=True)
class Shown:
    """The community did something that people see: `what` is sent, edited or deleted."""

    what: str
    message: Message
    text: str


@dataclass
class Peer:
    """A conversation: with one person, or a group chat with `members` (id -> is an admin)."""

    id: int
    title: str = ""
    owner: int = 0
    members: dict[int, bool] = field(default_factory=dict)
    reads_all: bool = True
    """A chat may hide from the community all that does not mention it."""
    started: bool = False
    refusal: int | None = None
    """900, 901, 902 …: why the community may not write there."""
    keyboard: Json | None = None
    pending_ref: str = ""
    messages: dict[int, Message] = field(default_factory=dict)
    shown: list[Shown] = field(default_factory=list)
    last_cmid: int = 0

    @property
    def is_chat(self) -> bool:
        return self.id > CHATS

    def newest(self) -> Iterator[Message]:
        return reversed(self.messages.values())

    def known(self) -> list[Message]:
        """What the community can still read with its key."""
        return [message for message in self.messages.values() if not message.hidden]


@dataclass
class Event:
    """A press on a callback button; `told` is the event_data of the answer."""

    id: str
    user: int
    peer: int
    asked: float
    told: Json | None = None


RIGHTS = {"photos": 4, "docs": 131072, "messages": 4096, "manage": 262144}


@dataclass
class State:
    group: int
    bell: Bell = field(default_factory=Bell)
    users: dict[int, User] = field(default_factory=dict)
    peers: dict[int, Peer] = field(default_factory=dict)
    presses: dict[str, Event] = field(default_factory=dict)
    sent: dict[tuple[int, int], Message] = field(default_factory=dict)
    """By peer and random_id, over the whole history."""
    counter: Counter[str] = field(default_factory=Counter)
    clock_shift: timedelta = timedelta()
    max_message: int = 4096
    """UTF-16 units. VK's pages say 4096; its schema of 5.199 says 9000."""
    quiet: bool = False
    place: str = ""
    files: dict[str, bytes] = field(default_factory=dict)
    rights: dict[str, int] = field(default_factory=lambda: dict(RIGHTS))
    """Of the key: names and bits of `groups.getTokenPermissions`."""
    given: dict[str, tuple[str, bytes]] = field(default_factory=dict)
    """Files of the community by the names under which messages bear them: title and body."""
    moved: dict[str, str] = field(default_factory=dict)
    """Files whose address sends on to another one."""

    def __post_init__(self) -> None:
        self.longpoll = LongPoll(self.bell, self.group)

    def now(self) -> float:
        return time.time() + self.clock_shift.total_seconds()

    def number(self, what: str) -> int:
        self.counter[what] += 1
        return self.counter[what]

    def put(self, body: bytes) -> str:
        """Keeps a file that a person sends; its address."""
        name = f"f{self.number('file')}"
        self.files[name] = body
        return f"{self.place}/{name}"

    def private(self, user: int) -> Peer:
        return self.peers.setdefault(user, Peer(user, refusal=901))

    def enter(self, peer_id: int) -> Peer:
        """The conversation, if the community may write there. Raises VkError."""
        peer = self.peers.get(peer_id)
        if peer is None:
            raise VkError(917 if peer_id > CHATS else 901)
        if peer.refusal is not None:
            raise VkError(peer.refusal)
        if peer.is_chat and -self.group not in peer.members:
            raise VkError(917)
        return peer

    def post(self, peer: Peer, sender: int, body: Json) -> Message:
        peer.last_cmid += 1
        number = 0 if peer.is_chat else self.number("message")
        message = Message(number, peer.last_cmid, peer, sender, int(self.now()), body)
        if not self.quiet or sender < 0:
            peer.messages[message.cmid] = message
        return message

    def show(self, what: str, message: Message) -> None:
        if not self.quiet:
            message.peer.shown.append(Shown(what, message, message.text))
        self.bell.ring()
