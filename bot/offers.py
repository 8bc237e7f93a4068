"""Surveys open for answers now, each as its wave promised to ask it, whatever its file says."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Mapping
from datetime import date
from functools import lru_cache
from time import monotonic

from bot.surveys.offered import Offered
from bot.surveys.script import Survey
from storage import promises
from storage.records import Wave, WaveState
from storage.store import Storage

log = logging.getLogger(__name__)

FRESH = 3.0
"""Seconds for which open waves are not asked for again; another process may open one."""


class Offers:
    """`today` is the local day of the town."""

    def __init__(
        self, storage: Storage, surveys: Mapping[str, Survey], today: Callable[[], date]
    ) -> None:
        self._storage = storage
        self._surveys = surveys
        self._today = today
        self._prints: dict[str, tuple[Survey, str]] = {}
        self._offered: dict[str, Offered] = {}
        self._looked = -FRESH
        self._asked_again = 0
        self._looking = asyncio.Lock()

    async def now(self) -> dict[str, Offered]:
        """By id, in the order of their files."""
        if self._is_stale():
            async with self._looking:  # one asks, the others wait for what it finds
                if self._is_stale():
                    asked = self._asked_again
                    self._offered = await self._look()
                    if self._asked_again == asked:
                        self._looked = monotonic()
        return self._offered

    def look_again(self) -> None:
        """Also while somebody looks: what is found may be old by then."""
        self._looked = -FRESH
        self._asked_again += 1

    def _is_stale(self) -> bool:
        return monotonic() - self._looked >= FRESH

    async def _look(self) -> dict[str, Offered]:
        """A wave whose promise was tampered with is offered to nobody."""
        waves = await self._storage.waves.known(WaveState.OPEN)
        open_now = {
            wave.survey: wave
            for wave in waves
            if self._today() < wave.closes_on and promises.is_kept(wave)
        }
        return {
            name: Offered(await self._asked(open_now[name]), open_now[name])
            for name in sorted(open_now)
        }

    async def _asked(self, wave: Wave) -> Survey:
        """The promise of the wave wins: its file may tell another audience or opening by now."""
        script = await self._script(wave)
        survey = script.about(wave.pain) if wave.pain else script
        if (survey.audience, survey.opens) == (wave.audience, wave.opening):
            return survey
        promised = {"audience": wave.audience, "opening": wave.opening}
        return survey.model_copy(update=promised)

    async def _script(self, wave: Wave) -> Survey:
        now = self._surveys.get(wave.survey)
        if now is not None and (now.version, self._print(now)) == (wave.version, wave.script):
            return now
        body = await self._storage.scripts.asked(wave.survey, wave.version)
        assert body is not None  # remembered before the wave began
        return parsed(body)

    def _print(self, survey: Survey) -> str:
        """Counted once a script: a new one may be published at any moment."""
        known = self._prints.get(survey.id)
        if known is None or known[0] is not survey:
            known = self._prints[survey.id] = (survey, survey.fingerprint())
        return known[1]


@lru_cache
def parsed(body: str) -> Survey:
    """A script as the storage remembered it."""
    return Survey.model_validate_json(body)
