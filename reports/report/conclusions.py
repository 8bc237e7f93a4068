"""Conclusions that some ordinances ask for: problems of the quarter, a rating of directions. Pure.

Problems stand here even where no pain map is drawn (R-42).
"""

from __future__ import annotations

from collections.abc import Iterator

from reports.appeals import NONE
from reports.document import Cell, Document, Heading, Paragraph, Part, Share, Table, rows
from reports.report.counts import label, of_cause
from reports.report.told import AUDIENCES, Reported
from reports.wording import Say

MOST = 10
"""Problems of one table."""


def conclusions(told: Reported, say: Say) -> Document:
    parts = list(_problems(told, say)) if told.profile.problem_list else []
    parts += list(_rating(told, say)) if told.profile.client_rating else []
    return (Heading(1, say("report-conclusions")), *parts) if parts else ()


def _problems(told: Reported, say: Say) -> Iterator[Part]:
    yield Heading(2, say("report-problems"))
    yield Paragraph(say("report-problems-about"))
    yield _of_appeals(told, say)
    yield _of_surveys(told, say)


def _of_appeals(told: Reported, say: Say) -> Table:
    lines: list[tuple[Cell, ...]] = []
    for audience in AUDIENCES:
        block = told.appeals(audience)
        named = [row for row in block["by_cause"] if _is_problem(told, row["id"])][:MOST]
        lines += [
            (
                row["title"],
                say("report-audience", audience=audience),
                row["count"],
                Share(row["share"], row["count"], block["received"]),
                _severity(told, row["id"]),
            )
            for row in named
        ]
    head = (
        *(say("report-problem"), say("report-whose"), say("report-count")),
        *(say("report-share"), say("report-severity")),
    )
    note = "" if lines else say("report-problems-none")
    return Table("problems_appeals", say("report-problems-appeals"), head, rows(*lines), note)


def _is_problem(told: Reported, cause: str) -> bool:
    """Gratitude is a cause to write, too."""
    return cause != NONE and _severity(told, cause) != 0


def _severity(told: Reported, cause: str) -> int | None:
    return told.known.causes[cause].severity if cause in told.known.causes else None


def _of_surveys(told: Reported, say: Say) -> Table:
    lines: list[tuple[Cell, ...]] = []
    for audience in AUDIENCES:
        for survey in told.of(audience)["surveys"]:
            direction = told.known.directions.title(survey["direction"])
            lines += [
                (
                    label(one["id"], told.asked(survey)),
                    direction,
                    one["count"],
                    of_cause(one, survey, told.asked(survey)),
                )
                for one in survey["causes"][:MOST]
            ]
    head = (
        *(say("report-problem"), say("report-direction")),
        *(say("report-marked"), say("report-share")),
    )
    note = say("report-cells-note", kind="causes") if lines else say("report-problems-none")
    return Table("problems_surveys", say("report-problems-surveys"), head, rows(*lines), note)


def _rating(told: Reported, say: Say) -> Iterator[Part]:
    """M-25 (R-43): by the index; of equal ones by fewer unsatisfied, then by more answers."""
    known = [one for one in AUDIENCES if told.of(one).get("directions") is not None]
    if known:
        yield Heading(2, say("report-ranking"))
    for audience in known:
        ranked = told.of(audience)["directions"]
        lines: list[tuple[Cell, ...]] = [
            (
                one["rank"] if one.get("rank") is not None else say("report-not-ranked"),
                told.known.directions.title(one.get("direction") or one.get("id")),
                one.get("n"),
                one.get("index") if isinstance(one.get("index"), int | float) else None,
                Share(one.get("dsat"), None, one.get("n")),
            )
            for one in ranked
        ]
        head = (
            *(say("report-rank"), say("report-direction"), say("report-n")),
            *(say("report-index"), say("report-dsat")),
        )
        title = say("report-ranking-of", audience=audience)
        note = say("report-ranking-note") if lines else say("report-ranking-none")
        yield Table(f"{audience}_ranking", title, head, rows(*lines), note)
