"""People who write to the community: they say, press, send, edit, forbid."""

import json
from typing import Any

from tests.fakes.vk import content
from tests.fakes.vk.rooms import Room, deliver
from tests.fakes.vk.state import Event, Json, Message, Peer
from tests.fakes.vk.watching import Press, Watcher


class Citizen(Watcher):
    """Acts in the dialogue with the community unless another `chat` is given."""

    async def says(
        self,
        text: str,
        chat: Room | None = None,
        *,
        reply_to: Message | None = None,
        **extra: Any,
    ) -> Message:
        """`extra` are raw fields of the message. Who writes first allows messages by that."""
        body: Json = {"text": text}
        if reply_to is not None:
            body["reply_message"] = reply_to.json()
        return self._post(body | extra, chat)

    async def opens_link(self, ref: str = "", words: str = "Начать") -> Message:
        """Follows vk.me/club<id>?ref=<ref>.

        In a new dialogue there is the button «Начать», in an old one the person has to write
        `words`; either way the message bears the ref.
        """
        body: Json = {"text": words}
        if not self.peer.started:
            body = {"text": "Начать", "payload": '{"command":"start"}'}
        if ref:
            body |= {"ref": ref, "ref_source": ""}
        return self._post(body, None)

    async def sends(self, kind: str, chat: Room | None = None, text: str = "") -> Message:
        """A content of `content.KINDS`."""
        body = content.body(kind)
        return self._post({"text": text} | body, chat)

    async def sends_photos(
        self, *photos: bytes, text: str = "", chat: Room | None = None, to: Message | None = None
    ) -> Message:
        """All in one message; each in a small and a large size. `to`: what it replies to."""
        given = [{"type": "photo", "photo": self._photo(one)} for one in photos]
        replied = {"reply_message": to.json()} if to is not None else {}
        return self._post({"text": text, "attachments": given} | replied, chat)

    async def replies_with_file(
        self, to: Message, chat: Room, body: bytes, title: str, text: str = ""
    ) -> Message:
        given = {"type": "doc", "doc": self._doc(body, title)}
        told = {"text": text, "attachments": [given], "reply_message": to.json()}
        return self._post(told, chat)

    async def sends_file(self, body: bytes, title: str, text: str = "") -> Message:
        given = {"type": "doc", "doc": self._doc(body, title)}
        return self._post({"text": text, "attachments": [given]}, None)

    def _doc(self, body: bytes, title: str) -> Json:
        told = content.OWNER | {"title": title, "size": len(body), "ext": title.rpartition(".")[2]}
        return told | {"type": 1, "url": self._state.put(body)}

    def _photo(self, body: bytes) -> Json:
        small = {"type": "s", "url": self._state.put(body[:100]), "width": 75, "height": 56}
        large = {"type": "z", "url": self._state.put(body), "width": 1280, "height": 960}
        return content.OWNER | {"album_id": -3, "date": 1, "sizes": [large, small], "text": ""}

    async def edits(self, message: Message, text: str) -> None:
        message.body = {**message.body, "text": text}
        message.edited = int(self._state.now())
        self._state.longpoll.push("message_edit", message.json())

    async def deletes(self, message: Message) -> None:
        """VK tells the community nothing of it."""
        message.peer.messages.pop(message.cmid, None)

    def _post(self, body: Json, chat: Room | None) -> Message:
        peer = self.room(chat)
        if chat is None:
            self._allow(peer)
        return deliver(self._state, peer, self.id, body)

    def _allow(self, peer: Peer) -> None:
        peer.started = True
        if peer.refusal == 901:
            peer.refusal = None

    async def presses(self, label: str, chat: Room | None = None) -> Press | Message:
        """The button with this label: a callback press, or the message a text button writes.

        A text button leaves the choice in the dialogue as the person's own message.
        """
        for cmid, action in self.actions(chat):
            if action.get("label", action["type"]) == label:
                return await self._press(action, cmid, chat)
        raise AssertionError(f"no button {label!r}, only {self.buttons(chat)}")

    async def presses_callback(self, label: str, chat: Room | None = None) -> Press:
        """As `presses`, for a button that must be of the callback kind."""
        press = await self.presses(label, chat)
        assert isinstance(press, Press), f"{label!r} writes into the dialogue"
        return press

    async def presses_data(
        self, payload: Any, cmid: int | None = None, chat: Room | None = None
    ) -> Press:
        """A forged or old press: any payload, on a message that may be gone long since."""
        return self._event(payload, cmid, self.room(chat))

    async def _press(self, action: Json, cmid: int | None, chat: Room | None) -> Press | Message:
        if action["type"] == "callback":
            return self._event(json.loads(action["payload"]), cmid, self.room(chat))
        if action["type"] == "location":
            return await self.sends("geo", chat)
        if action["type"] != "text":
            raise AssertionError(f"the button leads out of the dialogue: {action}")
        mention = f"[club{self._state.group}|Администрация] " if chat is not None else ""
        keyboard = self.room(chat).keyboard
        if cmid is None and keyboard is not None and keyboard["one_time"]:
            self.room(chat).keyboard = None
        return await self.says(mention + action["label"], chat, payload=action["payload"])

    def _event(self, payload: Any, cmid: int | None, peer: Peer) -> Press:
        """An ordinary keyboard belongs to no message, so its press names none."""
        number = f"{self._state.number('press'):012x}"
        event = Event(number, self.id, peer.id, self._state.now())
        self._state.presses[number] = event
        told: Json = {"user_id": self.id, "peer_id": peer.id, "event_id": number}
        told["payload"] = payload
        if cmid is not None:
            told["conversation_message_id"] = cmid
        self._state.longpoll.push("message_event", told)
        return Press(self._state, event)

    async def forbids(self) -> None:
        """«Запретить сообщения»: sends are refused with 901 from now on."""
        self.peer.refusal = 901
        self._state.longpoll.push("message_deny", {"user_id": self.id})

    async def allows(self) -> None:
        self._allow(self.peer)
        self._state.longpoll.push("message_allow", {"user_id": self.id, "key": ""})

    def is_refused(self, code: int) -> None:
        """900: in the blacklist; 902: privacy settings; the community learns it when it writes."""
        self.peer.refusal = code
