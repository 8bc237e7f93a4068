"""What the bot says: messages, files, albums.

Source: Bot API, "Available methods"; words of refusals as in `refusals.py`.
"""

from typing import Any

from tests.fakes.telegram import keyboards, wording
from tests.fakes.telegram.chats import ADMINS, Chat, Json, Message
from tests.fakes.telegram.parameters import Params, Upload
from tests.fakes.telegram.refusals import bad, strict
from tests.fakes.telegram.state import State

MAX_ALBUM = 10
REPLY_FIELDS = {
    *("message_id", "chat_id", "allow_sending_without_reply", "quote", "quote_parse_mode"),
    *("quote_entities", "quote_position"),
}
PREVIEW_FIELDS = {
    *("is_disabled", "url", "prefer_small_media", "prefer_large_media", "show_above_text"),
}


class Speaking:
    def __init__(self, state: State) -> None:
        self._state = state

    async def sendMessage(self, p: Params) -> Json:
        body = content(wording.read(p["text"], p.get("parse_mode"), p.get("entities")))
        unknown = set(p.get("link_preview_options", ())) - PREVIEW_FIELDS
        if unknown:
            raise strict(f"unknown fields of link_preview_options {sorted(unknown)}")
        return self._send(p, body).json()

    async def sendDocument(self, p: Params) -> Json:
        name, file = self._file(p["document"], "document")
        return self._send(p, {"document": file | {"file_name": name}} | caption(p)).json()

    async def sendPhoto(self, p: Params) -> Json:
        _, file = self._file(p["photo"], "photo")
        size = file | {"width": 800, "height": 600}
        return self._send(p, {"photo": [size]} | caption(p)).json()

    async def sendMediaGroup(self, p: Params) -> list[Json]:
        if not 2 <= len(p["media"]) <= MAX_ALBUM:
            raise strict("an album has 2 to 10 items")
        if len({item.get("type") for item in p["media"]}) > 1:
            raise bad("Can't use the media of the specified type in the album")
        group = str(self._state.number("album") + 13_000_000)
        return [self._album_item(p, item, group) for item in p["media"]]

    def _album_item(self, p: Params, item: Json, group: str) -> Json:
        unknown = set(item) - {"type", "media", "caption", "parse_mode", "caption_entities"}
        if unknown or item.get("type") not in ("photo", "document"):
            raise strict(f"unknown kind or fields of an album's item: {sorted(item)}")
        name, file = self._file(item.get("media", ""), item["type"])
        photo = {"photo": [file | {"width": 800, "height": 600}]}
        content = photo if item["type"] == "photo" else {"document": file | {"file_name": name}}
        return self._send(p, content | caption(item) | {"media_group_id": group}).json()

    def _file(self, given: str | Upload, kind: str) -> tuple[str, Json]:
        files = self._state.files
        if isinstance(given, Upload):
            if not given.content:
                raise bad("file must be non-empty")
            file_id = f"{kind}-{self._state.number('file')}"
            files[file_id] = given
        elif given in files:
            file_id = given
        else:
            raise bad("wrong file identifier/HTTP URL specified")
        told = {"file_id": file_id, "file_unique_id": f"u-{file_id}"}
        return files[file_id].name, told | {"file_size": len(files[file_id].content)}

    def _send(self, p: Params, body: Json) -> Message:
        chat = self._state.enter(p["chat_id"])
        _check_rights(chat, self._state.bot.id)
        body |= _thread(chat, p.get("message_thread_id"))
        if "reply_markup" in p:
            keyboards.check(p["reply_markup"])
            body["reply_markup"] = p["reply_markup"]
        if "reply_parameters" in p:
            body |= _reply(chat, p["reply_parameters"])
        if p.get("protect_content"):
            body["has_protected_content"] = True
        message = self._state.post(chat, self._state.bot, body)
        self._state.show("sent", message)
        return message

    async def sendChatAction(self, p: Params) -> bool:
        self._state.enter(p["chat_id"])
        if p["action"] not in ("typing", "upload_photo", "upload_document"):
            raise bad("wrong parameter action in request")
        return True


def content(said: wording.Wording) -> Json:
    body: Json = {"text": said.text}
    if said.entities:
        body["entities"] = list(said.entities)
    return body


def caption(given: dict[str, Any]) -> Json:
    if not given.get("caption"):
        return {}
    entities = given.get("caption_entities")
    said = wording.read(given["caption"], given.get("parse_mode"), entities, wording.MAX_CAPTION)
    body: Json = {"caption": said.text}
    if said.entities:
        body["caption_entities"] = list(said.entities)
    return body


def _check_rights(chat: Chat, bot: int) -> None:
    status = chat.status(bot)
    if chat.kind == "channel" and status not in ADMINS:
        raise bad("need administrator rights in the channel chat")
    if not chat.is_private and status == "restricted":
        raise bad("not enough rights to send text messages to the chat")


def _thread(chat: Chat, thread: int | None) -> Json:
    if thread is None:
        return {}
    if thread not in chat.topics:
        raise bad("message thread not found")
    if not chat.topics[thread]:
        raise bad("TOPIC_CLOSED")
    return {"message_thread_id": thread, "is_topic_message": True}


def _reply(chat: Chat, given: dict[str, Any]) -> Json:
    unknown = set(given) - REPLY_FIELDS
    if unknown:
        raise strict(f"unknown fields of reply_parameters {sorted(unknown)}")
    if given.get("chat_id", chat.id) != chat.id:
        raise strict("replies to another chat are not spoken here")
    original = chat.messages.get(given.get("message_id", 0))
    if original is not None:
        return {"reply_to_message": original.quoted()}
    if given.get("allow_sending_without_reply"):
        return {}
    raise bad("message to be replied not found")
