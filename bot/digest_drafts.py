"""A digest on its way: its words as messages with links, its pictures, and what it told."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from bot import digest_links
from bot.digest_pains import MapTold, pains
from bot.digest_papers import NotMade, Paper, Papers
from bot.digest_pictures import NotDrawn, Picture, Pictures
from bot.texts import say
from reports import build
from reports.build import Basis, Wish
from reports.digest.messages import messages
from reports.digest.restated import told_of
from reports.digest.sections import Told, blocks
from reports.period_words import title
from storage.engine import NotKept
from storage.file_records import FileKind, HeldFile
from storage.file_sealing import new_name
from storage.notice_records import DIGEST, PAPERS, PICTURES, NoticeDraft
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
    shown = await _pains(storage, basis, asked.wish)
    waits = {
        "pains": shown.undecided if shown else 0,
        "inquiries": sum(one.state == "proposed" for one in await storage.inquiries.all()),
    }
    return replace(found, then=then, pains=shown.text if shown else None, waits=waits)


async def _pains(storage: Storage, basis: Basis, wish: Wish) -> MapTold | None:
    """The ordinance wants the six metrics by a day: a mistake in the map must not hold them up."""
    try:
        return await pains(storage, basis, wish)
    except NotKept:
        raise
    except Exception as error:
        log.error("the pain map of the digest was not made: %s", type(error).__name__)
        return MapTold(say("digest-no-pains"))


async def handed(drafts: Drafting, asked: Asked, chat: str) -> Handed:
    """Everything that one chat gets."""
    found = await told(drafts.storage, drafts.basis, asked)
    first, beside, album = await _shown(drafts, asked, chat, "pictures")
    made, below = await _papers(drafts, asked, chat)
    papers = [_held(one.kind, one.body) for one in made]
    words = _words(drafts, asked, (chat, found, (*below, *beside)))
    return Handed(
        drafts=(*first, *words, *_album(papers, (PAPERS, chat, asked, "papers"))),
        told={name: told_of(block) for name, block in found.blocks.items()},
        bodies=(*album, *papers),
    )


async def draft(drafts: Drafting, asked: Asked, chat: str) -> Handed:
    """The same before it is sent: without the report, and nothing is noted as told."""
    found = await told(drafts.storage, drafts.basis, asked)
    first, beside, album = await _shown(drafts, asked, chat, "draft")
    words = _words(drafts, asked, (chat, found, beside))
    return Handed((*first, *words), None, album)


@dataclass(frozen=True, slots=True)
class Drafting:
    """`desk`: its address, "" where no phone opens it; `pictures`, `papers`: None where none are
    drawn or made."""

    storage: Storage
    basis: Basis
    desk: str = ""
    pictures: Pictures | None = None
    papers: Papers | None = None

    def may_carry(self, chat: str) -> bool:
        """May pictures and files go into this chat's messenger (ruling 28)?"""
        return bool(getattr(self.basis.profile.digest_files, chat.partition(":")[0], False))


Lines = tuple[str, ...]
"""What is said below the words of files that go with them, or cannot."""


async def _shown(
    drafts: Drafting, asked: Asked, chat: str, what: str
) -> tuple[tuple[NoticeDraft, ...], Lines, tuple[Body, ...]]:
    """The album, what is said of it below the words, and its files."""
    shown, beside = await _pictures(drafts, asked.wish, chat)
    held = tuple(_held("png", one.png) for one in shown)
    return _album(held, (PICTURES, chat, asked, what)), beside, held


async def _pictures(drafts: Drafting, wish: Wish, chat: str) -> tuple[Sequence[Picture], Lines]:
    """What this chat is sent, or what it is told instead."""
    if drafts.pictures is None:
        return (), ()
    if not drafts.may_carry(chat):
        where = digest_links.page(drafts.desk, wish) if drafts.desk else "none"
        return (), (say("digest-pictures-at", where=where),)
    try:
        return await drafts.pictures.of(drafts.basis, wish), ()
    except NotDrawn:
        return (), (say("digest-no-pictures"),)


async def _papers(drafts: Drafting, asked: Asked, chat: str) -> tuple[Sequence[Paper], Lines]:
    """The same of the report."""
    if drafts.papers is None or not drafts.may_carry(chat):
        return (), ()
    try:
        made = await drafts.papers.of(asked.wish, asked.now)
    except NotMade:
        return (), (say("digest-no-papers"),)
    kinds = ", ".join(one.kind.upper() for one in made)
    return made, ((say("digest-papers", files=kinds),) if made else ())


def _held(kind: FileKind, body: bytes) -> Body:
    return Body(HeldFile(new_name(), kind, len(body)), body)


def _album(held: Sequence[Body], of: tuple[str, str, Asked, str]) -> tuple[NoticeDraft, ...]:
    """Pictures before the words, papers after them. `of`: kind, chat, what was asked, its name."""
    if not held:
        return ()
    kind, chat, asked, what = of
    caption = say("digest-album", what=what, period=title(asked.wish.period, say))
    turn = asked.now - 2 * AHEAD if kind == PICTURES else asked.now
    files = tuple(one.file for one in held)
    return (NoticeDraft(kind, chat=chat, text=caption, not_before=turn, files=files),)


def _words(
    drafts: Drafting, asked: Asked, what: tuple[str, Told, Lines]
) -> tuple[NoticeDraft, ...]:
    chat, found, beside = what
    first, second, last = blocks(found, say)
    above = (asked.above,) if asked.above else ()
    return tuple(
        NoticeDraft(
            DIGEST,
            chat=chat,
            text=one.text,
            buttons=tuple(digest_links.buttons(drafts.desk, asked.wish, found, one.blocks)),
            not_before=asked.now - AHEAD + timedelta(milliseconds=number),
        )
        for number, one in enumerate(messages(((*above, *first), second, (*last, *beside)), say))
    )
