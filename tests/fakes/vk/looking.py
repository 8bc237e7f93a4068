"""What the community asks: itself, its long poll, conversations, history, members, people.

Source: dev.vk.com and VKCOM/vk-api-schema 5.199, methods of `groups`, `messages`, `users`.
"""

from tests.fakes.vk.errors import VkError, invalid
from tests.fakes.vk.methods import EVENTS, VERSION, Params
from tests.fakes.vk.state import Json, Peer, State

MAX_PAGE = 200
FILTERS = ("all", "unanswered", "unread")


class Looking:
    def __init__(self, state: State, server: str) -> None:
        self._state = state
        self.server = server
        """Address of the long poll."""

    async def groups_getById(self, p: Params) -> Json:
        asked = p.get("group_id", self._state.group)
        if asked != self._state.group:
            raise VkError(125)
        group = {"id": asked, "name": "Администрация", "screen_name": f"club{asked}"}
        return {"groups": [group | {"is_closed": 0, "type": "page"}], "profiles": []}

    async def groups_getTokenPermissions(self, _: Params) -> Json:
        rights = self._state.rights
        told = [{"name": name, "setting": bit} for name, bit in rights.items()]
        return {"mask": sum(rights.values()), "permissions": told}

    async def groups_getLongPollServer(self, p: Params) -> Json:
        self._check_group(p)
        if not self._state.longpoll.enabled:
            raise invalid("longpoll for this group is not enabled")
        poll = self._state.longpoll
        return {"key": poll.key, "server": self.server, "ts": str(poll.ts)}

    async def groups_getLongPollSettings(self, p: Params) -> Json:
        self._check_group(p)
        poll = self._state.longpoll
        events = {name: int(poll.settings[name]) for name in EVENTS}
        return {"api_version": VERSION, "is_enabled": poll.enabled, "events": events}

    async def groups_setLongPollSettings(self, p: Params) -> int:
        self._check_group(p)
        poll = self._state.longpoll
        poll.enabled = p.get("enabled", poll.enabled)
        poll.settings |= {name: p[name] for name in EVENTS if name in p}
        return 1

    def _check_group(self, p: Params) -> None:
        if p["group_id"] != self._state.group:
            raise VkError(15, "no access to this group")

    async def messages_getConversations(self, p: Params) -> Json:
        """`unanswered`: dialogues whose last word is the person's."""
        wanted = p.get("filter", "all")
        if wanted not in FILTERS:
            raise invalid(f"filter should be one of {FILTERS}")
        found = [peer for peer in self._state.peers.values() if peer.known()]
        if wanted != "all":
            found = [peer for peer in found if peer.known()[-1].sender > 0]
        found.sort(key=lambda peer: peer.known()[-1].date, reverse=True)
        start, count = p.get("offset", 0), min(p.get("count", 20), MAX_PAGE)
        items = [
            {"conversation": self._conversation(peer), "last_message": peer.known()[-1].json()}
            for peer in found[start : start + count]
        ]
        return {"count": len(found), "items": items}

    async def messages_getHistory(self, p: Params) -> Json:
        """Newest first; `rev` turns it. From `start_message_id` (included) on, older or newer."""
        number: int = p["peer_id"] if "peer_id" in p else p.get("user_id", 0)
        peer = self._state.peers.get(number)
        if peer is None or (peer.is_chat and -self._state.group not in peer.members):
            raise VkError(917)
        forward = p.get("rev", False)
        messages = peer.known() if forward else peer.known()[::-1]
        if p.get("start_message_id", 0) > 0:
            start = p["start_message_id"]
            messages = [m for m in messages if (m.id >= start if forward else m.id <= start)]
        first, count = p.get("offset", 0), min(p.get("count", 20), MAX_PAGE)
        items = [message.json() for message in messages[first : first + count]]
        return {"count": len(peer.known()), "items": items}

    async def messages_getConversationsById(self, p: Params) -> Json:
        found = [self._state.peers[peer] for peer in p["peer_ids"] if peer in self._state.peers]
        inside = [peer for peer in found if not peer.is_chat or -self._state.group in peer.members]
        return {"count": len(inside), "items": [self._conversation(peer) for peer in inside]}

    def _conversation(self, peer: Peer) -> Json:
        last = max(peer.messages.values(), key=lambda m: m.cmid, default=None)
        told: Json = {
            "peer": {"id": peer.id, "type": "user", "local_id": peer.id},
            "last_message_id": last.id if last else 0,
            "last_conversation_message_id": peer.last_cmid,
            "can_write": {"allowed": peer.refusal is None},
        }
        if peer.refusal is not None:
            told["can_write"]["reason"] = peer.refusal
        if peer.is_chat:
            told["peer"] = {"id": peer.id, "type": "chat", "local_id": peer.id % 10**9}
            told["chat_settings"] = {
                "owner_id": peer.owner,
                "title": peer.title,
                "state": "in" if -self._state.group in peer.members else "kicked",
                "members_count": len(peer.members),
                "admin_ids": [member for member, admin in peer.members.items() if admin],
            }
        return told

    async def messages_getConversationMembers(self, p: Params) -> Json:
        """Of a group chat the community must be an admin: VK says 917 otherwise."""
        peer = self._state.peers.get(p["peer_id"])
        if peer is None or (peer.is_chat and not peer.members.get(-self._state.group)):
            raise VkError(917)
        members = peer.members if peer.is_chat else {peer.id: False, -self._state.group: False}
        first, count = p.get("offset", 0), p.get("count", MAX_PAGE)
        items = [
            {"member_id": member, "is_admin": admin, "is_owner": member == peer.owner}
            for member, admin in members.items()
        ][first : first + count]
        profiles = [self._state.users[m].json() for m in members if m in self._state.users]
        return {"count": len(members), "items": items, "profiles": profiles, "groups": []}

    async def users_get(self, p: Params) -> list[Json]:
        return [
            self._state.users[user].json()
            for user in p.get("user_ids", [])
            if user in self._state.users
        ]
