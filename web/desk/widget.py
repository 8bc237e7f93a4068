"""The desk's page of what the town's own site needs to show the section: lines to copy."""

from __future__ import annotations

from aiohttp import web

from bot.texts import say
from web.desk.frame import Desk, DeskPage
from web.desk.office import ADMINS, WIDGET, Choice, tabs
from web.widget import button_snippet, frame_snippet, rules_snippet

SETTING = "OTKLIK_WEB__WIDGET_ORIGINS"
EXAMPLE = f"{SETTING}=https://example.ru"


async def show(desk: Desk) -> web.Response:
    address = desk.parts.address
    surveys, places = await _surveys(desk), [*desk.parts.town.places.items()]
    survey, place = _chosen(desk, "survey", surveys), _chosen(desk, "place", places)
    return desk.page(
        "desk/widget.html",
        tabs=tabs(desk),
        sites=address.widget_origins,
        setting=SETTING,
        example=EXAMPLE,
        is_open_to_all=not address.is_https,
        surveys=surveys,
        places=places,
        chosen={"survey": survey, "place": place},
        snippets=_snippets(address.url(), survey, place) if address.widget_origins else [],
    )


def _snippets(url: str, survey: str, place: str) -> list[tuple[str, str, str]]:
    """(name, what it is, lines)."""
    return [
        ("button", say("widget-desk-kind", kind="button"), button_snippet(url, survey, place)),
        ("frame", say("widget-desk-kind", kind="frame"), frame_snippet(url, survey, place)),
        ("rules", say("widget-desk-kind", kind="rules"), rules_snippet(url)),
    ]


async def _surveys(desk: Desk) -> list[Choice]:
    """What can be answered on the web now, by anybody."""
    offered = await desk.parts.surveys.offered()
    return [
        (name, one.title)
        for name, one in offered.items()
        if one.wave.audience == "external" and not one.survey.elsewhere
    ]


def _chosen(desk: Desk, name: str, known: list[Choice]) -> str:
    asked = desk.request.query.get(name, "")
    return asked if asked in dict(known) else ""


PAGE = DeskPage(WIDGET, show, roles=ADMINS)
