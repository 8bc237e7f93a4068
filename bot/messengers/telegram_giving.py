"""A file to a chat of Telegram: a picture as a photo, all else as a document; whole, at once."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from aiogram.exceptions import TelegramBadRequest
from aiogram.types import BufferedInputFile

from bot.files.enclosing import Enclosure
from bot.messengers.telegram_calls import Calls, RawCall
from storage.file_records import PICTURE_KINDS

PATIENCE = 90
"""Seconds for ten megabytes over a slow line."""
NO_PHOTO = ("PHOTO_INVALID_DIMENSIONS", "IMAGE_PROCESS_FAILED", "PHOTO_EXT_INVALID")
"""How Telegram says that a picture is too long and thin for a photo."""


class Sending(RawCall):
    """What Telegram is given, as plain values: the types of aiogram that would hold them, and read
    the answer, are not built in the program (`telegram_library`)."""

    chat_id: int
    protect_content: bool | None = None
    message_thread_id: int | None = None
    reply_parameters: dict[str, Any] | None = None
    caption: str | None = None


class Album(Sending):
    __api_method__ = "sendMediaGroup"

    media: list[dict[str, Any]]


class Photo(Sending):
    __api_method__ = "sendPhoto"

    photo: Any


class Document(Sending):
    __api_method__ = "sendDocument"

    document: Any


async def _sent(calls: Calls, what: Sending) -> int:
    """The id of the message, or of the first one of an album."""
    told = await calls.bot(what, request_timeout=PATIENCE)
    first = told[0] if isinstance(told, list) else told
    return int(first["message_id"])


async def give_album(calls: Calls, chat: int, files: Sequence[Enclosure]) -> int:
    """Pictures, or papers, as one album, nobody to send them on; the id of its first message, 0 if
    all are erased by now. One try. Raises AiogramError.
    """
    shown: list[dict[str, Any]] = []
    for file in files:
        async with file.opened() as body:
            if body is not None:
                sent = BufferedInputFile(body, file.title)
                kind = "photo" if file.kind in PICTURE_KINDS else "document"
                shown.append({"type": kind, "media": sent, "caption": file.caption or None})
    if len(shown) > 1:
        return await _sent(calls, Album(chat_id=chat, media=shown, protect_content=True))
    for one in shown:
        told: dict[str, Any] = {"chat_id": chat, "protect_content": True, "caption": one["caption"]}
        if one["type"] == "photo":
            return await _sent(calls, Photo(photo=one["media"], **told))
        return await _sent(calls, Document(document=one["media"], **told))
    return 0


async def give(calls: Calls, chat: int, file: Enclosure, more: dict[str, Any]) -> int:
    """The id of the message; 0 if the file is erased by now. `more`: where in the chat it stands.

    One try, or two for a picture that is no photo. Raises AiogramError.
    """
    told: dict[str, Any] = {"chat_id": chat, "caption": file.caption} | more
    async with file.opened() as body:
        if body is None:
            return 0
        sent = BufferedInputFile(body, file.title)
        if file.kind in PICTURE_KINDS:
            try:
                return await _sent(calls, Photo(photo=sent, **told))
            except TelegramBadRequest as refusal:
                if not any(words in refusal.message for words in NO_PHOTO):
                    raise
        return await _sent(calls, Document(document=sent, **told))
