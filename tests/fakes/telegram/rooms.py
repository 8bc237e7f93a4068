"""What the bot asks about chats and their members, and leaving them.

Source: Bot API, "getChat", "ChatFullInfo", "ChatMember"; getChatMember says `left` of a known user
who is not there and refuses an unknown one.
"""

from tests.fakes.telegram.chats import ADMINS, IN_CHAT, Chat, Json, User
from tests.fakes.telegram.parameters import Params
from tests.fakes.telegram.refusals import bad, strict
from tests.fakes.telegram.state import State

ADMIN_RIGHTS = (
    *("can_manage_chat", "can_delete_messages", "can_manage_video_chats", "can_restrict_members"),
    *("can_promote_members", "can_change_info", "can_invite_users", "can_pin_messages"),
    *("can_post_stories", "can_edit_stories", "can_delete_stories", "can_send_welcome_messages"),
)
MEMBER_RIGHTS = (
    *("can_send_messages", "can_send_audios", "can_send_documents", "can_send_photos"),
    *("can_send_videos", "can_send_video_notes", "can_send_voice_notes", "can_send_polls"),
    *("can_send_other_messages", "can_add_web_page_previews", "can_react_to_messages"),
    *("can_edit_tag", "can_change_info", "can_invite_users", "can_pin_messages"),
    "can_manage_topics",
)
GIFTS = (
    *("unlimited_gifts", "limited_gifts", "unique_gifts", "premium_subscription"),
    "gifts_from_channels",
)
MAX_COMMANDS = 100


class Rooms:
    def __init__(self, state: State) -> None:
        self._state = state

    async def getMe(self, _: Params) -> Json:
        flags = {
            "can_join_groups": True,
            "can_read_all_group_messages": False,
            "supports_inline_queries": False,
            "can_connect_to_business": False,
            "has_main_web_app": False,
        }
        return self._state.bot.json() | flags

    async def deleteWebhook(self, p: Params) -> bool:
        self._state.updates.webhook = ""
        if p.get("drop_pending_updates"):
            self._state.updates.drop()
        return True

    async def getWebhookInfo(self, _: Params) -> Json:
        updates = self._state.updates
        return {
            "url": updates.webhook,
            "has_custom_certificate": False,
            "pending_update_count": len(updates),
        }

    async def getChat(self, p: Params) -> Json:
        chat = self._look(p)
        told = chat.json() | {
            "accent_color_id": 3,
            "max_reaction_count": 11,
            "accepted_gift_types": dict.fromkeys(GIFTS, False),
        }
        if chat.invite_link:
            told["invite_link"] = chat.invite_link
        if chat.username:
            told["active_usernames"] = [chat.username]
        if chat.pinned in chat.messages:
            told["pinned_message"] = chat.messages[chat.pinned].json()
        return told

    def _look(self, p: Params) -> Chat:
        """A public chat can be looked at from outside."""
        chat = self._state.find(p["chat_id"])
        return chat if chat.username or chat.is_private else self._state.enter(p["chat_id"])

    async def getChatMember(self, p: Params) -> Json:
        chat = self._look(p)
        if p["user_id"] not in self._state.users:
            raise bad("user not found")
        return self.member(chat, self._state.users[p["user_id"]])

    async def getChatAdministrators(self, p: Params) -> list[Json]:
        """Without other bots; the bot itself is told, if it is one of them."""
        chat = self._look(p)
        if chat.is_private:
            raise bad("there are no administrators in the private chat")
        return [
            self.member(chat, self._state.users[user])
            for user, status in chat.members.items()
            if status in ADMINS
        ]

    async def getChatMemberCount(self, p: Params) -> int:
        chat = self._look(p)
        return 2 if chat.is_private else sum(s in IN_CHAT for s in chat.members.values())

    async def leaveChat(self, p: Params) -> bool:
        chat = self._state.enter(p["chat_id"])
        if chat.is_private:
            raise bad("chat not found")
        chat.members[self._state.bot.id] = "left"
        self._state.bell.ring()
        return True

    async def setMyCommands(self, p: Params) -> bool:
        if len(p["commands"]) > MAX_COMMANDS:
            raise bad("BOT_COMMANDS_TOO_MUCH")
        for command in p["commands"]:
            _check_command(command)
        scope = p.get("scope", {}).get("type", "default")
        self._state.commands[f"{scope}/{p.get('language_code', '')}"] = p["commands"]
        return True

    def member(self, chat: Chat, user: User) -> Json:
        """ChatMember of the kind that the status tells."""
        status = chat.status(user.id)
        told: Json = {"user": user.json(), "status": status}
        rights = chat.rights.get(user.id, frozenset())
        if status in ADMINS:
            told["is_anonymous"] = "is_anonymous" in rights
        if status == "administrator":
            told |= {"can_be_edited": False} | {name: name in rights for name in ADMIN_RIGHTS}
        if status == "restricted":
            told |= {"is_member": True, "until_date": 0}
            told |= {name: name in rights for name in MEMBER_RIGHTS}
        if status == "kicked":
            told["until_date"] = 0
        return told


def _check_command(command: Json) -> None:
    unknown = set(command) - {"command", "description"}
    if unknown:
        raise strict(f"unknown fields of a command {sorted(unknown)}")
    name, words = command.get("command", ""), command.get("description", "")
    plain = name.isascii() and name.replace("_", "").isalnum() and name == name.lower()
    if not plain or not 1 <= len(name) <= 32:
        raise bad("BOT_COMMAND_INVALID")
    if not 1 <= len(words) <= 256:
        raise bad("BOT_COMMAND_DESCRIPTION_INVALID")
