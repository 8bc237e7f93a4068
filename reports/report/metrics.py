"""The six metrics of the ordinance, in its words, with the clause beside each. Pure."""

from __future__ import annotations

from config.ordinance import Clauses
from reports.document import Cell, Document, Heading, Share, Table, cell_text, rows
from reports.report.about import maturity
from reports.report.told import AUDIENCES, Reported, lines, single, top
from reports.rules import Json
from reports.wording import Say, number


def words_of_ordinance(told: Reported, audience: str, say: Say) -> Document:
    block = told.appeals(audience)
    clauses = told.profile.clauses
    return (
        Heading(2, say("report-audience", audience=audience)),
        six(f"{audience}_six", block, clauses, say),
        maturity(block, say),
    )


def six(name: str, block: Json, clauses: Clauses, say: Say) -> Table:
    """The answer to each of the six clauses: the whole of what an auditor looks for first."""
    told = (
        (clauses.received, _received(block, say)),
        (clauses.causes, _causes(block, say)),
        (clauses.topics, top(block["by_topic"], say)),
        (clauses.waiting, _waiting(block, say)),
        (clauses.satisfied, _outcome(block, "satisfied", say)),
        (clauses.unsatisfied, _outcome(block, "refused", say)),
    )
    answers = [
        (number, clause.says, clause.at, answer)
        for number, (clause, answer) in enumerate(told, start=1)
    ]
    head = (say("report-no"), say("report-metric"), say("report-clause"), say("report-value"))
    return Table(name, say("report-six"), head, rows(*answers))


def totals(told: Reported, say: Say) -> Document:
    """Both audiences together (R-30)."""
    blocks = [told.appeals(audience) for audience in AUDIENCES]
    measures = (
        (say("report-received"), "received"),
        (say("report-complaints"), "complaints"),
        (say("report-repeats"), "repeats"),
        (say("report-anonymous"), "anonymous"),
        (say("report-duplicates"), "duplicates"),
    )
    counts = [(title, *(block[key] for block in (*blocks, told.total))) for title, key in measures]
    shares: list[tuple[Cell, ...]] = [
        (title, *(_share(block, key) for block in (*blocks, told.total)))
        for title, key in (
            (say("report-satisfied"), "satisfied"),
            (say("report-refused"), "refused"),
        )
    ]
    audiences = [say("report-audience", audience=audience) for audience in AUDIENCES]
    head = (say("report-what"), *audiences, say("report-total"))
    table = Table("total", say("report-both"), head, rows(*counts, *shares), _base(told, say))
    return Heading(2, say("report-both")), table


def _base(told: Reported, say: Say) -> str:
    return say("report-base", base=told.profile.base)


def _share(block: Json, key: str) -> Share:
    outcomes = block["outcomes"][block["outcomes"]["base"]]
    return single(outcomes[key], outcomes["base"])


def _received(block: Json, say: Say) -> str:
    told = [
        say("report-answer-received", received=block["received"], complaints=block["complaints"]),
        lines(block["by_channel"], say),
    ]
    silent = [row["title"] for row in block["by_channel"] if not row["count"]]
    if silent:
        told.append(say("report-answer-silent", silent=", ".join(silent)))
    return "\n".join(line for line in told if line)


def _causes(block: Json, say: Say) -> str:
    causes = top(block["by_cause"], say)
    return f"{say('report-answer-causes', received=block['received'])}\n{causes}"


def _waiting(block: Json, say: Say) -> str:
    waits = block["waiting"]
    return say(
        "report-answer-waiting",
        answers=waits["answers"],
        mean=number(waits["mean_days"], say),
        median=number(waits["median_days"], say),
        p90=number(waits["p90_days"], say),
        in_time=cell_text(Share(waits["within_term"]), say),
        overdue=waits["overdue_open"],
    )


def _outcome(block: Json, key: str, say: Say) -> str:
    outcomes = block["outcomes"][block["outcomes"]["base"]]
    told = outcomes[key]
    share = cell_text(single(told, outcomes["base"]), say)
    return say("report-answer-outcome", count=told["count"], share=share)
