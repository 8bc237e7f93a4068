"""What opened ballots say of pains, by what may be shown of them. Pure.

A figure comes here through `reports.shown` alone: from k answers on, never of all alike, in
company of its openings. Of fewer than twenty answers people read bands: then the least that the
band allows is counted, so that no row of the map tells more than the band does.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from config.directories import Directories
from reports import hiding
from reports.answered import Answered
from reports.coding import Sheet
from reports.pain_appeals import is_worst
from reports.pain_candidates import Evidence, Matter, Rule
from reports.pain_processes import of_direction
from reports.pains import Named
from reports.questionnaire import BAD, Question, Questionnaire
from reports.satisfaction import satisfied
from reports.shown import Shown


def of_survey(asked: Questionnaire, told: Shown, known: Directories) -> Iterator[Evidence]:
    for question in asked.questions:
        answered = told.of(question)
        if not question.pains or question.is_table or not answered.people:
            continue
        if question.kind == "scale":
            yield _scale(asked, question, answered)
        else:
            yield from _options(asked, question, answered, known)


def of_texts(sheets: Sequence[Sheet], known: Directories) -> Iterator[Evidence]:
    """C7. Each process that people named counts by itself."""
    for sheet in sheets:
        for code, m in sheet.counts.items():
            is_need = code.code in known.pains and known.pains[code.code].kind == "need"
            if code.kind == "pain" and is_need:
                matter = Matter(of_direction(sheet.direction), code.code)
                named, band = told_of(Named(m, sheet.looked), sheet.looked)
                yield Evidence("C7", "respondents", matter, named, named, sheet.key, band)


def levels_of(seen: Iterable[tuple[Questionnaire, Shown]]) -> dict[str, Named]:
    """Satisfied of all who gave an overall mark, by process: of the survey with the most answers,
    for versions are never mixed; none of fewer than people are told a figure of."""
    told: dict[str, Named] = {}
    for asked, may in seen:
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


def _options(
    asked: Questionnaire, question: Question, answered: Answered, known: Directories
) -> Iterator[Evidence]:
    """C1, and C6 of the worst. Clients are those whom the survey asked: all with an overall mark,
    where the question went to the dissatisfied alone."""
    n = max(answered.asked_of.total(), answered.people)
    for option, pain in question.pains.items():
        told = told_of(Named(answered.marks[option], n), answered.people)
        where, matter = (asked, question, option), Matter(_process(asked), pain)
        yield _evidence("C1", where, matter, told)
        if is_worst(pain, known):
            yield _evidence("C6", where, matter, told)


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
