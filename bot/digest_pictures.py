"""Pictures of a digest: drawn once for whoever wants them, in a process of their own."""

from __future__ import annotations

import asyncio
import logging
from dataclasses import dataclass, field, replace

from bot.texts import say
from reports import build
from reports.build import Basis, Wish
from reports.pictures import charts, drawing
from reports.pictures.charts import Chart
from reports.pictures.pictured import Pictured
from storage.store import Storage

log = logging.getLogger(__name__)

SHOWN = ("card", "channels", "causes", "waiting", "outcomes", "surveys")
"""One card and at most five charts: what a chat is shown, in this order."""


@dataclass(frozen=True, slots=True)
class Picture:
    """`alt`: everything in it, for who cannot see."""

    name: str
    title: str
    alt: str
    png: bytes = field(repr=False)


class NotDrawn(Exception):
    """The library failed; the words go without."""


class Pictures:
    """The last ones are remembered: the chats and the desk want the same."""

    def __init__(self, storage: Storage) -> None:
        self._storage = storage
        self._turn = asyncio.Lock()
        self._last: tuple[object, tuple[Picture, ...]] | None = None

    async def of(self, basis: Basis, wish: Wish) -> tuple[Picture, ...]:
        """Raises NotDrawn. What was drawn of other figures is drawn anew."""
        async with self._turn:
            told = await self._told(basis, wish)
            if self._last is None or self._last[0] != told:
                self._last = (told, await _drawn(told))
            return self._last[1]

    async def listed(self, basis: Basis, wish: Wish) -> tuple[Chart, ...]:
        """What would be drawn; nothing is."""
        return _shown(await self._told(basis, wish))

    async def _told(self, basis: Basis, wish: Wish) -> Pictured:
        external, internal = [
            await build.figures_for_people(self._storage, basis, replace(wish, audience=name))
            for name in ("external", "internal")
        ]
        profile = basis.profile
        titles = {one.id: one.title for one in basis.known.directions}
        return Pictured(
            external, internal, profile.org_short, profile.report.clause_not_public, titles
        )


def _shown(told: Pictured) -> tuple[Chart, ...]:
    return charts.charts(told, say, SHOWN)


async def _drawn(told: Pictured) -> tuple[Picture, ...]:
    try:
        shown = _shown(told)
        drawn = await drawing.draw({one.name: one.drawing for one in shown})
    except Exception as error:
        # the library quotes what it draws, and that is internal: its kind alone is told
        log.error("the pictures of the digest were not drawn: %s", type(error).__name__)
        raise NotDrawn from error
    return tuple(Picture(one.name, one.title, one.alt, drawn[one.name].png) for one in shown)
