"""What a report is made of, and the cells that all its chapters are written in. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from config.directories import Directories
from config.profile import Profile
from reports.document import Cell, Document, Picture, Share
from reports.naming import Names, Scripts
from reports.period import Period
from reports.period_words import title
from reports.pictures.charts import Chart
from reports.questionnaire import Questionnaire
from reports.rounding import percent
from reports.rules import Json
from reports.wording import Say, number
from storage.side_records import Record

TOP = 5
"""Causes and topics that are named in the words of the ordinance; the table has all (M-04)."""

AUDIENCES = ("external", "internal")


@dataclass(frozen=True, slots=True)
class Reported:
    """`external`, `internal`: figures for people of contract §5, read back from JSON; `total`: the
    block `appeals` of both; `scripts`: surveys as they were asked, by (id, version).

    `side`: counts of registers by the side; `actions`: decisions and materials of the period.
    `added`: what comes after a chapter, by its name.
    """

    profile: Profile
    known: Directories
    period: Period
    as_of: date
    external: Json
    internal: Json
    total: Json
    side: Json
    scripts: Scripts = field(default_factory=dict)
    actions: Sequence[Record] = ()
    charts: Mapping[str, Chart] = field(default_factory=dict)
    added: Mapping[str, Document] = field(default_factory=dict)

    def of(self, audience: str) -> Json:
        return self.external if audience == "external" else self.internal

    def appeals(self, audience: str) -> Json:
        block: Json = self.of(audience)["appeals"]
        return block

    @property
    def is_preliminary(self) -> bool:
        return any(self.appeals(audience)["preliminary"] for audience in AUDIENCES)

    @property
    def names(self) -> Names:
        return Names(self.profile, self.known, self.scripts)

    def asked(self, survey: Json) -> Questionnaire | None:
        return self.names.asked(survey)


def picture(told: Reported, chart: str) -> Iterator[Picture]:
    """Its title is its finding; none if there was nothing to draw."""
    if drawn := told.charts.get(chart):
        yield Picture(drawn.name, drawn.title, drawn.alt)


def single(told: Json, base: int) -> Share:
    """Of `{"count", "share"}` of contract §5."""
    return Share(told["share"], told["count"], base)


def counted(count: int, base: int) -> Share:
    return Share(percent(count, base), count, base)


def portions(rows: Sequence[Json]) -> Iterator[tuple[Cell, Cell, Cell]]:
    """(title, count, share) of a list that adds up to 100."""
    base = sum(row["count"] for row in rows)
    for row in rows:
        yield row["title"], row["count"], single(row, base)


def lines(rows: Sequence[Json], say: Say) -> str:
    """Those that occur, a line each; all shares as in the tables."""
    return "\n".join(_line(row, say) for row in rows if row["count"])


def top(rows: Sequence[Json], say: Say) -> str:
    """The largest and the sum of the others, a line each."""
    rest = rows[TOP:]
    told = [*rows[:TOP]]
    if rest:
        count = sum(row["count"] for row in rest)
        share = round(sum(10 * row["share"] for row in rest)) / 10
        told.append({"title": say("digest-rest"), "count": count, "share": share})
    return lines(told, say) or say("digest-empty")


def _line(row: Json, say: Say) -> str:
    share = number(row["share"], say)
    return say("report-line", title=row["title"], count=row["count"], share=share)


def period_words(period: Period, say: Say) -> str:
    return title(period, say)
