"""A form with a small file in it, read in memory alone: nothing of it touches the disk."""

from __future__ import annotations

import asyncio

from aiohttp import BodyPartReader, web

from web.forms import FIELDS, LARGEST, SLOWEST, Form
from web.refusals import Refusal, Why

ENCODED = "multipart/form-data"
CHUNK = 8 * 1024


async def read(request: web.Request) -> Form:
    """A file is a field like others, its name left out. Raises Refusal as `forms.read` does."""
    if request.content_type != ENCODED:
        raise Refusal(Why.NO_FORM)
    try:
        async with asyncio.timeout(SLOWEST):
            return await _read(request)
    except TimeoutError as error:
        raise Refusal(Why.SLOW) from error
    except (ValueError, LookupError) as error:
        raise Refusal(Why.NO_FORM) from error


async def _read(request: web.Request) -> Form:
    fields: dict[str, list[str]] = {}
    left = LARGEST
    async for part in await request.multipart():
        if not isinstance(part, BodyPartReader) or not part.name or len(fields) >= FIELDS:
            raise Refusal(Why.NO_FORM)
        told = bytearray()
        while chunk := await part.read_chunk(CHUNK):
            told += chunk
            left -= len(chunk)
            if left < 0:
                raise Refusal(Why.LARGE)
        fields.setdefault(part.name, []).append(told.decode("utf-8", "replace"))
    return Form(fields)
