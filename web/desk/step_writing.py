"""What a clerk has typed and chosen for a step so far, and what is to be thought of before it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from bot.handlers import staff_steps, staff_terms, staff_windows
from bot.handlers.staff_office import QUESTION_DAYS, came_elsewhere, channel_title, unsent
from bot.handlers.staff_terms import Days
from bot.handlers.staff_words import day
from bot.texts import say
from storage.case_records import Case
from storage.case_steps import Step
from storage.file_records import HeldFile
from storage.twin_records import Original
from web.desk import template_choice
from web.desk.frame import Desk


@dataclass(frozen=True, slots=True)
class Writing:
    """What was typed and chosen so far."""

    case: Case
    step: Step
    text: str = field(default="", repr=False)
    cause: str = ""
    until: str = ""  # as typed
    last: date | None = None  # what it means
    original: str = ""  # as typed
    found: Original | None = None
    templates: tuple[template_choice.Choice, ...] = ()
    files: tuple[HeldFile, ...] = field(default=(), repr=False)

    @property
    def takes_files(self) -> bool:
        """Not for a letter: nothing can be sent to its author from here."""
        is_sent = not came_elsewhere(self.case.message)
        return self.needs_words and self.step.takes_files and is_sent

    @property
    def needs_words(self) -> bool:
        return staff_steps.needs_words(self.step, self.case)

    @property
    def road(self) -> str:
        """Why nothing is sent to the author; "" if it is, or there are no words for the author."""
        if not self.needs_words or self.step.name in staff_windows.TO_NOBODY:
            return ""
        return unsent(self.case.message)

    @property
    def verb(self) -> str:
        """What the last button does."""
        return staff_windows.last_verb(self.step, self.case)

    @property
    def asked(self) -> str:
        step = self.step.name
        if self.road:
            return say("desk-case-ask-unsent", step=step, days=QUESTION_DAYS)
        return say("desk-case-ask", step=step, days=QUESTION_DAYS)


def days_of(desk: Desk) -> Days:
    return Days(desk.parts.office, desk.parts.clock().date())


def notes_of(writing: Writing, days: Days) -> Iterator[str]:
    """What is worth a second thought before it is sent."""
    case, step, found = writing.case, writing.step, writing.found
    if road := writing.road:
        yield say("staff-unsent", road=road, channel=channel_title(case.message.channel))
    if found is not None:
        shown_as = found.number or found.key
        yield say("staff-check-duplicate", number=case.number, original=shown_as)
        if found.answer:
            yield say("desk-case-its-answer", number=shown_as, text=found.answer)
    if step.name == "hide":
        yield say("staff-check-hide", number=case.number, reason=writing.text)
    if writing.last:
        yield say("staff-check-until", step=step.name, due=day(writing.last))
        if moved := staff_terms.moved(writing.until, writing.last, days):
            yield moved
    late = staff_terms.forwarding_late(case, days) if step.name == "forwarded" else 0
    if late:
        yield say("staff-check-late", days=late, term=days.office.forward_term)
    yield from staff_windows.told_of_twins(step, case)
