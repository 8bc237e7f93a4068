"""The talk in a browser: one address, one question a page, without any script.

What moved the talk on sends the browser to look at it anew, so that reloading and going back show
where the talk stands and send nothing. What can be told only once is told at once.
"""

from __future__ import annotations

from dataclasses import replace
from secrets import token_hex

from aiohttp import web

from bot.handlers.slip import is_slip
from bot.heard import Heard
from bot.texts import say
from storage.receipts import may_be_code
from web import files, forms, openings, siege
from web.exchange import Exchange
from web.files import Sent
from web.forms import Form
from web.guard import party
from web.openings import Opening
from web.parts import PAGES, PARTS, TOLD_ONCE, TURNS, VISITS
from web.refusals import Refusal, Why
from web.view import View, view
from web.visiting import goes_on, visit_of
from web.visits import Visit

TALK = "/talk"
GOING_ON = Opening("")
NOT_FIT = 422  # the status of a page that asks for the same again


async def show(request: web.Request) -> web.Response:
    """Where the talk stands. Keeps nothing."""
    visit = visit_of(request)
    if visit is None:
        raise Refusal(Why.EXPIRED)
    heard = await request.app[PARTS].conversation.look(visit.person)
    if heard.at_rest:
        raise web.HTTPSeeOther("/")
    return _page(request, visit, heard, view(heard))


async def answer(request: web.Request) -> web.Response:
    visits, visit = request.app[VISITS], visit_of(request)
    if visit is None:
        raise Refusal(Why.EXPIRED, await _typed(request))
    told = await _read(request, visit)
    form, conversation = told.form, request.app[PARTS].conversation
    if not visits.is_own_form(visit, form.one("csrf")):
        raise Refusal(Why.FORGED)
    if not visit.let_in:
        if (waiting := siege.held(request, visit, form)) is not None:
            return goes_on(request, waiting, visit)
        visit = replace(visit, let_in=True)
    async with request.app[TURNS].of(visit):  # a double click: the second finds the first done
        heard = await Exchange(conversation, visits, visit).take(form, told.offers)
        return await _answered(request, visit, heard, form)


async def _typed(request: web.Request) -> str:
    """What stood in the field of a form that came too late; never a code."""
    form = await forms.read(request) if request.content_type == forms.ENCODED else Form({})
    text = form.one("text").strip()
    return "" if may_be_code(text) or is_slip(text) else text


async def _read(request: web.Request, visit: Visit) -> Sent:
    if request.content_type != files.ENCODED:
        return Sent(await forms.read(request))

    def may(form: Form) -> bool:
        return request.app[VISITS].is_own_form(visit, form.one("csrf"))

    return await files.read(request, may, party(request.app[PARTS].address, request))


async def _answered(request: web.Request, visit: Visit, heard: Heard, form: Form) -> web.Response:
    sent_from = form.one("page")
    if not heard.replies:
        return await _taken_before(request, visit, sent_from)
    if heard.moved and await _is_lasting(request, visit, heard):
        return _on(request, visit)
    if not heard.moved:
        return _page(request, visit, heard, view(heard, typed=form.one("text")))
    response = _page(request, visit, heard, view(heard))
    request.app[TOLD_ONCE].keep(visit, sent_from, response.text or "")
    return response


async def of_survey(request: web.Request) -> web.Response:
    """A deep link. Raises Refusal, the same for a survey that is over and for one nobody knows."""
    name, place = request.match_info["survey"], _place(request)
    offered = await request.app[PARTS].surveys.offered()
    if name not in offered:
        raise Refusal(Why.NOT_ASKED)
    return await opening(request, openings.of_survey(name, place), offered[name].title)


async def of_door(request: web.Request) -> web.Response:
    name = request.match_info["door"]
    doors = await openings.doors(request.app[PARTS].conversation)
    known = {door.name: door.label for door in doors}
    if name not in known:
        raise Refusal(Why.NO_PAGE)
    return await opening(request, openings.of_door(name, _place(request)), known[name])


def _place(request: web.Request) -> str:
    """Whose code was opened; one that the town does not have is none."""
    place = request.query.get("p", "")
    return place if place in request.app[PARTS].town.places else ""


async def opening(request: web.Request, way: Opening, heading: str, more: str = "") -> web.Response:
    """The first page, before anything is kept: its first press opens the talk.

    `more`: words below those of the talk.
    """
    visit = visit_of(request) or request.app[VISITS].new()
    heard = await request.app[PARTS].conversation.look(visit.person, way.event())
    page = view(heard, heading)
    if more:
        page = replace(page, paragraphs=(*page.paragraphs, more))
    return _page(request, visit, heard, page, way)


async def _is_lasting(request: web.Request, visit: Visit, heard: Heard) -> bool:
    """Would looking again show the very same? Thanks, codes and refusals are told only once; the
    next question always stands (tests/web/test_lasting.py)."""
    if heard.at_rest:
        return False
    if len(heard.replies) == 1 and heard.replies[0].progress is not None:
        return True
    again = await request.app[PARTS].conversation.look(visit.person)
    return [(reply.text, reply.buttons) for reply in again.replies] == [
        (reply.text, reply.buttons) for reply in heard.replies
    ]


async def _taken_before(request: web.Request, visit: Visit, sent_from: str) -> web.Response:
    if html := request.app[TOLD_ONCE].again(visit, sent_from):
        told = web.Response(text=html, content_type="text/html")
        return goes_on(request, told, visit)
    heard = await request.app[PARTS].conversation.look(visit.person)
    if not heard.at_rest:
        return _on(request, visit)
    page = View(heading=say("web-saved"))
    return _page(request, visit, heard, page)


def _on(request: web.Request, visit: Visit) -> web.Response:
    response = web.Response(status=303, headers={"Location": TALK})
    return goes_on(request, response, visit)


def _page(
    request: web.Request, visit: Visit, heard: Heard, page: View, way: Opening = GOING_ON
) -> web.Response:
    response = request.app[PAGES].page(
        "talk.html",
        NOT_FIT if page.error else 200,
        view=page,
        csrf=request.app[VISITS].form_token(visit),
        at=heard.step,
        page=token_hex(16),
        opening=way.code,
        action=way.action or TALK,
    )
    return goes_on(request, response, visit)
