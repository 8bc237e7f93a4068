"""Which handler takes an event: the whole dialogue at a glance."""

from __future__ import annotations

from bot.events import (
    ButtonPressed,
    CommandGiven,
    Event,
    LinkOpened,
    OldButtonPressed,
    SomethingElseSent,
)
from bot.handlers import menu, survey
from bot.handlers.around import Around
from bot.stages import Stage, TakingSurvey, Turn


def route(stage: Stage, event: Event, around: Around) -> Turn:
    """Pure; raises Wanted when it must know more, and is then called anew."""
    match stage, event:
        case _, CommandGiven(name="start" | "menu" | "cancel"):
            return menu.show(around)
        case _, CommandGiven(name="privacy" | "about"):
            return menu.about()
        case _, LinkOpened(payload):
            return menu.link(around, payload)
        case _, ButtonPressed(topic=menu.TOPIC, option=option):
            return _door(option, around)
        case _, ButtonPressed(topic=menu.SURVEY, option=name) if name in around.surveys:
            return menu.begin(around, name)
        case TakingSurvey(survey=name, paper=paper), _ if _is_open(name, paper.wave, around):
            return survey.hear(stage, event, around.surveys[name].survey, around)
        case TakingSurvey(), _:
            return menu.closed(around)
        case _, OldButtonPressed() | ButtonPressed():
            return menu.old_button(around)
        case _, SomethingElseSent():
            return menu.only_text(around)
        case _:
            return menu.again(around)


def _is_open(survey: str, wave: str, around: Around) -> bool:
    return survey in around.surveys and around.surveys[survey].wave.id == wave


def _door(option: str, around: Around) -> Turn:
    match option:
        case "surveys":
            return menu.surveys(around)
        case "official":
            return menu.official(around)
        case "about":
            return menu.about()
        case "staff":
            return menu.for_staff(around)
        case _:
            return menu.show(around)
