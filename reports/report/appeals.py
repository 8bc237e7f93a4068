"""What stands behind the six metrics of one audience: every list whole, zeros too. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reports.document import Cell, Document, Heading, Part, Picture, Share, Table, rows
from reports.report.compared import compared
from reports.report.told import Reported, counted, picture, portions, single
from reports.rounding import percent
from reports.rules import Json
from reports.wording import Say

LISTS = (
    ("channels", "by_channel"),
    ("causes", "by_cause"),
    ("topics", "by_topic"),
    ("clients", "by_client_kind"),
    ("organisations", "by_organisation"),
)


def appeals(told: Reported, audience: str, say: Say) -> Document:
    """Charts are of citizens' appeals, each below its table."""
    block = told.appeals(audience)
    parts: list[Part] = [Heading(2, say("report-appeals")), compared(told, audience, say)]
    for kind, key in LISTS:
        parts += [_list(audience, kind, block[key], say), *_drawn(told, audience, kind)]
    parts += [_waiting(audience, block, say), *_drawn(told, audience, "waiting")]
    parts += [outcomes(audience, block, block["outcomes"]["base"], say)]
    parts += [*_drawn(told, audience, "outcomes"), _rating(audience, block["author_rating"], say)]
    return tuple(parts)


def _drawn(told: Reported, audience: str, chart: str) -> Iterator[Picture]:
    yield from picture(told, chart) if audience == "external" else ()


def _list(audience: str, kind: str, found: Sequence[Json], say: Say) -> Table:
    """A list that adds up to 100 per cent; where nothing occurs, its table says so."""
    head = (say("report-by", kind=kind), say("report-count"), say("report-share"))
    note = "" if found else say("report-list-empty", kind=kind)
    total = sum(row["count"] for row in found)
    told: list[tuple[Cell, ...]] = list(portions(found))
    if found:
        told.append((say("report-in-all"), total, Share(percent(total, total), total, total)))
    return Table(f"{audience}_{kind}", say("report-list", kind=kind), head, rows(*told), note)


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
            Share(forwarding["within_7_days"], None, forwarding["forwarded"]),
            None,
        ),
    ]
    head = (say("report-what"), say("report-calendar-days"), say("report-working-days"))
    note = say("report-waiting-note")
    return Table(f"{audience}_waiting", say("report-waiting"), head, rows(*told), note)


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
