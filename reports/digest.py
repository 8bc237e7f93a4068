"""The digest for the closed chat: sections of text in their order. Pure.

Aggregates only: no text of an appeal and nobody's name is ever in it. A quarter in which nothing
happened is told too, so that silence is never taken for a failure.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from reports.digest_appeals import chapter
from reports.hiding import FEW
from reports.period import MONTH, QUARTER, YEAR, Period
from reports.rules import Json
from reports.trends import SurveyLine
from reports.verdicts import Verdict
from reports.wording import Say, day, number, percent

ROMAN = ("I", "II", "III", "IV")


@dataclass(frozen=True, slots=True)
class Told:
    """What a digest tells of. `external`, `internal`: the block `appeals` of each audience."""

    period: Period
    org_short: str
    clause: str
    external: Json
    internal: Json
    surveys: Sequence[SurveyLine]
    titles: dict[str, str]  # of directions
    k_min: int
    created_at: datetime
    anonymity: Verdict | None = None  # of the waves that ended in the period


def sections(told: Told, say: Say) -> tuple[str, ...]:
    """The heading, what came in of both audiences, surveys of both, the foot."""
    return (
        _header(told, say),
        *chapter(told.external, say("digest-external"), say),
        *chapter(told.internal, say("digest-internal"), say),
        say("digest-external-surveys", surveys=_surveys(told, "external", say)),
        say("digest-internal-surveys", surveys=_surveys(told, "internal", say)),
        *_anonymity(told, say),
        _footer(told, say),
    )


def title(period: Period, say: Say) -> str:
    """The period in words: "III quarter of 2026 (01.07.2026 to 30.09.2026)"."""
    kinds = {QUARTER: "quarter", MONTH: "month", YEAR: "year"}
    return say(
        "digest-period",
        kind=kinds.get(period.months, "range"),
        quarter=ROMAN[(period.start.month - 1) // 3],
        month=period.start.month,
        year=str(period.start.year),
        first=day(period.start),
        last=day(period.last),
    )


def _header(told: Told, say: Say) -> str:
    final = not (told.external["preliminary"] or told.internal["preliminary"])
    return say(
        "digest-header",
        org_short=told.org_short,
        period=title(told.period, say),
        status=say("digest-final") if final else say("digest-preliminary"),
        clause=told.clause,
    )


def _surveys(told: Told, audience: str, say: Say) -> str:
    rows = [_survey(line, told, say) for line in told.surveys if line.audience == audience]
    if not rows:
        return say("digest-empty")
    if any(line.state == "told" and line.audience == audience for line in told.surveys):
        rows.append(say("digest-not-representative"))
    return "\n".join(rows)


def _survey(line: SurveyLine, told: Told, say: Say) -> str:
    direction = told.titles.get(line.direction, line.direction)
    match line.state:
        case "hidden":
            return say("digest-survey-hidden", direction=direction, k_min=told.k_min)
        case "small":
            level = percent(line.csat, say)
            return say("digest-survey-small", direction=direction, n=line.n, csat=level)
        case "aspects":
            return say(
                "digest-survey-aspects",
                direction=direction,
                index=number(line.index, say),
                aspects=line.aspects,
                n=line.n,
                few="yes" if line.index == FEW else "no",
            )
        case "sealed":
            return say("digest-survey-not-opened", direction=direction)
        case "waits":
            return say("digest-survey-waits-key", direction=direction)
    return say(
        "digest-survey-line",
        direction=direction,
        csat=number(line.csat, say),
        n=line.n,
        moe=number(line.moe, say),
        trend=_trend(line.trend, say),
    )


def _trend(trend: str, say: Say) -> str:
    match trend:
        case "up":
            return say("digest-trend-up")
        case "down":
            return say("digest-trend-down")
        case "same":
            return say("digest-trend-same")
        case "few":
            return say("digest-trend-few")
    return say("digest-trend-none")


def _anonymity(told: Told, say: Say) -> tuple[str, ...]:
    if told.anonymity is None:
        return ()
    if told.anonymity.is_ok:
        return (say("digest-anonymity-ok", n=told.anonymity.n),)
    return (say("digest-anonymity-failed", reason=say("digest-anonymity-reason")),)


def _footer(told: Told, say: Say) -> str:
    return say("digest-footer", created_at=f"{told.created_at:%d.%m.%Y %H:%M}")
