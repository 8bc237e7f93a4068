"""What the community says: messages, edits, deletions, answers to presses.

Source: dev.vk.com and VKCOM/vk-api-schema 5.199, methods of `messages`; codes as in `errors.py`.
"""

import json
import re
from typing import Any

from tests.fakes.vk import keyboards
from tests.fakes.vk.errors import VkError, invalid, strict
from tests.fakes.vk.methods import Params
from tests.fakes.vk.state import CHATS, Json, Message, Peer, State

EDITABLE = 24 * 3600
"""Seconds, for edits and for deletions for everybody."""
PRESS_LIFE = 60
"""Seconds in which a press must be answered (dev.vk.com, "Callback buttons")."""
MAX_PEERS = 100
MAX_EVENT_DATA = 1000
MAX_SNACKBAR = 90
MAX_PAYLOAD = 1000
EVENT_FIELDS = {
    "show_snackbar": {"type", "text"},
    "open_link": {"type", "link"},
    "open_app": {"type", "app_id", "owner_id", "hash"},
}
_ATTACHMENT = re.compile(r"(photo|doc|video|audio|wall|market|poll)-?\d+_\d+(_\w+)?")


class Speaking:
    def __init__(self, state: State) -> None:
        self._state = state

    async def messages_send(self, p: Params) -> Any:
        body = self._body(p)
        if "peer_ids" in p:
            if not 1 <= len(p["peer_ids"]) <= MAX_PEERS:
                raise invalid("peer_ids should have 1 to 100 items")
            return [self._one_of_many(peer, p["random_id"], body) for peer in p["peer_ids"]]
        return self._send(_peer(p), p, body).id

    def _one_of_many(self, peer: int, random_id: int, body: Json) -> Json:
        """A peer that cannot be written to does not spoil the others."""
        try:
            message = self._send(peer, {"random_id": random_id}, dict(body))
        except VkError as error:
            told = {"code": error.code, "description": error.words}
            return {"peer_id": peer, "message_id": 0, "error": told}
        cmid = {"conversation_message_id": message.cmid}
        return {"peer_id": peer, "message_id": message.id} | cmid

    def _send(self, peer_id: int, p: Params, body: Json) -> Message:
        peer = self._state.enter(peer_id)
        once = (peer_id, p["random_id"])
        if p["random_id"] and once in self._state.sent:
            return self._state.sent[once]
        body |= self._reply(peer, p) | {"random_id": p["random_id"]}
        message = self._state.post(peer, -self._state.group, body)
        self._state.sent[once] = message
        keyboard = body.get("keyboard")
        if keyboard is not None and not keyboard["inline"]:
            peer.keyboard = keyboard if keyboard["buttons"] else None
        self._state.show("sent", message)
        return message

    def _body(self, p: Params) -> Json:
        text = p.get("message", "").strip()
        if len(text.encode("utf-16-le", "surrogatepass")) // 2 > self._state.max_message:
            raise VkError(914)
        if not text and not p.get("attachment"):
            raise invalid("message is empty or invalid")
        if len(p.get("payload", "")) > MAX_PAYLOAD:
            raise invalid("payload is too long")
        body: Json = {"text": text}
        if p.get("attachment"):
            body["attachments"] = [self._attachment(name) for name in p["attachment"].split(",")]
        if p.get("keyboard"):
            body["keyboard"] = keyboards.read(p["keyboard"])
        if p.get("payload"):
            body["payload"] = p["payload"]
        return body

    def _attachment(self, name: str) -> Json:
        """VK passes over a photo that is not there; this fake refuses it."""
        if not _ATTACHMENT.fullmatch(name):
            raise invalid("attachment is invalid")
        kind = name.split("_")[0].rstrip("-0123456789")
        if kind in ("photo", "doc") and name not in self._state.given:
            raise strict(f"attachment {name!r} was never saved here, or its key is wrong")
        return {"type": kind, kind: {"id": int(name.split("_")[1]), "name": name}}

    def _reply(self, peer: Peer, p: Params) -> Json:
        if "forward" in p:
            return self._forward(peer, p["forward"])
        if "reply_to" in p:
            found = [m for m in peer.messages.values() if m.id == p["reply_to"] != 0]
            if not found:
                raise invalid("reply_to is incorrect")
            return {"reply_message": found[0].json()}
        return {}

    def _forward(self, peer: Peer, source: str) -> Json:
        asked = _object(source, "forward")
        if set(asked) != {"peer_id", "conversation_message_ids", "is_reply"}:
            raise strict("forward is spoken for replies only: peer_id, …_message_ids, is_reply")
        (cmid, *more) = asked["conversation_message_ids"]
        if more or asked["peer_id"] != peer.id or cmid not in peer.messages:
            raise invalid("forward is incorrect")
        return {"reply_message": peer.messages[cmid].json()}

    async def messages_edit(self, p: Params) -> int:
        peer = self._state.enter(p["peer_id"])
        message = _named(peer, p)
        if message is None:
            raise invalid("message_id is incorrect")
        if message.sender != -self._state.group:
            raise VkError(920)
        if self._state.now() - message.date > EDITABLE:
            raise VkError(909)
        kept = {k: v for k, v in message.body.items() if k in ("reply_message", "random_id")}
        message.body = kept | self._body(p)
        message.edited = int(self._state.now())
        self._state.show("edited", message)
        return 1

    async def messages_delete(self, p: Params) -> Any:
        """By id in a dialogue, by cmid in any conversation; a foreign message only for oneself."""
        if "cmids" in p:
            peer = self._state.enter(p.get("peer_id", 0))
            return [self._delete_at(peer, cmid, p) for cmid in p["cmids"]]
        if "message_ids" not in p:
            raise invalid("message_ids is undefined")
        own = [m for peer in self._state.peers.values() for m in peer.known()]
        found = {m.id: m for m in own if m.id}
        told = {}
        for number in p["message_ids"]:
            if number in found:
                self._delete(found[number], p)
            told[str(number)] = int(number in found)
        return told

    def _delete_at(self, peer: Peer, cmid: int, p: Params) -> Json:
        told: Json = {"peer_id": peer.id, "conversation_message_id": cmid}
        message = peer.messages.get(cmid)
        if message is not None:
            self._delete(message, p)
        return told | {"response": int(message is not None)}

    def _delete(self, message: Message, p: Params) -> None:
        if not p.get("delete_for_all"):
            message.hidden = True
            return
        own = message.sender == -self._state.group or self._may_tidy(message)
        if not own or self._state.now() - message.date > EDITABLE:
            raise VkError(924)
        del message.peer.messages[message.cmid]
        self._state.show("deleted", message)

    def _may_tidy(self, message: Message) -> bool:
        """An administrator of a chat deletes what members wrote who are none."""
        members = message.peer.members
        return members.get(-self._state.group, False) and not members.get(message.sender, True)

    async def messages_sendMessageEventAnswer(self, p: Params) -> int:
        """Stops the spinner on a callback button; a press can be answered once, in a minute."""
        data = p.get("event_data", "")
        if len(data) > MAX_EVENT_DATA:
            raise invalid("event_data is too long")
        told = _event_data(data) if data else {}
        press = self._state.presses.get(p["event_id"])
        if press is None or (press.user, press.peer) != (p["user_id"], p["peer_id"]):
            raise invalid("event_id is invalid")
        if press.told is not None or self._state.now() - press.asked > PRESS_LIFE:
            raise invalid("event_id is expired")
        press.told = told
        self._state.bell.ring()
        return 1


def _peer(p: Params) -> int:
    named = [name for name in ("peer_id", "user_id", "chat_id") if name in p]
    if len(named) != 1:
        raise invalid("you should specify exactly one of peer_id, peer_ids, user_id, chat_id")
    number: int = p[named[0]]
    return CHATS + number if named == ["chat_id"] else number


def _named(peer: Peer, p: Params) -> Message | None:
    if "cmid" in p:
        return peer.messages.get(p["cmid"])
    wanted = p.get("message_id", 0)
    return next((m for m in peer.messages.values() if m.id == wanted and wanted), None)


def _event_data(source: str) -> Json:
    data = _object(source, "event_data")
    fields = EVENT_FIELDS.get(data.get("type", ""))
    if fields is None or set(data) - fields:
        raise invalid("event_data is invalid")
    if data["type"] == "show_snackbar" and not 1 <= len(data.get("text", "")) <= MAX_SNACKBAR:
        raise invalid(f"event_data text should have 1 to {MAX_SNACKBAR} letters")
    return data


def _object(source: str, name: str) -> Json:
    try:
        found = json.loads(source)
    except ValueError:
        raise invalid(f"{name} is not JSON") from None
    if not isinstance(found, dict):
        raise invalid(f"{name} should be an object")
    return found
