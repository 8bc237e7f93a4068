"""What the digest tells of the appeals of one audience: the six metrics of the ordinance. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from config.ordinance import Clause, Clauses
from reports.digest import change as digest_change
from reports.digest.change import Past, change_words, received_then, share_then
from reports.rules import Json
from reports.wording import Say, number, percent

TOP = 5
"""Causes and topics that are named; the others are one line (M-04)."""


@dataclass(frozen=True, slots=True)
class Chapter:
    """`block`: the block `appeals` of one audience. `clauses`: what the ordinance calls the six
    metrics; `in_full`: its words are told, not the clause alone."""

    heading: str
    block: Json
    past: Past
    clauses: Clauses | None
    in_full: bool


def chapter(told: Chapter, say: Say) -> tuple[str, ...]:
    """One audience; if nothing came in and nothing was answered, one line says so."""
    block = told.block
    silent = not (block["received"] or block["duplicates"] or block["waiting"]["answers"])
    if silent and not block["waiting"]["overdue_open"]:
        delta = change_words(block["change"], say)
        return (f"{told.heading}\n{say('digest-nothing', delta=delta, kind=told.past.kind)}",)
    causes = _clause(told, "causes", say)
    topics = _clause(told, "topics", say)
    at = [_place(told, say, name) for name in ("causes", "topics")]
    return (
        f"{told.heading}\n\n{_received(told, say)}{_clients(block, say)}",
        say("digest-causes", at=at[0], clause=causes, causes=_top(block["by_cause"], say)),
        say("digest-topics", at=at[1], clause=topics, topics=_top(block["by_topic"], say)),
        _waiting(told, say),
        _outcomes(told, say) + _rating(block["author_rating"], say),
    )


def _clause(told: Chapter, name: str, say: Say) -> str:
    """The ordinance's words and where they stand, as a line that ends; "" where they are not told.

    `name`: of the metric, as the profile's `clauses` has it.
    """
    clause: Clause | None = getattr(told.clauses, name, None)
    if clause is None or not told.in_full:
        return ""
    form = "full" if clause.at else "words"
    return f"{say('digest-clause', form=form, says=clause.says, at=clause.at)}\n"


def _place(told: Chapter, say: Say, *names: str) -> str:
    """Where the ordinance names them, behind the heading of who is told no words of it."""
    if told.in_full or told.clauses is None:
        return ""
    places = dict.fromkeys(getattr(told.clauses, name).at for name in names)
    at = "; ".join(place for place in places if place)
    return f" {say('digest-clause', form='place', says='', at=at)}" if at else ""


def _received(told: Chapter, say: Say) -> str:
    block = told.block
    return say(
        "digest-received",
        at=_place(told, say, "received"),
        clause=_clause(told, "received", say),
        total=block["received"],
        delta=change_words(block["change"], say),
        kind=told.past.kind,
        complaints=block["complaints"],
        ago=received_then(block, told.past, say),
        more=_more(block, say),
        channels=_channels(block, say),
    )


def _more(block: Json, say: Say) -> str:
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


def _waiting(told: Chapter, say: Say) -> str:
    block = told.block
    waits = block["waiting"]
    return say(
        "digest-waiting",
        at=_place(told, say, "waiting"),
        clause=_clause(told, "waiting", say),
        answered=waits["answers"],
        wait_mean=number(waits["mean_days"], say),
        wait_median=number(waits["median_days"], say),
        wait_p90=number(waits["p90_days"], say),
        in_time_share=percent(waits["within_term"], say),
        then=share_then(block, told.past, digest_change.in_time, say),
        working=number(waits["working"]["mean_days"], say),
        overdue=waits["overdue_open"],
        open=block["outcomes"]["all"]["other"]["open"],
        no_data=waits["no_data"],
    )


def _outcomes(told: Chapter, say: Say) -> str:
    """By the base of the ordinance; the share is printed with its fraction (R-32), and beside the
    shares how many outcomes are known (M-13)."""
    block = told.block
    kind = block["outcomes"]["base"]
    found = block["outcomes"][kind]
    return say(
        "digest-outcomes",
        base_name=say("digest-base-all") if kind == "all" else say("digest-base-complaints"),
        base=found["base"],
        at=_place(told, say, "satisfied", "unsatisfied"),
        maturity=percent(block["maturity"], say),
        ripe="no" if block["preliminary"] else "yes",
        satisfied_clause=_clause(told, "satisfied", say),
        satisfied=found["satisfied"]["count"],
        satisfied_share=percent(found["satisfied"]["share"], say),
        satisfied_then=share_then(block, told.past, digest_change.satisfied, say),
        refused_clause=_clause(told, "unsatisfied", say),
        refused=found["refused"]["count"],
        refused_share=percent(found["refused"]["share"], say),
        refused_then=share_then(block, told.past, digest_change.refused, say),
        **{name: found["other"][name] for name in sorted(found["other"])},
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
