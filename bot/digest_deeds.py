"""What an administrator may do with a digest that is not sent yet: now, on another day, or mend
the register first. The same from the chat and from the desk; the sending itself is the clock's.
"""

from __future__ import annotations

from datetime import date, datetime

from bot import digest_preview
from bot.digest_drafts import Asked
from bot.digest_preview import DAY, LATER, MEND, SEND
from bot.digests import Digests, moment
from bot.events import Button, Reply
from bot.staff_events import StaffUpdate, Word
from bot.texts import say
from reports.build import Wish
from reports.digest import title
from reports.period import BadPeriod, Period, parse
from storage.sql.digests import Plan
from storage.store import Clock, Storage


class TooLate(Exception):
    """The digest is sent, or its time has come."""


class DigestDeeds:
    """`digests` may be renewed by whoever holds it; its basis is looked at when it is needed."""

    def __init__(self, storage: Storage, digests: Digests, clock: Clock) -> None:
        self._storage = storage
        self.digests = digests
        self._clock = clock

    async def press(self, update: StaffUpdate, option: str) -> Word:
        """A press below the preview. Only administrators of the chat, as its messenger tells."""
        if not update.is_admin:
            return say("digest-admins-only")
        verb, _, rest = option.partition(".")
        name, _, day = rest.partition(".")
        try:
            period = parse(name)
            match verb:
                case _ if verb == SEND:
                    return self._told(await self.send(period, update.clerk), period)
                case _ if verb == LATER:
                    return await self._offer(period)
                case _ if verb == DAY:
                    chosen = date.fromisoformat(day)
                    return self._told(await self.put_off(period, chosen, update.clerk), period)
                case _ if verb == MEND:
                    return say("digest-mend-at-desk")
        except TooLate:
            return say("digest-sent-already")
        except (BadPeriod, ValueError):
            return say("staff-old-button")
        return say("staff-old-button")

    async def send(self, period: Period, actor: str) -> datetime:
        """Lets it go with the next look of the clock. Raises TooLate."""
        await self._require(period)
        now = self._clock()
        await self._storage.digests.plan(period.name, Plan(now.date(), actor, now))
        return await self.digests.goes(period)

    async def put_off(self, period: Period, day: date, actor: str) -> datetime:
        """When it goes now. Raises TooLate, or ValueError of a day that is not offered."""
        if day not in await self.days(period):
            raise ValueError(day)
        await self._storage.digests.plan(period.name, Plan(day, actor, self._clock()))
        return await self.digests.goes(period)

    async def days(self, period: Period) -> list[date]:
        """That may be chosen. Raises TooLate."""
        await self._require(period)
        latest = moment(period, self.digests.when).date()
        return digest_preview.days(period, latest, self._clock().date())

    async def is_open(self, period: Period) -> bool:
        """May anything be done yet?"""
        try:
            await self._require(period)
        except TooLate:
            return False
        return True

    async def _require(self, period: Period) -> None:
        """Over, neither sent nor due, and there is a chat for it. Raises TooLate."""
        now = self._clock()
        is_early = now.date() < period.end
        if is_early or not self.digests.has_chats or await self.digests.goes(period) <= now:
            raise TooLate
        if await self.digests.is_sent(period):
            raise TooLate

    async def _offer(self, period: Period) -> Reply:
        """Days in the place of the three buttons."""
        shown = digest_preview.choices(period, await self.days(period))
        return Reply(say("digest-which-day", period=title(period, say)), shown)

    def _told(self, at: datetime, period: Period) -> Reply:
        now = self._clock()
        if at <= now:
            told = say("digest-goes-now", period=title(period, say))
            return Reply(told, toast=say("digest-goes-now-toast"))
        words = say("digest-preview", period=title(period, say), at=f"{at:%d.%m.%Y %H:%M}")
        asked = Asked(Wish(period, now.date()), now)
        below = digest_preview.buttons(self.digests.desk, asked)
        shown = tuple(
            Button(one.label, one.topic, one.option, one.url, standing=True) for one in below
        )
        return Reply(words, shown, toast=say("digest-goes-on", at=f"{at:%d.%m.%Y %H:%M}"))
