"""Our pages inside a page of the town's site: what is other about them there. Pure but for one
middleware.

Browsers name a frame by Sec-Fetch-Dest, which no page can forge; those that do not, ancient ones,
get the page as it is, whose cookie they do not send from a frame, and the way out is told.
"""

from __future__ import annotations

from collections.abc import Callable

from aiohttp import web
from aiohttp.typedefs import Handler, Middleware

from web.address import Address
from web.pages import templates

FRAMES = frozenset({"iframe", "frame", "embed", "object"})
SCRIPT = "framed.js"
NEVER = ("/desk", "/code", "/status", "/t")
"""The staff desk, and pages that serve once: in nobody's frame."""
OUTWARD = '<a href="http'
OUT = '<a target="_blank" rel="noopener" href="http'
"""Other sites refuse to be framed, and the host's own rules allow none but ours."""
EXPIRED = 410


def may_be_framed(address: Address, path: str) -> bool:
    """Some site may frame the page at this path."""
    is_kept_out = any(path == one or path.startswith(f"{one}/") for one in NEVER)
    return bool(address.widget_origins) and not is_kept_out


def is_framed(address: Address, request: web.BaseRequest) -> bool:
    """Does the browser say that it shows this page in a frame, and may it?"""
    asked = request.headers.get("Sec-Fetch-Dest", "")
    return asked in FRAMES and may_be_framed(address, request.path)


def told_in_frames(address: Address, link: Callable[[str], str]) -> Middleware:
    """`link`: the address of a file of ours. The page gets the script that tells its height, and
    a way out into a tab of its own."""

    @web.middleware
    async def told(request: web.Request, handler: Handler) -> web.StreamResponse:
        response = await handler(request)
        if not (isinstance(response, web.Response) and response.content_type == "text/html"):
            return response
        if is_framed(address, request) and response.text is not None:
            more = templates().get_template("framed.html")
            response.text = _with(
                response.text,
                more.render(
                    script=link(SCRIPT),
                    parents=" ".join(address.widget_origins),
                    to=request.path_qs
                    if request.method == "GET" and response.status < 300
                    else "/",
                    is_lost=response.status == EXPIRED,
                ),
            )
        return response

    return told


def _with(html: str, more: str) -> str:
    """At the end of what the page says; its own words cannot hold a tag."""
    head, tag, tail = html.replace(OUTWARD, OUT).rpartition("</main>")
    return f"{head}{more}{tag}{tail}"
