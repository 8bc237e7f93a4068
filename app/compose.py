"""The one composition root: every part is made here, by hand, from the settings."""

from __future__ import annotations

import hashlib
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from app import language
from app.clock import town_clock
from config import profile as profiles
from config.directories import shipped
from config.profile import Profile
from config.settings import Settings
from storage.records import Answers, Unfolded
from storage.store import Clock, Storage

if TYPE_CHECKING:
    from bot.digests import Digests, When
    from bot.handlers.around import Town, Writing
    from bot.handlers.staff_office import Office
    from bot.rounds import Plan, Rounds
    from bot.surveys.loader import BadScripts
    from bot.surveys.script import Survey
    from bot.topic_sense import TopicSense
    from reports.build import Basis
    from storage.erasing import Terms

AT_QR_POINTS = "express"
"""The direction every town asks about where its QR codes hang (R-16)."""

EMPLOYEES_FORM = "int_initiative"
"""The script whose questions are the steps of an employee's message (ruling 13)."""


class DatabaseGone(Exception):
    """The database was here and is not: never replaced by an empty one in silence."""

    def __init__(self, path: Path, marker: Path) -> None:
        super().__init__(str(path))
        self.path, self.marker = path, marker


class KeysGone(Exception):
    """The keys were here and are not: never replaced in silence by new ones, which open nothing."""

    def __init__(self, folder: Path, marker: Path) -> None:
        super().__init__(str(folder))
        self.folder, self.marker = folder, marker


class DatabaseBroken(Exception):
    """SQLite finds its own file damaged: nothing is served from it."""

    def __init__(self, path: Path) -> None:
        super().__init__(str(path))
        self.path = path


@dataclass(frozen=True)
class House:
    """What every command needs: the settings, the profile and the town's clock."""

    settings: Settings
    kept: Mapping[str, Survey] = field(default_factory=dict)  # instead of files that are broken

    @cached_property
    def profile(self) -> Profile:
        """As it holds now: the file, and over it what was set at the desk (app/effective)."""
        return self.filed

    @cached_property
    def filed(self) -> Profile:
        """As the file says."""
        return profiles.load(self.settings.profile)

    @cached_property
    def clock(self) -> Clock:
        return town_clock(self.profile.zone, self.settings.now)

    def today(self) -> date:
        return self.clock().date()

    @cached_property
    def surveys(self) -> Mapping[str, Survey]:
        """All scripts, in order of their files. Raises BadScripts."""
        from bot.surveys.loader import BadScripts

        sound, broken = self.scripts
        told = [bad.faults for name, bad in broken.items() if name not in self.kept]
        if told:
            raise BadScripts(fault for faults in told for fault in faults)
        return dict(sorted({**sound, **self.kept}.items()))

    @cached_property
    def scripts(self) -> tuple[Mapping[str, Survey], Mapping[str, BadScripts]]:
        """(those that can be read, what is wrong with the others)."""
        from bot.surveys.codes import codes_of
        from bot.surveys.loader import SCRIPTS, load_each

        return load_each(SCRIPTS, codes_of(shipped()))

    @cached_property
    def town(self) -> Town:
        from bot.handlers.around import Town

        profile = self.profile
        return Town(
            org_short=profile.org_short,
            pos_url=profile.pos_url,
            site_feedback=profile.site_feedback,
            org_address=profile.org_address,
            reception_info=profile.reception_info,
            places={place.id: place.title for place in profile.places},
            k_min=profile.k_min,
            batch_min=profile.batch_min,
            writing=self.writing,
            card_text=self.settings.card_text,
            surveys=frozenset({**self.scripts[0], **self.kept}) - {self.writing.form.id},
        )

    @cached_property
    def writing(self) -> Writing:
        from bot.handlers.around import Writing

        profile, known = self.profile, shipped()
        return Writing(
            topics=known.topics,
            kinds=known.message_kinds,
            terms=profile.terms,
            answer_term=profile.answer_term_days,
            responsible=profile.org_short,
            responsible_internal=profile.responsible_internal or profile.org_short,
            address_days=profile.retention_days.address,
            content_days=profile.retention_days.message,
            form=self.surveys[EMPLOYEES_FORM],
            staff_chats=self.staff_chats,
            web=self.settings.web.public_url if self.settings.web.port else "",
            language=self.settings.language,
        )

    @property
    def terms(self) -> Terms:
        from storage.erasing import Terms

        days = self.profile.retention_days
        return Terms(address=days.address, content=days.message, register=days.register_)

    @property
    def staff_chats(self) -> tuple[str, ...]:
        """Where staff get their cards, as `telegram:-100123`."""
        told = {"telegram": self.settings.telegram, "vk": self.settings.vk}
        return tuple(
            f"{channel}:{part.staff_chat}"
            for channel, part in told.items()
            if part is not None and part.staff_chat is not None
        )

    @cached_property
    def office(self) -> Office:
        """The desk's address only where a phone can open it."""
        from bot.handlers.staff_office import Office
        from config.workdays import of_region

        profile, web = self.profile, self.settings.web
        return Office(
            org_short=profile.org_short,
            workdays=of_region(profile.calendar),
            term=profile.answer_term_days,
            terms=profile.terms,
            register_term=profile.register_term_days,
            forward_term=profile.forward_term_days,
            desk=f"{web.public_url}/desk" if web.public_url and web.port else "",
            card_text=self.settings.card_text,
            sense=self.sense,
        )

    @cached_property
    def sense(self) -> TopicSense:
        """One for as long as the program runs, whatever is set at the desk."""
        from bot.topic_sense import TopicSense

        return TopicSense()

    @cached_property
    def plan(self) -> Plan:
        from bot.rounds import Plan
        from storage.counting import Rules

        profile = self.profile
        return Plan(
            length=profile.wave,
            enabled=frozenset(
                [("external", name) for name in (*profile.external_directions, AT_QR_POINTS)]
                + [("internal", name) for name in profile.internal_directions]
            ),
            rules=Rules(profile.batch_min, profile.k_min),
        )

    def basis(self) -> Basis:
        from reports.build import Basis

        return Basis(self.profile, shipped())

    @property
    def when(self) -> When:
        """The moment of the digest."""
        from bot.digests import When
        from config.workdays import of_region

        told = self.settings.digest
        return When(of_region(self.profile.calendar), told.day, told.at, self.profile.zone)

    def digests(self, storage: Storage) -> Digests:
        from bot.digests import Digests

        return Digests(storage, self.basis(), self.staff_chats, self.when, self.clock)

    def summary(self, storage: Storage) -> Callable[[], Awaitable[str]]:
        """The quarter so far in words, for the staff chat's `/summary`."""

        async def told() -> str:
            from bot.texts import say
            from reports import build
            from reports.digest import sections
            from reports.period import quarter_of

            wish = build.Wish(quarter_of(self.today()), self.today())
            now = await build.digest(storage, self.basis(), wish, self.clock())
            return "\n\n".join(sections(now, say))

        return told

    def rounds(self, storage: Storage) -> Rounds:
        from app.verdict import checks
        from bot.rounds import Rounds
        from bot.wave_notices import WaveNotices

        rounds = Rounds(storage, self.surveys, self.plan, self.today)
        rounds.staff = WaveNotices(self.staff_chats)
        rounds.check = checks(storage)
        return rounds


