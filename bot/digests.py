"""The quarter's digest into the closed chats, on the contract's day, once, however late.

Nobody has to be there: the clock looks, the storage knows what was sent, a human may only watch.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.texts import say
from config.workdays import Workdays
from reports import build, cutting
from reports.build import Basis, Wish
from reports.digest import sections
from reports.period import Period, quarter_of
from storage.notice_records import NoticeDraft
from storage.sql.jobs import MINUTE, RESTORED, Once
from storage.store import Clock, Storage

log = logging.getLogger(__name__)

JOB = "digest"
LIMIT = 4000
"""UTF-16 units of one message: fits Telegram's 4,096 and VK's, with room for the part's title."""
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
    """`chats`: staff chats as `telegram:-100123`."""

    def __init__(
        self, storage: Storage, basis: Basis, chats: Sequence[str], when: When, clock: Clock
    ) -> None:
        self._storage = storage
        self.basis = basis
        self._chats = tuple(chats)
        self._when = when
        self._clock = clock
        self._left: set[Period] = set()

    async def look(self) -> None:
        """Sends whatever is due and was not sent, the earliest quarter first."""
        now = self._clock()
        first = await self._storage.jobs.first_start(now)
        restored = await self._storage.jobs.periods(RESTORED)
        for period in due(first.astimezone(now.tzinfo), now, self._when):
            at = moment(period, self._when)
            if restored and f"{at:{MINUTE}}" <= restored[-1]:
                await self._leave(period)
            else:
                await self.send(Wish(period, now.date()), at)

    async def _leave(self, period: Period) -> None:
        """Due before a copy was restored: nobody knows whether it was sent after that copy was
        made, and a person decides. Told once a start."""
        done = [await self._storage.jobs.is_done(JOB, period.name, chat) for chat in self._chats]
        if period not in self._left and not all(done):
            log.warning(
                "the digest of %s may have been sent before the restore: if not,"
                " `otklik digest %s --send`",
                period.name,
                period.name,
            )
        self._left.add(period)

    async def send(self, wish: Wish, due_at: datetime | None = None) -> list[str]:
        """The chats it was handed on to now; those that had it before are left alone."""
        now = self._clock()
        sent = []
        for chat in self._chats:
            what = Once(JOB, wish.period.name, chat)
            if await self._storage.jobs.is_done(JOB, wish.period.name, chat):
                continue
            told = await self._told(wish, now, due_at)
            drafts = [NoticeDraft("digest", chat=chat, text=part) for part in told]
            if await self._storage.jobs.once(what, drafts, now):
                sent.append(chat)
        return sent

    async def _told(self, wish: Wish, now: datetime, due_at: datetime | None) -> tuple[str, ...]:
        told = await build.digest(self._storage, self.basis, wish, now)
        late = due_at is not None and now - due_at > LATE
        above = (say("digest-late", date=f"{due_at:%d.%m.%Y}"),) if late and due_at else ()
        return cutting.parts((*above, *sections(told, say)), LIMIT, say)


def due(first_start: datetime, now: datetime, when: When) -> list[Period]:
    """Quarters over since the first start whose moment has come; all times local, aware."""
    return [
        period
        for period in _quarters(first_start.date(), now.date())
        if moment(period, when) <= now
    ]


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
