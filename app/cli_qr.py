"""`otklik qr`: codes, posters and letters for every survey and for messages, by place and door."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bot.links import MESSAGE
from bot.qr.kit import LOCAL
from bot.texts import say

if TYPE_CHECKING:
    from app.compose import House
    from bot.links import Link
    from bot.qr.kit import Ground
    from bot.qr.words import Subject
    from bot.surveys.script import Survey
    from config.ordinance import Place
    from config.settings import Settings
    from storage.short_codes import Where

REPLY = "reply"
"""The point that is the end of a reply to an appeal: words go there, too."""


def register(app: typer.Typer) -> None:
    app.command("qr", help=say("cli-qr"))(qr)


def qr(
    to: Annotated[Path, typer.Option("--to", metavar="DIR", help=say("cli-qr-to"))],
    survey: Annotated[str, typer.Option(metavar="ID", help=say("cli-qr-survey"))] = "",
    place: Annotated[str, typer.Option(metavar="ID", help=say("cli-qr-place"))] = "",
) -> None:
    from bot.qr.kit import Ground
    from bot.qr.making import links_of

    house, some, coded = asyncio.run(_asked(survey, place))
    doors, missed = asyncio.run(open_doors(house.settings))
    site = house.settings.web.url() if "web" in doors else ""
    ground = Ground(house.profile.org_short, site, doors)
    count = len(some) * len(doors)
    if count:
        _write(to, ground, some, coded)
    for one in some:
        for name, link in links_of(ground, one, coded):
            typer.echo(f"{name}: {link}")
    typer.echo(say("cli-qr-made", count=count, folder=str(to)))
    for text in _footers(some, doors) if place == REPLY else ():
        typer.echo(text)
    for line in missed:
        typer.echo(line, err=True)
    if missed:
        raise typer.Exit(1)


async def _asked(survey: str, place: str) -> tuple[House, list[Subject], Mapping[Where, str]]:
    """What is to be made, and the short code of each. Raises Refusal."""
    from app.compose import House
    from app.database import open_storage
    from app.effective import adopt
    from app.kept_scripts import standing
    from bot.handlers.printed import codes
    from bot.qr.making import subjects
    from config import settings

    house = House(settings.load())
    async with open_storage(house.settings, house.clock) as storage:
        house = await standing(house, storage)
        adopt(house, await storage.settings.effective())
        surveys = [] if survey == MESSAGE else _surveys(house, survey)
        places, unnamed = _places(house, place), house.profile.demo_mark
        some = subjects(surveys, places, unnamed, message=survey in ("", MESSAGE))
        return house, some, codes(house.town, [one.where for one in some])


def _footers(some: list[Subject], doors: Mapping[str, Link]) -> Iterator[str]:
    """What stands at the end of a reply to an appeal, ready to be copied (R-16)."""
    from bot.ready_lines import asking

    for one in some:
        if one.survey is not None and one.survey.audience == "external":
            yield from (asking(one.survey, link(*one.where)) for link in doors.values())


def _surveys(house: House, name: str) -> list[Survey]:
    """The one asked for, or all that hang at QR points: permanent ones for citizens."""
    from app.faults import Refusal

    asked = {one.id: one for one in house.surveys.values() if one.mode != "form"}
    if name and name not in asked:
        named = [say("cli-qr-one", id=one.id, title=one.title) for one in asked.values()]
        known = ", ".join([*named, MESSAGE])
        raise Refusal(say("cli-qr-no-survey", id=name, known=known))
    if name:
        return [asked[name]]
    enabled = house.plan.enabled
    return [
        one
        for one in asked.values()
        if one.audience == "external"
        and one.mode == "permanent"
        and (one.audience, one.direction) in enabled
    ]


def _places(house: House, name: str) -> list[Place]:
    """Those in use. Raises Refusal."""
    from app.faults import Refusal

    known = {place.id: place for place in house.profile.used_places}
    if name and name not in known:
        raise Refusal(say("cli-qr-no-place", id=name, known=", ".join(known)))
    return [known[name]] if name else list(known.values())


async def open_doors(settings: Settings) -> tuple[dict[str, Link], list[str]]:
    """Links by door, and a line for each door that is on but cannot be linked to now."""
    from bot import links
    from bot.messengers.looking import Away, BadToken

    doors: dict[str, Link] = {}
    missed: list[str] = []
    if settings.telegram is not None:
        from bot.messengers.telegram_checks import TelegramLook

        told = settings.telegram
        try:
            async with TelegramLook(told.token.get_secret_value(), told.api_url) as look:
                doors["telegram"] = links.telegram(await look.name())
        except (Away, BadToken):
            missed.append(say("cli-qr-no-telegram"))
    if settings.vk is not None:
        doors["vk"] = links.vk(settings.vk.group_id)
    if settings.web.port:
        doors["web"] = links.web(settings.web.url())
        if settings.web.url().startswith(LOCAL):
            typer.echo(say("cli-qr-local", url=settings.web.url()), err=True)
    return doors, missed


def _write(to: Path, ground: Ground, some: list[Subject], coded: Mapping[Where, str]) -> None:
    """The list last: where it is, everything is."""
    from app.faults import Refusal
    from bot.qr.making import made
    from web.desk.qr.index import NAME, index

    try:
        to.mkdir(parents=True, exist_ok=True)
        for name, body in made(ground, some, coded).items():
            path = to / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(body)
        (to / NAME).write_bytes(index(ground, some, coded))
    except OSError as error:
        raise Refusal(say("cli-qr-no-writing", folder=str(to))) from error
