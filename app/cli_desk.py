"""`otklik desk link`: a one-time way into the staff desk; there are no passwords."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from app.cli_wording import Commands
from bot.texts import say

if TYPE_CHECKING:
    from config.settings import Settings

LONGEST = 64  # characters of a clerk's name


def register(app: typer.Typer) -> None:
    desk = Commands(say("cli-desk"))
    desk.command("link", help=say("cli-desk-link"))(link)
    desk.callback()(_desk)
    app.add_typer(desk, name="desk")


def _desk() -> None:
    """Keeps `link` a command of its own while it is the only one."""


def link(
    name: Annotated[str, typer.Option(metavar="NAME", help=say("cli-desk-name"))] = "",
    role: Annotated[
        Literal["operator", "analyst", "admin"],
        typer.Option(metavar="ROLE", help=say("cli-desk-role")),
    ] = "operator",
) -> None:
    from app.faults import Refusal
    from bot.cleaning import clean
    from config import settings

    told = settings.load()
    if told.web.port == 0:
        raise Refusal(say("cli-desk-web-off"))
    who = " ".join(clean(name).split()) or say("desk-clerk")
    if len(who) > LONGEST:
        raise Refusal(say("cli-desk-long-name", length=len(who), limit=LONGEST))
    typer.echo(asyncio.run(_made(told, who, role)))
    typer.echo(say("cli-desk-link-lives"), err=True)


async def _made(settings: Settings, name: str, role: str) -> str:
    from app.compose import House
    from app.database import open_storage
    from app.doorstep import desk_link
    from storage.sql.signins import Clerk, Role

    house = House(settings)
    async with open_storage(settings, house.clock) as storage:
        return await desk_link(settings, storage, Clerk(name, Role(role)), house.clock)
