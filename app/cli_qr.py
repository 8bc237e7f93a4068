"""`otklik qr`: links and codes for every survey and for messages, by place and door that is on."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bot.links import MESSAGE
from bot.texts import say

if TYPE_CHECKING:
    from app.compose import House
    from bot.links import Link
    from bot.surveys.script import Survey
    from config.settings import Settings

LOCAL = ("http://127.", "http://localhost", "http://0.0.0.0", "http://[::1]")
"""Beginnings of addresses that no phone will reach."""

REPLY = "reply"
"""The point that is the end of a reply to an appeal: words go there, too."""


@dataclass(frozen=True, slots=True)
class Code:
    """One picture to print: `name` is that of its files, without the ending."""

    name: str
    link: str


def register(app: typer.Typer) -> None:
    app.command("qr", help=say("cli-qr"))(qr)


def qr(
    to: Annotated[Path, typer.Option("--to", metavar="DIR", help=say("cli-qr-to"))],
    survey: Annotated[str, typer.Option(metavar="ID", help=say("cli-qr-survey"))] = "",
    place: Annotated[str, typer.Option(metavar="ID", help=say("cli-qr-place"))] = "",
) -> None:
    from app.compose import House
    from app.effective import learn
    from config import settings

    house = House(settings.load())
    asyncio.run(learn(house))
    surveys = [] if survey == MESSAGE else _surveys(house, survey)
    places = _places(house, place)
    doors, missed = asyncio.run(open_doors(house.settings))
    codes = list(combined(surveys, places, doors))
    if survey in ("", MESSAGE):
        codes += of_messages(places, doors)
    _write(to, codes)
    for code in codes:
        typer.echo(f"{code.name}: {code.link}")
    typer.echo(say("cli-qr-made", count=len(codes), folder=str(to)))
    for text in _footers(surveys, doors) if place == REPLY else ():
        typer.echo(text)
    for line in missed:
        typer.echo(line, err=True)
    if missed:
        raise typer.Exit(1)


def _footers(surveys: list[Survey], doors: dict[str, Link]) -> Iterator[str]:
    """What stands at the end of a reply to an appeal, ready to be copied (R-16)."""
    from bot.ready_lines import asking

    for survey in surveys:
        if survey.audience == "external":
            yield from (asking(survey, link(survey.id, REPLY)) for link in doors.values())


def _surveys(house: House, name: str) -> list[Survey]:
    """The one asked for, or all that hang at QR points: permanent ones for citizens."""
    from app.faults import Refusal

    asked = {one.id: one for one in house.surveys.values() if one.mode != "form"}
    if name and name not in asked:
        known = ", ".join([*asked, MESSAGE])
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


def _places(house: House, name: str) -> list[str]:
    from app.faults import Refusal

    known = [place.id for place in house.profile.places]
    if name and name not in known:
        raise Refusal(say("cli-qr-no-place", id=name, known=", ".join(known)))
    return [name] if name else known


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


def combined(surveys: list[Survey], places: list[str], doors: dict[str, Link]) -> Iterator[Code]:
    """Employees are not asked where they stand: a survey of theirs has one code a door."""
    for survey in surveys:
        for place in places if survey.audience == "external" else [""]:
            for door, link in doors.items():
                name = "-".join(part for part in (survey.id, place, door) if part)
                yield Code(name, link(survey.id, place))


def of_messages(places: list[str], doors: dict[str, Link]) -> Iterator[Code]:
    """«Write to us», by place: routes send what was written there to its unit."""
    for place in places:
        for door, link in doors.items():
            yield Code(f"{MESSAGE}-{place}-{door}", link(MESSAGE, place))


def _write(folder: Path, codes: list[Code]) -> None:
    from app.faults import Refusal
    from reports import qr as drawing

    try:
        folder.mkdir(parents=True, exist_ok=True)
        for code in codes:
            (folder / f"{code.name}.png").write_bytes(drawing.png(code.link))
            (folder / f"{code.name}.svg").write_bytes(drawing.svg(code.link))
    except OSError as error:
        raise Refusal(say("cli-qr-no-writing", folder=str(folder))) from error
