"""Invitations to surveys: asked for in the menu, stopped by a button, a word, or in the menu.

The door is in the menu for everybody, always, and never at the end of a survey: nothing about it
tells who finished one.
"""

from __future__ import annotations

from dataclasses import replace

from bot.cleaning import alike
from bot.events import Button, ButtonPressed, CommandGiven, Event, Reply, TextSent
from bot.handlers.around import Around
from bot.handlers.message_buttons import home
from bot.handlers.message_course import modes
from bot.stages import Idle, Stage, Turn
from bot.texts import say
from storage.invitation_records import (
    MOST,
    SPAN,
    TERM,
    InvitationsAsked,
    InvitationsDeclined,
)

TOPIC = "invites"
PAGE, YES, NO = "page", "yes", "no"
BEGIN = "invited"
"""Topic of the button that begins a survey; its option is the survey."""


def is_offered(around: Around) -> bool:
    """Where nobody can be written to there is nothing to ask for."""
    return "here" in modes(around)


def door() -> Button:
    return Button(say("buttons-invitations"), TOPIC, PAGE, standing=True)


def stop_button() -> Button:
    return Button(say("buttons-invitations-stop"), TOPIC, NO, standing=True)


def declines(stage: Stage, event: Event) -> bool:
    """The button below an invitation or the page, `/stop`, or the word where nothing is typed."""
    match event:
        case ButtonPressed(topic, option):
            return (topic, option) == (TOPIC, NO)
        case CommandGiven(name):
            return name == "stop" or _is_word(name)
        case TextSent(text):
            return isinstance(stage, Idle) and _is_word(text)
        case _:
            return False


def decline(stage: Stage, around: Around) -> Turn:
    """Whatever was going on goes on; the message with the button stays as it is."""
    if not is_offered(around):
        return Turn(stage, (Reply(say("invitations-not-here"), (home(),)),), same_step=True)
    reply = Reply(say("invitations-stopped"), (home(),))
    return Turn(stage, (reply,), (InvitationsDeclined(),), same_step=True)


def hear(option: str, around: Around) -> Turn:
    if not is_offered(around):
        return _page(say("invitations-not-here"), ())
    if option == YES:
        turn = _page(say("invitations-on"), (stop_button(),))
        return replace(turn, facts=(InvitationsAsked(),))
    if around.known.is_invited():
        return _page(say("invitations-on"), (stop_button(),))
    ask = Button(say("buttons-invitations-yes"), TOPIC, YES, standing=True)
    told = say("invitations-about", most=MOST, days=SPAN.days, months=TERM)
    return _page(told, (ask,))


def _page(text: str, buttons: tuple[Button, ...]) -> Turn:
    return Turn(Idle(), (Reply(text, (*buttons, home()), in_place=True),))


def _is_word(text: str) -> bool:
    return alike(text) in say("invitations-stop-words").split(", ")
