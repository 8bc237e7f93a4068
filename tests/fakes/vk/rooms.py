"""Group chats of VK: members, admins, and the community's place among them."""

from typing import Protocol

from tests.fakes.vk.state import CHATS, Json, Message, Peer, State, User


class Actor(Protocol):
    user: User


def new_room(state: State, title: str, bot: str) -> "Room":
    """`bot`: "admin", "member" or "out"."""
    peer = Peer(CHATS + state.number("chat"), title=title)
    state.peers[peer.id] = peer
    if bot != "out":
        peer.members[-state.group] = bot == "admin"
    return Room(state, peer)


def is_heard(state: State, message: Message) -> bool:
    """Whether the community is told: in a chat perhaps only of what mentions it."""
    peer = message.peer
    if not peer.is_chat:
        return True
    mentioned = f"[club{state.group}|" in message.text or f"@club{state.group}" in message.text
    return -state.group in peer.members and (
        peer.reads_all or mentioned or "action" in message.body
    )


def deliver(state: State, peer: Peer, sender: int, body: Json) -> Message:
    """A message of a person, and the event about it."""
    message = state.post(peer, sender, body)
    if is_heard(state, message):
        told = {"message": message.json(), "client_info": CLIENT}
        state.longpoll.push("message_new", told)
    return message


CLIENT = {
    "button_actions": [
        *("text", "vkpay", "open_app", "location", "open_link", "open_photo", "callback"),
        *("intent_subscribe", "intent_unsubscribe"),
    ],
    "keyboard": True,
    "inline_keyboard": True,
    "carousel": True,
    "lang_id": 0,
}


class Room:
    """`sets` changes places in silence (given); the other verbs tell the community."""

    def __init__(self, state: State, peer: Peer) -> None:
        self._state = state
        self.peer = peer

    @property
    def id(self) -> int:
        """The peer_id."""
        return self.peer.id

    def sees(self) -> list[str]:
        return [message.text for message in self.peer.messages.values()]

    def sets(self, who: Actor, *, admin: bool = False, owner: bool = False) -> None:
        self.peer.members[who.user.id] = admin or owner
        if owner:
            self.peer.owner = who.user.id

    def sets_bot(self, place: str) -> None:
        """ "admin", "member" or "out"."""
        self.peer.members.pop(-self._state.group, None)
        if place != "out":
            self.peer.members[-self._state.group] = place == "admin"

    async def admits(self, who: Actor) -> None:
        self.sets(who)
        self._report(who.user.id, "chat_invite_user", who.user.id)

    async def expels(self, who: Actor) -> None:
        self._report(who.user.id, "chat_kick_user", who.user.id)
        del self.peer.members[who.user.id]

    async def adds_bot(self, by: Actor) -> None:
        self.sets_bot("member")
        self._report(by.user.id, "chat_invite_user", -self._state.group)

    async def removes_bot(self, by: Actor) -> None:
        """VK tells a community nothing of its own removal that it could rely on."""
        self.sets_bot("out")

    def _report(self, who: int, kind: str, member: int) -> None:
        deliver(self._state, self.peer, who, {"action": {"type": kind, "member_id": member}})
