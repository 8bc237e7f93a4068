"""What opened ballots say of pains, by what may be shown of them. Pure.

A figure comes here through `reports.shown` alone: from k answers on, never of all alike, in
company of its openings. Of fewer than twenty answers people read bands: then the least that the
band allows is counted, so that no row of the map tells more than the band does.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from config.directories import Directories
from reports import hiding
from reports.answered import Answered
from reports.coding import Sheet
from reports.pain.appeals import is_worst
from reports.pain.candidates import Evidence, Matter, Rule
from reports.pain.processes import of_direction
from reports.pains import BAD_LEAST, Named
from reports.questionnaire import BAD, MARKS, Question, Questionnaire
from reports.satisfaction import satisfied
from reports.shown import Shown
from storage.pain_tallies import Marked


@dataclass(frozen=True, slots=True)
class Opened:
    """A survey and what may be shown of it. `marks`: overall marks beside each answer, empty
    unless its quarter is over: of a running one they could be subtracted from those of tomorrow.
    """

    asked: Questionnaire
    told: Shown
    marks: Counter[Marked] = field(default_factory=Counter)


def of_survey(opened: Opened, known: Directories) -> Iterator[Evidence]:
    asked, told = opened.asked, opened.told
    for question in asked.questions:
        answered = told.of(question)
        if not question.pains or question.is_table or not answered.people:
            continue
        if question.kind == "scale":
            yield _scale(asked, question, answered)
        else:
            yield from _options(opened, question, known)


def of_texts(sheets: Sequence[Sheet], known: Directories) -> Iterator[Evidence]:
    """C7. Each process that people named counts by itself."""
    for sheet in sheets:
        for code, m in sheet.counts.items():
            is_need = code.code in known.pains and known.pains[code.code].kind == "need"
            if code.kind == "pain" and is_need:
                matter = Matter(of_direction(sheet.direction), code.code)
                named, band = told_of(Named(m, sheet.looked), sheet.looked)
                yield Evidence("C7", "respondents", matter, named, named, sheet.key, band)


def levels_of(seen: Iterable[Opened]) -> dict[str, Named]:
    """Satisfied of all who gave an overall mark, by process: of the survey with the most answers,
    for versions are never mixed; none of fewer than people are told a figure of."""
    told: dict[str, Named] = {}
    for asked, may in ((one.asked, one.told) for one in seen):
        marks = may.of(asked.overall).marks
        level = Named(satisfied(marks), sum(marks.values()))
        if level.n >= max(hiding.FEW_FOR_COUNTS, told.get(_process(asked), Named(0, 0)).n):
            told[_process(asked)] = level
    return told


def told_of(named: Named, people: int) -> tuple[Named, hiding.Band | None]:
    """What of `named` may go on, and the band people read where the number itself is hidden.

    `people`: who answered the question.

    >>> told_of(Named(3, 60), 12), told_of(Named(3, 60), 20)
    ((Named(m=3, n=60), (20, 40)), (Named(m=3, n=60), None))
    >>> told_of(Named(5, 60), 12)[0]
    Named(m=5, n=60)
    """
    if people >= hiding.FEW_FOR_COUNTS:
        return named, None
    band = hiding.band(named.m, people)
    least = next(m for m in range(named.m + 1) if hiding.band(m, people) == band)
    return Named(least, named.n), band


def _scale(asked: Questionnaire, question: Question, answered: Answered) -> Evidence:
    """C2: marks 1 and 2."""
    n = answered.people
    named, band = told_of(Named(sum(answered.marks[mark] for mark in BAD), n), n)
    pain = question.pains[BAD[0]]
    return _evidence("C2", (asked, question, ""), Matter(_process(asked), pain), (named, band))


def _options(opened: Opened, question: Question, known: Directories) -> Iterator[Evidence]:
    """C1, and C6 of the worst. Clients are those whom the survey asked: all with an overall mark,
    where the question went to the dissatisfied alone."""
    asked, answered = opened.asked, opened.told.of(question)
    n = max(answered.asked_of.total(), answered.people)
    for option, pain in question.pains.items():
        told = told_of(Named(answered.marks[option], n), answered.people)
        where, matter = (asked, question, option), Matter(_process(asked), pain)
        first = _evidence("C1", where, matter, told)
        yield replace(first, mean=_mean(opened, question, option))
        if is_worst(pain, known):
            yield _evidence("C6", where, matter, told)


def _mean(opened: Opened, question: Question, option: str) -> float | None:
    """Of the overall marks of those who gave this answer. Only whether it is 2.0 at most goes on.

    Told if they, and the others who answered, are groups that might be shown (or nobody else did),
    and nobody of them was left out of what is shown.
    """
    asked, answered = opened.asked, opened.told.of(question)
    at = (asked.id, asked.version, question.id, option)
    marks = {mark: opened.marks[Marked(*at, mark)] for mark in MARKS}
    m = sum(marks.values())
    least = max(BAD_LEAST, answered.k_min)
    others = answered.people - m
    if m != answered.marks[option] or not _is_group(m, others, least):
        return None
    return sum(int(mark) * n for mark, n in marks.items()) / m


def _is_group(m: int, others: int, least: int) -> bool:
    return m >= least and not 0 < others < least


def _evidence(
    rule: Rule,
    where: tuple[Questionnaire, Question, str],
    matter: Matter,
    told: tuple[Named, hiding.Band | None],
) -> Evidence:
    asked, question, option = where
    place = f"{asked.id}:{asked.version}:{question.id}:{option}"
    return Evidence(rule, "respondents", matter, told[0], told[0], place, told[1])


def _process(asked: Questionnaire) -> str:
    return of_direction(asked.direction)
