"""Sets of reports that are made while the program serves: one after another, beside all else.

Whoever asks does not wait: the set is listed when it is there. Two who ask for the same get one.
"""

from __future__ import annotations

import asyncio
import errno
import json
import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Literal

from config.profile import Profile
from reports import set_files
from reports.build import Wish
from reports.kept_sets import KeptSet, KeptSets, files_in
from reports.report.set import Written
from storage.store import Clock

log = logging.getLogger(__name__)

Trouble = Literal["no_room", "not_written", "mistake"]

NO_ROOM = frozenset({errno.ENOSPC, errno.EDQUOT})


@dataclass(frozen=True, slots=True)
class Made:
    """`refused`: why the town's own template was not taken: (code, what was found)."""

    written: Written
    refused: tuple[str, str] | None


MOST = 5
"""Sets that are asked for and not made yet: each takes a minute of the machine, and a disk."""

Make = Callable[[Wish, Path], Awaitable[Made]]
"""Writes a set to a folder of its own in the one given."""


@dataclass(frozen=True, slots=True)
class Asked:
    wish: Wish
    actor: str
    at: datetime


class ReportSets:
    """`profile`: as it holds now. Of the shape of a door: runs until stopped."""

    def __init__(
        self, kept: KeptSets, make: Make, profile: Callable[[], Profile], clock: Clock
    ) -> None:
        self.kept = kept
        self._make = make
        self._profile = profile
        self._clock = clock
        self._asked: list[Asked] = []
        self._come = asyncio.Event()
        self._stop = asyncio.Event()
        self._failed: dict[str, tuple[Asked, Trouble]] = {}

    def ask(self, wish: Wish, actor: str) -> bool:
        """Nothing new if the same is waiting, or being made. False: too many wait."""
        if any(one.wish == wish for one in self._asked):
            return True
        if len(self._asked) >= MOST:
            return False
        self._failed.pop(wish.period.name, None)
        self._asked.append(Asked(wish, actor, self._clock()))
        self._come.set()
        return True

    def waiting(self, period: str) -> tuple[Asked, ...]:
        """What is being made of a period, and what comes after it."""
        return tuple(one for one in self._asked if one.wish.period.name == period)

    def failed(self, period: str) -> tuple[Asked, Trouble] | None:
        """What could not be made last, if nothing was since."""
        return self._failed.get(period)

    async def run(self) -> None:
        async with asyncio.TaskGroup() as group:
            working = group.create_task(self._work())
            await self._stop.wait()
            working.cancel()

    def stop(self) -> None:
        self._stop.set()

    async def drop_old(self) -> None:
        """Daily. A set has rows of the register in it, and is kept no longer than they are."""
        days = self._profile().retention_days.register_
        await asyncio.to_thread(self.kept.drop_old, self._clock().date(), days)

    async def _work(self) -> None:
        while True:
            await self._come.wait()
            while self._asked:
                await self._try(self._asked[0])
            self._come.clear()

    async def _try(self, asked: Asked) -> None:
        period = asked.wish.period.name
        try:
            await self._one(asked)
        except OSError as error:
            told: Trouble = "no_room" if error.errno in NO_ROOM else "not_written"
            log.warning("the set of %s was not written: %s", period, type(error).__name__)
            self._failed[period] = asked, told
        except Exception as error:
            # the serving goes on; what was wrong may quote internal words, so its kind alone
            log.warning("the set of %s was not made: %s", period, type(error).__name__)
            self._failed[period] = asked, "mistake"
        finally:
            self._asked.remove(asked)

    async def _one(self, asked: Asked) -> None:
        place = await asyncio.to_thread(self.kept.begin, asked.at)
        is_made = False
        try:
            made = await self._make(asked.wish, place)
            told = await asyncio.to_thread(_noted, asked, place, made)
            await asyncio.to_thread(self.kept.finish, told)
            is_made = True
        finally:
            if not is_made:
                await asyncio.to_thread(self.kept.give_up, place)


def _noted(asked: Asked, place: Path, made: Made) -> KeptSet:
    written, period = made.written, asked.wish.period
    metrics = written.folder / set_files.metrics_name(written.folder.name)
    told = json.loads(metrics.read_text("utf-8"))
    return KeptSet(
        name=place.name,
        period=period.name,
        ends_on=period.end,
        as_of=asked.wish.as_of,
        made_at=asked.at,
        actor=asked.actor,
        snapshot=written.snapshot,
        is_preliminary=any(
            told[audience]["appeals"]["preliminary"] for audience in ("external", "internal")
        ),
        files=files_in(written.folder),
        refused=made.refused,
    )
