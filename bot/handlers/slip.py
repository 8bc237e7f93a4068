"""A one-time slip instead of membership: its code is typed, and goes from the dialogue at once.

One answer for a slip that is unknown, used up or of a survey that is over.
"""

from __future__ import annotations

from dataclasses import replace

from bot.events import Button, Event, Reply, TextEdited, TextSent
from bot.handlers import survey
from bot.handlers.around import Around
from bot.handlers.message_course import KEEP_CODES
from bot.handlers.survey_pages import home
from bot.message_wants import Paused
from bot.stages import AskingSlip, Idle, Turn
from bot.texts import say
from storage.slips import SIGNS, looks_like_slip

EXAMPLE = "4X7Q-01AB-KK22-ZZ3M"


def is_slip(text: str) -> bool:
    return looks_like_slip(text)


def ask(around: Around, name: str = "") -> Turn:
    """`name`: the survey, where it is known; the slip tells it anyway."""
    if around.known.channel in KEEP_CODES:
        return _on_the_site(around, name)
    return _asking(say("web-slip-ask", example=EXAMPLE))


def hear(event: Event, around: Around) -> Turn:
    match event:
        case TextSent(text) | TextEdited(text):
            return typed(text, around)
        case _:
            turn = ask(around)
            reply = replace(turn.replies[0], toast=say("errors-use-buttons"))
            return replace(turn, replies=(reply,))


def typed(text: str, around: Around) -> Turn:
    if around.known.channel in KEEP_CODES:
        return _on_the_site(around)
    match around.known.slip(text):
        case None:
            turn = _asking(say("web-slip-bad"))
        case Paused(minutes):
            turn = _asking(say("status-too-many", minutes=minutes))
        case paper:
            found = (one for one in around.surveys.values() if one.wave.id == paper.wave)
            turn = survey.begin(next(found).survey, paper, around)
    return replace(turn, erase_typed=True)


def _asking(text: str) -> Turn:
    told = "\n\n".join((text, say("web-slip-help")))
    longest = 2 * SIGNS
    reply = Reply(told, (home(),), in_place=True, entry=True, longest=longest, code="letters")
    return Turn(AskingSlip(), (reply,))


def _on_the_site(around: Around, name: str = "") -> Turn:
    """What is typed here stays beside a name, so a slip is not taken here."""
    site = around.town.writing.web
    if not site:
        return Turn(Idle(), (Reply(say("slip-no-site"), (home(),), in_place=True),))
    link = f"{site}/s/{name}" if name else f"{site}/"
    page = Button(say("buttons-open-page"), url=link)
    return Turn(Idle(), (Reply(say("survey-slip-only", link=link), (page, home()), in_place=True),))
