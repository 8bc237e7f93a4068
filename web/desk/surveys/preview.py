"""A survey at the desk as people would see it: pressed through, kept nowhere, counted for nobody.

What was pressed so far travels in the form, and the page is worked out anew from it each time.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field

from aiohttp import web

from bot import previewing
from bot.events import Event, Reply, TextSent
from bot.paper.taken import why_not
from bot.surveys.choices import DONE
from bot.surveys.offered import Offered
from bot.surveys.script import Survey
from bot.texts import say
from web.desk.frame import Desk, DeskPage
from web.desk.queue import CLERKS
from web.desk.surveys import layouts
from web.desk.surveys.plain_words import found
from web.forms import Form
from web.refusals import Refusal, Why
from web.view import ENTRY, NEXT, boxes

PATH = "/surveys/{survey}/preview"
Step = tuple[str, str]
"""("press", topic:option) or ("type", words)."""


@dataclass(frozen=True, slots=True)
class Tab:
    """A door the survey can be looked at through."""

    name: str
    is_here: bool


@dataclass(frozen=True, slots=True)
class Walk:
    """Steps so far, and what they lead to."""

    steps: list[Step] = field(repr=False)
    screen: previewing.Screen = field(repr=False)


async def show(desk: Desk) -> web.Response:
    survey = await found(desk)
    if survey.mode == "form":
        raise Refusal(Why.NO_PAGE)
    what, channel = await _asked(desk, survey), _channel(desk)
    return _page(desk, what, channel, _walk(desk, what, channel, []))


async def go_on(desk: Desk) -> web.Response:
    survey = await found(desk)
    if survey.mode == "form":
        raise Refusal(Why.NO_PAGE)
    what, channel = await _asked(desk, survey), _channel(desk)
    steps = _road(desk.form.one("road"))
    before = _walk(desk, what, channel, steps)
    taken = [] if before.screen.is_over else _taken(desk.form, before.screen.reply)
    return _page(desk, what, channel, _walk(desk, what, channel, [*steps, *taken]))


async def _asked(desk: Desk, survey: Survey) -> Offered:
    """As it is asked now, else as its next wave would ask it."""
    offered = await desk.parts.surveys.offered()
    today = desk.parts.clock().date()
    if survey.id in offered:
        return offered[survey.id]
    return previewing.offered(survey, say("play-pain"), today)


def _channel(desk: Desk) -> str:
    told = desk.request.query.get("in", "")
    known = [str(one) for one in layouts.LAID_OUT]
    return told if told in known else known[0]


def _walk(desk: Desk, what: Offered, channel: str, steps: list[Step]) -> Walk:
    events = [_event(one) for one in steps]
    return Walk(steps, previewing.walked(what, events, desk.parts.town, channel))


def _event(step: Step) -> Event:
    kind, told = step
    return TextSent(told) if kind == "type" else previewing.pressed(told)


def _road(told: str) -> list[Step]:
    """What the form brought back; a form of nobody's making begins anew."""
    try:
        read = json.loads(told or "[]")
        steps = [(str(kind), str(words)) for kind, words in read]
        "".join(words for _, words in steps).encode()  # JSON can spell what no page can show
    except (ValueError, TypeError, RecursionError):
        return []
    is_ours = all(kind in ("press", "type") for kind, _ in steps)
    return steps if is_ours and len(steps) <= previewing.STEPS else []


def _taken(form: Form, page: Reply) -> list[Step]:
    """As the web's own form is taken, and a messenger's press or typed words."""
    pressed, text = form.one("press"), form.one("text")
    option = pressed.partition(":")[2]
    if option in (DONE, NEXT) and form.one("boxes"):
        return [*_ticks(form, page), ("press", pressed)]
    if pressed == ENTRY or (option == NEXT and text.strip()):
        return [("type", text)]
    return [("press", pressed)] if pressed else []


def _ticks(form: Form, page: Reply) -> list[Step]:
    """One press for each box that differs."""
    named = [(f"{one.topic}:{one.option}", one.ticked) for one in boxes(page)]
    wanted = set(form.all("tick"))
    return [("press", name) for name, ticked in named if ticked != (name in wanted)]


def _page(desk: Desk, what: Offered, channel: str, walk: Walk) -> web.Response:
    drawn = layouts.drawn(walk.screen.reply, channel)
    has_paper = what.wave.id != previewing.NAME and not why_not(what.wave)
    return desk.page(
        "desk/survey_preview.html",
        survey=what.survey,
        title=what.title,
        tabs=[Tab(str(one), str(one) == channel) for one in layouts.LAID_OUT],
        has_paper=has_paper and desk.clerk.role in CLERKS,
        channel=channel,
        drawn=drawn,
        entry=ENTRY,
        is_over=walk.screen.is_over,
        is_far=len(walk.steps) >= previewing.STEPS,
        road=json.dumps(walk.steps, ensure_ascii=False),
        steps=len(walk.steps),
    )


PAGES = (
    DeskPage(PATH, show),
    DeskPage(PATH, go_on, method="POST"),
)
