"""The desk's pages of questions that come again: which they are, and a draft of one explanation.

It is kept as a template of a reply, or written down in the register of explanations.
"""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlencode

from aiohttp import web

from bot.cleaning import clean
from bot.explaining import NUMBER, draft_of, plain
from bot.handlers.staff_office import cause_title, topic_title
from bot.handlers.staff_words import day
from bot.texts import say
from config.directories import shipped
from storage.side_records import MESSAGES
from storage.sql.repeats import Explained, Repeat
from storage.sql.side import new_name
from storage.template_records import BODY, TITLE, ReplyTemplate, UnknownPlaces
from web.desk.frame import Desk, DeskPage
from web.desk.office import CLERKS, saved
from web.desk.side_list import NEW
from web.desk.side_words import to
from web.refusals import Refusal, Why

PATH = "/repeats"
DRAFT = PATH + "/draft"
TEMPLATES = "/templates"


@dataclass(frozen=True, slots=True)
class Line:
    text: str
    to: str


@dataclass(frozen=True, slots=True)
class Written:
    """An explanation as it stands in the form."""

    topic: str
    cause: str
    title: str
    text: str
    trouble: str = ""


async def show(desk: Desk) -> web.Response:
    groups = await desk.parts.storage.repeats.groups(desk.clerk.unit)
    return desk.page("desk/repeats.html", 200, lines=[_line(one) for one in groups])


async def show_draft(desk: Desk) -> web.Response:
    topic, cause = _asked(desk.request.query.get("topic", ""), desk.request.query.get("cause", ""))
    answers = await desk.parts.storage.repeats.answers(topic, cause, desk.clerk.unit)
    # a template fills the number; an explanation for all has none
    text = draft_of([(one.number, one.text) for one in answers])
    title = topic_title(topic)[:TITLE]
    return _page(desk, Written(topic, cause, title, text), answers)


async def keep(desk: Desk) -> web.Response:
    """As a template of a reply."""
    topic, cause = _asked(desk.form.one("topic"), desk.form.one("cause"))
    title = " ".join(clean(desk.form.one("title")).split())
    written = Written(topic, cause, title, clean(desk.form.one("text")))
    told = ReplyTemplate(written.title, written.text, topic)
    try:
        await desk.parts.storage.templates.keep(told, str(desk.clerk.role), desk.parts.clock())
    except UnknownPlaces as unknown:
        names = ", ".join(f"{{{name[:30]}}}" for name in unknown.names)
        trouble = say("desk-templates-bad-places", names=names, known=NUMBER)
    except ValueError:
        trouble = say("desk-templates-bad", title=TITLE, body=BODY)
    else:
        return saved(TEMPLATES)
    answers = await desk.parts.storage.repeats.answers(topic, cause, desk.clerk.unit)
    return _page(desk, Written(topic, cause, title, written.text, trouble), answers)


def _page(desk: Desk, written: Written, answers: list[Explained]) -> web.Response:
    return desk.page(
        "desk/repeat.html",
        422 if written.trouble else 200,
        written=written,
        heading=say("help-repeats-draft", topic=topic_title(written.topic)),
        answers=[(day(one.day), plain(one.number, one.text)) for one in answers],
        record=to("action", NEW),
        page=new_name(),
        today=desk.parts.clock().date().isoformat(),
        numbers=", ".join(one.number for one in answers[:MESSAGES]),
        longest=(TITLE, BODY),
    )


def _line(repeat: Repeat) -> Line:
    cause = cause_title(repeat.cause) if repeat.cause else "none"
    text = say(
        "help-repeats-line", topic=topic_title(repeat.topic), cause=cause, count=repeat.count
    )
    asked = urlencode({"topic": repeat.topic, "cause": repeat.cause})
    return Line(text, f"/desk{DRAFT}?{asked}")


def _asked(topic: str, cause: str) -> tuple[str, str]:
    known = shipped()
    if topic not in known.topics or (cause and cause not in known.causes):
        raise Refusal(Why.NO_PAGE)
    return topic, cause


PAGES = (
    DeskPage(PATH, show, roles=CLERKS),
    DeskPage(DRAFT, show_draft, roles=CLERKS),
    DeskPage(DRAFT, keep, roles=CLERKS, method="POST"),
)
