"""What stands behind the six metrics of one audience: every list whole, zeros too. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reports.document import Cell, Document, Heading, Part, Picture, Share, Table, rows
from reports.report_compared import compared
from reports.report_told import Reported, counted, portions, single
from reports.rounding import percent
from reports.rules import Json
from reports.wording import Say

DRAWN = ("channels", "causes", "topics", "waiting", "outcomes")
"""Charts of citizens' appeals, each below its table."""


def appeals(told: Reported, audience: str, say: Say) -> Document:
    block = told.appeals(audience)
    parts: list[Part] = [Heading(2, say("report-appeals")), compared(told, audience, say)]
    parts += _list(audience, "channels", block["by_channel"], say)
    parts += _list(audience, "causes", block["by_cause"], say)
    parts += _list(audience, "topics", block["by_topic"], say)
    parts += _list(audience, "clients", block["by_client_kind"], say)
    parts += _list(audience, "organisations", block["by_organisation"], say)
    parts += [_waiting(audience, block, say), *_picture(audience, "waiting", say)]
    parts += [outcomes(audience, block, block["outcomes"]["base"], say)]
    parts += [*_picture(audience, "outcomes", say), _rating(audience, block["author_rating"], say)]
    return tuple(parts)


def _list(audience: str, kind: str, found: Sequence[Json], say: Say) -> Iterator[Part]:
    """A list that adds up to 100 per cent; where nothing occurs, its table says so."""
    head = (say("report-by", kind=kind), say("report-count"), say("report-share"))
    note = "" if found else say("report-list-empty", kind=kind)
    total = sum(row["count"] for row in found)
    told: list[tuple[Cell, ...]] = list(portions(found))
    if found:
        told.append((say("report-in-all"), total, Share(percent(total, total), total, total)))
    yield Table(f"{audience}_{kind}", say("report-list", kind=kind), head, rows(*told), note)
    yield from _picture(audience, kind, say)


def _picture(audience: str, chart: str, say: Say) -> Iterator[Picture]:
    if audience == "external" and chart in DRAWN:
        yield Picture(chart, say("report-list", kind=chart), "")


def _waiting(audience: str, block: Json, say: Say) -> Table:
    """Of answers sent in the period, whenever registered; law counts calendar days."""
    waits, working = block["waiting"], block["waiting"]["working"]
    lag, forwarding = block["registration"], block["forwarding"]
    n = waits["answers"]
    told: list[tuple[Cell, ...]] = [
        (say("report-answers"), n, None),
        (say("report-wait-mean"), waits["mean_days"], working["mean_days"]),
        (say("report-wait-median"), waits["median_days"], working["median_days"]),
        (say("report-wait-p90"), waits["p90_days"], working["p90_days"]),
        (say("report-within-30"), Share(waits["within_30_days"], None, n), None),
        (say("report-within-term"), Share(waits["within_term"], None, n), None),
        (say("report-overdue"), waits["overdue_open"], None),
        (say("report-open"), block["outcomes"]["all"]["other"]["open"], None),
        (say("report-no-data"), waits["no_data"], None),
        (say("report-lag-mean"), lag["mean_days"], None),
        (say("report-lag-3"), Share(lag["within_3_days"]), None),
        (say("report-forwarded"), forwarding["forwarded"], None),
        (
            say("report-forwarded-7"),
            _of(forwarding["within_7_days"], forwarding["forwarded"]),
            None,
        ),
    ]
    head = (say("report-what"), say("report-calendar-days"), say("report-working-days"))
    note = say("report-waiting-note")
    return Table(f"{audience}_waiting", say("report-waiting"), head, rows(*told), note)


def _of(share: float | None, base: int) -> Share:
    return Share(share, None, base)


def outcomes(audience: str, block: Json, base: str, say: Say) -> Table:
    """M-10 to M-12: satisfied, refused and all others are the whole base."""
    told = block["outcomes"][base]
    whole = told["base"]
    found: list[tuple[Cell, ...]] = [
        (say("report-satisfied"), told["satisfied"]["count"], single(told["satisfied"], whole)),
        (say("report-refused"), told["refused"]["count"], single(told["refused"], whole)),
    ]
    found += [
        (say("figures-outcome", group=group), count, counted(count, whole))
        for group, count in told["other"].items()
    ]
    found.append((say("report-in-all"), whole, counted(whole, whole)))
    head = (say("report-outcome"), say("report-count"), say("report-share"))
    title = say("report-outcomes", base=base)
    note = say("report-outcomes-note")
    return Table(f"{audience}_outcomes_{base}", title, head, rows(*found), note)


def _rating(audience: str, told: Json, say: Say) -> Table:
    """What authors say of the answers: beside the outcomes, never in them (R-28)."""
    found: list[tuple[Cell, ...]] = [
        (say("figures-rating-asked"), told["asked"]),
        (say("figures-rating-rated"), Share(told["response"], told["rated"], told["asked"])),
        (say("figures-rating-mean"), told["mean"]),
        (say("figures-rating-helped"), single(told["helped"], told["rated"])),
        (say("figures-rating-gap"), told["gap"]),
    ]
    head, note = (say("report-what"), say("report-value")), say("report-rating-note")
    return Table(f"{audience}_rating", say("report-rating"), head, rows(*found), note)
