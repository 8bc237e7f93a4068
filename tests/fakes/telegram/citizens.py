"""People who write to the bot: they say, press, send, edit, block; and see what the bot does."""

from typing import Any
from urllib.parse import parse_qs, urlsplit

from tests.fakes.telegram import content, downloads
from tests.fakes.telegram.chats import Json, Message, User
from tests.fakes.telegram.groups import Group, change_of_bot, is_heard
from tests.fakes.telegram.state import Query
from tests.fakes.telegram.watching import Press, Watcher

CHAT_INSTANCE = "-7612345678901234567"
ANONYMOUS = User(1087968824, "Group", username="GroupAnonymousBot", is_bot=True)
"""Telegram's own account in whose name an anonymous admin of a group speaks."""


class Citizen(Watcher):
    """Acts in the private chat with the bot unless another `chat` is given."""

    async def says(
        self,
        text: str,
        chat: Group | None = None,
        *,
        reply_to: Message | None = None,
        anonymously: bool = False,
        **extra: Any,
    ) -> Message:
        """`extra`: raw fields. `anonymously`: as an anonymous admin of the group."""
        body: Json = {"text": text}
        if text.startswith("/"):
            length = len(text.split()[0].encode("utf-16-le")) // 2
            body["entities"] = [{"type": "bot_command", "offset": 0, "length": length}]
        if reply_to is not None:
            body["reply_to_message"] = reply_to.quoted()
        if anonymously and chat is not None:
            body["sender_chat"] = chat.chat.json()
        return self._post(body | extra, chat, ANONYMOUS if anonymously else self.user)

    async def opens_link(self, payload: str = "") -> Message:
        """Follows t.me/<bot>?start=<payload> and presses «Старт»."""
        return await self.says(f"/start {payload}".strip())

    async def sends(
        self, kind: str, chat: Group | None = None, *, caption: str = "", **extra: Any
    ) -> Message:
        """A content of `content.KINDS` or `content.SERVICE`, named as aiogram names it."""
        body = content.body(kind)
        if caption:
            body["caption"] = caption
        return self._post(body | extra, chat, self.user)

    async def sends_photo(
        self, content: bytes, chat: Group | None = None, *, caption: str = "", **extra: Any
    ) -> Message:
        """As Telegram's own clients do: a small size beside the large one."""
        small = downloads.put(self._state, "photo", content[:100]) | {"width": 90, "height": 68}
        large = downloads.put(self._state, "photo", content) | {"width": 1280, "height": 960}
        words = {"caption": caption} if caption else {}
        return self._post({"photo": [small, large]} | words | extra, chat, self.user)

    async def replies_with_photos(
        self, to: Message, chat: Group, *photos: bytes, caption: str = ""
    ) -> list[Message]:
        """An album, or one photo; each bears the reply, the first the caption."""
        number = self._state.number("album")
        joined = {"media_group_id": str(13_500_000_000_000_000 + number)} if photos[1:] else {}
        extra = joined | {"reply_to_message": to.quoted()}
        return [
            await self.sends_photo(one, chat, caption="" if n else caption, **extra)
            for n, one in enumerate(photos)
        ]

    async def replies_with_file(
        self, to: Message, chat: Group, content: bytes, name: str, caption: str = ""
    ) -> Message:
        body = {"document": downloads.put(self._state, "document", content, name)}
        words = {"caption": caption} if caption else {}
        replied = {"reply_to_message": to.quoted()}
        return self._post(body | words | replied, chat, self.user)

    async def sends_file(self, content: bytes, name: str, *, caption: str = "") -> Message:
        """As a document, as it is."""
        words = {"caption": caption} if caption else {}
        body = {"document": downloads.put(self._state, "document", content, name)}
        return self._post(body | words, None, self.user)

    async def sends_photos(self, *photos: bytes, caption: str = "") -> list[Message]:
        """Together, as an album; the first bears the caption."""
        group = str(13_500_000_000_000_000 + self._state.number("album"))
        return [
            await self.sends_photo(one, caption="" if number else caption, media_group_id=group)
            for number, one in enumerate(photos)
        ]

    async def sends_album(
        self, size: int = 3, kind: str = "photo", chat: Group | None = None, caption: str = ""
    ) -> list[Message]:
        """One update an item, joined by `media_group_id` only; the first bears the caption."""
        group = str(13_500_000_000_000_000 + self._state.number("album"))
        return [
            await self.sends(kind, chat, caption="" if number else caption, media_group_id=group)
            for number in range(size)
        ]

    async def forwards_from_hidden(self, text: str = "Переслано") -> Message:
        """A forward of 2015 from a hidden user: no `sender_user_name`, which aiogram demands.

        One such update stops every poll that validates a batch as a whole.
        """
        origin = {"type": "hidden_user", "date": 1_430_000_000}
        return await self.says(text, forward_origin=origin)

    async def edits(self, message: Message, text: str) -> None:
        message.body = {**message.body, "text": text}
        message.edited = int(self._state.now())
        self._state.tell("edited_message", message.json())

    async def deletes(self, message: Message) -> None:
        """Telegram tells the bot nothing of it."""
        message.chat.messages.pop(message.id, None)

    def _post(self, body: Json, chat: Group | None, sender: User) -> Message:
        room = self.room(chat)
        room.started = True
        message = self._state.post(room, sender, body)
        if chat is None or is_heard(self._state, message):
            self._state.tell("message", message.json())
        return message

    async def presses(
        self, label: str, chat: Group | None = None, *, on: Message | None = None
    ) -> Press:
        """The button with this label on the newest message with a keyboard (or on `on`).

        A button of an ordinary keyboard says its label; a link to the bot opens it.
        """
        message = on or self.newest(chat)
        for button in message.buttons():
            if button["text"] == label:
                return await self._press(button, message, chat)
        raise AssertionError(f"no button {label!r} under {message.text!r}, only {message.labels}")

    async def presses_data(self, data: str, message_id: int, chat: Group | None = None) -> Press:
        """A forged or old press: any data, on a message that may be gone long since."""
        room = self.room(chat)
        message = room.messages.get(message_id)
        gone = {"message_id": message_id, "chat": room.json(), "date": 0}
        return self._query(data, message.json() if message else gone)

    async def _press(self, button: Json, message: Message, chat: Group | None) -> Press:
        if "callback_data" in button:
            return self._query(button["callback_data"], message.json())
        if "url" in button:
            link = urlsplit(button["url"])
            if link.path.strip("/").lower() != self._state.bot.username.lower():
                raise AssertionError(f"{button['text']!r} leads out of Telegram: {button['url']}")
            await self.opens_link(parse_qs(link.query).get("start", [""])[0])
        elif button.get("request_contact"):
            await self.sends("contact")
        else:
            await self.says(button["text"], chat)
        return Press(self._state, Query("", self.user, 0, told=""))

    def _query(self, data: str, message: Json) -> Press:
        number = str(4_382_000_000_000_000_000 + self._state.number("query"))
        query = Query(number, self.user, self._state.now())
        self._state.queries[number] = query
        told = {"id": number, "from": self.user.json(), "message": message}
        told |= {"chat_instance": CHAT_INSTANCE, "data": data}
        self._state.tell("callback_query", told)
        return Press(self._state, query)

    async def blocks_bot(self) -> None:
        self.chat.blocked = True
        self._state.tell("my_chat_member", change_of_bot(self._state, self, "member", "kicked"))

    async def unblocks_bot(self) -> None:
        self.chat.blocked = False
        self._state.tell("my_chat_member", change_of_bot(self._state, self, "kicked", "member"))

    def deactivates(self) -> None:
        """The account is deleted; the bot is told only when it writes there."""
        self.user.deactivated = True
