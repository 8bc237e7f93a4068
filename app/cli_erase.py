"""`otklik erase`: what leads to people and what they wrote goes now, sooner than by its term."""

from __future__ import annotations

import asyncio
from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from app.cli_dates import day_option
from bot.texts import say

if TYPE_CHECKING:
    from app.compose import House
    from storage.erasing import Before, Erased


def register(app: typer.Typer) -> None:
    app.command("erase", help=say("cli-erase"))(erase)


def erase(
    before: Annotated[date | None, day_option("--before", say("cli-erase-before"))] = None,
) -> None:
    from app.compose import House
    from app.faults import Refusal
    from app.presence import at_work
    from config import settings

    house = House(settings.load())
    with at_work(house.settings.data_dir):  # a copy that is being restored may need the former file
        what = _what(house, before)
        told, formers, guests = asyncio.run(_erase(house, what, before))
        sets = _drop_sets(house, what)
    if told.authors or told.contents or told.texts:
        counts = {"authors": told.authors, "contents": told.contents, "texts": told.texts}
        typer.echo(say("cli-erased", **counts))
    elif not (sets or guests):
        typer.echo(say("cli-erased-nothing"))
    if sets:
        typer.echo(say("cli-erased-sets", count=sets))
    if guests:
        typer.echo(say("cli-erased-guests", count=guests))
    if formers:
        typer.echo(say("cli-erased-formers", count=formers))
    if not told.is_clear:
        raise Refusal(say("cli-erased-not-clear"))


def _what(house: House, before: date | None) -> Before:
    """By the terms of the profile, or everything before a day that is over or is today."""
    from storage.erasing import Before

    today = house.today()
    if before is None:
        return Before.term(house.terms, today)
    if before > today:
        told = say("cli-erase-future", found=f"{before:%d.%m.%Y}", today=f"{today:%d.%m.%Y}")
        raise typer.BadParameter(told)
    return Before.day(before)


async def _erase(house: House, before: Before, day: date | None) -> tuple[Erased, int, int]:
    """What was erased, how many databases that restored copies took the place of, and how many
    lines of the list of invitations: by their term, or those that got none since that `day`."""
    from app.database import open_storage
    from app.former import Formers

    async with open_storage(house.settings, house.clock) as storage:
        guests = await storage.invitations.forget_old(day)
        told = await storage.erasing.erase(before)
        return told, await Formers(house.settings, storage, house.clock).drop(), guests


def _drop_sets(house: House, before: Before) -> int:
    """Sets of reports made at the desk hold rows of the register, and go as early as its texts."""
    from app.doorstep import REPORTS
    from reports.kept_sets import KeptSets

    return KeptSets(house.settings.data_dir / REPORTS).drop_before(before.register)
