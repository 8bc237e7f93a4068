"""The button and the frame that the town's site shows: one script, and the words to put it there.

Its address never changes, as it stands in pages of others: browsers ask for it anew every few
minutes, and get it again only if it did change.
"""

from __future__ import annotations

import hashlib
import json
from functools import cache
from pathlib import Path

from aiohttp import web
from markupsafe import Markup

from bot.texts import say
from web.parts import PARTS
from web.refusals import Refusal, Why

ADDRESS = "/widget.js"
FILE = Path(__file__).parent / "scripts" / "widget.js"
FRESH = 300  # seconds
HEIGHT = 900
"""CSS pixels of a frame that nobody fits to its page."""


async def script(request: web.Request) -> web.Response:
    """For other sites, where some are allowed; else there is no such page."""
    if not request.app[PARTS].address.widget_origins:
        raise Refusal(Why.NO_PAGE)
    told = _script()
    mark = f'"{hashlib.sha256(told).hexdigest()[:16]}"'
    headers = {
        "Cross-Origin-Resource-Policy": "cross-origin",
        "Cache-Control": f"public, max-age={FRESH}",
        "ETag": mark,
    }
    if request.headers.get("If-None-Match", "") == mark:
        return web.Response(status=304, headers=headers)
    return web.Response(body=told, content_type="text/javascript", charset="utf-8", headers=headers)


@cache
def _script() -> bytes:
    words = {
        "button": say("widget-button"),
        "title": say("widget-title"),
        "close": say("widget-close"),
        "own_tab": say("widget-own-tab"),
    }
    told = json.dumps(words, ensure_ascii=True)
    return f"{FILE.read_text(encoding='utf-8').rstrip()}({told});\n".encode()


def button_snippet(url: str, survey: str = "", place: str = "") -> str:
    """`url`: of the section, without a slash at the end; `survey`: what the button opens, if not
    the start page."""
    told = Markup(
        '<script src="{url}{path}"{more} async></script>\n'
        '<noscript><a href="{url}{page}">{name}</a></noscript>'
    )
    page, more = _page(survey, place), _data(survey, place)
    return str(told.format(url=url, path=ADDRESS, more=more, page=page, name=say("widget-button")))


def frame_snippet(url: str, survey: str = "", place: str = "") -> str:
    """Works without a script; with one its height follows its page."""
    told = Markup(
        '<iframe src="{url}{page}" title="{name}" width="100%" height="{height}" frameborder="0">'
        "</iframe>\n"
        '<script src="{url}{path}" data-inline async></script>'
    )
    page = _page(survey, place)
    return str(
        told.format(url=url, page=page, name=say("widget-title"), height=HEIGHT, path=ADDRESS)
    )


def rules_snippet(url: str) -> str:
    """What the site's own Content-Security-Policy needs, if it has one."""
    return f"script-src {url}; frame-src {url}"


def _page(survey: str, place: str) -> str:
    return f"/s/{survey}" + (f"?p={place}" if place else "") if survey else "/"


def _data(survey: str, place: str) -> Markup:
    told = {"survey": survey, "place": place if survey else ""}
    parts = (Markup(' data-{}="{}"').format(name, one) for name, one in told.items() if one)
    return Markup("").join(parts)
