"""The door for free texts of surveys: apart from ratings, of ten and more, in no order.

Texts are stored without phones, names and links; they are scrubbed again here, since rules grow.
What they answered, on which day and beside which marks is not told: it would lead to the person.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from random import SystemRandom
from typing import TYPE_CHECKING, Protocol

from reports import hiding
from reports.period import Period
from reports.plain_words import plain
from reports.questionnaire import Questionnaire, read
from storage.survey_tallies import Occasion

if TYPE_CHECKING:
    from storage.sql.comments import Batch, Comment, Comments
    from storage.sql.scripts import Scripts

_CHANCE = SystemRandom()

AT_ONCE = 200
"""Texts on one process that are shown at once, drawn anew each time."""

Scrub = Callable[[str], str]
"""Hides phones, e-mail, names, links, numbers: the floor above has the words for it."""

Topic = tuple[str, str]
"""A survey and the process its comments are about."""


class Doors(Protocol):
    @property
    def comments(self) -> Comments: ...

    @property
    def scripts(self) -> Scripts: ...


@dataclass(frozen=True, slots=True)
class Heard:
    """Texts on one process. `process`: its labels, none if it is not told; `count`: of all texts
    of the period, of which `texts` may be a part."""

    survey: str
    process: tuple[str, ...]
    count: int
    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """All that may be shown of one process in a period, by the random ids of comments."""

    topic: Topic
    survey: str
    process: tuple[str, ...]
    comments: tuple[Comment, ...] = field(repr=False)
    direction: str = ""
    audience: str = ""


@dataclass(frozen=True, slots=True)
class _Waiting:
    """Batches that are shown together."""

    batches: tuple[Batch, ...]
    count: int

    def __add__(self, other: _Waiting) -> _Waiting:
        return _Waiting(self.batches + other.batches, self.count + other.count)


async def heard(doors: Doors, period: Period, as_of: date, scrub: Scrub) -> list[Heard]:
    """What may be shown of a period, by title of survey."""
    return [_heard(sheet, scrub) for sheet in await sheets(doors, period, as_of)]


async def sheets(doors: Doors, period: Period, as_of: date) -> list[Sheet]:
    """As `heard`, whole. A batch counts on the day when there were enough to be shown together."""
    counted = await doors.comments.counted(min(as_of, period.last))
    shown = _shown(counted, period)
    rows = await doors.comments.of([batch for batches in shown.values() for batch in batches])
    asked = await _asked(doors)
    told = [_sheet(topic, asked[topic[0]], rows) for topic in shown]
    return sorted(told, key=lambda one: (one.survey, one.process))


def _shown(
    counted: Sequence[tuple[Batch, int]], period: Period
) -> Mapping[Topic, tuple[Batch, ...]]:
    """Of each process those batches that have company, if that was found within the period."""
    of: dict[Topic, list[tuple[Occasion, _Waiting]]] = {}
    for batch, count in counted:
        topic, at = (batch.survey, batch.process), Occasion(batch.opened_on, batch.nth)
        of.setdefault(topic, []).append((at, _Waiting((batch,), count)))
    shown: dict[Topic, tuple[Batch, ...]] = {}
    for topic, opened in of.items():
        ready, _ = hiding.in_company(opened, _is_telling)
        found = tuple(one for at, some in ready if period.start <= at.day for one in some.batches)
        if found:
            shown[topic] = found
    return shown


def _is_telling(waiting: _Waiting) -> bool:
    return not hiding.is_enough(waiting.count, hiding.FEW_FOR_COMMENTS)


async def _asked(doors: Doors) -> dict[str, Questionnaire]:
    versions = await doors.comments.versions()
    bodies = {name: await doors.scripts.asked(name, number) for name, number in versions.items()}
    return {name: read(body) for name, body in bodies.items() if body is not None}


def _sheet(topic: Topic, asked: Questionnaire, rows: Sequence[Comment]) -> Sheet:
    told = sorted((row for row in rows if (row.survey, row.process) == topic), key=_by_chance)
    labels = _labels(topic[1], asked)
    return Sheet(topic, asked.title, labels, tuple(told), asked.direction, asked.audience)


def _by_chance(row: Comment) -> bytes:
    return row.id


def _heard(sheet: Sheet, scrub: Scrub) -> Heard:
    texts = [row.body for row in sheet.comments]
    drawn = _CHANCE.sample(texts, min(AT_ONCE, len(texts)))
    told = tuple(scrub(plain(text)) for text in drawn)
    return Heard(sheet.survey, sheet.process, len(texts), told)


def _labels(process: str, asked: Questionnaire) -> tuple[str, ...]:
    """Of several that were ticked together, each."""
    known = {
        name: label
        for question in asked.of_role("process")
        for name, label in question.options.items()
    }
    return tuple(known.get(name, name) for name in process.split("+") if name)
