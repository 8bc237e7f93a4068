"""Figures of the period beside those of the period before and of a year ago. Pure."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from reports.charts import named
from reports.document import Cell, Share, Table, rows
from reports.report_told import Reported, single
from reports.rules import Json
from reports.wording import Say

Measure = tuple[str, Callable[[Json], Cell]]
"""(name, the figure of a block `appeals`)."""


def compared(told: Reported, audience: str, say: Say) -> Table:
    """Of the same day of knowledge: what became of the earlier ones by now is in them."""
    figures = told.of(audience)
    now, before, ago = figures["appeals"], figures["previous"], _kept(figures["year_ago"])
    found = [
        (name, of(now), of(before), difference(of(now), of(before)), of(ago) if ago else None)
        for name, of in measures(say)
    ]
    head = (
        say("report-what"),
        named(told.period, say),
        named(told.period.previous(), say),
        say("report-difference"),
        named(told.period.year_ago(), say),
    )
    note = say("report-compared-note") if ago else say("report-compared-no-year")
    return Table(f"{audience}_compared", say("report-compared"), head, rows(*found), note)


def _kept(block: Json) -> Json | None:
    """None if the register knows nothing of that time: as a rule it was not kept yet."""
    counts = (block["received"], block["duplicates"], block["waiting"]["answers"])
    return block if any(counts) else None


def measures(say: Say) -> Sequence[Measure]:
    """In the order of requirements 2.1."""
    return (
        (say("report-received"), lambda block: _number(block["received"])),
        (say("report-complaints"), lambda block: _number(block["complaints"])),
        (say("report-repeats"), lambda block: _number(block["repeats"])),
        (say("report-anonymous"), lambda block: _number(block["anonymous"])),
        (say("report-duplicates"), lambda block: _number(block["duplicates"])),
        (say("figures-hidden"), lambda block: _number(block["hidden"])),
        (say("report-wait-mean"), lambda block: _number(block["waiting"]["mean_days"])),
        (say("report-wait-median"), lambda block: _number(block["waiting"]["median_days"])),
        (say("report-wait-p90"), lambda block: _number(block["waiting"]["p90_days"])),
        (say("report-within-term"), _in_time),
        (say("report-overdue"), lambda block: _number(block["waiting"]["overdue_open"])),
        (say("report-satisfied"), lambda block: _outcome(block, "satisfied")),
        (say("report-refused"), lambda block: _outcome(block, "refused")),
        (say("report-maturity-share"), lambda block: Share(block["maturity"])),
    )


def difference(now: Cell, before: Cell) -> Cell:
    """Of counts and days, or of shares in percent points; None where one is not known."""
    if isinstance(now, Share) and isinstance(before, Share):
        now, before = _plain(now), _plain(before)
    if isinstance(now, int | float) and isinstance(before, int | float):
        return now - before if isinstance(now - before, int) else round(now - before, 1)
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
