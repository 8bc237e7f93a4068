"""A digest on its way: its words as messages with links, its pictures, and what it told."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from bot import digest_links
from bot.digest_pains import pains
from bot.digest_pictures import NotDrawn, Picture, Pictures
from bot.texts import say
from reports import build
from reports.build import Basis, Wish
from reports.digest import Told, blocks, title
from reports.digest_messages import messages
from reports.digest_restated import told_of
from storage.file_records import HeldFile
from storage.file_sealing import new_name
from storage.notice_records import DIGEST, PICTURES, NoticeButton, NoticeDraft
from storage.sql.digests import Body, Handed
from storage.store import Storage

log = logging.getLogger(__name__)

AHEAD = timedelta(seconds=1)
"""Parts of one digest are due one after another, the pictures before the words."""


@dataclass(frozen=True, slots=True)
class Asked:
    """`above`: a line before the heading, "" for none."""

    wish: Wish
    now: datetime  # aware, in the town's zone
    above: str = ""


async def told(storage: Storage, basis: Basis, asked: Asked) -> Told:
    """What the digest tells, the corrections of the one before among it."""
    found = await build.digest(storage, basis, asked.wish, asked.now)
    then = await storage.digests.told(asked.wish.period.previous().name)
    return replace(found, then=then, pains=await pains(storage, basis, asked.wish))


async def handed(drafts: Drafting, asked: Asked, chat: str) -> Handed:
    """Everything that one chat gets."""
    found = await told(drafts.storage, drafts.basis, asked)
    shown, beside = await _pictures(drafts, asked.wish, chat)
    held = [HeldFile(new_name(), "png", len(one.png)) for one in shown]
    album = [_album(asked, chat, held)] if held else []
    return Handed(
        drafts=(*album, *_words(drafts, asked, (chat, found, beside))),
        told={name: told_of(block) for name, block in found.blocks.items()},
        bodies=[Body(file, one.png) for file, one in zip(held, shown, strict=True)],
    )


@dataclass(frozen=True, slots=True)
class Drafting:
    """`desk`: its address, "" where no phone opens it; `pictures`: None where none are drawn."""

    storage: Storage
    basis: Basis
    desk: str = ""
    pictures: Pictures | None = None

    def may_carry(self, chat: str) -> bool:
        """May pictures and files go into this chat's messenger (ruling 28)?"""
        return bool(getattr(self.basis.profile.digest_files, chat.partition(":")[0], False))


async def _pictures(drafts: Drafting, wish: Wish, chat: str) -> tuple[Sequence[Picture], str]:
    """(what this chat is sent, the line that is said instead of it)."""
    if drafts.pictures is None:
        return (), ""
    if not drafts.may_carry(chat):
        where = digest_links.page(drafts.desk, wish) if drafts.desk else "none"
        return (), say("digest-pictures-at", where=where)
    try:
        return await drafts.pictures.of(drafts.basis, wish), ""
    except NotDrawn:
        return (), say("digest-no-pictures")


def _album(asked: Asked, chat: str, held: Sequence[HeldFile]) -> NoticeDraft:
    caption = say("digest-pictures", period=title(asked.wish.period, say))
    return NoticeDraft(
        PICTURES, chat=chat, text=caption, not_before=asked.now - 2 * AHEAD, files=tuple(held)
    )


def _words(drafts: Drafting, asked: Asked, what: tuple[str, Told, str]) -> tuple[NoticeDraft, ...]:
    chat, found, beside = what
    first, second, last = blocks(found, say)
    above = (asked.above,) if asked.above else ()
    below = (beside,) if beside else ()
    links = digest_links.buttons(drafts.desk, asked.wish, found)
    return tuple(
        NoticeDraft(
            DIGEST,
            chat=chat,
            text=one.text,
            buttons=_below(links, one.blocks),
            not_before=asked.now - AHEAD + timedelta(milliseconds=number),
        )
        for number, one in enumerate(messages(((*above, *first), second, (*last, *below)), say))
    )


def _below(
    links: Sequence[tuple[NoticeButton, ...]], numbers: Sequence[int]
) -> tuple[NoticeButton, ...]:
    return tuple(button for number in numbers for button in links[number])
