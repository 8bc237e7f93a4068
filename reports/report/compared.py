"""Figures of the period beside those of the period before and of a year ago. Pure.

A change of a share is told with what may be concluded of it, never alone (R-39).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from reports.digest import change as digest_change
from reports.digest.change import Part
from reports.document import Cell, Change, Share, Table, rows
from reports.period_words import short
from reports.report.told import Reported, single
from reports.rules import Json
from reports.statistics import compare
from reports.wording import Say


@dataclass(frozen=True, slots=True)
class Measure:
    """`of`: its figure in a block `appeals`; `part`: what is tested, of a share that may be."""

    name: str
    of: Callable[[Json], Cell]
    part: Callable[[Json], Part] | None = None


def compared(told: Reported, audience: str, say: Say) -> Table:
    """Of the same day of knowledge: what became of the earlier ones by now is in them."""
    figures = told.of(audience)
    now, before, ago = figures["appeals"], figures["previous"], kept(figures["year_ago"])
    lines = [
        (one.name, one.of(now), *_beside(one, now, before, say))
        + (_beside(one, now, ago, say) if ago else ())
        for one in measures(say)
    ]
    head: tuple[str, ...] = (
        *(say("report-what"), short(told.period, say), short(told.period.previous(), say)),
        *(say("report-difference"), say("report-significance-head", since="previous")),
    )
    if ago:
        year = (say("report-difference-year"), say("report-significance-head", since="year"))
        head = (*head, short(told.period.year_ago(), say), *year)
    note = f"{say('report-compared-note') if ago else say('report-compared-no-year')} "
    note += say("report-significance-note")
    return Table(f"{audience}_compared", say("report-compared"), head, rows(*lines), note)


def _beside(one: Measure, now: Json, then: Json, say: Say) -> tuple[Cell, ...]:
    """The earlier figure, the change since, and whether it is significant."""
    return one.of(then), difference(one.of(now), one.of(then)), _verdict(one, now, then, say)


def _verdict(one: Measure, now: Json, then: Json, say: Say) -> str | None:
    """None of what is no share, or of one of nothing."""
    if one.part is None:
        return None
    after, before = one.part(now), one.part(then)
    if not (after[1] and before[1]):
        return None
    return say("report-significance", verdict=compare(*before, *after).verdict)


def kept(block: Json) -> Json | None:
    """None if the register knows nothing of that time: as a rule it was not kept yet."""
    counts = (block["received"], block["duplicates"], block["waiting"]["answers"])
    return block if any(counts) else None


def measures(say: Say) -> Sequence[Measure]:
    """In the order of requirements 2.1."""
    return (
        *_counts(say),
        Measure(say("report-wait-mean"), lambda block: _number(block["waiting"]["mean_days"])),
        Measure(say("report-wait-median"), lambda block: _number(block["waiting"]["median_days"])),
        Measure(say("report-wait-p90"), lambda block: _number(block["waiting"]["p90_days"])),
        Measure(say("report-within-term"), _in_time, digest_change.in_time),
        Measure(say("report-overdue"), lambda block: _number(block["waiting"]["overdue_open"])),
        Measure(
            say("report-satisfied"),
            lambda block: _outcome(block, "satisfied"),
            digest_change.satisfied,
        ),
        Measure(
            say("report-refused"), lambda block: _outcome(block, "refused"), digest_change.refused
        ),
        Measure(say("report-maturity-share"), lambda block: Share(block["maturity"])),
    )


def _counts(say: Say) -> Sequence[Measure]:
    return (
        Measure(say("report-received"), lambda block: _number(block["received"])),
        Measure(say("report-complaints"), lambda block: _number(block["complaints"])),
        Measure(say("report-repeats"), lambda block: _number(block["repeats"])),
        Measure(say("report-anonymous"), lambda block: _number(block["anonymous"])),
        Measure(say("report-duplicates"), lambda block: _number(block["duplicates"])),
        Measure(say("figures-hidden"), lambda block: _number(block["hidden"])),
    )


def difference(now: Cell, before: Cell) -> Change | None:
    """Of counts and days, or of shares in percent points; None where one is not known."""
    if isinstance(now, Share) and isinstance(before, Share):
        now, before = _plain(now), _plain(before)
    if isinstance(now, int | float) and isinstance(before, int | float):
        more = now - before
        return Change(more if isinstance(more, int) else round(more, 1))
    return None


def _plain(share: Share) -> Cell:
    return share.percent if isinstance(share.percent, int | float) else None


def _number(value: int | float | None) -> Cell:
    return value


def _in_time(block: Json) -> Cell:
    return Share(block["waiting"]["within_term"], None, block["waiting"]["answers"])


def _outcome(block: Json, key: str) -> Cell:
    """By the base of the ordinance."""
    told = block["outcomes"][block["outcomes"]["base"]]
    return single(told[key], told["base"])
