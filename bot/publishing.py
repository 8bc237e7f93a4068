"""A script that somebody brought becomes the next version of its survey, seen beforehand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from bot.rounds import Plan
from bot.surveys.differences import Differences, differences, is_same
from bot.surveys.published import RESERVED, next_version
from bot.surveys.script import Survey
from bot.surveys.xlsform.brought import Brought
from bot.texts import say
from storage.records import Wave, WaveState
from storage.release_records import Release
from storage.store import Clock, Storage


class NotPublished(Exception):
    """`why`: form (it is no survey), audience (the survey has another one), name (it means
    something else in links)."""

    def __init__(self, why: str, survey: str) -> None:
        super().__init__(f"{survey}: {why}")
        self.why, self.survey = why, survey


@dataclass(frozen=True, slots=True)
class Planned:
    """What would be published. `before`: the version in force, None of a survey that is new;
    `warnings`: lines for whoever decides."""

    survey: Survey
    before: Survey | None
    differences: Differences
    warnings: tuple[str, ...]

    @property
    def is_same(self) -> bool:
        return self.before is not None and is_same(self.before, self.survey)


@dataclass(frozen=True, slots=True)
class Scripts:
    """By id: those in force now, those that come with Otklik, those that the town ever published
    (its newest, retired ones too)."""

    now: Mapping[str, Survey]
    shipped: Mapping[str, Survey]
    own: Mapping[str, Survey]


class Publishing:
    def __init__(self, storage: Storage, scripts: Scripts, plan: Plan, clock: Clock) -> None:
        self._storage = storage
        self._scripts = scripts
        self._plan = plan
        self._clock = clock

    async def plan(self, brought: Brought) -> Planned:
        """Raises NotPublished."""
        survey, known = brought.survey, self._scripts
        before = known.now.get(survey.id)
        if survey.id in RESERVED:
            raise NotPublished("name", survey.id)
        for one in (before, known.own.get(survey.id), known.shipped.get(survey.id)):
            if "form" in (survey.mode, one.mode if one else ""):
                raise NotPublished("form", survey.id)
            if one is not None and one.audience != survey.audience:
                raise NotPublished("audience", survey.id)
        highest = (await self._storage.releases.highest()).get(survey.id, 0)
        number = next_version(known.shipped.get(survey.id), highest)
        new = survey.model_copy(update={"version": number})
        told = differences(before, new) if before is not None else Differences((), ())
        waves = [
            wave
            for wave in await self._storage.waves.known(WaveState.OPEN)
            if wave.survey == survey.id
        ]
        return Planned(new, before, told, tuple(self._warnings(brought, before, waves)))

    def is_of_town(self, name: str) -> bool:
        """A survey that did not come with Otklik, and is asked now."""
        known = self._scripts
        return name in known.own and name in known.now and name not in known.shipped

    async def publish(self, planned: Planned, actor: str, note: str = "") -> None:
        """Raises PublishedMeanwhile if it is not the next version any more.

        The version before is kept too, though nobody may have been asked it.
        """
        now, survey, before = self._clock(), planned.survey, planned.before
        if before is not None:
            told = (before.fingerprint(), before.body())
            await self._storage.scripts.remember(before.id, before.version, told)
        script = (survey.fingerprint(), survey.body())
        release = Release(survey.id, survey.version, script, now.date(), actor, note)
        await self._storage.releases.publish(release, now)

    def _warnings(
        self, brought: Brought, before: Survey | None, waves: Sequence[Wave]
    ) -> Iterator[str]:
        survey, made = brought.survey, brought.made_from
        if before is not None and made is not None and made < before.version:
            yield say("publishing-stale", made=made, now=before.version)
        for wave in waves:
            last = wave.last_day
            mode = "permanent" if wave.permanent else "wave"
            yield say(
                "publishing-wave",
                survey=survey.id,
                version=wave.version,
                date=f"{last:%d.%m.%Y}",
                mode=mode,
            )
        is_asked = (survey.audience, survey.direction) in self._plan.enabled
        if survey.mode == "permanent" and not is_asked:
            yield say("publishing-not-enabled", direction=survey.direction)
