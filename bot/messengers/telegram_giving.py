"""A file to a chat of Telegram: a picture as a photo, all else as a document; whole, at once."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from aiogram.exceptions import TelegramBadRequest
from aiogram.types import (
    BufferedInputFile,
    InputMediaDocument,
    InputMediaPhoto,
    MediaUnion,
    ReplyParameters,
)

from bot.files.enclosing import Enclosure
from bot.messengers.telegram_calls import Calls
from storage.file_records import PICTURE_KINDS

PATIENCE = 90
"""Seconds for ten megabytes over a slow line."""
NO_PHOTO = ("PHOTO_INVALID_DIMENSIONS", "IMAGE_PROCESS_FAILED", "PHOTO_EXT_INVALID")
"""How Telegram says that a picture is too long and thin for a photo."""


async def give_album(calls: Calls, chat: int, files: Sequence[Enclosure]) -> int:
    """Pictures, or papers, as one album, nobody to send them on; the id of its first message, 0 if
    all are erased by now. One try. Raises AiogramError.
    """
    shown: list[MediaUnion] = []
    for file in files:
        async with file.opened() as body:
            if body is not None:
                sent = BufferedInputFile(body, file.title)
                kind = InputMediaPhoto if file.kind in PICTURE_KINDS else InputMediaDocument
                shown.append(kind(media=sent, caption=file.caption or None))
    told: dict[str, Any] = {"chat_id": chat, "protect_content": True, "request_timeout": PATIENCE}
    if len(shown) > 1:
        return (await calls.bot.send_media_group(media=shown, **told))[0].message_id
    for one in shown:
        alone = told | {"caption": one.caption}
        if isinstance(one, InputMediaPhoto):
            return (await calls.bot.send_photo(photo=one.media, **alone)).message_id
        return (await calls.bot.send_document(document=one.media, **alone)).message_id
    return 0


async def give(calls: Calls, chat: int, file: Enclosure, more: dict[str, Any]) -> int:
    """The id of the message; 0 if the file is erased by now. `more`: where in the chat it stands.

    One try, or two for a picture that is no photo. Raises AiogramError.
    """
    told: dict[str, Any] = {"chat_id": chat, "caption": file.caption, "request_timeout": PATIENCE}
    told |= more
    if "reply_parameters" in more:
        told["reply_parameters"] = ReplyParameters(**more["reply_parameters"])
    async with file.opened() as body:
        if body is None:
            return 0
        sent = BufferedInputFile(body, file.title)
        if file.kind in PICTURE_KINDS:
            try:
                return (await calls.bot.send_photo(photo=sent, **told)).message_id
            except TelegramBadRequest as refusal:
                if not any(words in refusal.message for words in NO_PHOTO):
                    raise
        return (await calls.bot.send_document(document=sent, **told)).message_id
