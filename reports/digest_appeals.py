"""What the digest tells of the appeals of one audience: what came in, waited, came out. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from reports.rules import Json
from reports.wording import Say, number, percent, signed

TOP = 5
"""Causes and topics that are named; the others are one line (M-04)."""


def chapter(block: Json, heading: str, say: Say) -> tuple[str, ...]:
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
    received += _clients(block, say)
    return (
        f"{heading}\n\n{received}",
        say("digest-causes", causes=_top(block["by_cause"], say)),
        say("digest-topics", topics=_top(block["by_topic"], say)),
        _waiting(block, say),
        _outcomes(block, say) + _rating(block["author_rating"], say),
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


def _clients(block: Json, say: Say) -> str:
    """Kinds of clients, where anybody wrote them down (R-02); employees are employees."""
    rows = block["by_client_kind"]
    if {row["id"] for row in rows} <= {"none", "employee"}:
        return ""
    told = "; ".join(_row(row, say) for row in rows)
    return f"\n{say('digest-clients', clients=told)}"


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
        working=number(told["working"]["mean_days"], say),
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


def _rating(told: Json, say: Say) -> str:
    """What authors say of the answers, where anybody was asked; beside the outcomes (R-28)."""
    if not told["asked"]:
        return ""
    line = say(
        "digest-rating",
        rated=told["rated"],
        asked=told["asked"],
        response=percent(told["response"], say),
        helped=percent(told["helped"]["share"], say),
        mean=number(told["mean"], say),
        gap=told["gap"],
    )
    return f"\n{line}"
