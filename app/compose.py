"""The one composition root: every part is made here, by hand, from the settings."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from app.clock import town_clock
from config import profile as profiles
from config.directories import shipped
from config.profile import Profile
from config.settings import Settings
from storage.store import Clock, Storage

if TYPE_CHECKING:
    from bot.digests import Digests, When
    from bot.handlers.around import Town, Writing
    from bot.handlers.staff_office import Office
    from bot.rounds import Plan, Rounds
    from bot.surveys.loader import BadScripts
    from bot.surveys.published import Published
    from bot.surveys.script import Survey
    from bot.topic_sense import TopicSense
    from reports.build import Basis
    from storage.erasing import Terms

AT_QR_POINTS = "express"
"""The direction every town asks about where its QR codes hang (R-16)."""

EMPLOYEES_FORM = "int_initiative"
"""The script whose questions are the steps of an employee's message (ruling 13)."""


@dataclass(frozen=True)
class House:
    """What every command needs: the settings, the profile and the town's clock."""

    settings: Settings
    kept: Mapping[str, Survey] = field(default_factory=dict)  # instead of files that are broken
    own: dict[str, Survey] = field(default_factory=dict)  # what the town published over the files
    retired: set[str] = field(default_factory=set)  # of them: asked no more

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
    def surveys(self) -> Published:
        """All scripts as they hold now (app/kept_scripts), by id. Raises BadScripts."""
        from bot.surveys.loader import BadScripts
        from bot.surveys.published import Published

        sound, broken = self.scripts
        instead = {**self.kept, **self.own}
        told = [bad.faults for name, bad in broken.items() if name not in instead]
        if told:
            raise BadScripts(fault for faults in told for fault in faults)
        surveys = Published({**sound, **self.kept})
        surveys.lay(self.own, self.retired)
        return surveys

    @cached_property
    def scripts(self) -> tuple[Mapping[str, Survey], Mapping[str, BadScripts]]:
        """Of the files: (those that can be read, what is wrong with the others)."""
        from bot.surveys.codes import codes_of
        from bot.surveys.loader import SCRIPTS, load_each

        return load_each(SCRIPTS, codes_of(shipped()))

    @cached_property
    def town(self) -> Town:
        from bot.handlers.around import Town

        profile = self.profile
        asked = {**self.scripts[0], **self.kept, **self.own}
        asked.pop(self.writing.form.id)
        return Town(
            org_short=profile.org_short,
            pos_url=profile.pos_url,
            site_feedback=profile.site_feedback,
            org_address=profile.org_address,
            reception_info=profile.reception_info,
            places={place.id: place.title for place in profile.places},
            retired=frozenset(place.id for place in profile.places if place.retired),
            k_min=profile.k_min,
            batch_min=profile.batch_min,
            writing=self.writing,
            card_text=self.settings.card_text,
            surveys=frozenset(asked),
            inner=frozenset(name for name, one in asked.items() if one.audience == "internal"),
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

    @property
    def served(self) -> tuple[str, ...]:
        """Channels in which people can be written to."""
        told = {"telegram": self.settings.telegram, "vk": self.settings.vk}
        return tuple(name for name, part in told.items() if part is not None)

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
            places={place.id: place.title for place in profile.places},
            retired=frozenset(place.id for place in profile.places if place.retired),
            card_files=frozenset(name for name, is_let in profile.card_files if is_let),
            sense=self.sense,
        )

    @cached_property
    def office_abroad(self) -> Office:
        """As chats of a foreign messenger are shown it."""
        return self.office.abroad()

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
            staff_order=profile.staff_wave_order,
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
        """Made once for a whole run: its pictures are remembered in it."""
        from app.digest_papers import maker
        from bot.digest_papers import Papers
        from bot.digest_pictures import Pictures
        from bot.digests import Digests

        made = Digests(storage, self.basis(), self.staff_chats, self.when, self.clock)
        made.desk, made.pictures = self.office.desk, Pictures(storage)
        made.papers = Papers(maker(self, storage))
        return made

    def summary(self, storage: Storage) -> Callable[[], Awaitable[str]]:
        """The quarter so far in words, for the staff chat's `/summary`."""

        async def told() -> str:
            from bot import digest_drafts
            from bot.texts import say
            from reports.build import Wish
            from reports.digest.sections import sections
            from reports.period import quarter_of

            wish = Wish(quarter_of(self.today()), self.today())
            asked = digest_drafts.Asked(wish, self.clock())
            now = await digest_drafts.told(storage, self.basis(), asked)
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
