"""What the composition root hands to the web, and the keys under which its parts lie in the app."""

from __future__ import annotations

from dataclasses import dataclass

from aiohttp import web

from bot.conversation import Conversation, OpenSurveys
from bot.handlers.around import Around, Town
from bot.one_at_a_time import OneAtATime
from bot.stages import Known
from storage.records import Channel
from storage.sql.signins import SignIns
from storage.store import Clock, Storage
from web.address import Address
from web.pages import Pages
from web.visits import Visits


@dataclass(frozen=True, slots=True)
class Parts:
    """`clock`: aware, in the town's zone. `signins`: who may come to the staff desk."""

    conversation: Conversation
    storage: Storage
    surveys: OpenSurveys
    town: Town
    clock: Clock
    signins: SignIns
    address: Address

    async def around(self) -> Around:
        """What a visitor who has said nothing yet can see."""
        known = Known(self.clock().date(), str(Channel.WEB))
        return Around(await self.surveys.offered(), self.town, known)


PARTS = web.AppKey("PARTS", Parts)
PAGES = web.AppKey("PAGES", Pages)
TURNS = web.AppKey("TURNS", OneAtATime)
VISITS = web.AppKey("VISITS", Visits)
