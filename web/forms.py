"""What a form says: read within a time and a size, or refused."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import parse_qs

from aiohttp import web

from web.refusals import Refusal, Why

LARGEST = 64 * 1024  # bytes of a body; the longest text of a survey takes 24 of them percent-coded
SLOWEST = 30.0  # seconds for a body to arrive
FIELDS = 100
ENCODED = "application/x-www-form-urlencoded"


@dataclass(frozen=True, slots=True)
class Form:
    fields: Mapping[str, list[str]] = field(repr=False)
    files: Mapping[str, bytes] = field(default_factory=dict, repr=False)

    def one(self, name: str) -> str:
        """The last value of a field, "" if there is none."""
        return self.fields.get(name, [""])[-1]

    def all(self, name: str) -> list[str]:
        return self.fields.get(name, [])


async def read(request: web.Request) -> Form:
    """Raises Refusal for what is no form, too large or too slow."""
    if request.content_type != ENCODED:
        raise Refusal(Why.NO_FORM)
    try:
        async with asyncio.timeout(SLOWEST):
            body = await request.read()
        told = body.decode("utf-8", "replace")
        fields = parse_qs(told, keep_blank_values=True, max_num_fields=FIELDS)
        return Form({name: [*map(storable, all_of)] for name, all_of in fields.items()})
    except (TimeoutError, ConnectionError) as error:  # who broke off is no fault of ours
        raise Refusal(Why.SLOW) from error
    except web.HTTPRequestEntityTooLarge as error:
        raise Refusal(Why.LARGE) from error
    except ValueError as error:
        raise Refusal(Why.NO_FORM) from error


def whole(typed: str, least: int, most: int) -> int | None:
    """A number as people type it, thousands apart; None for any other, and beyond the bounds.

    >>> whole("1 200", 1, 5000), whole("0007", 1, 9), whole("0009999", 1, 9), whole("-1", 0, 9)
    (1200, 7, None, None)
    """
    told = "".join(typed.split()).lstrip("0") or typed.strip()[:1]
    if not (told.isascii() and told.isdecimal()) or len(told) > len(str(most)):
        return None
    return int(told) if least <= int(told) <= most else None


def storable(told: str) -> str:
    """Without the one character that PostgreSQL takes in no text."""
    return told.replace("\0", "")
