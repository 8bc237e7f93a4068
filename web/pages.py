"""Makes pages of templates: everything is escaped, and words come from the texts alone."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from aiohttp import web
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from bot.texts import say
from web.statics import Statics

FOLDER = Path(__file__).parent / "templates"


class Pages:
    """`org_short`: whose section it is, told on every page; asked anew for each, for an
    administrator may change it."""

    def __init__(self, statics: Statics, org_short: Callable[[], str]) -> None:
        self._org_short = org_short
        self._templates = Environment(
            loader=FileSystemLoader(FOLDER),
            autoescape=True,
            undefined=StrictUndefined,
            auto_reload=False,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self._templates.globals.update(say=say, static=statics.link)

    def page(self, name: str, status: int = 200, **told: object) -> web.Response:
        html = self._templates.get_template(name).render(told | {"org_short": self._org_short()})
        return web.Response(text=html, status=status, content_type="text/html")
