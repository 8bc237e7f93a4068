"""The report's chapter of additional surveys (R-56): why, what was decided, how sure it is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from bot.inquiry_words import rule
from bot.inquiry_words import sample as sample_words
from bot.texts import say
from reports.document import Cell, Document, Heading, Paragraph, Part, Share, Table, rows
from reports.inquiries import Sample, sample
from reports.pain.processes import Processes
from reports.period import parse
from reports.report.told import Reported
from reports.wording import day
from storage.inquiry_records import Inquiry, Line, Plan
from storage.records import Wave


@dataclass(frozen=True, slots=True)
class Asked:
    """All there are. `waves`: by id."""

    inquiries: tuple[Inquiry, ...]
    waves: Mapping[str, Wave]
    names: Processes


def inquiry_chapter(told: Reported, asked: Asked) -> Document:
    """() where the ordinance asks for none, and none was found."""
    until = [_until(one, told) for one in asked.inquiries]
    mine = [one for one in until if one.lines and _is_of(one, told)]
    if not mine and not told.profile.additional_survey:
        return ()
    parts: list[Part] = [Heading(1, say("inquiry-title"))]
    if not mine:
        parts.append(Paragraph(say("inquiry-chapter-none")))
    for number, one in enumerate(mine, start=1):
        parts += _inquiry(told, asked, number, one)
    return tuple(parts)


def _until(one: Inquiry, told: Reported) -> Inquiry:
    """As it was on the day of the cut-off."""
    return replace(one, lines=tuple(line for line in one.lines if line.day <= told.as_of))


def _is_of(one: Inquiry, told: Reported) -> bool:
    """Something of it is of this period, or it goes on since an earlier one."""
    quarters = {parse(line.quarter) for line in one.lines}
    if any(told.period.start <= quarter.start < told.period.end for quarter in quarters):
        return True
    return one.is_open and parse(one.found_in).start < told.period.start


def _inquiry(told: Reported, asked: Asked, number: int, one: Inquiry) -> Iterator[Part]:
    title = asked.names.title(one.process)
    yield Heading(2, title)
    lines: list[tuple[Cell, ...]] = [
        (say("inquiry-chapter-process"), title),
        (say("inquiry-chapter-evidence"), "\n".join(map(rule, one.evidence)) or None),
        (say("inquiry-chapter-state"), say("inquiry-state", state=one.state, clear=one.clear)),
        (say("inquiry-chapter-decisions"), "\n".join(map(_decided, one.lines))),
        *(_planned(one.plan) if one.plan else ()),
    ]
    head = (say("report-what"), say("report-value"))
    yield Table(f"inquiry_{number}", title, head, rows(*lines))
    if one.plan is not None:
        yield from _waves(told, asked, number, one)


def _decided(line: Line) -> str:
    """Who decided is in the desk; the report says what and when."""
    actor = say("inquiry-itself") if not line.actor else line.actor.rpartition(", ")[0]
    told = say("inquiry-line", step=line.step, date=day(line.day), actor=actor)
    return f"{told}: {line.body['reason']}" if "reason" in line.body else told


def _planned(plan: Plan) -> Iterator[tuple[Cell, ...]]:
    yield say("inquiry-chapter-basis"), plan.basis
    yield say("inquiry-chapter-pain"), plan.pain
    yield say("inquiry-chapter-units"), plan.units
    yield say("inquiry-chapter-population"), plan.population or None
    yield say("inquiry-chapter-wanted"), plan.wanted
    error = say("inquiry-chapter-error-of", error=plan.error, confidence=plan.confidence)
    yield say("inquiry-chapter-error"), error


def _waves(told: Reported, asked: Asked, number: int, one: Inquiry) -> Iterator[Part]:
    assert one.plan is not None
    lines: list[tuple[Cell, ...]] = []
    notes: list[str] = []
    for wave in (asked.waves[name] for name in one.waves if name in asked.waves):
        last = wave.last_day
        heading = say("inquiry-wave", first=day(wave.opened_on), last=day(last))
        if not wave.closed_on or wave.closed_on > told.as_of:
            notes.append(f"{heading}. {say('inquiry-asked-now')}")
        elif told.period.start <= wave.closed_on < told.period.end:
            reached = sample(one.plan, wave.opened, one.invited(wave.id))
            lines.append((heading, *_reached(reached)))
            notes.append(f"{heading}. {sample_words(reached)}")
    head = (
        *(say("inquiry-chapter-wave"), say("inquiry-chapter-population")),
        *(say("inquiry-chapter-wanted"), say("inquiry-chapter-answered")),
        *(say("inquiry-chapter-invited"), say("inquiry-chapter-response")),
        say("inquiry-chapter-margin"),
    )
    if lines:
        title = say("inquiry-chapter-sample")
        yield Table(f"inquiry_{number}_waves", title, head, rows(*lines))
    yield from (Paragraph(note, "note") for note in notes)


def _reached(told: Sample) -> tuple[Cell, ...]:
    response = None if told.response is None else Share(told.response, told.answered, told.invited)
    population = told.population or None
    return population, told.wanted, told.answered, told.invited or None, response, told.margin
