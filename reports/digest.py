"""The digest for the closed chat: sections of text in their order. Pure.

Aggregates only: no text of an appeal and nobody's name is ever in it. A quarter in which nothing
happened is told too, so that silence is never taken for a failure.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from reports.hiding import FEW
from reports.period import MONTH, QUARTER, YEAR, Period
from reports.rules import Json
from reports.trends import SurveyLine
from reports.verdicts import Verdict
from reports.wording import Say, day, number, percent, signed

TOP = 5
"""Causes and topics that are named; the others are one line (M-04)."""

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
        *_chapter(told.external, say("digest-external"), say),
        *_chapter(told.internal, say("digest-internal"), say),
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


def _chapter(block: Json, heading: str, say: Say) -> tuple[str, ...]:
    """One audience; if nothing came in and nothing was answered, one line says so."""
    silent = not (block["received"] or block["duplicates"] or block["waiting"]["answers"])
    if silent and not block["waiting"]["overdue_open"]:
        delta = _delta(block, say)
        return (f"{heading}\n{say('digest-nothing', delta=delta)}",)
    received = say(
        "digest-received",
        total=block["received"],
        delta=_delta(block, say),
        complaints=block["complaints"],
        more=_more(block, say),
        channels=_channels(block, say),
    )
    return (
        f"{heading}\n\n{received}",
        say("digest-causes", causes=_top(block["by_cause"], say)),
        say("digest-topics", topics=_top(block["by_topic"], say)),
        _waiting(block, say),
        _outcomes(block, say),
    )


def _delta(block: Json, say: Say) -> str:
    """The change against the period before, in percent too where it is told (A13)."""
    change = block["change"]
    told = signed(change["difference"])
    if change["percent"] is None:
        return told
    share = number(abs(change["percent"]), say)
    sign = told[0] if change["difference"] else ""
    return f"{told}, {sign}{share}%"


def _more(block: Json, say: Say) -> str:
    """Lines that are told only when there is something to tell."""
    return say(
        "digest-more",
        duplicates=block["duplicates"],
        repeats=block["repeats"],
        anonymous=block["anonymous"],
    )


def _channels(block: Json, say: Say) -> str:
    """Every channel of the profile: those with appeals, then the silent ones in one line (M-02)."""
    rows = [_row(row, say) for row in block["by_channel"] if row["count"]]
    silent = [row["title"] for row in block["by_channel"] if not row["count"]]
    if silent:
        rows.append(say("digest-silent-channels", channels=", ".join(silent)))
    return "\n".join(rows)


def _top(rows: Sequence[Json], say: Say) -> str:
    if not rows:
        return say("digest-empty")
    told = [_row(row, say) for row in rows[:TOP]]
    rest = rows[TOP:]
    if rest:
        share = round(sum(10 * row["share"] for row in rest)) / 10
        count = sum(row["count"] for row in rest)
        told.append(_row({"title": say("digest-rest"), "count": count, "share": share}, say))
    return "\n".join(told)


def _row(row: Json, say: Say) -> str:
    share = number(row["share"], say)
    return say("digest-line", title=row["title"], count=row["count"], share=share)


def _waiting(block: Json, say: Say) -> str:
    told = block["waiting"]
    return say(
        "digest-waiting",
        answered=told["answers"],
        wait_mean=number(told["mean_days"], say),
        wait_median=number(told["median_days"], say),
        wait_p90=number(told["p90_days"], say),
        in_time_share=percent(told["within_term"], say),
        overdue=told["overdue_open"],
        open=block["outcomes"]["all"]["other"]["open"],
        no_data=told["no_data"],
    )


def _outcomes(block: Json, say: Say) -> str:
    """By the base of the ordinance; the share is printed with its fraction (R-32)."""
    kind = block["outcomes"]["base"]
    told = block["outcomes"][kind]
    return say(
        "digest-outcomes",
        base_name=say("digest-base-all") if kind == "all" else say("digest-base-complaints"),
        base=told["base"],
        satisfied=told["satisfied"]["count"],
        satisfied_share=percent(told["satisfied"]["share"], say),
        refused=told["refused"]["count"],
        refused_share=percent(told["refused"]["share"], say),
        maturity=percent(block["maturity"], say),
        **{name: told["other"][name] for name in sorted(told["other"])},
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
