"""The part of a report that a unit answers for: one direction of it (R-36). Pure.

Figures are those of the whole report: the same questionnaires, the same small groups hidden.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from config.directories import Directories
from reports.document import Cell, Document, Heading, Paragraph, Part, Share, Table, rows
from reports.pain.board import Board, Line
from reports.pain.processes import of_direction
from reports.period_words import title as period_title
from reports.report.about import about
from reports.report.surveys import surveys
from reports.report.told import AUDIENCES, Reported, counted
from reports.rules import Json, Rules
from reports.wording import Say, day
from storage.pain_tallies import About, PainTallies
from storage.side_records import Record
from storage.submission_records import WHOLE, Standing


@dataclass(frozen=True, slots=True)
class PartOf:
    """`unit`: the title of who answers for it, "" if nobody was named. `pains`: its rows of the map
    as a document, () where there is none."""

    direction: str
    unit: str
    standing: Standing
    tallies: PainTallies
    pains: Document = ()


def part(told: Reported, one: PartOf, rules: Rules, say: Say) -> Document:
    title = told.known.directions.title(one.direction)
    head = Heading(
        1, say("reportpart-title", direction=title, period=period_title(told.period, say))
    )
    mine = narrowed(told, one.direction)
    found: list[Part] = [head, *_whose(one, say), *about(told, say)]
    for audience in AUDIENCES:
        if one.direction in _directions(told, audience) or mine.of(audience)["surveys"]:
            found += [Heading(1, say("report-audience", audience=audience))]
            found += surveys(mine, audience, say)
    found += _appeals(one, rules, say)
    found += _measures(mine, one.direction, say)
    return (*found, *one.pains)


def narrowed(told: Reported, direction: str) -> Reported:
    """Of this direction alone; without charts, for those are of all."""
    own = {
        f"{audience}_directions": tuple(
            name for name in _directions(told, audience) if name == direction
        )
        for audience in AUDIENCES
    }
    return replace(
        told,
        profile=told.profile.model_copy(update=own),
        external=_of_direction(told.external, direction),
        internal=_of_direction(told.internal, direction),
        charts={},
    )


def _of_direction(figures: Json, direction: str) -> Json:
    mine = [one for one in figures["surveys"] if one["direction"] == direction]
    ids = {one["id"] for one in mine}
    waves = [one for one in figures.get("waves", ()) if one["survey"] in ids]
    sent = [
        one for one in figures.get("mailings", ()) if ids & {name for name, _ in one["surveys"]}
    ]
    return figures | {"surveys": mine, "annual": None, "waves": waves, "mailings": sent}


def board_of(board: Board, direction: str) -> Board:
    """Rows and candidates of the direction alone, with what was merged into them."""
    process = of_direction(direction)

    def own(lines: Sequence[Line]) -> tuple[Line, ...]:
        return tuple(one for one in lines if one.row.process == process)

    return replace(board, candidates=own(board.candidates), rows=own(board.rows))


def direction_of(told: About, known: Directories) -> str:
    """As the register says, else as the topic does; "" where neither names one."""
    topic = known.topics[told.topic] if told.topic and told.topic in known.topics else None
    return told.direction or (topic.direction if topic else "") or ""


def accepted(standings: Mapping[str, Standing], told: Reported, say: Say) -> Document:
    """In the whole report: where each of its parts stands, and since when (R-36)."""
    parts = [name for name in told.profile.directions if name != WHOLE]
    if not told.profile.report.per_direction_units:
        return ()
    lines: list[tuple[Cell, ...]] = []
    for name in parts:
        standing = _until(standings.get(name, Standing()), told)
        last = standing.last
        lines.append(
            (
                told.known.directions.title(name),
                say("reports-state", state=standing.state),
                last.day if last else None,
            )
        )
    head = (say("report-direction"), say("reportpart-state"), say("report-date"))
    note = say("reportpart-accepted-note", day=day(told.as_of))
    return (Table("parts", say("reportpart-accepted"), head, rows(*lines), note),)


def _until(standing: Standing, told: Reported) -> Standing:
    """As it was on the day of the cut-off."""
    return Standing(tuple(one for one in standing.lines if one.day <= told.as_of))


def _directions(told: Reported, audience: str) -> tuple[str, ...]:
    profile = told.profile
    return profile.external_directions if audience == "external" else profile.internal_directions


def _whose(one: PartOf, say: Say) -> Iterator[Part]:
    last = one.standing.last
    state = say("reports-state", state=one.standing.state)
    yield Paragraph(say("reportpart-unit", unit=one.unit or "none"))
    yield Paragraph(say("reportpart-stands", state=state, day=day(last.day) if last else "none"))


def _appeals(one: PartOf, rules: Rules, say: Say) -> Iterator[Part]:
    yield Heading(1, say("report-appeals"))
    lines: list[tuple[Cell, ...]] = []
    causes: Counter[str] = Counter()
    for audience in AUDIENCES:
        received, complaints, again = _received(one, audience, rules, causes)
        answers, in_term = _answers(one, audience, rules)
        lines.append(
            (
                say("report-audience", audience=audience),
                *(received, complaints, again, answers),
                counted(in_term, answers) if answers else None,
            )
        )
    head = (
        *(say("report-whose"), say("reportpart-received"), say("reportpart-complaints")),
        *(say("reportpart-repeats"), say("report-answers"), say("report-within-term")),
    )
    note = say("reportpart-appeals-note")
    yield Table("part_appeals", say("report-appeals"), head, rows(*lines), note)
    yield _causes(causes, rules.known, say)


def _received(
    one: PartOf, audience: str, rules: Rules, causes: Counter[str]
) -> tuple[int, int, int]:
    """(all, complaints, repeats); `causes` grows by them."""
    received = complaints = again = 0
    for row, n in one.tallies.received.items():
        if row.about.audience == audience and _is_mine(one, row.about, rules):
            received += n
            complaints += n * rules.is_complaint(row.kind)
            again += n * row.repeat
            causes[row.cause or ""] += n
    return received, complaints, again


def _answers(one: PartOf, audience: str, rules: Rules) -> tuple[int, int]:
    answers = in_term = 0
    for row, n in one.tallies.answers.items():
        if row.about.audience == audience and _is_mine(one, row.about, rules):
            answers += n
            in_term += n * rules.is_in_term(row.waited, row.extended)
    return answers, in_term


def _is_mine(one: PartOf, told: About, rules: Rules) -> bool:
    return direction_of(told, rules.known) == one.direction


def _causes(causes: Counter[str], known: Directories, say: Say) -> Table:
    base = causes.total()
    order = sorted(causes.items(), key=lambda pair: (-pair[1], pair[0]))
    lines: list[tuple[Cell, ...]] = [
        (known.causes.title(name) if name else known.unspecified, n, counted(n, base))
        for name, n in order
    ]
    if base:
        lines.append((say("report-in-all"), base, Share(100.0, base, base)))
    head = (say("report-by", kind="causes"), say("report-count"), say("report-share"))
    note = "" if base else say("report-list-empty", kind="causes")
    return Table("part_causes", say("report-list", kind="causes"), head, rows(*lines), note)


def _measures(told: Reported, direction: str, say: Say) -> Iterator[Part]:
    """Decisions and materials whose topic is of the direction."""
    mine = [one for one in told.actions if _topic_direction(told, one) == direction]
    lines: list[tuple[Cell, ...]] = [
        (
            one.day,
            say("desk-side-kind", kind=one.values["kind"]),
            one.values["title"] or None,
            one.values["document"] or None,
        )
        for one in sorted(mine, key=lambda one: (one.day, one.id))
    ]
    head = (
        *(say("report-date"), say("report-kind")),
        *(say("report-act", what="decisions"), say("report-document")),
    )
    yield Heading(1, say("report-decisions"))
    note = "" if lines else say("report-acts-none", what="decisions")
    yield Table("part_measures", say("report-decisions"), head, rows(*lines), note)


def _topic_direction(told: Reported, one: Record) -> str:
    topic = one.values["topic"]
    return told.known.topics[topic].direction or "" if topic in told.known.topics else ""
