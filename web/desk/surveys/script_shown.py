"""A survey that nobody is asked yet, question by question as the web would ask it. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from bot import previewing
from bot.handlers import survey_pages
from bot.handlers.around import Around, Town
from bot.handlers.sitting import Sitting
from bot.stages import Known, TakingSurvey
from bot.surveys.script import AnyQuestion, Survey
from bot.texts import say
from storage.records import Channel, Draft, Paper
from web.desk.surveys import layouts
from web.view import View


@dataclass(frozen=True, slots=True)
class Page:
    """`view`: the heading, the hints, the buttons."""

    name: str
    view: View


def pages(survey: Survey, town: Town, today: date) -> list[Page]:
    """Each question as the site shows it, no condition looked at. `today`: of the town."""
    what = previewing.offered(survey, say("play-pain"), today)
    around = Around({survey.id: what}, town, Known(today, Channel.WEB, {}))
    stage = TakingSurvey(survey.id, Paper(what.wave.id))

    def page(question: AnyQuestion) -> Page:
        sitting = Sitting(what.survey, stage, Draft(question.id), around)
        drawn = layouts.drawn(survey_pages.question(sitting), Channel.WEB)
        assert drawn.page is not None
        return Page(question.id, drawn.page)

    return [page(question) for question in what.survey.questions]
