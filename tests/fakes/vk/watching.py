"""A person's eyes: what is visible in a conversation, and waiting for what the community does."""

from dataclasses import dataclass

from tests.fakes.bell import PATIENCE
from tests.fakes.vk.rooms import Room
from tests.fakes.vk.state import Event, Json, Peer, Shown, State, User


@dataclass(frozen=True)
class Press:
    """A press on a callback button; the spinner turns until the community answers."""

    state: State
    event: Event

    async def answered(self, timeout: float = PATIENCE) -> Json:
        """The event_data: {"type": "show_snackbar", "text": …}; {} for an answer without words."""
        return await self.state.bell.wait(lambda: self.event.told, "answer to a press", timeout)


class Watcher:
    """Looks at the dialogue with the community unless another `chat` is given."""

    def __init__(self, state: State, user: User) -> None:
        self._state = state
        self.user = user
        self._heard: dict[int, int] = {}

    @property
    def id(self) -> int:
        return self.user.id

    @property
    def peer(self) -> Peer:
        return self._state.private(self.user.id)

    def room(self, chat: Room | None) -> Peer:
        return self.peer if chat is None else chat.peer

    def actions(self, chat: Room | None = None) -> list[tuple[int | None, Json]]:
        """Buttons within reach: of the newest inline keyboard with its cmid, then the ordinary."""
        peer = self.room(chat)
        inline = next((m for m in peer.newest() if m.buttons), None)
        found: list[tuple[int | None, Json]] = []
        if inline is not None:
            found += [(inline.cmid, action) for action in inline.buttons]
        rows = peer.keyboard["buttons"] if peer.keyboard else []
        return found + [(None, button["action"]) for row in rows for button in row]

    def buttons(self, chat: Room | None = None) -> list[str]:
        return [str(action.get("label", action["type"])) for _, action in self.actions(chat)]

    def sees(self, chat: Room | None = None) -> list[str]:
        """Texts of all messages the person sees now, everybody's, oldest first."""
        return [message.text for message in self.room(chat).messages.values()]

    async def hears(self, chat: Room | None = None, timeout: float = PATIENCE) -> str:
        """The next message or edit of the community that this person did not hear yet."""
        return (await self.hears_message(chat, timeout)).text

    async def hears_message(self, chat: Room | None = None, timeout: float = PATIENCE) -> Shown:
        peer = self.room(chat)

        def look() -> Shown | None:
            while (at := self._heard.get(peer.id, 0)) < len(peer.shown):
                self._heard[peer.id] = at + 1
                if peer.shown[at].what != "deleted":
                    return peer.shown[at]
            return None

        return await self._state.bell.wait(look, "a word of the community", timeout)
