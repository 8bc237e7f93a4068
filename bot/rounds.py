"""Waves follow one another: begun, opened in batches, closed; and what is open for answers now."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import lru_cache
from itertools import count
from time import monotonic
from typing import Literal

from bot.surveys.offered import Offered
from bot.surveys.script import Survey
from bot.surveys.sizes import ballot_size
from storage import sealing
from storage.closing_records import Closed, Given
from storage.counting import Rules
from storage.keys import KeyDamaged, KeyLost
from storage.records import Wave, WaveState
from storage.scouring import StillRead
from storage.store import Storage

log = logging.getLogger(__name__)

FRESH = 3.0
"""Seconds for which open waves are not asked for again; another process may open one."""


class NotOffered(Exception):
    """This survey cannot be opened: unknown, a form, or permanent, which opens by itself."""


class StillOpen(Exception):
    """A wave of this survey is open already."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What the profile says of waves. `enabled` are the directions people are asked about."""

    length: Literal["quarter", "month"]
    enabled: frozenset[tuple[str, str]]  # (audience, direction)
    rules: Rules


class Rounds:
    """`today` is the local day of the town."""

    def __init__(
        self,
        storage: Storage,
        surveys: Mapping[str, Survey],
        plan: Plan,
        today: Callable[[], date],
    ) -> None:
        self._storage = storage
        self.surveys = surveys
        self.plan = plan
        self.today = today
        self._prints = {survey.id: survey.fingerprint() for survey in surveys.values()}
        self._offered: dict[str, Offered] = {}
        self._looked = -FRESH
        self._looking = asyncio.Lock()

    async def offered(self) -> dict[str, Offered]:
        """Surveys open today, by id, in the order of their files."""
        if self._is_stale():
            async with self._looking:  # one asks, the others wait for what it finds
                if self._is_stale():
                    self._offered = await self._look()
                    self._looked = monotonic()
        return self._offered

    def _is_stale(self) -> bool:
        return monotonic() - self._looked >= FRESH

    async def _look(self) -> dict[str, Offered]:
        waves = await self._storage.waves.known(WaveState.OPEN)
        open_now = {wave.survey: wave for wave in waves if self.today() < wave.closes_on}
        return {
            name: Offered(await self._asked(open_now[name]), open_now[name])
            for name in sorted(open_now)
        }

    def look_again(self) -> None:
        self._looked = -FRESH

    async def remember(self) -> None:
        """Keeps every script as it will be asked. Raises scripts.Rewritten."""
        for survey in self.surveys.values():
            told = (survey.fingerprint(), survey.body())
            await self._storage.scripts.remember(survey.id, survey.version, told)

    async def go_on(self) -> list[Wave]:
        """Does what is due: closes what is over, opens batches, begins permanent waves.

        Gives the waves closed. A wave whose key is lost takes no other down with it.
        """
        closed: list[Wave] = []
        for wave in await self._storage.waves.known():
            if wave.state in (WaveState.OPEN, WaveState.COUNTED):
                closed += await self._care(wave)
        for survey in self.surveys.values():
            if self._is_permanent(survey):
                await self._begin_permanent(survey)
        self.look_again()
        return closed

    async def open(self, name: str, until: date | None = None, basis: str = "") -> Wave:
        """A wave of a survey that is asked now and then. Raises NotOffered or StillOpen."""
        survey = self.surveys.get(name)
        if survey is None or survey.mode != "wave":
            raise NotOffered(name)
        known = await self._storage.waves.known()
        if any(wave.survey == name and wave.state is WaveState.OPEN for wave in known):
            raise StillOpen(name)
        today = self.today()
        closes = until + timedelta(days=1) if until else today + timedelta(days=survey.days)
        wave = self._planned(survey, _free(f"{name}-{today.isoformat()}", known), (today, closes))
        self.look_again()
        return await self._storage.waves.begin(replace(wave, basis=basis))

    async def close(self, wave: Wave) -> bool:
        """Closes it; False if so few answered that it was extended instead.

        Its answers count on its last day, not on the first day after it: in the period that they
        tell of, however late the program woke.
        """
        rules = self.plan.rules
        counts_on = min(self.today(), wave.closes_on - timedelta(days=1))
        told = Closed(too_few=True)
        if not await self._storage.opening.is_too_small(wave, rules):
            following = await self._following(wave)
            given = Given(following)
            told = await self._storage.opening.close(wave.id, rules, counts_on, given)
        if told.too_few:
            await self._storage.waves.extend(wave.id, self._later(wave))
        self.look_again()
        return not told.too_few

    async def _care(self, wave: Wave) -> list[Wave]:
        try:
            if wave.state is WaveState.COUNTED or wave.closes_on <= self.today():
                return [wave] if await self.close(wave) else []
            await self._storage.opening.open_batch(wave.id, self.plan.rules, self.today())
        except KeyDamaged:
            log.error("the key of wave %s cannot be read: put its file back", wave.id)
        except KeyLost:
            log.error("the key of wave %s is lost: its sealed ballots stay shut for ever", wave.id)
            await self._storage.waves.lose(wave.id)
        except StillRead as error:
            log.warning("wave %s: %s", wave.id, error)
        return []

    async def _begin_permanent(self, survey: Survey) -> None:
        """Nothing if a wave of it is open, an extended one too: one at a time."""
        today = self.today()
        known = await self._storage.waves.known()
        own = [w for w in known if w.survey == survey.id and w.state is WaveState.OPEN]
        if any(today < wave.closes_on for wave in own):
            return
        begins, closes = span(today, self.plan.length)
        name = _free(f"{survey.id}-{label(begins, self.plan.length)}", known)
        await self._storage.waves.begin(self._planned(survey, name, (today, closes)))

    async def _following(self, wave: Wave) -> str | None:
        """The wave that takes over what is too little to be opened; as roomy as the old one."""
        survey = self.surveys.get(wave.survey)
        if wave.opening != "batches" or survey is None or not self._is_permanent(survey):
            return None
        known = await self._storage.waves.known(WaveState.OPEN)
        later = [w.id for w in known if w.survey == wave.survey and w.opened_on > wave.opened_on]
        if later:
            return later[-1]  # begun before a crash
        today = self.today()
        begins, closes = span(today, self.plan.length)
        name = f"{survey.id}-{label(begins, self.plan.length)}"
        free = _free(name, await self._storage.waves.known())
        new = self._planned(survey, free, (today, closes))
        begun = await self._storage.waves.begin(replace(new, size=max(new.size, wave.size)))
        return begun.id

    def _planned(self, survey: Survey, name: str, days: tuple[date, date]) -> Wave:
        """With the thresholds of the profile as they are now: they stand for the whole wave."""
        rules = self.plan.rules
        wave = a_wave(survey, name, days)
        return replace(wave, k_min=rules.k_min, batch_min=rules.batch_min)

    def _is_permanent(self, survey: Survey) -> bool:
        asked = (survey.audience, survey.direction) in self.plan.enabled
        return survey.mode == "permanent" and asked

    def _later(self, wave: Wave) -> date:
        today = self.today()
        if wave.permanent:
            return span(today, self.plan.length)[1]
        return today + (wave.closes_on - wave.opened_on)

    async def _asked(self, wave: Wave) -> Survey:
        """The script as this wave asks it, whatever the file says by now."""
        now = self.surveys.get(wave.survey)
        if now is not None and (now.version, self._prints[now.id]) == (wave.version, wave.script):
            return now
        body = await self._storage.scripts.asked(wave.survey, wave.version)
        assert body is not None  # remembered before the wave began
        return _parsed(body)


