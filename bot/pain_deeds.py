"""The pain map in the common staff chat: everybody reads, administrators of the chat decide.

Severity, wording and measures belong to the desk; here a candidate is confirmed as it was found,
rejected with one of a few reasons, or merged with a row of the map.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from bot.events import Reply
from bot.handlers import pain_chat
from bot.handlers.pain_chat import CARD, MERGE, NO, PAGE, REASONS, SHORT, WHY, WITH, YES
from bot.pain_wording import words_of
from bot.staff_events import StaffUpdate, Word
from bot.texts import say
from reports.build import Basis, Wish
from reports.pain.board import Board, Line, board
from reports.pain.words import PainWords
from reports.period import BadPeriod, Period, parse, quarter_of
from reports.period_words import title
from storage.pain_records import PainBy, PainChanged, PainDeed, PainRow
from storage.store import Clock, Storage

ADMIN = "admin"


class Over(Exception):
    """It was decided of meanwhile, or is no candidate any more."""


@dataclass(frozen=True, slots=True)
class Seen:
    """What a press is about. `lines`: of a page of this messenger."""

    period: Period
    told: Board
    words: PainWords
    lines: int

    def one(self, short: str) -> Line:
        """A candidate, by the beginning of its name. Raises Over."""
        return _by(self.told.candidates, short)

    def page(self, number: int) -> Reply:
        at = (self.period.name, title(self.period, say), number, self.lines)
        return pain_chat.listed(self.told.candidates, self.words, at)


class PainDeeds:
    """`basis`: as it holds at the moment."""

    def __init__(self, storage: Storage, basis: Callable[[], Basis], clock: Clock) -> None:
        self._storage = storage
        self._basis = basis
        self._clock = clock

    async def first(self, lines: int) -> Reply:
        return (await self._seen(_quarter(self._clock().date()), lines)).page(0)

    async def press(self, update: StaffUpdate, option: str, lines: int) -> Word:
        verb, _, rest = option.partition(".")
        name, _, which = rest.partition(".")
        try:
            seen = await self._seen(parse(name), lines)
            if verb == PAGE:
                return seen.page(int(which))
            return await self._of_one(update, seen, (verb, which))
        except (Over, PainChanged):
            return replace(
                (await self._seen(parse(name), lines)).page(0), toast=say("map-chat-over")
            )
        except (BadPeriod, ValueError, IndexError):
            return say("staff-old-button")

    async def _of_one(self, update: StaffUpdate, seen: Seen, what: tuple[str, str]) -> Word:
        """Raises Over, PainChanged, or ValueError of a button that was never made."""
        verb, which = what
        line, period = seen.one(which[:SHORT]), seen.period.name
        if verb == CARD:
            can_merge = bool(seen.told.confirmed)
            return pain_chat.card(line, seen.words, period, can_merge=can_merge)
        if not update.is_admin:
            return say("map-chat-admins-only")
        if verb == WHY:
            return pain_chat.reasons(line, seen.words, period)
        if verb == WITH:
            return pain_chat.others(line, seen.told.confirmed, seen.words, period)
        row, deed = _decided(line.row, seen, what)
        row = replace(row, day=self._clock().date())
        by = PainBy(f"{update.clerk[:50]}, {ADMIN}", row.day, row.reason)
        await self._storage.pains.decide(row, deed, by)
        after = await self._seen(seen.period, seen.lines)
        return replace(after.page(0), toast=say("map-chat-done", deed=deed))

    async def _seen(self, period: Period, lines: int) -> Seen:
        wish = Wish(period, self._clock().date())
        told = await board(self._storage, self._basis(), wish)
        return Seen(period, told, await words_of(self._storage, told), lines)


def _decided(row: PainRow, seen: Seen, what: tuple[str, str]) -> tuple[PainRow, PainDeed]:
    """Raises Over, or ValueError."""
    verb, which = what
    if verb == YES:
        return replace(row, state="confirmed"), "confirmed"
    if verb == MERGE:
        into = _by(seen.told.confirmed, which[SHORT:]).row
        why = say("map-chat-merged", title=seen.words.title(into))
        return replace(row, state="merged", merged_with=into.id, reason=why), "merged"
    number = int(verb.removeprefix(NO))
    if not verb.startswith(NO) or not 0 <= number < len(REASONS):
        raise ValueError(verb)
    return replace(row, state="rejected", reason=pain_chat.reason(number)), "rejected"


def _by(lines: tuple[Line, ...], short: str) -> Line:
    """Raises Over."""
    found = [one for one in lines if short and one.row.id.startswith(short)]
    if len(found) != 1:
        raise Over
    return found[0]


def _quarter(today: date) -> Period:
    """In its first month a quarter has little to tell; that before it is being decided of."""
    now = quarter_of(today)
    return now.previous() if today.month == now.start.month else now
