"""How far opened answers speak for all clients: the margin of closed waves whose population
somebody named, the response to mailings that are over (requirements 6.2, 6.3, R-12). Pure.

Counts are rounded down everywhere alike, so nothing is told better than it is, and two looks do
not tell of one person.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from reports.hiding import FEW_FOR_COUNTS
from reports.inquiries import HALF
from reports.rounding import rounded
from reports.rules import Json
from reports.statistics import margin
from storage.invitation_records import FEW, STEP, Mailing, roughly
from storage.records import Wave, WaveState


@dataclass(frozen=True, slots=True)
class Span:
    """A period: its first and its last day; what is known at the end of `as_of`. `audience` None:
    both."""

    first: date
    last: date
    as_of: date
    audience: str | None = None


def answered(wave: Wave) -> int:
    """Opened questionnaires, rounded down; never more than there are clients."""
    count = wave.opened // STEP * STEP
    return min(count, wave.population) if wave.population else count


def margin_of(wave: Wave) -> float | None:
    """Percent points at 95 %, of the worst share. None unless the wave is closed, its population is
    known, and enough answered to tell a number of."""
    n = answered(wave)
    if wave.state is not WaveState.CLOSED or not wave.population or n < FEW_FOR_COUNTS:
        return None
    return rounded(Fraction(margin(HALF, n, wave.population)))


def response_of(one: Mailing, k_min: int) -> int | None:
    """Whole percent; None of a reminder, while it runs, and where too few were reached or came.

    Comers are rounded down like all others: two looks around an opening would tell how many of its
    few questionnaires came by the invitation.
    """
    few = one.delivered < FEW or one.came < k_min
    if one.kind != "invite" or one.is_running or few:
        return None
    return min(100 * (one.came // STEP * STEP) // one.delivered, 100)


def samples(waves: Iterable[Wave], span: Span) -> list[Json]:
    """Closed waves of these days whose population is known, by id."""
    return [
        {
            "id": wave.id,
            "survey": wave.survey,
            "version": wave.version,
            "last_day": _ended(wave).isoformat(),
            "population": wave.population,
            "answered": answered(wave),
            "margin": margin_of(wave),
        }
        for wave in sorted(waves, key=lambda one: one.id)
        if wave.population and _is_over(wave, span)
    ]


def mailings(
    told: Iterable[Mailing], waves: Mapping[str, Wave], span: Span, k_min: int
) -> list[Json]:
    """Those whose waves are all closed, the last of them in these days: nothing comes any more.
    The oldest first."""
    return [
        {
            "kind": one.kind,
            "asked_on": one.asked_on.isoformat(),
            "surveys": [[waves[name].survey, waves[name].version] for name in one.waves],
            "invited": roughly(one.invited),
            "delivered": roughly(one.delivered),
            "response": response_of(one, k_min),
        }
        for one in sorted(told, key=lambda one: (one.asked_on, one.id))
        if not one.is_running and _is_told([waves[name] for name in one.waves], span)
    ]


def _is_told(waves: list[Wave], span: Span) -> bool:
    last = max(waves, key=_ended)
    return all(wave.state is WaveState.CLOSED for wave in waves) and _is_over(last, span)


def _is_over(wave: Wave, span: Span) -> bool:
    if wave.state is not WaveState.CLOSED or span.audience not in (None, wave.audience):
        return False
    is_known = (wave.closed_on or wave.last_day) <= span.as_of
    return is_known and span.first <= _ended(wave) <= span.last


def _ended(wave: Wave) -> date:
    """The last day on which it took answers: a quarter's wave is closed on the morning after."""
    return min(wave.last_day, wave.closed_on or wave.last_day)