@asynccontextmanager
async def open_storage(settings: Settings, clock: Clock | None = None) -> AsyncIterator[Storage]:
    """The database of this installation, brought to this program's version.

    Raises DatabaseGone, DatabaseBroken, migration.NewerDatabase, or NotKept if out of reach.
    """
    from storage import migration, store
    from storage.keys import Keys

    language.require(settings.language)
    settings.data_dir.mkdir(parents=True, exist_ok=True, mode=0o700)
    clock = clock or House(settings).clock
    marker = guard(settings)
    keys_marker = _guard_keys(settings)
    async with store.open_storage(settings.url(), Keys(settings.keys()), clock, _unfold) as storage:
        if marker is not None and marker.exists():
            await _look_over(storage, settings)
        await migration.upgrade(storage.engine)
        if marker is not None:
            marker.touch()
        storage.keys.lasting("buttons")  # from the first start on there is a key to miss
        keys_marker.touch()
        yield storage


def guard(settings: Settings) -> Path | None:
    """The marker beside an SQLite database that tells it was made; None for PostgreSQL."""
    path = sqlite_path(settings)
    if path is None:
        return None
    name = hashlib.sha256(str(path.absolute()).encode()).hexdigest()[:8]
    marker = settings.data_dir / f".made-{name}"
    if marker.exists() and not path.exists():
        raise DatabaseGone(path, marker)
    return marker


def _guard_keys(settings: Settings) -> Path:
    """A folder that is not mounted looks like a first start, and would cost all open waves."""
    folder = settings.keys()
    name = hashlib.sha256(str(folder.absolute()).encode()).hexdigest()[:8]
    marker = settings.data_dir / f".made-keys-{name}"
    if marker.exists() and not any(folder.glob("*.key")):
        raise KeysGone(folder, marker)
    return marker


def _unfold(script: str, answers: Answers) -> Unfolded | None:
    """Reading scripts is needed at an opening only; most commands do without."""
    from bot.surveys.unfolding import unfold

    return unfold(script, answers)


async def _look_over(storage: Storage, settings: Settings) -> None:
    from storage.soundness import is_sound

    path = sqlite_path(settings)
    if path is not None and not await is_sound(storage.engine):
        raise DatabaseBroken(path)


def sqlite_path(settings: Settings) -> Path | None:
    url = settings.url()
    return Path(url.removeprefix("sqlite:///")) if url.startswith("sqlite:///") else None
