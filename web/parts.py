"""What the composition root hands to the web, and the keys under which its parts lie in the app."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from aiohttp import web

from bot.conversation import Conversation
from bot.digest_deeds import DigestDeeds
from bot.handlers.around import Town
from bot.handlers.staff_office import Office
from bot.one_at_a_time import OneAtATime
from bot.publishing import Publishing
from bot.ready_lines import Doors
from bot.report_sets import ReportSets
from bot.rounds import Rounds
from config.profile import Profile
from reports.word.own import OwnTemplate
from storage.office_records import Unit
from storage.sql.signins import SignIns
from storage.store import Clock, Storage
from web.address import Address
from web.pages import Pages
from web.told_once import ToldOnce
from web.visits import Visits


class Effective(Protocol):
    """The profile as its file says, and as it holds with what was set at the desk."""

    @property
    def filed(self) -> Profile: ...

    @property
    def profile(self) -> Profile: ...

    @property
    def units(self) -> Sequence[Unit]:
        """Of the file."""
        ...

    async def look(self) -> None:
        """Takes up what was set since."""
        ...


Links = Callable[[], Awaitable[Doors]]
"""Links into the messengers that can be told now."""


async def no_links() -> Doors:
    return {}


@dataclass(frozen=True, slots=True)
class Parts:
    """`clock`: aware, in the town's zone. `signins`: who may come to the staff desk."""

    conversation: Conversation
    storage: Storage
    surveys: Rounds
    town: Town
    clock: Clock
    signins: SignIns
    address: Address
    office: Office
    effective: Effective
    digest: DigestDeeds | None = None  # None: nothing is sent here
    links: Links = no_links
    sets: ReportSets | None = None  # None: none are made here
    template: OwnTemplate | None = None  # of the report
    publishing: Publishing | None = None  # None: no surveys are published here


PARTS = web.AppKey("PARTS", Parts)
PAGES = web.AppKey("PAGES", Pages)
TURNS = web.AppKey("TURNS", OneAtATime)
TOLD_ONCE = web.AppKey("TOLD_ONCE", ToldOnce)
VISITS = web.AppKey("VISITS", Visits)
