"""Calls about Telegram's groups: who is in them, whether they are still closed, words inside."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from time import monotonic

from aiogram.exceptions import AiogramError, TelegramBadRequest, TelegramForbiddenError

from bot.files.enclosing import Enclosure
from bot.messengers.members import Members
from bot.messengers.telegram_calls import Calls, Rows, keyboard
from bot.messengers.telegram_giving import give, give_album
from bot.messengers.telegram_staff_reading import INSIDE, RUNS
from bot.stages import CannotTell

CLOSED_FOR = 10.0
"""Seconds a chat is believed to be still closed to strangers (F41)."""

STRANGER = ("user not found", "member not found", "PARTICIPANT_ID_INVALID", "USER_ID_INVALID")
"""How the Bot API says that an account is none it knows in this chat."""

NO_PREVIEW = {"is_disabled": True}
"""Of links in an author's words: nobody's server is to be asked for a picture (B24)."""


class Shut(Exception):
    """Nothing may be said in this chat: it is gone, we are out of it, or anybody may read it."""


@dataclass(frozen=True, slots=True)
class Below:
    """Where in a chat words stand: below a message, in a topic of the forum; "" for neither."""

    message: str = ""
    topic: str = ""


NOWHERE = Below()


class Rooms:
    """`seconds` runs on for ever, as `time.monotonic`."""

    def __init__(self, calls: Calls, seconds: Callable[[], float] = monotonic) -> None:
        self.calls = self._calls = calls
        self._seconds = seconds
        self._members = Members(seconds)
        self._closed: dict[int, float] = {}
        self._name = ""

    async def name(self) -> str:
        """The bot's user name, asked once. Raises AiogramError."""
        if not self._name:
            self._name = str((await self._calls.once("getMe", {})).get("username", ""))
        return self._name

    def forget(self, chat: int, user: int) -> None:
        """This one has left the chat, or was taken out of it, a moment ago."""
        self._members.forget(chat, user)

    async def is_admin(self, chat: int, user: int) -> bool:
        """At this very moment. Raises AiogramError if nobody can tell."""
        with suppress(TelegramBadRequest, TelegramForbiddenError):
            told = await self._calls.once("getChatMember", {"chat_id": chat, "user_id": user})
            return told["status"] in RUNS
        return False

    async def is_member(self, chat: int, user: int) -> bool:
        """At this moment, give or take MEMBER_FOR. Raises AiogramError if nobody can tell."""
        return await self._members.has(chat, user, lambda: self._has(chat, user))

    async def is_employee(self, chat: int, user: int) -> bool:
        """As `is_member`, but a chat that cannot be looked into tells nothing of anybody.

        Raises CannotTell.
        """
        try:
            return await self._members.has(chat, user, lambda: self._is_inside(chat, user))
        except TelegramBadRequest as refusal:
            if any(words in refusal.message for words in STRANGER):
                return False
            raise CannotTell from refusal
        except AiogramError as fault:
            raise CannotTell from fault

    async def _has(self, chat: int, user: int) -> bool:
        with suppress(TelegramBadRequest, TelegramForbiddenError):
            return await self._is_inside(chat, user)
        return False

    async def _is_inside(self, chat: int, user: int) -> bool:
        told = await self._calls.once("getChatMember", {"chat_id": chat, "user_id": user})
        return told["status"] in INSIDE and told.get("is_member") is not False

    async def look(self, chat: int) -> None:
        """Raises Shut unless the chat is there and closed to strangers, or AiogramError."""
        now = self._seconds()
        if self._closed.get(chat, 0.0) > now:
            return
        try:
            told = await self._calls.once("getChat", {"chat_id": chat})
        except (TelegramBadRequest, TelegramForbiddenError) as refusal:
            raise Shut("gone") from refusal
        if told.get("username") or told.get("active_usernames") or told["type"] == "channel":
            raise Shut("public")
        self._closed[chat] = now + CLOSED_FOR

    async def send(self, chat: int, text: str, rows: Rows, below: Below = NOWHERE) -> str:
        """The id of the message. Raises Shut or AiogramError; never tried twice."""
        await self.look(chat)
        told: dict[str, object] = {
            "chat_id": chat,
            "text": text,
            "reply_markup": keyboard(rows),
            "protect_content": True,
            "link_preview_options": NO_PREVIEW,
        }
        told |= _placed(below)
        try:
            sent = await self._calls.once("sendMessage", told)
        except TelegramForbiddenError as refusal:
            self._closed.pop(chat, None)
            raise Shut("gone") from refusal
        return str(sent["message_id"])

    async def give(self, chat: int, file: Enclosure, below: Below) -> str:
        """The id of the message; "" if the file is erased by now. Raises Shut or AiogramError."""
        await self.look(chat)
        try:
            window = await give(self.calls, chat, file, _placed(below) | {"protect_content": True})
        except TelegramForbiddenError as refusal:
            self._closed.pop(chat, None)
            raise Shut("gone") from refusal
        return str(window) if window else ""

    async def give_album(self, chat: int, files: Sequence[Enclosure]) -> str:
        """As `give`, of pictures that belong together."""
        await self.look(chat)
        try:
            window = await give_album(self.calls, chat, files)
        except TelegramForbiddenError as refusal:
            self._closed.pop(chat, None)
            raise Shut("gone") from refusal
        return str(window) if window else ""

    async def has_caption(self, chat: int, window: str, caption: str) -> bool:
        """Does a message of ours bear these words below a picture? Telegram tells only whoever
        tries to write them there. Raises Shut or AiogramError."""
        await self.look(chat)
        told = {"chat_id": chat, "message_id": int(window), "caption": caption}
        try:
            await self._calls.once("editMessageCaption", told)
        except TelegramForbiddenError as refusal:
            raise Shut("gone") from refusal
        except TelegramBadRequest as refusal:
            return "not modified" in refusal.message
        return False  # another picture of ours, which bears other words

    async def edit(self, chat: int, window: str, text: str, rows: Rows) -> bool:
        """False if there is no such message any more. Raises Shut or AiogramError."""
        await self.look(chat)
        told = {
            "chat_id": chat,
            "message_id": int(window),
            "text": text,
            "reply_markup": keyboard(rows),
            "link_preview_options": NO_PREVIEW,
        }
        try:
            await self._calls.once("editMessageText", told)
        except TelegramForbiddenError as refusal:
            self._closed.pop(chat, None)
            raise Shut("gone") from refusal
        except TelegramBadRequest as refusal:
            if "not modified" in refusal.message:
                return True
            if "not found" in refusal.message or "can't be edited" in refusal.message:
                return False
            raise
        return True

    async def answer(self, query: str, toast: str) -> None:
        await self._calls.answer(query, toast)

    async def leave(self, chat: int, words: str) -> None:
        """Says why, where that is possible, and goes."""
        with suppress(TelegramBadRequest, TelegramForbiddenError):  # no right to speak there
            await self._calls.once("sendMessage", {"chat_id": chat, "text": words})
        with suppress(TelegramBadRequest, TelegramForbiddenError):  # we are out already
            await self._calls.once("leaveChat", {"chat_id": chat})

    async def offer(self, chat: int, commands: Mapping[str, str]) -> None:
        """The list of commands that Telegram shows in this chat."""
        told = [{"command": name, "description": words} for name, words in commands.items()]
        scope = {"type": "chat", "chat_id": chat}
        with suppress(AiogramError):  # a list less, nothing more
            await self._calls.once("setMyCommands", {"commands": told, "scope": scope})

    async def close(self) -> None:
        """The session too: it opens by itself when something is said after it was closed."""
        await self._calls.close()


def _placed(below: Below) -> dict[str, object]:
    told: dict[str, object] = {}
    if below.topic:
        told["message_thread_id"] = int(below.topic)
    if below.message:
        told["reply_parameters"] = {
            "message_id": int(below.message),
            "allow_sending_without_reply": True,
        }
    return told
