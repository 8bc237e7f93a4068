"""What an administrator may do with a digest that is not sent yet: now, on another day, or mend
the register first. The same from the chat and from the desk; the sending itself is the clock's.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Literal

from bot import digest_preview
from bot.digest_drafts import Asked
from bot.digest_preview import BACK, DAY, KIND, LATER, MEND, SEND
from bot.digests import Digests, moment
from bot.events import Button, Reply
from bot.staff_events import StaffUpdate, Word
from bot.texts import say
from reports.build import Wish
from reports.period import BadPeriod, Period, parse, quarter_of
from reports.period_words import title
from storage.notice_records import NoticeDraft
from storage.sql.digests import Plan
from storage.sql.signins import Role
from storage.store import Clock, Storage

State = Literal["goes_on", "nowhere", "sent", "due", "goes"]
"""The period is not over, or goes by no clock; there is no chat; sent; about to be; not yet."""


class NotOpen(Exception):
    """Nothing can be done with this digest any more, or yet."""

    def __init__(self, state: State) -> None:
        super().__init__(state)
        self.state: State = state


class DigestDeeds:
    """`digests` may be renewed by whoever holds it; its basis is looked at when it is needed."""

    def __init__(self, storage: Storage, digests: Digests, clock: Clock) -> None:
        self._storage = storage
        self.digests = digests
        self._clock = clock

    async def press(self, update: StaffUpdate, option: str) -> Word:
        """A press below the preview. Only administrators of the chat, as its messenger tells, and
        not of a unit's: it may have been the town's when the preview came."""
        if update.of_unit:
            return say("staff-old-button")
        if not update.is_admin:
            return say("digest-admins-only")
        verb, _, rest = option.partition(".")
        name, _, day = rest.partition(".")
        try:
            return await self._do(verb, (parse(name), day), update)
        except NotOpen as shut:
            return await self._closed(parse(name), shut.state)
        except (BadPeriod, ValueError):
            return say("staff-old-button")

    async def _do(self, verb: str, what: tuple[Period, str], update: StaffUpdate) -> Word:
        """Raises NotOpen, or ValueError of a day that is not offered."""
        period, day = what
        match verb:
            case _ if verb == SEND:
                return self._told(await self.send(period, update.clerk), period)
            case _ if verb == LATER:
                return await self._offer(period, int(day or 0))
            case _ if verb == BACK:
                await self._require(period)
                return self._told(await self.digests.goes(period), period)
            case _ if verb == DAY:
                chosen = date.fromisoformat(day)
                at = await self.put_off(period, chosen, update.clerk, update.chat)
                return self._told(at, period)
            case _ if verb == MEND:
                return say("digest-mend-at-desk")
        return say("staff-old-button")

    async def send(self, period: Period, actor: str) -> datetime:
        """Lets it go with the next look of the clock. Raises NotOpen."""
        await self._require(period)
        now = self._clock()
        await self._storage.digests.plan(period.name, Plan(now.date(), actor, now))
        return await self.digests.goes(period)

    async def put_off(self, period: Period, day: date, actor: str, chat: str = "") -> datetime:
        """When it goes now; all chats but `chat`, which shows it, are told once.

        Raises NotOpen, or ValueError of a day that is not offered.
        """
        if day not in await self.days(period):
            raise ValueError(day)
        before, now = await self.digests.goes(period), self._clock()
        at = min(self.digests.hour_of(day), moment(period, self.digests.when))
        words = say("digest-moved", period=title(period, say), at=_at(at), who=_who(actor))
        told = [NoticeDraft(KIND, chat=one, text=words) for one in self.digests.chats]
        others = [one for one in told if one.chat != chat] if at != before else []
        await self._storage.digests.plan(period.name, Plan(day, actor, now), others)
        return await self.digests.goes(period)

    async def days(self, period: Period) -> list[date]:
        """That may be chosen. Raises NotOpen."""
        await self._require(period)
        latest = moment(period, self.digests.when).date()
        return digest_preview.days(period, latest, self._clock().date())

    async def state(self, period: Period) -> State:
        now = self._clock()
        if now.date() < period.end or period != quarter_of(period.start):
            return "goes_on"
        if not self.digests.has_chats:
            return "nowhere"
        if await self.digests.is_sent(period):
            return "sent"
        return "goes" if await self.digests.goes(period) > now else "due"

    async def _require(self, period: Period) -> None:
        """Over, neither sent nor due, and there is a chat for it. Raises NotOpen."""
        state = await self.state(period)
        if state != "goes":
            raise NotOpen(state)

    async def _closed(self, period: Period, state: State) -> Word:
        """What is sent or due takes the place of its buttons; a clock set back leaves them."""
        words = say("digest-state", state=state, at=_at(await self.digests.goes(period)))
        if state not in ("sent", "due"):
            return words
        told = say("digest-window-shut", period=title(period, say), state=words)
        return Reply(told, toast=words)

    async def _offer(self, period: Period, first: int) -> Reply:
        """Days in the place of the three buttons."""
        shown = digest_preview.choices(period, await self.days(period), first)
        return Reply(say("digest-which-day", period=title(period, say)), shown)

    def _told(self, at: datetime, period: Period) -> Reply:
        now = self._clock()
        if at <= now:
            told = say("digest-goes-now", period=title(period, say))
            return Reply(told, toast=say("digest-goes-now-toast"))
        words = say("digest-preview", period=title(period, say), at=_at(at))
        asked = Asked(Wish(period, now.date()), now)
        below = digest_preview.buttons(self.digests.desk, asked)
        shown = tuple(
            Button(one.label, one.topic, one.option, one.url, standing=True) for one in below
        )
        return Reply(words, shown, toast=say("digest-goes-on", at=_at(at)))


def _who(actor: str) -> str:
    """Colleagues know the name; that of the desk is kept with its role."""
    name, _, role = actor.rpartition(", ")
    return name if role in set(Role) else actor


def _at(at: datetime) -> str:
    return f"{at:%d.%m.%Y %H:%M}"
