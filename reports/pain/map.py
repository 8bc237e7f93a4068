"""The pain map as a document: the columns and the footnote of the ordinance's appendix. Pure.

Everything that was revealed is here (R-48): rows of the map, what was merged into them, and
candidates that nobody decided of yet, told as such; rejected ones below, with their reasons.
A table a group of processes and point of contact (R-47), numbered through.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from reports import pains
from reports.document import Cell, Document, Heading, Paragraph, Part, Table, rows
from reports.pain.board import Board, Line
from reports.pain.processes import Place
from reports.pain.words import PainWords
from reports.period_words import title as title_of
from reports.wording import day
from storage.pain_records import Measure, PainRow

LINE = "\n"
SEVERAL = 2


@dataclass(frozen=True, slots=True)
class Written:
    """`units`: titles of units by id."""

    board: Board
    words: PainWords
    units: Mapping[str, str]

    def place(self, line: Line) -> Place:
        return self.words.processes.place(line.row.process)


def pain_map(board: Board, words: PainWords, units: Mapping[str, str]) -> Document:
    told, say = Written(board, words, units), words.say
    lines = sorted((*board.confirmed, *board.candidates), key=lambda one: _spot(told.place(one)))
    title = say("map-document", period=title_of(board.wish.period, say))
    parts: list[Part] = [Heading(1, title)]
    if board.candidates:
        parts.append(Paragraph(say("map-undecided", n=len(board.candidates)), "finding"))
    groups: dict[tuple[str, str], list[Line]] = {}
    for line in lines:
        place = told.place(line)
        groups.setdefault((place.group, place.point), []).append(line)
    first = 1
    for nth, (group, some) in enumerate(groups.items(), 1):
        heading = " · ".join(filter(None, group))
        parts += [Heading(2, heading)] if heading else []
        parts.append(_table(told, f"pain_map_{nth}", heading or title, (first, some)))
        first += len(some)
    if not groups:
        parts.append(Table("pain_map_1", title, _head(words), (), say("map-empty")))
        parts.append(Paragraph(footnote(words)))
    return (*parts, *_rejected(told))


def footnote(words: PainWords) -> str:
    return words.say("desk-pain-columns-footnote")


def _head(words: PainWords) -> tuple[str, ...]:
    """Exactly those of the appendix, in its order (R-46)."""
    say = words.say
    return (
        say("desk-pain-columns-number"),
        say("desk-pain-columns-process"),
        say("desk-pain-columns-problem"),
        say("desk-pain-columns-prevalence"),
        say("desk-pain-columns-priority"),
        say("desk-pain-columns-measures"),
        say("desk-pain-columns-owner"),
        say("desk-pain-columns-term"),
    )


def _table(told: Written, name: str, title: str, of: tuple[int, Sequence[Line]]) -> Table:
    first, lines = of
    filled = [_row(told, number, line) for number, line in enumerate(lines, first)]
    return Table(name, title, _head(told.words), rows(*filled), footnote(told.words))


def _row(told: Written, number: int, line: Line) -> tuple[Cell, ...]:
    words, row = told.words, line.row
    planned = [one for one in line.measures if not one.is_dropped]
    owners = [told.units.get(one.unit, one.unit) for one in planned]
    return (
        number,
        words.process(row),
        _problems(told, line),
        _capital(words.level(row.prevalence)) + LINE + words.method(line),
        _capital(words.level(line.priority)) + LINE + words.score(line),
        _numbered(_measures(words, planned)),
        owners[0] if len(set(owners)) == 1 else _numbered(owners),
        _numbered(_term(words, one) for one in planned) or _term_by_priority(words, line),
    )


def _problems(told: Written, line: Line) -> str:
    words, say = told.words, told.words.say
    merged = [one.row for one in told.board.merged_with(line.row.id)]
    titles = [words.title(line.row), *(_merged(words, one, line.row) for one in merged)]
    named = [say("map-item", text=one) for one in titles]
    return LINE.join([*named, *([say("map-candidate")] if line.is_candidate else [])])


def _measures(words: PainWords, planned: Sequence[Measure]) -> list[str]:
    if len(planned) < SEVERAL:
        return [words.say("map-item", text=one.text) for one in planned]
    return [one.text for one in planned]


def _merged(words: PainWords, row: PainRow, into: PainRow) -> str:
    """With its process where that is another one: it stands in no other place of the map."""
    title = words.title(row)
    return title if row.process == into.process else f"{title} ({words.process(row)})"


def _numbered(told: Iterable[str]) -> str | None:
    """One alone as it is; of several which measure is whose and till when is told by numbers."""
    listed = list(told)
    if len(listed) < SEVERAL:
        return LINE.join(listed) or None
    return LINE.join(f"{number}) {one}" for number, one in enumerate(listed, 1))


def _term(words: PainWords, one: Measure) -> str:
    if one.done is not None:
        return words.say("map-done", day=day(one.done))
    return words.say("map-due", day=day(one.due))


def _term_by_priority(words: PainWords, line: Line) -> str:
    """Of a row without measures; of a candidate it runs from the approval."""
    if line.row.is_threat:
        return words.say("map-at-once")
    if line.is_candidate:
        return words.say("map-days", n=pains.TERMS[line.priority])
    return words.say("map-due", day=day(pains.term(line.row.day, line.priority)))


def _rejected(told: Written) -> Document:
    """What stays in the log (R-48)."""
    say = told.words.say
    lines = [one for one in told.board.rows if one.row.state == "rejected"]
    if not lines:
        return ()
    head = (
        say("desk-pain-columns-process"),
        say("desk-pain-columns-problem"),
        say("map-reason"),
    )
    words = told.words
    filled = [(words.process(one.row), words.title(one.row), one.row.reason) for one in lines]
    title = say("map-rejected")
    return Heading(2, title), Table("pains_rejected", title, head, rows(*filled))


def _spot(place: Place) -> tuple[bool, str, str]:
    """Processes of the body's register first, by group and point."""
    return not place.point, place.group, place.point


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
