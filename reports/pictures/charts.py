"""The charts of a period: each states its finding, and of how many. Pure.

What they show is what people may read: below 20 answers of a survey a band, hidden things nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from reports.appeals import NONE
from reports.period_words import short
from reports.pictures import surveys as chart_surveys
from reports.pictures.card import card
from reports.pictures.kinds import Bar, Part, Words, bars, levels, parts
from reports.pictures.pictured import Pictured, below, status
from reports.pictures.surveys import Asked
from reports.rounding import partition
from reports.rounding import percent as share_of
from reports.rules import Json
from reports.wording import Say, days, percent

IN_REPORT = (
    *("card", "channels", "causes", "topics", "waiting", "outcomes"),
    *("surveys_external", "surveys_internal"),
)
"""Charts of a report: what employees said stands in their own chapter."""

TOP = 6
"""Rows of a chart; the others are one more."""


@dataclass(frozen=True, slots=True)
class Chart:
    """`drawing`: a Vega-Lite dict or a ready SVG; `alt`: everything in it, for who cannot see."""

    name: str
    title: str
    alt: str
    drawing: Json | str


def charts(told: Pictured, say: Say, names: Sequence[str] = IN_REPORT) -> tuple[Chart, ...]:
    """Of these, in their order, all that there is something to draw of."""
    drawn = (CHARTS[name](told, say) for name in names)
    return tuple(chart for chart in drawn if chart is not None)


def _headline(told: Pictured, say: Say) -> Chart:
    under = f"{status(told, say)}. {say('chart-mark', clause=told.clause)}"
    under = under[:1].upper() + under[1:]
    words = Words(f"{told.org_short}. {short(told.period, say)}", under)
    svg, alt = card(words, told.external["appeals"], told.internal["appeals"], say)
    return Chart("card", words.title, alt, svg)


def _channels(told: Pictured, say: Say) -> Chart | None:
    def found(row: Json, n: int) -> str:
        share = percent(row["share"], say)
        return say("chart-channels", title=row["title"], count=row["count"], n=n, share=share)

    return _list("channels", told, found, say)


def _causes(told: Pictured, say: Say) -> Chart | None:
    def found(row: Json, n: int) -> str:
        share = percent(row["share"], say)
        known = "no" if row["id"] == NONE else "yes"
        return say(
            "chart-causes", title=row["title"], count=row["count"], n=n, share=share, known=known
        )

    return _list("causes", told, found, say)


def _topics(told: Pictured, say: Say) -> Chart | None:
    def found(row: Json, n: int) -> str:
        share = percent(row["share"], say)
        known = "no" if row["id"] == NONE else "yes"
        return say(
            "chart-topics", title=row["title"], count=row["count"], n=n, share=share, known=known
        )

    return _list("topics", told, found, say)


_LISTS = {"channels": "by_channel", "causes": "by_cause", "topics": "by_topic"}


def _list(name: str, told: Pictured, found: Callable[[Json, int], str], say: Say) -> Chart | None:
    """The largest first; whatever does not fit is one row. The finding is of what is named."""
    block = told.external["appeals"]
    rows = sorted((row for row in block[_LISTS[name]] if row["count"]), key=_largest_first)
    if not rows:
        return None
    first = next((row for row in rows if row["id"] != NONE), rows[0])
    words = Words(found(first, block["received"]), below(told, block["received"], say))
    kept = [*rows[:TOP], *_rest(rows[TOP:], say)]
    drawn = [
        Bar(row["title"], row["count"], _counted(row, say), is_main=row is first) for row in kept
    ]
    return _chart(name, words, bars(words, drawn), [(bar.label, bar.told) for bar in drawn])


def _largest_first(row: Json) -> int:
    return -int(row["count"])


def _rest(rows: Sequence[Json], say: Say) -> Iterator[Json]:
    if rows:
        share = round(sum(10 * row["share"] for row in rows)) / 10
        count = sum(row["count"] for row in rows)
        yield {"title": say("chart-rest"), "count": count, "share": share}


def _outcomes(told: Pictured, say: Say) -> Chart | None:
    """By the base of the ordinance; with the quarter before and a year ago, as known today."""
    period = told.period
    blocks = [(period, told.external["appeals"]), (period.previous(), told.external["previous"])]
    if ago := told.external.get("year_ago"):
        blocks.append((period.year_ago(), ago))
    kind = blocks[0][1]["outcomes"]["base"]
    now = blocks[0][1]["outcomes"][kind]
    if not now["base"]:
        return None
    order = [
        say("chart-outcome", group=group) for group in ("satisfied", "refused", "other", "open")
    ]
    pieces = [
        Part(
            say("chart-outcome-row", period=short(of, say), base=kind, n=base),
            name,
            wide,
            percent(share, say),
        )
        for of, block in blocks
        if (base := block["outcomes"][kind]["base"])
        for name, (wide, share) in zip(order, _shares(block["outcomes"][kind]), strict=True)
        if wide
    ]
    words = Words(
        say(
            "chart-outcomes",
            base=kind,
            share=percent(now["satisfied"]["share"], say),
            count=now["satisfied"]["count"],
            n=now["base"],
            refused=percent(now["refused"]["share"], say),
        ),
        below(told, now["base"], say, base=kind),
    )
    told_rows = [(f"{piece.row}, {piece.name}", piece.told) for piece in pieces]
    return _chart("outcomes", words, parts(words, pieces, order), told_rows)


def _shares(told: Json) -> list[tuple[float | None, float | None]]:
    """Satisfied, refused, another outcome, still open: (so wide, as told).

    Widths are a partition, so they fill the row; words are those of the other papers.
    """
    known = told["satisfied"]["count"], told["refused"]["count"], told["other"]["open"]
    counts = [*known[:2], told["base"] - sum(known), known[2]]
    shares = [share_of(count, told["base"]) for count in counts]
    return list(zip(partition(counts), shares, strict=True))


def _waiting(told: Pictured, say: Say) -> Chart | None:
    waits = told.external["appeals"]["waiting"]
    if not waits["answers"]:
        return None
    keys = ("median_days", "mean_days", "p90_days")
    rows = [
        Bar(say("chart-wait", kind=key), waits[key], say("chart-days", days=days(waits[key], say)))
        for key in keys
        if waits[key] is not None
    ]
    in_time = percent(waits["within_term"], say)
    title = say("chart-waiting", share=in_time, median=days(waits["median_days"], say))
    words = Words(title, below(told, waits["answers"], say, base="answers"))
    return _chart("waiting", words, bars(words, rows), [(row.label, row.told) for row in rows])


def _surveys(told: Pictured, say: Say) -> Chart | None:
    """Employees after citizens."""
    staff = chart_surveys.of_staff(_shown(told.internal, told, say), say)
    return _levels("surveys", told, [*_shown(told.external, told, say), *staff], say)


def _surveys_external(told: Pictured, say: Say) -> Chart | None:
    return _levels("surveys_external", told, _shown(told.external, told, say), say)


def _surveys_internal(told: Pictured, say: Say) -> Chart | None:
    return _levels("surveys_internal", told, _shown(told.internal, told, say), say)


def _shown(figures: Json, told: Pictured, say: Say) -> list[Asked]:
    return chart_surveys.shown(figures["surveys"], told.titles, say)


def _levels(name: str, told: Pictured, asked: Sequence[Asked], say: Say) -> Chart | None:
    if not asked:
        return None
    n = sum(one.n for one in asked)
    rows = [one.level for one in asked]
    base = "staff" if name == "surveys_internal" else "sheets"
    words = Words(chart_surveys.finding(rows, say), below(told, n, say, base=base))
    told_rows = [(row.label, row.told) for row in rows]
    return _chart(name, words, levels(words, rows), told_rows)


def _counted(row: Json, say: Say) -> str:
    return f"{row['count']} ({percent(row['share'], say)})"


def _chart(name: str, words: Words, spec: Json, rows: Sequence[tuple[str, str]]) -> Chart:
    told = "; ".join(f"{label}: {told}" for label, told in rows)
    return Chart(name, words.title, f"{words.title.rstrip('.')}. {told}", spec)


CHARTS: Mapping[str, Callable[[Pictured, Say], Chart | None]] = {
    "card": _headline,
    "channels": _channels,
    "causes": _causes,
    "topics": _topics,
    "waiting": _waiting,
    "outcomes": _outcomes,
    "surveys": _surveys,
    "surveys_external": _surveys_external,
    "surveys_internal": _surveys_internal,
}
