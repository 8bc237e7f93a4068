"""Makes pages of templates: everything is escaped, and words come from the texts alone."""

from __future__ import annotations

from pathlib import Path

from aiohttp import web
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from bot.texts import say
from web.statics import Statics

FOLDER = Path(__file__).parent / "templates"


class Pages:
    """`org_short`: whose section it is, told on every page."""

    def __init__(self, statics: Statics, org_short: str) -> None:
        self._templates = Environment(
            loader=FileSystemLoader(FOLDER),
            autoescape=True,
            undefined=StrictUndefined,
            auto_reload=False,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self._templates.globals.update(say=say, static=statics.link, org_short=org_short)

    def page(self, name: str, status: int = 200, **told: object) -> web.Response:
        html = self._templates.get_template(name).render(told)
        return web.Response(text=html, status=status, content_type="text/html")
