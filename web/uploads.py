"""A form with a file in it, read in memory alone: nothing of it touches the disk."""

from __future__ import annotations

import asyncio

from aiohttp import BodyPartReader, web
from aiohttp.http import HttpProcessingError

from web.forms import FIELDS, LARGEST, SLOWEST, Form
from web.refusals import Refusal, Why

ENCODED = "multipart/form-data"
CHUNK = 64 * 1024
SLOWLY = 50 * 1024
"""Bytes a second of the slowest line that a big file is waited for."""


async def read(request: web.Request, largest: int = LARGEST) -> Form:
    """A file is bytes of `files`, its name left out, and a field like others while it is small.

    `largest`: bytes of all files. Raises Refusal as `forms.read` does.
    """
    if request.content_type != ENCODED:
        raise Refusal(Why.NO_FORM)
    try:
        async with asyncio.timeout(SLOWEST + largest / SLOWLY):
            return await _read(request, largest)
    except TimeoutError as error:
        raise Refusal(Why.SLOW) from error
    except (ValueError, LookupError, HttpProcessingError) as error:
        raise Refusal(Why.NO_FORM) from error


async def _read(request: web.Request, largest: int) -> Form:
    fields: dict[str, list[str]] = {}
    files: dict[str, bytes] = {}
    left = {True: largest, False: LARGEST}
    async for part in await request.multipart():
        if not isinstance(part, BodyPartReader) or not part.name or len(fields) >= FIELDS:
            raise Refusal(Why.NO_FORM)
        is_file = part.filename is not None
        told = await _whole(part, left[is_file])
        left[is_file] -= len(told)
        if is_file:
            files[part.name] = told
        if len(told) <= LARGEST:
            fields.setdefault(part.name, []).append(told.decode("utf-8", "replace"))
    return Form(fields, files)


async def _whole(part: BodyPartReader, longest: int) -> bytes:
    told = bytearray()
    while chunk := await part.read_chunk(CHUNK):
        told += chunk
        if len(told) > longest:
            raise Refusal(Why.LARGE)
    return bytes(told)
