"""The desk's door: a one-time link shows a button, and only the button uses the link up. One asked
for in a staff chat leads to a page that waits, until it is confirmed there.

Messengers and mail programs open links to preview them; they press nothing.
"""

from __future__ import annotations

from aiohttp import web

from storage.sql.pairings import Pairings
from web import forms
from web.address import household
from web.budget import Budget
from web.desk import frame
from web.desk.frame import HOME, Desk, DeskPage
from web.guard import client
from web.parts import PAGES, PARTS, Parts
from web.refusals import Refusal, Why

TRIES, WINDOW = 5, 15 * 60.0
"""Bad links an address may try in so many seconds. A good one is always taken: nobody guesses 256
bits, and behind one address, a proxy's above all, a prankster would lock all clerks out."""
ENTER = "/desk/enter"


class Door:
    def __init__(self) -> None:
        self._bad = Budget(TRIES, WINDOW)

    async def show(self, request: web.Request) -> web.Response:
        """The same for every link, good or bad."""
        return request.app[PAGES].page("desk/enter.html", token=request.query.get("t", ""))

    async def enter(self, request: web.Request) -> web.Response:
        parts = request.app[PARTS]
        who = household(client(parts.address, request))
        form = await forms.read(request)
        token = await _used(parts, form.one("t"))
        if token is None:
            if not self._bad.spend(who):
                raise Refusal(Why.OFTEN)
            return request.app[PAGES].page("desk/bad_link.html", 403)
        if before := frame.session(request):
            await parts.signins.leave(before)  # of this very browser: nobody needs it any more
        response = web.Response(status=303, headers={"Location": HOME})
        frame.open_session(request, response, token)
        return response


async def _used(parts: Parts, link: str) -> str | None:
    """The token for this browser alone; None if the link is no good."""
    now = parts.clock()
    opened = await parts.signins.enter(link, now)
    return opened.token if opened else await Pairings(parts.signins).open(link, now)


async def leave(desk: Desk) -> web.Response:
    await desk.parts.signins.leave(frame.session(desk.request))
    response = web.Response(status=303, headers={"Location": HOME})
    frame.close_session(desk.request, response)
    return response


LEAVE = DeskPage("/leave", leave, method="POST")
