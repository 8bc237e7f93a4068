"""What cannot be done, told kindly: a page for every reason, and never a trace of the program."""

from __future__ import annotations

import logging
from enum import Enum
from secrets import token_hex

from aiohttp import web
from aiohttp.typedefs import Handler, Middleware

from bot.conversation import places
from bot.texts import say
from storage.engine import NotKept
from web.pages import Pages

log = logging.getLogger(__name__)


class Why(Enum):
    """The value is the HTTP status, apart from a letter where two share one."""

    NO_FORM = "400"
    FORGED = "403"
    NOT_YOURS = "403r"
    NO_PAGE = "404"
    NOT_ASKED = "404s"
    SLOW = "408"
    EXPIRED = "410"
    SHOWN = "410c"
    USED = "410u"
    OVER = "410s"
    LARGE = "413"
    FOREIGN = "421"
    OFTEN = "429"
    AGAIN = "429a"

    @property
    def status(self) -> int:
        return int(self.value[:3])


class Refusal(Exception):
    """`typed`: words that would be lost; their author gets them back, nobody else sees them."""

    def __init__(self, why: Why, typed: str = "") -> None:
        super().__init__(why.name)
        self.why, self.typed = why, typed


def kind_pages(pages: Pages) -> Middleware:
    """The last line of defence: every failure is a page a person can use."""

    @web.middleware
    async def guarded(request: web.Request, handler: Handler) -> web.StreamResponse:
        try:
            return await handler(request)
        except Refusal as refusal:
            return _page(pages, refusal.why.status, *_words(refusal.why), refusal.typed)
        except web.HTTPNotFound:
            return _page(pages, 404, *_words(Why.NO_PAGE))
        except web.HTTPException as error:
            if error.status < 400:
                raise
            return _page(pages, error.status, *_words(Why.NO_FORM))
        except NotKept:
            log.error("the storage is out of reach")
            return _page(pages, 503, say("web-headings-error"), say("web-not-kept"))
        except Exception as error:
            incident = token_hex(2).upper()
            # an exception may quote what was sent: types and places only
            log.error("incident %s: %s in %s", incident, type(error).__name__, places(error))
            words = say("errors-our-mistake", incident=incident)
            return _page(pages, 500, say("web-headings-error"), words)

    return guarded


def _page(pages: Pages, status: int, heading: str, words: str, typed: str = "") -> web.Response:
    response = pages.page("refusal.html", status, heading=heading, words=words, typed=typed)
    if status == Why.OFTEN.status:
        response.headers["Retry-After"] = "60"
    if status == Why.SLOW.status:
        response.force_close()
    return response


def _words(why: Why) -> tuple[str, str]:
    """Heading and text."""
    match why:
        case Why.NOT_YOURS:
            return say("web-headings-closed"), say("errors-not-authorised")
        case Why.SHOWN:
            return say("web-headings-closed"), say("web-code-shown")
        case Why.USED:
            return say("web-headings-closed"), say("web-link-expired")
        case Why.OVER:
            return say("web-headings-closed"), say("survey-not-open")
        case Why.NOT_ASKED:
            return say("web-headings-not-asked"), say("web-not-asked")
        case Why.NO_PAGE:
            return say("web-headings-not-found"), say("web-not-found")
        case Why.FOREIGN:
            return say("web-headings-not-found"), say("web-foreign")
        case _:
            return say("web-headings-again"), _ask_again(why)


def _ask_again(why: Why) -> str:
    match why:
        case Why.FORGED:
            return say("web-forged")
        case Why.SLOW:
            return say("web-slow")
        case Why.EXPIRED:
            return say("web-session-expired")
        case Why.LARGE:
            return say("web-large")
        case Why.OFTEN:
            return say("web-often")
        case Why.AGAIN:
            return say("desk-asked-again")
        case _:
            return say("web-no-form")
