"""Makes pages of templates: everything is escaped, and words come from the texts alone."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path

from aiohttp import web
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from bot.texts import say
from web.looks import SHOWN
from web.statics import Statics

FOLDER = Path(__file__).parent / "templates"

PRESS, FILL = 61, "."
"""Characters of the longest button there can be; what no button ends with."""


class Pages:
    """`org_short`: whose section it is, told on every page; asked anew for each, for an
    administrator may change it."""

    def __init__(self, statics: Statics, org_short: Callable[[], str]) -> None:
        self._statics, self._org_short = statics, org_short

    def page(self, name: str, status: int = 200, **told: object) -> web.Response:
        ours = {
            "org_short": self._org_short(),
            "static": self._statics.link,
            "shown": SHOWN.get(),
        }
        html = templates().get_template(name).render(told | ours)
        return web.Response(text=html, status=status, content_type="text/html")


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
