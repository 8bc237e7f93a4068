"""Where employees of a messenger that keeps what is typed answer in words: one page, one answer.

Heard as a turn of whoever was given the link; the dialogue then shows where the survey stands.
"""

from __future__ import annotations

import hashlib
from secrets import token_hex

from aiohttp import web

from bot.events import TextFromPage
from bot.heard import Heard, Incoming
from bot.page_wants import TextPage
from bot.texts import say
from storage.records import Person
from web import forms
from web.once import burn, found
from web.parts import PAGES, PARTS

ADDRESS = "/t/{token}"
NOT_FIT = 422  # as in the talk


async def ask(request: web.Request) -> web.Response:
    """Whoever looks changes nothing: robots of messengers look too."""
    want, _ = _given(request)
    return _form(request, want)


async def take(request: web.Request) -> web.Response:
    """The form stands for its page by the secret of the address alone."""
    want, person = _given(request)
    form = await forms.read(request)
    typed = form.one("text")
    event = TextFromPage(want.paper, want.question, want.writing, typed)
    name = _name(request, form.one("page"))
    conversation = request.app[PARTS].conversation
    heard = await conversation.hear(Incoming(person, event, update=name))
    if not heard.replies and conversation.pages.find(request.match_info["token"]):
        # «back» to a form whose words did not fit, and mended there: nothing was taken yet
        heard = await conversation.hear(Incoming(person, event, update=token_hex(16)))
    if heard.replies and not heard.moved:
        return _form(request, want, typed, heard.replies[-1].toast or heard.replies[-1].text)
    if heard.offers:  # nothing is sent yet: the page and its link stay good
        await conversation.show(person, heard)
        return _form(request, want, typed, say("web-text-page-personal"))
    burn(request)
    if heard.replies:
        await conversation.show(person, heard)
    return request.app[PAGES].page(
        "once.html", heading=say("web-own-words-done"), paragraphs=_told(heard)
    )


def routes() -> list[web.RouteDef]:
    return [web.get(ADDRESS, ask), web.post(ADDRESS, take)]


def _given(request: web.Request) -> tuple[TextPage, Person]:
    made = found(request, TextPage)
    assert isinstance(made.want, TextPage)
    assert made.person is not None
    return made.want, made.person


def _form(request: web.Request, want: TextPage, typed: str = "", error: str = "") -> web.Response:
    return request.app[PAGES].page(
        "own_words.html",
        NOT_FIT if error else 200,
        heading=want.asked,
        action=request.path,
        page=token_hex(16),
        longest=want.longest,
        typed=typed,
        error=error,
    )


def _told(heard: Heard) -> list[str]:
    """Where the talk is over its last words stand here too."""
    over = [reply.text for reply in heard.replies if heard.at_rest]
    return over or [say("web-text-page-done")]


def _name(request: web.Request, page: str) -> str:
    """Of the update: a form sent twice is one; leads neither to the person nor to the page."""
    token = request.match_info["token"]
    return hashlib.sha256(f"words:{token}:{page}".encode()).hexdigest()[:32]
