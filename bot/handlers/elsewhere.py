"""A survey that is answered on somebody else's page: a link, and honest words of who holds what."""

from __future__ import annotations

from bot.events import Button, Reply
from bot.handlers.survey_pages import home
from bot.stages import Idle, Turn
from bot.surveys.script import Survey
from bot.texts import say


def show(survey: Survey) -> Turn:
    """Nothing is begun here and nothing is kept."""
    told = say("elsewhere-about", host=survey.elsewhere)
    there = Button(say("elsewhere-open"), url=survey.external_url or "")
    reply = Reply("\n\n".join((survey.greeting, told)), (there, home()), in_place=True)
    return Turn(Idle(), (reply,))
