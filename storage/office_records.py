"""Units of an administration, the rules that send messages to them, settings set at the desk."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from config.directories import shipped


@dataclass(frozen=True, slots=True)
class Unit:
    """`chat`: where its cards go, as `telegram:-100123`; "": the staff chat. `topic`: of a forum.

    `grouping`: of internal clients (R-03), "": none. One that is not `is_used` gets nothing new.
    """

    id: str
    title: str
    grouping: str = ""
    chat: str = ""
    topic: str = ""
    is_used: bool = True

    @property
    def room(self) -> str:
        """The chat of its own; "" while it has none."""
        return self.chat if self.is_used else ""


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """What routes look at; `place` is of the profile's places."""

    topic: str = ""
    organisation: str = ""
    place: str = ""


@dataclass(frozen=True, slots=True)
class Route:
    """ "" fits everything. `topic` may be a section: then it fits all topics of it."""

    unit: str
    topic: str = ""
    organisation: str = ""
    spot: str = ""
    id: int = 0

    def fits(self, about: Whereabouts) -> bool:
        return (
            self.topic in ("", about.topic, _section(about.topic))
            and self.organisation.casefold() in ("", about.organisation.casefold())
            and self.spot in ("", about.place)
        )


def first_fitting(routes: Iterable[Route], about: Whereabouts) -> str:
    """The unit; "" if no route fits."""
    return next((route.unit for route in routes if route.fits(about)), "")


@dataclass(frozen=True, slots=True)
class Changed:
    """A line of what was set at the desk. `value` is JSON; None: the file's again."""

    name: str
    value: str | None
    at: datetime
    actor: str

    @property
    def told(self) -> object:
        return None if self.value is None else json.loads(self.value)


class NoSuchUnit(Exception):
    """No unit has this id, or it is not used any more."""


def _section(topic: str) -> str:
    known = shipped().topics.find(topic)
    return known.section if known is not None and known.section else topic
