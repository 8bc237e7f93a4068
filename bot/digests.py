"""The quarter's digest into the closed chats, on the contract's day, once, however late.

Nobody has to be there: the clock looks, the storage knows what was sent, a human may only watch.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot import digest_preview
from bot.digest_drafts import Asked, Drafting, handed
from bot.digest_papers import Papers
from bot.digest_pictures import Pictures
from bot.texts import say
from config.workdays import Workdays
from reports.build import Basis, Wish
from reports.period import Period, quarter_of
from storage.sql.jobs import MINUTE, RESTORED, Once
from storage.store import Clock, Storage

log = logging.getLogger(__name__)

JOB = "digest"
PREVIEW = "digest-preview"
LATE = timedelta(hours=24)
"""From then on the digest says itself that it is late: whoever waited must not search for it."""


@dataclass(frozen=True, slots=True)
class When:
    """`day` of the month after the quarter; None: the contract's own."""

    workdays: Workdays
    day: int | None
    at: time
    zone: ZoneInfo


class Digests:
    """`chats`: staff chats as `telegram:-100123`. `desk`: its address, "" where no phone opens it;
    `pictures`, `papers`: None where none are drawn or made.
    """

    desk = ""
    pictures: Pictures | None = None
    papers: Papers | None = None

    def __init__(
        self, storage: Storage, basis: Basis, chats: Sequence[str], when: When, clock: Clock
    ) -> None:
        self._storage = storage
        self.basis = basis
        self._chats = tuple(chats)
        self.when = when
        self._clock = clock
        self._left: set[Period] = set()

    async def look(self) -> None:
        """Sends whatever is due and was not sent, the earliest quarter first; shows beforehand
        what is to be sent."""
        now = self._clock()
        first = await self._storage.jobs.first_start(now)
        restored = await self._storage.jobs.periods(RESTORED)
        for period in _quarters(first.astimezone(now.tzinfo).date(), now.date()):
            at = await self.goes(period)
            if at > now:
                await self._preview(period, at)
            elif restored and f"{at:{MINUTE}}" <= restored[-1]:
                await self._leave(period)
            else:
                await self.send(Wish(period, now.date()), at)

    async def goes(self, period: Period) -> datetime:
        """When the digest of a period goes without anybody: on the day a person chose, or on the
        contract's, whichever comes first. A day chosen on that day, or after it, is at once."""
        latest = moment(period, self.when)
        plan = await self._storage.digests.planned(period.name)
        if plan is None:
            return latest
        chosen = plan.at.astimezone(self.when.zone)
        if plan.day <= chosen.date():
            return min(latest, chosen)
        return min(latest, self.hour_of(plan.day))

    def hour_of(self, day: date) -> datetime:
        """The digest's hour on that day of the town."""
        return datetime.combine(day, self.when.at, self.when.zone)

    async def is_sent(self, period: Period) -> bool:
        """Into every chat there is; of none nothing can be sent."""
        done = [await self._storage.jobs.is_done(JOB, period.name, chat) for chat in self._chats]
        return bool(done) and all(done)

    @property
    def chats(self) -> tuple[str, ...]:
        return self._chats

    @property
    def has_chats(self) -> bool:
        return bool(self._chats)

    async def _preview(self, period: Period, at: datetime) -> None:
        """From the first day after the period, at the digest's hour; once a chat."""
        now = self._clock()
        if now < self.hour_of(period.end):
            return
        for chat in self._chats:
            what = Once(PREVIEW, period.name, chat)
            if await self._storage.jobs.is_done(PREVIEW, period.name, chat):
                continue
            asked = Asked(Wish(period, now.date()), now, say("digest-preview-above"))
            shown = await digest_preview.shown(self.drafting, asked, (chat, at))
            await self._storage.digests.hand_on(what, shown, now)

    async def _leave(self, period: Period) -> None:
        """Due before a copy was restored: nobody knows whether it was sent after that copy was
        made, and a person decides. Told once a start."""
        if period not in self._left and not await self.is_sent(period):
            log.warning(
                "the digest of %s may have been sent before the restore: if not,"
                " `otklik digest %s --send`",
                period.name,
                period.name,
            )
        self._left.add(period)

    async def send(self, wish: Wish, due_at: datetime | None = None, above: str = "") -> list[str]:
        """The chats it was handed on to now; those that had it before are left alone. `above`: a
        line before the heading, else that it is late, if it is."""
        now = self._clock()
        sent = []
        for chat in self._chats:
            what = Once(JOB, wish.period.name, chat)
            if await self._storage.jobs.is_done(JOB, wish.period.name, chat):
                continue
            told = await handed(self.drafting, Asked(wish, now, above or _late(now, due_at)), chat)
            if await self._storage.digests.hand_on(what, told, now):
                sent.append(chat)
        return sent

    @property
    def drafting(self) -> Drafting:
        return Drafting(self._storage, self.basis, self.desk, self.pictures, self.papers)


def _late(now: datetime, due_at: datetime | None) -> str:
    if due_at is None or now - due_at <= LATE:
        return ""
    return say("digest-late", date=f"{due_at:%d.%m.%Y}")


def moment(period: Period, when: When) -> datetime:
    """When the digest of a quarter is sent; aware, in the town's zone."""
    after = period.end
    day = when.workdays.digest_day(after.year, after.month)
    if when.day is not None:
        day = date(after.year, after.month, when.day)
    return datetime.combine(day, when.at, when.zone)


def next_moment(now: datetime, when: When) -> datetime:
    """The next one from now on: what `otklik check` tells."""
    return next(
        at
        for period in _quarters(now.date() - timedelta(days=190), now.date() + timedelta(days=190))
        if (at := moment(period, when)) > now
    )


def _quarters(first: date, last: date) -> Iterator[Period]:
    """Those that end after `first` and not after `last`, the earliest first."""
    period = quarter_of(first)
    while period.end <= last:
        yield period
        period = quarter_of(period.end)
