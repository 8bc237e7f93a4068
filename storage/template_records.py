"""Templates of replies: words a clerk starts from, with places for what differs. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

PLACES = ("number", "topic", "date", "due", "org_short")
"""What a template may leave open: the message's number, topic, day and term; who answers."""
TITLE, BODY = 60, 3000
"""Most characters of the two."""
_PLACE = re.compile(r"\{([^{}\n]*)\}")


@dataclass(frozen=True, slots=True)
class ReplyTemplate:
    """`topic`: None for every topic. `id`: 0 until it is kept."""

    title: str
    body: str
    topic: str | None = None
    id: int = 0


class UnknownPlaces(ValueError):
    """The template leaves open what nobody fills. `names`: as they were typed."""

    def __init__(self, names: tuple[str, ...]) -> None:
        super().__init__(", ".join(names))
        self.names = names


def unknown_places(body: str) -> tuple[str, ...]:
    """Each once, in their order.

    >>> unknown_places("{number} {fio} {fio} {due}")
    ('fio',)
    """
    found = (one[1] for one in _PLACE.finditer(body))
    return tuple(dict.fromkeys(name for name in found if name not in PLACES))


def open_places(text: str) -> tuple[str, ...]:
    """Places that could be filled and are not.

    >>> open_places("{number} {fio}")
    ('number',)
    """
    return tuple(name for name in PLACES if f"{{{name}}}" in text)


def filled(body: str, values: Mapping[str, str]) -> str:
    """A place without a value stays as it is, so that the clerk sees it.

    >>> filled("No. {number}, {due}", {"number": "7"})
    'No. 7, {due}'
    """
    return _PLACE.sub(lambda place: values.get(place[1], place[0]), body)
