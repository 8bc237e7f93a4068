"""A reader of the rehearsal who keeps every edition of the figures that anybody could get."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from app.compose import House
from reports import build
from reports.period import parse, quarter_of
from storage.attacks.loot import Edition
from storage.store import Storage


class Reader:
    """Asks for the figures as `otklik metrics` does."""

    def __init__(self, house: House, storage: Storage) -> None:
        self._house = house
        self._storage = storage
        self._looks = 0
        self._told: dict[str, list[Edition]] = {}

    async def look(self, survey: str, today: date) -> None:
        """The quarter as it is told at this moment."""
        self._looks += 1
        await self._keep(survey, quarter_of(today).start, today)

    async def editions(self, survey: str) -> Sequence[Edition]:
        """Those that were kept, and all ranges of the days on which somebody looked."""
        self._looks += 1
        kept = self._told.get(survey, [])
        ends = sorted({one.until for one in kept})
        for since in sorted({one.since for one in kept} | set(ends)):
            for until in ends:
                if since <= until:
                    await self._keep(survey, since, until)
        return tuple(kept)

    async def _keep(self, survey: str, since: date, until: date) -> None:
        period = parse(f"{since.isoformat()}..{until.isoformat()}")
        wish = build.Wish(period, until, self._house.surveys[survey].audience)
        told = await build.figures(self._storage, self._house.basis(), wish)
        self._told.setdefault(survey, []).extend(
            Edition(self._looks, since, until, one)
            for one in told["surveys"]
            if one["id"] == survey
        )
