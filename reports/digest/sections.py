"""The digest for the closed chat: sections of text in their order. Pure.

Aggregates only: no text of an appeal and nobody's name is ever in it. A quarter in which nothing
happened is told too, so that silence is never taken for a failure.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from config.ordinance import Clauses
from reports.digest.appeals import Chapter, chapter
from reports.digest.change import Past
from reports.digest.decisions import decisions
from reports.digest.restated import restated
from reports.digest.trends import Named, SurveyLine
from reports.hiding import FEW
from reports.period import Period
from reports.period_words import title
from reports.rules import Json
from reports.verdicts import Verdict
from reports.wording import Say, number, percent


@dataclass(frozen=True, slots=True)
class Told:
    """What a digest tells of. `external`, `internal`: the block `appeals` of each audience.

    `pasts`: of earlier periods, by audience. `then`: what the digest of the period before told, by
    audience (`reports.digest.restated`). `causes`: what people named in surveys, by direction.
    """

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
    clauses: Clauses | None = None
    pasts: Mapping[str, Past] = field(default_factory=dict)
    then: Json | None = None
    causes: Sequence[Named] = ()
    pains: str | None = None  # lines of the pain map; None: the ordinance has none
    waits: Mapping[str, int] = field(default_factory=dict)
    """How much waits for a person: `pains` of the map, `inquiries` that a trigger proposed."""

    @property
    def blocks(self) -> dict[str, Json]:
        return {"external": self.external, "internal": self.internal}

    def past(self, audience: str) -> Past:
        return self.pasts.get(audience, Past())


def sections(told: Told, say: Say) -> tuple[str, ...]:
    """The heading, the six metrics of both audiences, all that is beside them, the foot."""
    return tuple(section for block in blocks(told, say) for section in block)


def blocks(told: Told, say: Say) -> tuple[tuple[str, ...], ...]:
    """Three: citizens under the heading, employees, all else. Each may be a message of its own."""
    external = Chapter(
        say("digest-external"), told.external, told.past("external"), told.clauses, in_full=True
    )
    internal = Chapter(
        say("digest-internal"), told.internal, told.past("internal"), told.clauses, in_full=False
    )
    rest = (
        *_restated(told, say),
        say("digest-external-surveys", surveys=_surveys(told, "external", say)),
        say("digest-internal-surveys", surveys=_surveys(told, "internal", say)),
        *_causes(told, say),
        *((say("digest-pains", pains=told.pains),) if told.pains is not None else ()),
        say(
            "digest-decisions",
            number=8 if told.pains is None else 9,
            decisions=decisions(told.blocks, told.waits, say),
        ),
        *_anonymity(told, say),
        _footer(told, say),
    )
    return (_header(told, say), *chapter(external, say)), chapter(internal, say), rest


def _header(told: Told, say: Say) -> str:
    final = not (told.external["preliminary"] or told.internal["preliminary"])
    return say(
        "digest-header",
        org_short=told.org_short,
        period=title(told.period, say),
        status=say("digest-final") if final else say("digest-preliminary"),
        clause=told.clause,
    )


def _restated(told: Told, say: Say) -> tuple[str, ...]:
    pasts = {audience: told.past(audience) for audience in told.blocks}
    rows = restated(pasts, told.then, say)
    period = title(told.period.previous(), say)
    return (say("digest-restated", period=period, rows=rows),) if rows else ()


def _causes(told: Told, say: Say) -> tuple[str, ...]:
    rows = [
        say(
            "digest-named",
            direction=told.titles.get(one.direction, one.direction),
            causes="; ".join(f"{label} — {percent(share, say)}" for label, share in one.causes),
        )
        for one in told.causes
    ]
    return (say("digest-named-causes", rows="\n".join(rows)),) if rows else ()


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
        ago="" if line.ago == "none" else say("digest-survey-ago", trend=_trend(line.ago, say)),
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
