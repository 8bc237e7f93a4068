"""A survey of a strict wave: each page is sealed for good as soon as it is answered.

What was answered is known neither to the talk nor to the database any more, so there is no way
back past a sealed page; the page that is open now may still be mended.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from bot.handlers import survey_pages as pages
from bot.handlers.around import Around
from bot.handlers.sitting import Sitting
from bot.stages import Idle, TakingSurvey, Turn
from bot.surveys import remaining
from bot.surveys.remaining import Way
from bot.surveys.script import Survey
from bot.surveys.sizes import page_sizes
from storage.records import Draft, PageSealed, SealedDraft, Value


def sitting(survey: Survey, stage: TakingSurvey, sealed: SealedDraft, around: Around) -> Sitting:
    """The open page as far as it is filled in; empty after a restart, or after half an hour."""
    held = around.known.held_page(stage.paper)
    is_open = held is not None and held.question == sealed.question
    draft = held if held is not None and is_open else Draft(sealed.question)
    return Sitting(survey, stage, draft, around, due=sealed.due)


def is_strict(sitting: Sitting) -> bool:
    offered = sitting.around.surveys.get(sitting.survey.id)
    return offered is not None and offered.wave.strict


def begun(sitting: Sitting) -> Turn:
    """The first page of a new paper; of one begun before nothing is kept."""
    way = remaining.start(sitting.survey)
    sizes = page_sizes(sitting.survey)
    fact = PageSealed(sitting.stage.paper, way.question, way.due, sizes=sizes)
    return _at(sitting, way, fact)


def on(sitting: Sitting, answers: Mapping[str, Value]) -> Turn:
    """This page is answered or passed by: it is sealed, and the next one opens."""
    survey, asked = sitting.survey, sitting.question
    value = answers.get(asked.id)
    own = [f"{asked.id}.{option}" for option in asked.writing(value)] if value is not None else []
    way = remaining.after(survey, Way(asked.id, sitting.due or ()), value)
    fact = PageSealed(
        sitting.stage.paper,
        following=way.question if way else "",
        due=way.due if way else (),
        page=asked.id,
        place=survey.numbers[asked.id] + 1,
        answers={name: answers[name] for name in (asked.id, *own) if name in answers},
    )
    if way is None:
        return Turn(Idle(), (pages.finished(sitting.stage.paper),), (fact,))
    return _at(sitting, way, fact)


def _at(sitting: Sitting, way: Way, fact: PageSealed) -> Turn:
    stage = replace(sitting.stage, screen="question")
    opened = replace(sitting, stage=stage, draft=Draft(way.question), due=way.due)
    return Turn(stage, (pages.page(opened),), (fact,))
