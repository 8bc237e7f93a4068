"""The front door: /start, QR codes, and whatever is said outside a survey."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

from bot.events import (
    Button,
    Event,
    LeftAlone,
    OldButtonPressed,
    Reply,
    SomethingElseSent,
    TextEdited,
    TextSent,
)
from bot.handlers import elsewhere, invitations, message, mine, privacy, slip, status, survey
from bot.handlers.around import Around
from bot.links import MESSAGE
from bot.stages import Idle, TakingSurvey, Turn
from bot.surveys.offered import Offered
from bot.texts import say
from storage.invitation_records import MAILING
from storage.records import MEMBERSHIP, SLIPS, Draft, Paper

TOPIC = "menu"
SURVEY = "survey"  # topic of a button that begins one
_PAYLOAD = re.compile(r"([a-z][a-z0-9_]{0,23})(?:-([a-z][a-z0-9_]{0,23}))?")


def show(around: Around, greeting: str | None = None) -> Turn:
    text = greeting or say("start-greeting-external", org_short=around.town.org_short)
    return Turn(Idle(), (Reply(text, _doors(around)),))


def again(around: Around) -> Turn:
    """For whoever said something we have no use for."""
    return Turn(Idle(), (Reply(say("errors-unknown"), _doors(around)),))


def old_button(around: Around) -> Turn:
    reply = Reply(
        say("errors-old-button-menu"), _doors(around), toast=say("errors-old-button-menu")
    )
    return Turn(Idle(), (reply,))


def only_text(around: Around) -> Turn:
    return Turn(Idle(), (Reply(say("errors-only-text"), _doors(around)),))


def surveys(around: Around) -> Turn:
    return _list(around.of("external"))


def for_staff(around: Around) -> Turn:
    match around.known.is_employee():
        case None:
            return _page(say("start-membership-unknown"))
        case False:
            return _page(say("start-employees-only"))
    told = _list(around.of("internal"), say("start-greeting-internal"))
    form = Button(say("buttons-form"), TOPIC, "form", standing=True)
    reply = told.replies[0]
    return replace(told, replies=(replace(reply, buttons=(form, *reply.buttons)),))


def form(around: Around) -> Turn:
    """An employee's own problem or idea, at any time (R-21)."""
    return message.begin_form(around) if around.known.is_employee() else for_staff(around)


def official(around: Around) -> Turn:
    town = around.town
    text = say(
        "message-official",
        pos_url=town.pos_url,
        site_feedback=town.site_feedback,
        org_address=town.org_address,
        reception_info=town.reception_info,
    )
    return _page(text)


def changes(around: Around) -> Turn:
    """What was done after people's feedback, where the town publishes it (R-41)."""
    return _page(around.town.changes) if around.town.changes else show(around)


def about() -> Turn:
    text = f"{say('start-about')}\n\n{say('start-emergency')}"
    kept = Button(say("buttons-privacy"), privacy.TOPIC, privacy.PAGE, standing=True)
    return Turn(Idle(), (Reply(text, (kept, back()), in_place=True),))


def begin(around: Around, name: str, place: str = "") -> Turn:
    """Of an internal survey only for whoever is an employee at this moment."""
    offered = around.surveys[name]
    if offered.survey.elsewhere:
        return elsewhere.show(offered.survey)
    if offered.wave.entry == SLIPS:
        return slip.ask(around, name)
    if offered.wave.audience == "internal" and not around.known.is_employee():
        return for_staff(around)
    return survey.begin(offered.survey, _paper(offered, place, around), around)


def invited(around: Around, name: str) -> Turn:
    """By the button of an invitation, which stays where it is, with its way out of the list."""
    if name not in around.surveys:
        return show(around, say("survey-link-over"))
    turn = begin(around, name, MAILING)
    return replace(turn, replies=tuple(replace(one, in_place=False) for one in turn.replies))


def _paper(offered: Offered, place: str, around: Around) -> Paper:
    """Of today, but where one of yesterday is not finished: midnight loses no draft (ruling 5)."""
    if place == MAILING:
        return offered.invited()
    today, known = around.known.today, around.known
    paper, before = (offered.paper(place, day) for day in (today, today - timedelta(days=1)))
    if paper == before or known.ballot(paper) is not None:
        return paper
    return before if isinstance(known.ballot(before), Draft) else paper


