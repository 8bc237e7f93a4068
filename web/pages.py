"""Makes pages of templates: everything is escaped, and words come from the texts alone."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from aiohttp import web
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from bot.texts import say
from web.looks import SHOWN, Look, Shown
from web.statics import Statics

FOLDER = Path(__file__).parent / "templates"

PRESS, FILL = 61, "."
"""Characters of the longest button there can be; what no button ends with."""
HERE = "\0"
"""Stands where a page of the panel is named: no path has it."""


class Pages:
    """`org_short`: whose section it is, told on every page; asked anew for each, for an
    administrator may change it. `home_address`: what people type to come here, for paper."""

    def __init__(self, statics: Statics, org_short: Callable[[], str], home_address: str) -> None:
        self._statics, self._org_short = statics, org_short
        self._home_address = home_address

    def page(self, name: str, status: int = 200, **told: object) -> web.Response:
        ours = {
            "org_short": self._org_short(),
            "home_address": self._home_address,
            "static": self._statics.link,
            "shown": SHOWN.get(),
            "panel": panel,
            "attributes": attributes,
            "footer": footer,
        }
        html = templates().get_template(name).render(told | ours)
        return web.Response(text=html, status=status, content_type="text/html")


def panel(shown: Shown, stays: bool) -> Markup:
    """How the page may look: on every page, so drawn once for each look and not for each page."""
    drawn = _panel(say("web-language"), shown.look, stays)
    return Markup(drawn.replace(HERE, str(escape(shown.here))))


def attributes(shown: Shown) -> Markup:
    """How it does look."""
    return _attributes(shown.look)


def footer() -> Markup:
    return _footer(say("web-language"))


@lru_cache(maxsize=256)
def _panel(_language: str, look: Look, stays: bool) -> str:
    return str(_looks(look).panel(stays))


@lru_cache(maxsize=256)
def _attributes(look: Look) -> Markup:
    return Markup(_looks(look).attributes())


@lru_cache(maxsize=8)
def _footer(_language: str) -> Markup:
    return Markup(templates().get_template("footer.html").render())


def _looks(look: Look) -> Any:
    """The macros of the template."""
    return templates().get_template("looks.html").make_module({"shown": Shown(look, HERE)})


def even_press(data: str) -> str:
    """What a button sends, as long as what any other sends: whoever counts bytes on the line
    cannot tell an answer with a long name. `Exchange` drops the filling."""
    return data.ljust(PRESS, FILL)


@cache
def templates() -> Environment:
    """Of the whole process: each is compiled when it is first shown."""
    made = Environment(
        loader=FileSystemLoader(FOLDER),
        autoescape=True,
        undefined=StrictUndefined,
        auto_reload=False,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.globals["say"] = say
    made.filters["even"] = even_press
    return made
