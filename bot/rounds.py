"""Waves follow one another: begun, opened in batches, closed; and what is open for answers now."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from bot import new_waves, wave_troubles
from bot.new_waves import BLANK, Card, Length, a_wave, free, label, span
from bot.not_opened import NoBasis, NotOffered, StillOpen
from bot.offers import Offers
from bot.surveys.offered import Offered
from bot.surveys.script import Survey
from bot.wave_notices import WaveNotices
from storage import promises
from storage.closing_records import Closed, Ending, Given
from storage.counting import Rules
from storage.keys import KeyDamaged, KeyLost
from storage.notice_records import NoticeDraft
from storage.records import Wave, WaveState
from storage.store import Storage

log = logging.getLogger(__name__)

UNFINISHED = (WaveState.OPEN, WaveState.OVER, WaveState.COUNTED)


@dataclass(frozen=True, slots=True)
class Plan:
    """What the profile says of waves. `enabled` are the directions people are asked about."""

    length: Length
    enabled: frozenset[tuple[str, str]]  # (audience, direction)
    rules: Rules
    staff_order: bool = False  # employees are asked by an order alone


Check = Callable[[Wave], Awaitable[str]]
"""Looks whether a wave that has just lost its key can still be linked to people: "ok", "failed",
or "" if it could not look."""


class Rounds:
    """`today` is the local day of the town. `staff` and `check` are set by whoever has them."""

    def __init__(
        self,
        storage: Storage,
        surveys: Mapping[str, Survey],
        plan: Plan,
        today: Callable[[], date],
    ) -> None:
        self._storage = storage
        self._offers = Offers(storage, surveys, today)
        self.surveys = surveys
        self.plan = plan
        self.today = today
        self.staff = WaveNotices()
        self.check: Check = unchecked

    async def offered(self) -> dict[str, Offered]:
        """Surveys open today, by id, in the order of their files."""
        return await self._offers.now()

    def look_again(self) -> None:
        self._offers.look_again()

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
            if wave.state in UNFINISHED and not wave.waits_for_key:
                closed += await self._care(wave)
        known = await self._storage.waves.known()
        for survey in self.surveys.values():
            if self._is_permanent(survey):
                await self._begin_permanent(survey, known)
        self.look_again()
        return closed

    async def open(
        self, name: str, until: date | None = None, card: Card = BLANK, public: bytes = b""
    ) -> Wave:
        """A wave of a survey that is asked now and then. Raises NotOffered, StillOpen,
        NoBasis or BadPain.

        With `public` it is strict: opened at its close alone, with the half that is kept elsewhere.
        """
        survey = self.surveys.get(name)
        if survey is None or survey.mode != "wave" or (public and survey.elsewhere):
            raise NotOffered(name)
        pain = new_waves.pain_of(survey, card)
        if self.plan.staff_order and survey.audience == "internal" and not card.names_an_act:
            raise NoBasis(name)
        known = await self._storage.waves.known()
        if any(wave.survey == name and wave.state is WaveState.OPEN for wave in known):
            raise StillOpen(name)
        today = self.today()
        closes = until + timedelta(days=1) if until else today + timedelta(days=survey.days)
        called = free(f"{name}-{today.isoformat()}", known)
        plain = a_wave(survey, called, (today, closes), self.plan.rules)
        wave = new_waves.carded(plain, card, pain, public)
        self.look_again()
        begun = await self._storage.waves.begin(wave, card.by)
        if not new_waves.is_as_asked(begun, wave):
            raise StillOpen(name)
        return begun

    async def close(self, wave: Wave, private: bytes | None = None) -> Closed:
        """Closes it, or extends it if too few answered. A strict wave needs its private half.

        Its answers count on its last day, not on the first day after it: in the period that they
        tell of, however late the program woke. If it waited for its key they count today.
        """
        storage, rules, counts_on = self._storage, self.plan.rules, self.today()
        if not wave.waits_for_key:
            counts_on = min(counts_on, wave.last_day)
        told = Closed(too_few=True)
        if not await storage.opening.is_too_small(wave, rules):
            given = replace(self._given(wave), private=private)
            if wave.state is not WaveState.COUNTED:
                given = replace(given, following=await self._following(wave))
            told = await storage.opening.close(wave.id, rules, counts_on, given)
        if told.too_few:
            later, k_min = self._later(wave), rules.with_promise(wave).k_min
            drafts = self.staff.extended(self._title(wave), later, k_min)
            await storage.waves.extend(wave.id, later, drafts)
        self.look_again()
        return told

    async def discard(self, wave: Wave) -> Closed:
        """Ends it; what is still sealed is destroyed unread."""
        self.look_again()
        return await self._storage.opening.discard(wave.id, self.today(), self._given(wave))

    async def discard_few(self, wave: Wave) -> None:
        """The same, unless enough have answered by now: then it is opened on its last day."""
        if await self._storage.opening.is_too_small(wave, self.plan.rules):
            await self.discard(wave)

    async def count_roughly(self) -> None:
        """Once a day: what is shown of open waves until tomorrow."""
        await self._storage.waves.count_roughly(self.today())

    def _given(self, wave: Wave) -> Given:
        title, batch_min = self._title(wave), self.plan.rules.with_promise(wave).batch_min

        def counted(told: Closed) -> list[NoticeDraft]:
            return self.staff.counted(title, told, batch_min)

        async def end(told: Closed) -> Ending:
            verdict = await self._checked(wave)
            words = self.staff.closed(title, told, (verdict, self._cut_short(wave)))
            return Ending(verdict, words)

        return Given(counted=counted, end=end)

    def _cut_short(self, wave: Wave) -> date | None:
        """The last day that people were told, if it had not come when the wave was closed."""
        last = wave.last_day
        return last if (wave.closed_on or self.today()) < last else None

    async def _checked(self, wave: Wave) -> str:
        """A check that fails to look does not keep a wave from closing."""
        try:
            return await self.check(wave)
        except Exception as error:
            log.error("wave %s was not checked: %s", wave.id, type(error).__name__)
            return ""

    def _title(self, wave: Wave) -> str:
        return new_waves.title_of(self.surveys, wave)

    async def _care(self, wave: Wave) -> list[Wave]:
        try:
            if self._is_due(wave):
                return [wave] if (await self.close(wave)).is_over else []
            await self._storage.opening.open_batch(wave.id, self.plan.rules, self.today())
        except wave_troubles.TROUBLES as error:
            wave_troubles.note(wave.id, error)
            if isinstance(error, KeyLost) and not isinstance(error, KeyDamaged):
                await self._storage.waves.lose(wave.id)
        return []

    def _is_due(self, wave: Wave) -> bool:
        if wave.state is WaveState.COUNTED or wave.closes_on <= self.today():
            return True
        return self._storage.opening.is_stopped(wave)

    async def _begin_permanent(self, survey: Survey, known: list[Wave]) -> None:
        """Nothing if a wave of it is open, an extended one too: one at a time."""
        today = self.today()
        own = [w for w in known if w.survey == survey.id and w.state is WaveState.OPEN]
        if any(today < wave.closes_on for wave in own):
            return
        begins, closes = span(today, self.plan.length)
        name = free(f"{survey.id}-{label(begins, self.plan.length)}", known)
        await self._storage.waves.begin(a_wave(survey, name, (today, closes), self.plan.rules))

    async def _following(self, wave: Wave) -> str | None:
        """The wave that takes over what is too little to be opened; as roomy as the old one."""
        survey = self.surveys.get(wave.survey)
        if wave.opening != "batches" or survey is None or not self._is_permanent(survey):
            return None
        known = await self._storage.waves.known(WaveState.OPEN)
        own = [w for w in known if w.survey == wave.survey and w.opened_on > wave.opened_on]
        later = [w.id for w in own if self._takes_over(w)]
        if later:
            return later[-1]  # begun before a crash
        today = self.today()
        begins, closes = span(today, self.plan.length)
        name = f"{survey.id}-{label(begins, self.plan.length)}"
        name = free(name, await self._storage.waves.known())
        new = a_wave(survey, name, (today, closes), self.plan.rules)
        begun = await self._storage.waves.begin(replace(new, size=max(new.size, wave.size)))
        return begun.id

    def _takes_over(self, wave: Wave) -> bool:
        """One that was tampered with, or whose key is lost, must not keep another from closing."""
        try:
            self._storage.keys.wave(wave.id)
        except KeyLost:
            return False
        return promises.is_kept(wave)

    def _is_permanent(self, survey: Survey) -> bool:
        asked = (survey.audience, survey.direction) in self.plan.enabled
        return survey.mode == "permanent" and asked

    def _later(self, wave: Wave) -> date:
        today = self.today()
        if wave.permanent:
            return span(today, self.plan.length)[1]
        return today + (wave.closes_on - wave.opened_on)


async def unchecked(_wave: Wave) -> str:
    return ""
