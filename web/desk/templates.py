"""The desk's page of templates of replies: by topic, with places checked; by whoever replies."""

from __future__ import annotations

from dataclasses import dataclass

from aiohttp import web

from bot.cleaning import clean
from bot.handlers.staff_office import topic_title
from bot.texts import say
from config.directories import shipped
from config.ready_templates import ready_templates
from storage.template_records import BODY, PLACES, TITLE, ReplyTemplate, UnknownPlaces
from web.desk.frame import Desk, DeskPage
from web.desk.office import CLERKS, is_saved, saved, topic_choices, when
from web.refusals import Refusal, Why

PATH = "/templates"
ONE = PATH + "/{template}"


@dataclass(frozen=True, slots=True)
class Line:
    title: str
    topic: str
    body: str
    origin: str
    to: str


async def show(desk: Desk) -> web.Response:
    return await _list(desk)


async def add(desk: Desk) -> web.Response:
    if desk.form.one("ready"):
        await desk.parts.storage.templates.keep_first(
            _ready(), str(desk.clerk.role), desk.parts.clock()
        )
        return saved(PATH)
    typed = _typed(desk, 0)
    if trouble := await _kept(desk, typed):
        return await _list(desk, typed, trouble)
    return saved(PATH)


async def show_one(desk: Desk) -> web.Response:
    return _one(desk, await _found(desk))


async def change(desk: Desk) -> web.Response:
    there = await _found(desk)
    if desk.form.one("remove"):
        await desk.parts.storage.templates.drop(there.id)
        return saved(PATH)
    typed = _typed(desk, there.id)
    if trouble := await _kept(desk, typed):
        return _one(desk, typed, trouble)
    return saved(PATH)


async def _kept(desk: Desk, typed: ReplyTemplate) -> str:
    """What is wrong with it; "" if it was kept."""
    if typed.topic is not None and typed.topic not in shipped().topics:
        raise Refusal(Why.NO_FORM)
    role, now = str(desk.clerk.role), desk.parts.clock()
    try:
        await desk.parts.storage.templates.keep(typed, role, now)
    except UnknownPlaces as unknown:
        names = ", ".join(f"{{{name[:30]}}}" for name in unknown.names)
        return say("desk-templates-bad-places", names=names, known=_places())
    except ValueError:
        return say("desk-templates-bad", title=TITLE, body=BODY)
    return ""


async def _list(desk: Desk, typed: ReplyTemplate | None = None, trouble: str = "") -> web.Response:
    found = await desk.parts.storage.templates.all()
    origins = await _origins(desk)
    return desk.page(
        "desk/templates.html",
        422 if trouble else 200,
        saved=is_saved(desk),
        lines=[_line(one, origins.get(one.id, "")) for one in found],
        ready=0 if found else len(ready_templates()),
        **_form(typed or ReplyTemplate("", ""), trouble),
    )


def _one(desk: Desk, template: ReplyTemplate, trouble: str = "") -> web.Response:
    status = 422 if trouble else 200
    return desk.page("desk/template.html", status, **_form(template, trouble))


def _form(template: ReplyTemplate, trouble: str) -> dict[str, object]:
    topics = [one for one in topic_choices() if one[0] in shipped().topics]
    return {
        "reply": template,
        "trouble": trouble,
        "topics": topics,
        "places": _places(),
        "longest": (TITLE, BODY),
    }


def _ready() -> list[ReplyTemplate]:
    return [ReplyTemplate(one.title, one.body, one.topic) for one in ready_templates()]


async def _origins(desk: Desk) -> dict[int, str]:
    """Who wrote each as it is now, and when."""
    told = {}
    for name, (at, actor) in (await desk.parts.storage.templates.set_by()).items():
        who = say("desk-case-actor", actor=actor)
        told[name] = say("desk-settings-changed", date=when(desk, at), who=who)
    return told


def _line(template: ReplyTemplate, origin: str) -> Line:
    topic = topic_title(template.topic) if template.topic else say("desk-templates-topic-any")
    return Line(template.title, topic, template.body, origin, f"/desk{PATH}/{template.id}")


def _typed(desk: Desk, name: int) -> ReplyTemplate:
    form = desk.form
    title = " ".join(clean(form.one("title")).split())
    return ReplyTemplate(title, clean(form.one("body")), form.one("topic") or None, name)


def _places() -> str:
    return ", ".join(f"{{{name}}}" for name in PLACES)


async def _found(desk: Desk) -> ReplyTemplate:
    asked = desk.request.match_info["template"]
    for one in await desk.parts.storage.templates.all():
        if str(one.id) == asked:
            return one
    raise Refusal(Why.NO_PAGE)


PAGES = (
    DeskPage(PATH, show, lambda: say("desk-templates-title"), roles=CLERKS),
    DeskPage(PATH, add, roles=CLERKS, method="POST"),
    DeskPage(ONE, show_one, roles=CLERKS),
    DeskPage(ONE, change, roles=CLERKS, method="POST"),
)
