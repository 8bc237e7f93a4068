"""Files to VK: uploaded to where VK says, saved, and named in the message that bears them.

Source: dev.vk.com, "Загрузка фотографий в личное сообщение", "Загрузка документов", 5.199.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from typing import Any

from bot.files.enclosing import Enclosure
from bot.messengers.vk_calls import Calls
from bot.messengers.vk_road import Refused
from storage.file_records import PICTURE_KINDS

log = logging.getLogger(__name__)


async def uploaded(calls: Calls, peer: int, files: Sequence[Enclosure]) -> tuple[str, int]:
    """(what `attachment` of a message says, how many are not among them). Raises Unreachable."""
    names: list[str] = []
    for file in files:
        try:
            names += await _one(calls, peer, file)
        except Refused as refusal:  # the words of an answer must go all the same
            log.error("ALARM: VK takes no files of ours: %s", refusal)
    return ",".join(names), len(files) - len(names)


async def _one(calls: Calls, peer: int, file: Enclosure) -> list[str]:
    """Its name there; [] if it is erased by now, or VK has lost it on its way."""
    async with file.opened() as body:
        if body is None:
            return []
        if file.kind in PICTURE_KINDS:
            given = await calls.upload("photos.getMessagesUploadServer", peer, (file.title, body))
            saved = await calls.asked("photos.saveMessagesPhoto", _fields(given, "photo"))
            told, kind = (saved[0] if saved else {}), "photo"
        else:
            given = await calls.upload("docs.getMessagesUploadServer", peer, (file.title, body))
            saved = await calls.asked("docs.save", _fields(given, "file") | {"title": file.title})
            told, kind = saved.get("doc", {}), "doc"
    if "owner_id" not in told:
        return []
    key = f"_{told['access_key']}" if told.get("access_key") else ""
    return [f"{kind}{int(told['owner_id'])}_{int(told['id'])}{key}"]


def _fields(given: dict[str, Any], needed: str) -> dict[str, Any]:
    """What the file server said, as far as it is to be handed on. Raises Refused."""
    if not given.get(needed) or given[needed] == "[]":
        raise Refused(0)
    return {name: given[name] for name in (needed, "server", "hash") if name in given}