def go_on(stage: TakingSurvey, event: Event, around: Around) -> Turn:
    """One step of a survey; an employee must be one at every press (ruling 16)."""
    offered = around.surveys[stage.survey]
    if offered.survey.elsewhere:  # it moved there while the person was answering
        return elsewhere.show(offered.survey)
    is_asked = offered.wave.audience == "internal" and offered.wave.entry == MEMBERSHIP
    is_asked = is_asked and not isinstance(event, LeftAlone)
    is_employee = around.known.is_employee() if is_asked else True
    if is_employee:
        return survey.hear(stage, event, offered.survey, around)
    typed = isinstance(event, TextSent | TextEdited | SomethingElseSent)
    if is_employee is None:
        again = survey.hear(stage, OldButtonPressed(), offered.survey, around)
        why = say("start-membership-unknown")
        told = tuple(replace(one, toast=why) for one in again.replies)
        return replace(again, replies=told, spare_typed=typed)
    return replace(for_staff(around), erase_typed=typed)


def link(around: Around, payload: str) -> Turn:
    """`survey-place`, `message-place`, a survey or a door; whatever else leads to the ordinary
    start, no hint. A place that is not the town's is none.

    A survey that is not open now is told to be so.
    """
    if payload in DOORS:
        return DOORS[payload](around)
    read = _PAYLOAD.fullmatch(payload)
    if read is None:
        return show(around)
    place = read[2] if read[2] in around.town.places else ""
    if read[1] == MESSAGE:
        return message.begin(around, place)
    if read[1] not in around.surveys:
        is_known = read[1] in around.town.surveys
        return show(around, say("survey-link-over") if is_known else None)
    return begin(around, read[1], place)


DOORS: dict[str, Callable[[Around], Turn]] = {
    MESSAGE: message.begin,
    "check": status.ask,
    "changes": changes,
}
"""Doors that links lead to, as `?start=message`."""


def closed(stage: TakingSurvey, around: Around) -> Turn:
    """The wave ended while the person was answering; what was not finished is not counted.

    Or it wants slips since: those are issued only while nobody has answered anything.
    """
    offered = around.surveys.get(stage.survey)
    if offered is not None and offered.wave.id == stage.paper.wave:
        turn = slip.ask(around, stage.survey)
        asked = turn.replies[0]
        text = f"{say('slip-now')}\n\n{asked.text}"
        return replace(turn, replies=(replace(asked, text=text),))
    over = Reply(say("survey-over"), _doors(around), in_place=True)
    return Turn(Idle(), (over,))


def _list(offered: dict[str, Offered], greeting: str = "") -> Turn:
    if not offered:
        return Turn(Idle(), (Reply(say("survey-no-active"), (back(),), in_place=True),))
    title = say("survey-list-title")
    text = f"{greeting}\n\n{title}" if greeting else title
    listed = tuple(
        Button(one.survey.title, SURVEY, name, standing=True) for name, one in offered.items()
    )
    return Turn(Idle(), (Reply(text, (*listed, back()), in_place=True),))


def _doors(around: Around) -> tuple[Button, ...]:
    own = Button(say("buttons-my-messages"), mine.TOPIC, "list", standing=True)
    told = Button(say("buttons-changes"), TOPIC, "changes", standing=True)
    return (
        Button(say("buttons-survey"), TOPIC, "surveys", standing=True),
        Button(say("buttons-message"), TOPIC, "message", standing=True),
        Button(say("buttons-check"), TOPIC, "check", standing=True),
        *((own,) if mine.has_list(around) else ()),
        *((invitations.door(),) if invitations.is_offered(around) else ()),
        Button(say("buttons-official"), TOPIC, "official", standing=True),
        *((told,) if around.town.changes else ()),
        Button(say("buttons-about"), TOPIC, "about", standing=True),
        Button(say("buttons-staff-area"), TOPIC, "staff", standing=True),
    )


def _page(text: str) -> Turn:
    return Turn(Idle(), (Reply(text, (back(),), in_place=True),))


def back() -> Button:
    return Button(say("buttons-menu"), TOPIC, "start", standing=True)
