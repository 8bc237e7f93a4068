"""The charts of a period: each states its finding, and of how many. Pure.

What they show is what people may read: below 20 answers of a survey a band, hidden things nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from reports.appeals import NONE
from reports.card import card
from reports.chart_kinds import Bar, Level, Part, Words, bars, levels, parts
from reports.digest import ROMAN
from reports.period import MONTH, QUARTER, YEAR, Period, parse
from reports.rounding import partition
from reports.rounding import percent as share_of
from reports.rules import Json
from reports.statistics import wilson
from reports.wording import Say, day, days, percent

TOP = 6
"""Rows of a chart; the others are one more."""


@dataclass(frozen=True, slots=True)
class Chart:
    """`drawing`: a Vega-Lite dict or a ready SVG; `alt`: everything in it, for who cannot see."""

    name: str
    title: str
    alt: str
    drawing: Json | str


@dataclass(frozen=True, slots=True)
class Pictured:
    """`external`, `internal`: figures for people of each audience; `titles`: of directions."""

    external: Json
    internal: Json
    org_short: str
    clause: str
    titles: Mapping[str, str]

    @property
    def period(self) -> Period:
        return parse(self.external["period"]["name"])


def charts(told: Pictured, say: Say) -> tuple[Chart, ...]:
    """The headline card, then what there is something to draw of, in this order."""
    drawn = (chart(told, say) for chart in CHARTS)
    return tuple(chart for chart in drawn if chart is not None)


def named(period: Period, say: Say) -> str:
    """The period without its days: "III quarter of 2026"."""
    kinds = {QUARTER: "quarter", MONTH: "month", YEAR: "year"}
    return say(
        "chart-period",
        kind=kinds.get(period.months, "range"),
        quarter=ROMAN[(period.start.month - 1) // 3],
        month=period.start.month,
        year=str(period.start.year),
        first=day(period.start),
        last=day(period.last),
    )


def _headline(told: Pictured, say: Say) -> Chart:
    below = say("chart-mark", clause=told.clause)
    words = Words(f"{told.org_short}. {named(told.period, say)}", below)
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
    words = Words(found(first, block["received"]), _below(told, block["received"], say))
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
        Part(named(of, say), name, wide, percent(share, say))
        for of, block in blocks
        if block["outcomes"][kind]["base"]
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
        _below(told, now["base"], say, base=kind),
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
    words = Words(title, _below(told, waits["answers"], say, base="answers"))
    return _chart("waiting", words, bars(words, rows), [(row.label, row.told) for row in rows])


def _surveys(told: Pictured, say: Say) -> Chart | None:
    """Satisfaction by direction with the 95 % interval of Wilson, employees after citizens."""
    asked = [*told.external["surveys"], *told.internal["surveys"]]
    shown = [one for one in asked if one["csat"] is not None and one["n"]]
    rows = [_level(one, told.titles, say) for one in shown]
    if not rows:
        return None
    sure = [row for row in rows if row.value is not None]
    best = max(sure, key=lambda row: row.value or 0.0, default=None)
    title = say("chart-surveys-few")
    if best is not None:
        title = say("chart-surveys", title=best.label, share=percent(best.value, say))
    words = Words(title, _below(told, sum(one["n"] for one in shown), say, base="sheets"))
    told_rows = [(row.label, row.told) for row in rows]
    return _chart("surveys", words, levels(words, rows), told_rows)


def _level(survey: Json, titles: Mapping[str, str], say: Say) -> Level:
    label = titles.get(survey["direction"], survey["direction"])
    level, n = survey["csat"], survey["n"]
    told = say("chart-level", share=percent(level, say), n=n)
    if isinstance(level, tuple):
        return Level(label, None, level[0], level[1], told)
    low, high = wilson(round(level * n / 100), n)
    return Level(label, level, 100 * low, 100 * high, told)


def _counted(row: Json, say: Say) -> str:
    return f"{row['count']} ({percent(row['share'], say)})"


def _below(told: Pictured, n: int, say: Say, base: str = "all") -> str:
    period, mark = named(told.period, say), say("chart-mark", clause=told.clause)
    return say("chart-below", base=base, n=n, period=period, mark=mark)


def _chart(name: str, words: Words, spec: Json, rows: Sequence[tuple[str, str]]) -> Chart:
    told = "; ".join(f"{label}: {told}" for label, told in rows)
    return Chart(name, words.title, f"{words.title.rstrip('.')}. {told}", spec)


CHARTS: tuple[Callable[[Pictured, Say], Chart | None], ...] = (
    *(_headline, _channels, _causes, _topics),
    *(_waiting, _outcomes, _surveys),
)
