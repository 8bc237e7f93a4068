"""Ready lines for СЭД, e-mail and the end of a reply: words with a link, to be copied as they are.

Pure. A link carries no right and is the same for everybody (R-12, R-20).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from bot.links import MESSAGE, Link
from bot.surveys.offered import Offered
from bot.surveys.script import Survey
from bot.surveys.sizes import duration
from bot.texts import say
from storage.records import SLIPS

REPLY = "reply"
"""The QR point that is the end of a reply to an appeal (R-16)."""
APPEALS = "appeals"
"""The direction whose survey is asked there."""

Doors = Mapping[str, Link]
"""By name: `web`, `telegram`, `vk`; only those that are open."""


@dataclass(frozen=True, slots=True)
class Ready:
    """`door`: where its link leads."""

    door: str
    text: str


def of_survey(offered: Offered, doors: Doors, places: Mapping[str, str]) -> list[Ready]:
    """A line a door; of employees only by the doors where they can answer."""
    name = offered.survey.id
    if offered.wave.audience == "internal":
        told = ((door, doors[door](name, "")) for door in fitting(offered, doors))
        return [Ready(door, _notice(offered, link)) for door, link in told]
    is_reply = offered.survey.direction == APPEALS
    place = REPLY if is_reply and REPLY in places else ""
    return [
        Ready(door, asking(offered.survey, doors[door](name, place), offered.title))
        for door in doors
    ]


def of_message(doors: Doors) -> list[Ready]:
    return [Ready(door, say("ready-message", link=doors[door](MESSAGE, ""))) for door in doors]


def fitting(offered: Offered, doors: Doors) -> list[str]:
    """Those by which the survey can be answered."""
    if offered.wave.audience == "internal" and offered.wave.entry == SLIPS:
        return [door for door in doors if door == "web"]
    if offered.wave.audience == "internal":
        return [door for door in doors if door != "web"]
    return [door for door in doors if door == "web" or not offered.survey.elsewhere]


def _notice(offered: Offered, link: str) -> str:
    last = offered.wave.last_day
    told = say(
        "posters-staff-notice",
        title=offered.title,
        date=f"{last:%d.%m.%Y}",
        duration=duration(offered.survey),
        link=link,
    )
    return f"{told} {say('ready-with-slip')}" if offered.wave.entry == SLIPS else told


def asking(survey: Survey, link: str, title: str = "") -> str:
    """Of citizens. `title`: of the wave, if it tells more than that of the survey."""
    title = title or survey.title
    if survey.elsewhere:
        return say("ready-elsewhere", title=title, link=link, host=survey.elsewhere)
    if survey.direction == APPEALS:
        return say("posters-reply-footer", link=link, duration=duration(survey))
    return say("ready-survey", title=title, link=link, duration=duration(survey))
