"""The report «аналитическая справка»: figures of both audiences into chapters. Pure.

First the period in a few lines and the six metrics in the words of the ordinance; then what
stands behind them. Every chapter is
a `Document`, so that a template may place them as its town likes.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from reports.document import Document, Heading, Paragraph, Part
from reports.report.about import about
from reports.report.appeals import appeals
from reports.report.appendix import other_base, restated
from reports.report.conclusions import conclusions
from reports.report.decisions import decisions
from reports.report.findings import findings
from reports.report.method import method
from reports.report.metrics import totals, words_of_ordinance
from reports.report.surveys import surveys
from reports.report.told import Reported
from reports.wording import Say

CHAPTERS = ("about", "metrics", "external", "internal", "conclusions", "decisions", "appendices")
"""In the order of the shipped template."""


def chapters(told: Reported, say: Say) -> Mapping[str, Document]:
    """By name, in the order of `CHAPTERS`; one without anything to tell is empty."""
    found = {
        "about": (*about(told, say), *findings(told, say)),
        "metrics": _metrics(told, say),
        "external": _audience(told, "external", say),
        "internal": _audience(told, "internal", say),
        "conclusions": conclusions(told, say),
        "decisions": decisions(told, say),
        "appendices": _appendices(told, say),
    }
    return {name: (*own, *told.added.get(name, ())) for name, own in found.items()}


def whole(told: Mapping[str, Document]) -> Document:
    return tuple(part for name in CHAPTERS for part in told[name])


def _metrics(told: Reported, say: Say) -> Document:
    return (
        Heading(1, say("report-metrics")),
        *words_of_ordinance(told, "external", say),
        *words_of_ordinance(told, "internal", say),
        *totals(told, say),
    )


def _audience(told: Reported, audience: str, say: Say) -> Document:
    return (
        Heading(1, say("report-audience", audience=audience)),
        *appeals(told, audience, say),
        *surveys(told, audience, say),
    )


def _appendices(told: Reported, say: Say) -> Document:
    several: Sequence[tuple[Part, ...]] = (
        other_base(told, say),
        restated(told, say),
        method(told, say),
    )
    found: list[Part] = []
    for number, parts in enumerate((one for one in several if one), start=1):
        first, *others = parts
        assert isinstance(first, Heading)
        found += [Heading(1, say("report-appendix", n=number, title=first.text)), *others]
    return (*found, Paragraph(say("report-end", day=told.as_of.strftime("%d.%m.%Y")), "note"))