def _free(name: str, known: Sequence[Wave]) -> str:
    """`name`, or with a number behind it if a wave was called so before."""
    taken = {wave.id for wave in known}
    names = (name if number == 1 else f"{name}-{number}" for number in count(1))
    return next(one for one in names if one not in taken)


@lru_cache
def _parsed(body: str) -> Survey:
    return Survey.model_validate_json(body)


def a_wave(survey: Survey, name: str, days: tuple[date, date]) -> Wave:
    """`days`: (first day, first day after it)."""
    return Wave(
        id=name,
        survey=survey.id,
        version=survey.version,
        script=survey.fingerprint(),
        audience=survey.audience,
        permanent=survey.mode == "permanent",
        opening=survey.opens,
        size=ballot_size(survey) + sealing.LENGTH,
        opened_on=days[0],
        closes_on=days[1],
    )


def span(day: date, length: Literal["quarter", "month"]) -> tuple[date, date]:
    """(first day, first day after it) of the quarter or month of `day`.

    >>> span(date(2026, 11, 22), "quarter")
    (datetime.date(2026, 10, 1), datetime.date(2027, 1, 1))
    """
    months = 3 if length == "quarter" else 1
    first = (day.month - 1) // months * months + 1
    begins = day.replace(month=first, day=1)
    after = first + months
    return begins, date(day.year + (after > 12), (after - 1) % 12 + 1, 1)


def label(begins: date, length: Literal["quarter", "month"]) -> str:
    """
    >>> label(date(2026, 10, 1), "quarter"), label(date(2026, 10, 1), "month")
    ('2026Q4', '2026-10')
    """
    if length == "quarter":
        return f"{begins.year}Q{(begins.month - 1) // 3 + 1}"
    return f"{begins:%Y-%m}"
