"""Answers of surveys as an export: a row an answer of a question, never a questionnaire. Pure.

Whoever knows one answer of a colleague would find the whole questionnaire by it, and with it all
the other answers; so what stood together in one is never told together here. Each row is a cell of
a table that people read anyway (`reports.shown`, `reports.for_people`): below k nothing, below
twenty answers a band instead of a number. The same table for everybody, and no choice of columns:
nothing can be found by asking twice. Free texts are not here: they have a door of their own.
"""

from __future__ import annotations

from collections.abc import Iterator

from reports.export.shape import Column, Line
from reports.questionnaire import Question, Questionnaire
from reports.rules import Json
from reports.satisfaction import survey
from reports.wording import Say
from storage.survey_tallies import SurveyTally

EXACT, BAND, HIDDEN = "exact", "band", "hidden"
"""How a row tells: a number; the limits of a share; that there are too few answers."""


def columns(say: Say) -> tuple[Column, ...]:
    return (
        Column("survey", say("export-survey")),
        Column("version", say("export-version"), "integer"),
        Column("survey_title", say("export-survey-title")),
        Column("audience", say("export-audience")),
        Column("direction", say("export-direction")),
        Column("question", say("export-question")),
        Column("question_text", say("export-question-text")),
        Column("answer", say("export-answer")),
        Column("answer_text", say("export-answer-text")),
        Column("answered", say("export-answered"), "integer"),
        Column("told", say("export-told")),
        Column("count", say("export-count"), "integer"),
        Column("share", say("export-share"), "decimal"),
        Column("share_from", say("export-share-from"), "integer"),
        Column("share_to", say("export-share-to"), "integer"),
    )


def lines(asked: Questionnaire, tally: SurveyTally, k_min: int) -> Iterator[Line]:
    """Questions in their order; one of too few answers has one row that says so."""
    told = {one["id"]: one for one in survey(asked, tally, k_min)["questions"]}
    for question in asked.questions:
        if question.id in told:
            yield from _of_question(asked, question, told[question.id])


def _of_question(asked: Questionnaire, question: Question, told: Json) -> Iterator[Line]:
    above = (asked.id, asked.version, asked.title, asked.audience, asked.direction)
    of = (*above, question.id, question.text)
    if told["n"] is None:
        yield [*of, None, None, None, HIDDEN, None, None, None, None]
        return
    for option in told["options"]:
        value = option["value"]
        yield [*of, value, question.options[value], told["n"], *_figures(option)]


def _figures(option: Json) -> Line:
    if "band" in option:
        return [BAND, None, None, *option["band"]]
    if option["count"] is None:
        return [HIDDEN, None, None, None, None]
    return [EXACT, option["count"], option["share"], None, None]
