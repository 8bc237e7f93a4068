"""Papers of a roadmap of re-engineering (R-55): the evaluation, the processes, the plan. Pure.

They are about how appeals and requests are handled: what appeals showed, what authors said of it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from reports.document import Cell, Document, Heading, Paragraph, Part, Table, rows
from reports.pain.board import Board, Line
from reports.pain.map import pain_map
from reports.pain.processes import DIRECTION, of_direction
from reports.pain.words import PainWords
from reports.period_words import title as period_title
from reports.report.about import about
from reports.report.appeals import appeals
from reports.report.part import narrowed
from reports.report.surveys import surveys
from reports.report.told import Reported
from reports.wording import Say, day, number
from storage.pain_records import Measure

APPEALS = "appeals"
"""The direction of handling appeals."""
KINDS = {"2.1": "evaluation", "2.2": "processes", "2.3": "plan"}
"""Of papers, by their numbers in the roadmap: a number is no word that texts could choose by."""
NUMBERS = tuple(KINDS)


@dataclass(frozen=True, slots=True)
class Mapped:
    """The map as it stands. `units`: titles by id."""

    board: Board
    words: PainWords
    units: Mapping[str, str]


def roadmap(number: str, told: Reported, mapped: Mapped, say: Say) -> Document:
    """Raises KeyError for a number that no roadmap has."""
    body = _PAPERS[number]
    title = say("roadmap-title", paper=KINDS[number], period=period_title(told.period, say))
    own = replace(mapped, board=of_appeals(mapped.board))
    return (Heading(1, title), *body(replace(told, charts={}), own, say))


def of_appeals(board: Board) -> Board:
    """What appeals showed, and what was said of how they are handled."""

    def own(lines: Sequence[Line]) -> tuple[Line, ...]:
        return tuple(one for one in lines if _is_of_appeals(one))

    return replace(board, candidates=own(board.candidates), rows=own(board.rows))


def _is_of_appeals(line: Line) -> bool:
    row = line.row
    if row.process == of_direction(APPEALS) or APPEALS in {one.source for one in row.proofs}:
        return True
    return row.source == APPEALS or not row.process.startswith(f"{DIRECTION}:")


def due(board: Board) -> tuple[Line, ...]:
    """Confirmed, and so bad that the process is to be made anew, or planned to be."""
    return tuple(one for one in board.confirmed if one.priority == "high" or _anew(one))


def _anew(line: Line) -> tuple[Measure, ...]:
    return tuple(one for one in line.measures if one.kind == "reengineering" and not one.is_dropped)


def _evaluation(told: Reported, mapped: Mapped, say: Say) -> Iterator[Part]:
    yield from about(told, say)
    yield Heading(1, say("report-audience", audience="external"))
    yield from appeals(told, "external", say)
    yield from surveys(narrowed(told, APPEALS), "external", say)
    yield Heading(1, say("roadmap-problems"))
    yield _problems(mapped, say)
    yield from pain_map(mapped.board, mapped.words, mapped.units)


def _problems(mapped: Mapped, say: Say) -> Table:
    board, words = mapped.board, mapped.words
    lines: list[tuple[Cell, ...]] = [
        (
            number,
            words.process(one.row),
            words.title(one.row),
            say("map-state", state="candidate" if one.is_candidate else "confirmed"),
        )
        for number, one in enumerate((*board.confirmed, *board.candidates), start=1)
    ]
    head = (say("report-no"), say("roadmap-process"), say("report-problem"), say("roadmap-state"))
    note = "" if lines else say("map-empty")
    return Table("roadmap_problems", say("roadmap-problems"), head, rows(*lines), note)


def _processes(told: Reported, mapped: Mapped, say: Say) -> Iterator[Part]:
    yield from about(told, say)
    yield Paragraph(say("roadmap-processes-about"))
    words = mapped.words
    lines: list[tuple[Cell, ...]] = [
        (number, words.process(one.row), words.title(one.row), _why(one, words))
        for number, one in enumerate(due(mapped.board), start=1)
    ]
    head = (say("report-no"), say("roadmap-process"), say("report-problem"), say("roadmap-why"))
    yield Table(
        "roadmap_processes", say("roadmap-processes"), head, rows(*lines), _undecided(mapped)
    )


def _why(line: Line, words: PainWords) -> str:
    say = words.say
    told = [words.prevalence(line), words.priority(line)]
    told += [say("roadmap-planned", text=one.text) for one in _anew(line)]
    return "\n".join(told)


def _undecided(mapped: Mapped) -> str:
    """Why the list is short, if nobody decided of candidates yet."""
    say, waiting = mapped.words.say, len(mapped.board.candidates)
    told = "" if due(mapped.board) else say("roadmap-processes-none")
    return " ".join(filter(None, (told, say("map-undecided", n=waiting) if waiting else "")))


def _plan(told: Reported, mapped: Mapped, say: Say) -> Iterator[Part]:
    yield Paragraph(say("roadmap-annex"))
    yield from about(told, say)
    words = mapped.words
    lines: list[tuple[Cell, ...]] = []
    for line in due(mapped.board):
        planned: tuple[Measure | None, ...] = _anew(line) or (None,)
        for one in planned:
            lines.append((len(lines) + 1, *_planned(line, one, mapped)))
    head = (
        *(say("report-no"), say("roadmap-process"), say("report-problem"), say("roadmap-measure")),
        *(say("roadmap-target"), say("desk-pain-columns-owner"), say("desk-pain-columns-term")),
    )
    note = _undecided(mapped)
    yield Table("roadmap_plan", say("roadmap-plan"), head, rows(*lines), note)
    if any(not _anew(line) for line in due(mapped.board)):
        yield Paragraph(words.say("roadmap-unplanned"), "finding")


def _planned(line: Line, one: Measure | None, mapped: Mapped) -> tuple[Cell, ...]:
    words = mapped.words
    process, problem = words.process(line.row), words.title(line.row)
    if one is None:
        return process, problem, None, None, None, None
    term = words.say("map-done", day=day(one.done)) if one.done else day(one.due)
    owner = mapped.units.get(one.unit, one.unit)
    return process, problem, one.text, _target(one, words.say), owner, term


def _target(one: Measure, say: Say) -> str | None:
    if one.target is None:
        return None
    return say("desk-pains-aims", metric=one.metric, target=number(one.target / 10, say))


_PAPERS: Mapping[str, Callable[[Reported, Mapped, Say], Iterator[Part]]] = {
    "2.1": _evaluation,
    "2.2": _processes,
    "2.3": _plan,
}
