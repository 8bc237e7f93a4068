"""A form of the talk with files in it: read piece by piece, within limits, in memory alone.

The fields that prove whose form it is come first; no byte of a file is read before they are looked
at. A browser that has no more files to give sends an empty one, which is none.
"""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from aiohttp import BodyPartReader, web
from aiohttp.http import HttpProcessingError

from bot.files.kinds import Look, look_of
from bot.files.taking import Offer, TooLarge
from storage.file_records import LONGEST, MOST
from web.forms import FIELDS, Form, storable
from web.forms import LARGEST as LONGEST_WORDS
from web.refusals import Refusal, Why

ENCODED = "multipart/form-data"
CHUNK = 64 * 1024
CHOSEN = 20
"""Files in one form: people choose a whole album by mistake, and are told how many are taken."""
SLOWEST = 180.0
"""Seconds for all of a form: five files over a slow telephone."""
SILENCE = 30.0
"""Seconds between two pieces of it."""
AT_ONCE, OF_ONE = 4, 2
"""Forms with files that are read together, of all and of one address: 60 MB each at most."""
_room = asyncio.Semaphore(AT_ONCE)
_reading: Counter[str] = Counter()


@dataclass(frozen=True, slots=True)
class Sent:
    form: Form
    offers: tuple[Offer, ...] = field(default=(), repr=False)


async def read(request: web.Request, may: Callable[[Form], bool], who: str = "") -> Sent:
    """`may`: is the form ours, as far as it is read; asked before the first file. `who`: sends it,
    "" for one of whom no more than of all is known.

    Raises Refusal as `forms.read` does, Why.OFTEN if too many send files at this moment.
    """
    try:
        async with _seat(who), asyncio.timeout(SLOWEST):
            return await _Reading(may).read(request)
    except (TimeoutError, ConnectionError) as error:  # who broke off is no fault of ours
        raise Refusal(Why.SLOW) from error
    except (ValueError, LookupError, HttpProcessingError) as error:
        raise Refusal(Why.NO_FORM) from error


@asynccontextmanager
async def _seat(who: str) -> AsyncIterator[None]:
    if _room.locked() or (who and _reading[who] >= OF_ONE):
        raise Refusal(Why.OFTEN)
    async with _room:
        _reading[who] += 1
        try:
            yield
        finally:
            _reading[who] -= 1
            if not _reading[who]:
                del _reading[who]


class _Reading:
    def __init__(self, may: Callable[[Form], bool]) -> None:
        self._may = may
        self._fields: dict[str, list[str]] = {}
        self._offers: list[Offer] = []
        self._left = LONGEST_WORDS
        self._chosen = 0

    async def read(self, request: web.Request) -> Sent:
        async for part in await request.multipart():
            if not isinstance(part, BodyPartReader) or not part.name:
                raise Refusal(Why.NO_FORM)
            if part.filename is None:
                await self._field(part, part.name)
            else:
                await self._file(part, part.filename)
        return Sent(Form(self._fields), tuple(self._offers))

    async def _field(self, part: BodyPartReader, name: str) -> None:
        told, is_whole = await _taken(part, self._left)
        self._left -= len(told)
        if not is_whole or len(self._fields) >= FIELDS:
            raise Refusal(Why.LARGE)
        self._fields.setdefault(name, []).append(storable(told.decode("utf-8", "replace")))

    async def _file(self, part: BodyPartReader, title: str) -> None:
        """One that is too large, or one more than a message takes, is read to its end and
        forgotten, so that its owner can be told."""
        if not self._may(Form(self._fields)):
            raise Refusal(Why.FORGED)
        self._chosen += 1
        if self._chosen > CHOSEN:
            raise Refusal(Why.LARGE)
        body, is_whole = await _taken(part, LONGEST)
        if (body or title) and len(self._offers) <= MOST:
            look = look_of(part.headers.get("Content-Type", ""))
            self._offers.append(_offer(body, look, is_whole=is_whole))


async def _taken(part: BodyPartReader, most: int) -> tuple[bytes, bool]:
    """(the part, True), or (b"", False) if it is larger; three times `most` is no honest form."""
    told, length = bytearray(), 0
    while True:
        async with asyncio.timeout(SILENCE):
            piece = await part.read_chunk(CHUNK)
        if not piece:
            return bytes(told), length <= most
        length += len(piece)
        if length > 3 * most:
            raise Refusal(Why.LARGE)
        if length > most:
            told.clear()
        else:
            told += piece


def _offer(body: bytes, look: Look, *, is_whole: bool) -> Offer:
    async def fetch() -> bytes:
        if not is_whole:
            raise TooLarge
        return body

    return Offer(fetch, look=look)
