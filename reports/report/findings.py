"""What is to be seen first: the period in a few lines, for whoever signs. Pure.

Every line repeats what a table of the report says; a change of a share is told with what may be
concluded of it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from reports.appeals import NONE
from reports.digest import change as digest_change
from reports.digest.change import Part as Portion
from reports.document import Document, Heading, Paragraph, Share, cell_text
from reports.report.compared import kept
from reports.report.told import AUDIENCES, Reported, single
from reports.rounding import percent
from reports.rules import Json
from reports.statistics import FEW, compare
from reports.wording import Say, number, signed

MANY = 3
"""Appeals of a cause, or of a topic, that make it the most frequent."""
LEAST = FEW
"""Answers from which a direction is named."""


def findings(told: Reported, say: Say) -> Document:
    lines = "\n".join(f"— {line}" for line in _lines(told, say))
    return (Heading(2, say("report-findings")), Paragraph(lines))


def _lines(told: Reported, say: Say) -> Iterator[str]:
    for audience in AUDIENCES:
        block = told.appeals(audience)
        yield _received(told, audience, say)
        if block["received"]:
            yield from _about_appeals(told, audience, say)
    yield from _surveys(told, say)


def _received(told: Reported, audience: str, say: Say) -> str:
    block, ago = told.appeals(audience), kept(told.of(audience)["year_ago"])
    count = block["received"]
    return say(
        "finding-received",
        audience=audience,
        count=count,
        complaints=block["complaints"],
        change=signed(block["change"]["difference"]),
        year=signed(count - ago["received"]) if ago else "none",
    )


def _about_appeals(told: Reported, audience: str, say: Say) -> Iterator[str]:
    block = told.appeals(audience)
    for kind in ("by_cause", "by_topic"):
        named = (one for one in block[kind] if one["id"] != NONE)
        row = next((one for one in named if one["count"] >= MANY), None)
        if row:
            share = cell_text(single(row, block["received"]), say)
            yield say("finding-most", kind=kind, title=row["title"], share=share)
    waits = block["waiting"]
    if waits["answers"]:
        share = cell_text(Share(waits["within_term"], None, waits["answers"]), say)
        then = _then(told, audience, digest_change.in_time, say)
        overdue = waits["overdue_open"]
        yield say("finding-in-time", share=share, overdue=overdue) + then
    base = block["outcomes"]["base"]
    outcomes = block["outcomes"][base]
    if outcomes["base"]:
        for key, of in (("satisfied", digest_change.satisfied), ("refused", digest_change.refused)):
            share = cell_text(single(outcomes[key], outcomes["base"]), say)
            then = _then(told, audience, of, say)
            yield say("finding-outcome", key=key, base=base, share=share) + then


def _then(told: Reported, audience: str, of: Callable[[Json], Portion], say: Say) -> str:
    """The share of the period before, and what may be concluded; "" where there was none."""
    now, before = of(told.appeals(audience)), of(told.of(audience)["previous"])
    if not (now[1] and before[1]):
        return ""
    share = cell_text(Share(percent(*before)), say)
    return " " + say("finding-then", share=share, verdict=compare(*before, *now).verdict)


def _surveys(told: Reported, say: Say) -> Iterator[str]:
    """The direction with the lowest index, and those that changed."""
    asked = [one for name in AUDIENCES for one in told.of(name)["surveys"]]
    sure = [one for one in asked if _is_number(one["index"]) and (one["n"] or 0) >= LEAST]
    title = told.known.directions.title
    if len(sure) > 1:
        low = min(sure, key=lambda one: (one["index"], one["direction"]))
        index = number(low["index"], say)
        yield say("finding-lowest", title=title(low["direction"]), index=index, n=low["n"])
    for one in asked:
        verdict = (one.get("compared") or {}).get("verdict")
        if verdict in ("up", "down"):
            yield say("finding-survey", title=title(one["direction"]), verdict=verdict)


def _is_number(value: object) -> bool:
    return isinstance(value, int | float)
