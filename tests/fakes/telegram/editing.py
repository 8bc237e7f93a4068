"""What the bot does to messages that are there: edits, deletions, pins, answers to presses.

Source: Bot API, "Updating messages", "deleteMessage", "answerCallbackQuery"; words of refusals
as in `refusals.py`.
"""

from tests.fakes.telegram import keyboards, wording
from tests.fakes.telegram.chats import Chat, Json, Message
from tests.fakes.telegram.parameters import Params
from tests.fakes.telegram.refusals import NOT_MODIFIED, OLD_QUERY, bad, strict
from tests.fakes.telegram.speaking import caption, content
from tests.fakes.telegram.state import State

DELETABLE = 48 * 3600
"""Seconds. Bot API, "deleteMessage": only if it was sent less than 48 hours ago."""
QUERY_LIFE = 15 * 60
"""Seconds; how long a query really lives is not documented."""
MAX_TOAST = 200


class Editing:
    def __init__(self, state: State) -> None:
        self._state = state

    async def editMessageText(self, p: Params) -> Json:
        message = self._editable(p)
        if "text" not in message.body:
            raise bad("there is no text in the message to edit")
        new = content(wording.read(p["text"], p.get("parse_mode"), p.get("entities")))
        kept = {k: v for k, v in message.body.items() if k not in ("text", "entities")}
        return self._edit(message, kept | new, p)

    async def editMessageCaption(self, p: Params) -> Json:
        """Words of the refusal: telegram-bot-api, "there is no caption in the message to edit"."""
        message = self._editable(p)
        if not message.body.keys() & {"photo", "document"}:
            raise bad("there is no caption in the message to edit")
        kept = {k: v for k, v in message.body.items() if not k.startswith("caption")}
        return self._edit(message, kept | caption(p), p)

    async def editMessageReplyMarkup(self, p: Params) -> Json:
        message = self._editable(p)
        return self._edit(message, dict(message.body), p)

    def _editable(self, p: Params) -> Message:
        chat = self._state.enter(p["chat_id"])
        message = chat.messages.get(p["message_id"])
        if message is None:
            raise bad("message to edit not found")
        markup = message.body.get("reply_markup")
        if message.sender is not self._state.bot or (markup and not keyboards.is_inline(markup)):
            raise bad("message can't be edited")
        return message

    def _edit(self, message: Message, body: Json, p: Params) -> Json:
        """A keyboard that is not given again is gone."""
        body.pop("reply_markup", None)
        if "reply_markup" in p:
            keyboards.check(p["reply_markup"], inline_only=True)
            if p["reply_markup"]["inline_keyboard"]:
                body["reply_markup"] = p["reply_markup"]
        if body == message.body:
            raise bad(NOT_MODIFIED)
        message.body = body
        message.edited = int(self._state.now())
        self._state.show("edited", message)
        return message.json()

    async def deleteMessage(self, p: Params) -> bool:
        chat = self._state.enter(p["chat_id"])
        message = chat.messages.get(p["message_id"])
        if message is None:
            raise bad("message to delete not found")
        if not self._may_delete(chat, message):
            raise bad("message can't be deleted")
        del chat.messages[message.id]
        self._state.show("deleted", message)
        return True

    async def deleteMessages(self, p: Params) -> bool:
        """Those that cannot be deleted are passed over, as the Bot API says."""
        chat = self._state.enter(p["chat_id"])
        if not 1 <= len(p["message_ids"]) <= 100:
            raise strict("1 to 100 messages at once")
        for number in p["message_ids"]:
            message = chat.messages.get(number)
            if message is not None and self._may_delete(chat, message):
                del chat.messages[number]
                self._state.show("deleted", message)
        return True

    def _may_delete(self, chat: Chat, message: Message) -> bool:
        """In a private chat also what the person wrote; in a group that takes the right."""
        bot = self._state.bot
        if self._state.now() - message.date > DELETABLE:
            return False
        return (
            message.sender is bot
            or chat.is_private
            or "can_delete_messages" in chat.rights.get(bot.id, ())
        )

    async def pinChatMessage(self, p: Params) -> bool:
        chat = self._state.enter(p["chat_id"])
        if not chat.is_private and "can_pin_messages" not in chat.rights.get(
            self._state.bot.id, ()
        ):
            raise bad("not enough rights to manage pinned messages in the chat")
        if p["message_id"] not in chat.messages:
            raise bad("message to pin not found")
        chat.pinned = p["message_id"]
        return True

    async def unpinChatMessage(self, p: Params) -> bool:
        chat = self._state.enter(p["chat_id"])
        if chat.pinned is None or p.get("message_id", chat.pinned) != chat.pinned:
            raise bad("message to unpin not found")
        chat.pinned = None
        return True

    async def answerCallbackQuery(self, p: Params) -> bool:
        """Stops the spinner on a button; a query can be answered once, and soon."""
        query = self._state.queries.get(p["callback_query_id"])
        if wording.units(p.get("text", "")) > MAX_TOAST:
            raise bad("MESSAGE_TOO_LONG")
        if query is None or query.told is not None or query.expired:
            raise bad(OLD_QUERY)
        if self._state.now() - query.asked > QUERY_LIFE:
            raise bad(OLD_QUERY)
        query.told = p.get("text", "")
        query.alert = p.get("show_alert", False)
        self._state.bell.ring()
        return True
