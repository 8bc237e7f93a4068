"""Sheets of a survey to print: its questions in words for paper, the note on how to fill it in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from bot import links
from bot.surveys.offered import Offered
from bot.surveys.paper import PaperQuestion, asked, ranges
from bot.surveys.script import Survey
from bot.texts import say
from reports.paper.blocks import Answer, Block
from reports.paper.sheets import Number, PrintedSurvey, pages
from storage import short_codes
from storage.sheet_numbers import grouped, series_of, short

LINES = 4
"""To write on; whoever needs more has the back of the sheet."""


@dataclass(frozen=True, slots=True)
class Phone:
    """For those who prefer theirs: the site that is printed, and the short code of the survey."""

    site: str
    code: str


@dataclass(frozen=True, slots=True)
class Print:
    """`until`: the last day, or None where the survey goes on; `place` in words, "" for none."""

    survey: Survey
    title: str
    organisation: str
    until: date | None = None
    place: str = ""
    phone: Phone | None = None


def last_day(offered: Offered) -> date | None:
    """None for a survey that is asked all the year round: its next wave takes the sheets, too."""
    return None if offered.wave.permanent else offered.wave.last_day


def paper_of(told: Print) -> PrintedSurvey:
    """The same for every sheet of a pile."""
    blocks = tuple(_block(one) for one in asked(told.survey))
    link = links.choice(told.phone.site)(told.phone.code) if told.phone else ""
    return PrintedSurvey(told.title, told.organisation, tuple(_notes(told)), blocks, link)


def drawn(told: Print, numbers: Sequence[str]) -> list[str]:
    """Pages of a sheet for each number; of one without a number where there are none."""
    shown = [Number(grouped(series_of(number)), short(number)) for number in numbers]
    return list(pages(paper_of(told), shown or [Number()], say))


def _notes(told: Print) -> Iterator[str]:
    yield say("posters-paper-note")
    yield say("paper-pile")
    if told.place:
        yield say("paper-place", place=told.place)
    if told.until:
        yield say("paper-until", date=f"{told.until:%d.%m.%Y}")
    if told.phone:
        site, code = links.spoken(told.phone.site), short_codes.grouped(told.phone.code)
        yield say("paper-phone", address=site, code=code)


def _block(one: PaperQuestion) -> Block:
    hints = [whom_for(one)] if one.only_if else []
    hints += [say("paper-many")] if one.kind == "many" else []
    boxes = [Answer(box.number, box.label, bool(box.own)) for box in one.boxes]
    row = _row(one, boxes)
    return Block(
        text=f"{one.number}. {one.text}",
        hints=tuple(hints),
        row=tuple(row),
        answers=tuple(boxes[len(row) :]),
        after=ending(one),
        lines=LINES if one.kind == "text" else 0,
    )


def whom_for(one: PaperQuestion) -> str:
    """Which numbers above call for it, in words; "" for a question to everybody."""
    return " ".join(
        say("paper-only-if", n=above.number, answers=ranges([box.number for box in above.boxes]))
        for above in one.only_if
    )


def ending(one: PaperQuestion) -> str:
    """After which numbers nothing more is asked, in words; "" where all go on."""
    numbers = ranges([box.number for box in one.over])
    return say("paper-over", answers=numbers) if numbers else ""


def _row(one: PaperQuestion, boxes: list[Answer]) -> list[Answer]:
    """Marks from 0 to 10, unless one in the middle has words of its own."""
    marks = boxes[:11] if one.kind == "marks" else []
    return [] if any(box.label for box in marks[1:-1]) else marks
