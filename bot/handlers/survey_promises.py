"""The first page of a survey: how long it takes, what is promised, and what cannot be."""

from __future__ import annotations

from collections.abc import Iterator

from bot.events import Button, Reply
from bot.handlers.around import Around
from bot.handlers.survey_pages import BACK, TOPIC, home
from bot.surveys.script import Survey
from bot.surveys.sizes import duration
from bot.texts import say
from storage.records import MEMBERSHIP, SLIPS, Channel

BEGIN, ANONYMITY = "+begin", "+anonymity"


def first_page(survey: Survey, around: Around) -> Reply:
    exact = "no" if any(question.only_if for question in survey.questions) else "yes"
    intro = say("survey-intro", exact=exact, count=len(survey.questions), duration=duration(survey))
    seen = _what_the_channel_sees(survey, around)
    wave = around.surveys[survey.id].wave if survey.id in around.surveys else None
    strict = say("anonymity-strict") if wave is not None and wave.strict else ""
    unit = say("anonymity-asks-unit") if survey.asks_unit else ""
    promise = " ".join(filter(None, (say("anonymity-short"), unit, strict, seen)))
    buttons = (
        Button(say("buttons-start"), TOPIC, BEGIN),
        Button(say("anonymity-button"), TOPIC, ANONYMITY),
        home(),
    )
    return Reply("\n\n".join((survey.greeting, intro, promise)), buttons, in_place=True)


def anonymity(survey: Survey, around: Around) -> Reply:
    buttons = (Button(say("buttons-start"), TOPIC, BEGIN), Button(say("buttons-back"), TOPIC, BACK))
    told = (_promises(survey, around), *_ways(survey, around))
    return Reply("\n\n".join(told), buttons, in_place=True)


def _ways(survey: Survey, around: Around) -> Iterator[str]:
    """What is promised beyond, where a wave is strict or answered with slips."""
    if survey.id in around.surveys:
        wave = around.surveys[survey.id].wave
        if wave.strict:
            yield say("anonymity-strict-how")
        if wave.entry == SLIPS:
            yield say("anonymity-slips")


def _promises(survey: Survey, around: Around) -> str:
    town, channel = around.town, around.known.channel
    batch_min, k_min = _least(survey, around)
    if survey.audience == "internal":
        wave = around.surveys[survey.id].wave if survey.id in around.surveys else None
        return say(
            "anonymity-internal",
            k_min=k_min,
            channel=channel,
            key="keeper" if wave is not None and wave.strict else "server",
            entry=wave.entry if wave is not None else MEMBERSHIP,
            asks="unit" if survey.asks_unit else "nothing",
        )
    return say(
        "anonymity-external",
        batch_min=batch_min,
        k_min=k_min,
        opening=survey.opens,
        channel=channel,
        site=town.site,
    )


def _least(survey: Survey, around: Around) -> tuple[int, int]:
    """(batch_min, k_min) as the opening will hold them: of the profile, but never less than the
    open wave promised."""
    town, offered = around.town, around.surveys.get(survey.id)
    if offered is None:
        return town.batch_min, town.k_min
    wave = offered.wave
    return max(town.batch_min, wave.batch_min), max(town.k_min, wave.k_min)


def _what_the_channel_sees(survey: Survey, around: Around) -> str:
    match around.known.channel:
        case Channel.TELEGRAM:
            return say("anonymity-telegram")
        case Channel.VK if survey.audience == "internal":
            return say("anonymity-vk-internal", web="yes" if around.town.writing.web else "no")
        case Channel.VK:
            return say("anonymity-vk", site=around.town.site)
        case Channel.MAX:
            return say("anonymity-max")
        case Channel.WEB:
            return say("anonymity-web")
        case _:
            return ""
