"""Appendices: the shares by the other base, and the period before as it is known by now. Pure."""

from __future__ import annotations

from reports.document import Heading, Paragraph, Part
from reports.report.about import maturity
from reports.report.appeals import outcomes
from reports.report.metrics import six
from reports.report.told import AUDIENCES, Reported, period_words
from reports.wording import Say

OTHER = {"all": "complaints", "complaints": "all"}


def other_base(told: Reported, say: Say) -> tuple[Part, ...]:
    """The ordinance divides by one; the other is for comparing towns (R-32)."""
    base = OTHER[told.profile.base]
    parts: list[Part] = [Heading(1, say("report-other-base", base=base))]
    parts.append(Paragraph(say("report-other-base-about", base=told.profile.base)))
    for audience in AUDIENCES:
        parts.append(Heading(2, say("report-audience", audience=audience)))
        parts.append(outcomes(audience, told.appeals(audience), base, say))
    return tuple(parts)


def restated(told: Reported, say: Say) -> tuple[Part, ...]:
    """Shares belong to the quarter of receipt, so what was answered since changes them (2.2)."""
    before = period_words(told.period.previous(), say)
    parts: list[Part] = [Heading(1, say("report-restated"))]
    parts.append(Paragraph(say("report-restated-about", period=before)))
    for audience in AUDIENCES:
        block = told.of(audience)["previous"]
        parts.append(Heading(2, say("report-audience", audience=audience)))
        parts.append(six(f"{audience}_six_previous", block, told.profile.clauses, say))
        parts.append(maturity(block, say))
    return tuple(parts)
