"""The clock of additional surveys (R-56): finds processes that are due, goes on with those begun.

A person decides whether one starts; that it is repeated each quarter, and that it ends when the
trigger has been clear twice, happens by itself. Two of one audience take turns: whoever was asked
about longest ago comes first, and a wave that nobody answers gives way.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from datetime import date, timedelta
from typing import Any

from bot.new_waves import Card
from bot.not_opened import NoBasis, NotOffered, StillOpen
from bot.rounds import Rounds
from bot.texts import say
from bot.wave_troubles import TROUBLES
from reports import inquiry_finding
from reports.build import Basis, Wish
from reports.pain.processes import Processes, by_id
from reports.period import Period, parse, quarter_of
from reports.period_words import title
from storage.inquiry_records import CLEAR, Inquiry, InquiryMoved, Step
from storage.notice_records import NoticeDraft
from storage.records import Wave, WaveState
from storage.sql.jobs import Once
from storage.store import Clock, Storage

log = logging.getLogger(__name__)

JOB = "inquiries"
PROBES = {"external": "add_pain_probe", "internal": "add_pain_probe_int"}
SETTLED = 3
"""Day of the month after a quarter from which its figures are whole: waves are closed by then."""


class Inquiries:
    """`basis`: of the profile as it holds now. `chats` as `telegram:-100123`."""

    def __init__(
        self, storage: Storage, rounds: Rounds, basis: Callable[[], Basis], clock: Clock
    ) -> None:
        self._storage = storage
        self._rounds = rounds
        self._basis = basis
        self._clock = clock
        self.chats: Sequence[str] = ()

    async def look(self) -> None:
        """Call it every few minutes."""
        today = self._clock().date()
        if not self._basis().profile.additional_survey:
            return
        quarter = quarter_of(today).previous()
        if _is_settled(today):
            await self._judge(quarter, today)
        found = await self._storage.inquiries.all()
        await self._give_way(found)
        for one in sorted(found, key=_asked_last):
            if one.state == "running" and one.plan is not None:
                await self.ask(one, today)

    async def _give_way(self, found: Sequence[Inquiry]) -> None:
        """Ends, unread, the waves that too few answered in twice their days, and until now, where
        nobody waits for them any more or another survey waits for its turn: they would be extended
        for ever."""
        owners = {name: one for one in found for name in one.waves}
        waiting = [one for one in found if one.state == "running" and one.plan is not None]
        for wave in await self._storage.waves.known(WaveState.OPEN):
            owner = owners.get(wave.id)
            survey = self._rounds.surveys.get(wave.survey)
            if owner is None or survey is None or not _is_stale(wave, survey.days):
                continue
            others = [one for one in waiting if one is not owner and _survey(one) == wave.survey]
            if others or owner.state != "running":
                with suppress(*TROUBLES):  # whoever closes waves tells of them
                    await self._rounds.discard_few(wave)

    async def _judge(self, quarter: Period, today: date) -> None:
        """The quarter that is over, once: what is found, what is clear."""
        first = await self._storage.jobs.first_start(self._clock())
        is_ours = first.astimezone(self._clock().tzinfo).date() < quarter.end
        if not is_ours or await self._storage.jobs.is_done(JOB, quarter.name, ""):
            return
        new = await self.find(quarter, today)
        what = Once(JOB, quarter.name, "")
        await self._storage.jobs.once(what, await self._words(new, quarter), self._clock())

    async def find(self, quarter: Period, today: date) -> list[str]:
        """Goes on with those that are open, as the quarter tells; gives the processes found new."""
        wish = Wish(quarter, today)
        told = await inquiry_finding.processes_due(self._storage, self._basis(), wish)
        bodies = {one.process: inquiry_finding.as_json(one) for one in told}
        found = {one.process: bodies[one.process] for one in told if one.evidence}
        for one in await self._storage.inquiries.all():
            if one.is_open and not one.is_again and one.looked_at < quarter.name:
                await self._follow(one, quarter, found.get(one.process))
        return [
            process
            for process, body in bodies.items()
            if await self._storage.inquiries.find(process, quarter.name, body, today)
        ]

    async def _follow(self, one: Inquiry, quarter: Period, body: Mapping[str, Any] | None) -> None:
        today = self._clock().date()
        step: Step = "clear" if body is None else "due"
        try:
            await self._storage.inquiries.take(one, step, (quarter.name, today, "", body or {}))
            now = await self._storage.inquiries.one(one.id)
            if now.clear >= CLEAR:
                reason = {"reason": say("inquiry-clear-twice")}
                await self._storage.inquiries.take(now, "ended", (quarter.name, today, "", reason))
        except InquiryMoved:
            log.info("an additional survey was decided of at this very moment")

    async def _words(self, new: Sequence[str], quarter: Period) -> list[NoticeDraft]:
        if not new:
            return []
        register = by_id(await self._storage.side.listed("process"))
        names = Processes(self._basis().known, say, register)
        listed = "; ".join(names.title(process) for process in new)
        text = say("inquiry-found", processes=listed, count=len(new), period=title(quarter, say))
        return [NoticeDraft(JOB, chat=chat, text=text) for chat in self.chats]

    async def ask(self, one: Inquiry, today: date) -> Wave | None:
        """This quarter's wave, if it was not begun and no other one of the same survey is open."""
        quarter, plan = quarter_of(today).name, one.plan
        if plan is None or (plan.is_once and today < date.fromisoformat(plan.after)):
            return None
        known = await self._storage.waves.known()
        mine = [wave for wave in known if wave.id in one.waves]
        if any(wave.state is WaveState.OPEN for wave in mine):
            return None
        if mine and plan.is_once:
            told = (quarter, today, "", {"reason": say("inquiry-asked-again")})
            await self._storage.inquiries.take(one, "ended", told)
            return None
        if one.wave_of(quarter) or (mine and not _is_settled(today)):
            return None  # in the first days nobody knows yet whether the trigger is clear
        taken = {name for other in await self._storage.inquiries.all() for name in other.waves}
        free = [wave for wave in known if wave.id not in taken]
        begun = [wave for wave in free if _is_hers(wave, one, quarter)]
        try:
            wave = begun[0] if begun else await self._open(one)
        except (StillOpen, NotOffered, NoBasis):
            return None  # its turn comes when the other one is over
        noted = (quarter, today, "", {"wave": wave.id})
        await self._storage.inquiries.take(one, "wave", noted)
        return wave

    async def _open(self, one: Inquiry) -> Wave:
        plan = one.plan
        assert plan is not None
        card = Card(plan.basis, plan.pain)
        return await self._rounds.open(PROBES[plan.audience], card=card)


def _is_settled(today: date) -> bool:
    """Are the figures of the quarter before whole?"""
    return today.day >= SETTLED or quarter_of(today).start.month != today.month


def _asked_last(one: Inquiry) -> tuple[date, date]:
    """When its last wave began; of two that never had one, which was found first."""
    begun = [line.day for line in one.lines if line.step == "wave"]
    return max(begun, default=date.min), one.lines[0].day


def _is_stale(wave: Wave, days: int) -> bool:
    """It was extended, for too few answered, and then once more."""
    return wave.closes_on - wave.opened_on > timedelta(days=2 * days)


def _survey(one: Inquiry) -> str:
    return PROBES[one.plan.audience] if one.plan is not None else ""


def _is_hers(wave: Wave, one: Inquiry, quarter: str) -> bool:
    """Begun for it this quarter, and the program fell before that was noted."""
    plan = one.plan
    return (
        plan is not None
        and wave.survey == PROBES[plan.audience]
        and (wave.pain, wave.basis) == (plan.pain, plan.basis)
        and quarter_of(wave.opened_on) == parse(quarter)
    )
