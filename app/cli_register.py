"""`otklik import appeals`: the register of other systems, however long its file is."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bot.texts import say

if TYPE_CHECKING:
    from storage.arriving import Imported
    from storage.register_records import Refusal

MANY = 1000
"""Refusals that are named one by one; a file of a million wrong rows is one mistake."""


def import_appeals(
    file: Annotated[Path, typer.Argument(metavar="FILE", help=say("cli-import-file"))],
    strict: Annotated[bool, typer.Option("--strict", help=say("cli-strict"))] = False,
) -> None:
    from app.faults import Refusal as Refused
    from reports.register.file import BadRegisterFile, misnamed

    if inside := misnamed(file):
        typer.echo(say("import-misnamed", file=file.name, inside=inside), err=True)
    try:
        told = asyncio.run(_take(file, strict))
    except BadRegisterFile as bad:
        raise Refused(refusal(file.name, bad.fault)) from bad
    _tell(file, told)
    if not told.kept:
        raise typer.Exit(1)


async def _take(file: Path, strict: bool) -> Imported:
    """Raises BadRegisterFile."""
    from app.compose import House
    from app.database import open_storage
    from app.import_bars import Bars
    from config import settings
    from config.directories import shipped
    from reports.register.cells import Reading
    from reports.register.importing import stream_file
    from storage.arriving import Order

    house = House(settings.load())
    reading = Reading(shipped(), house.profile.zone, house.today())
    async with open_storage(house.settings) as storage:
        with Bars(_size(file)) as bars:
            order = Order(house.clock(), strict, named=MANY, note=bars.written)
            return await stream_file(file, storage.register, reading, order, bars.read)


def _size(file: Path) -> int:
    """0 of what cannot be read: whoever reads it tells."""
    try:
        return file.stat().st_size
    except OSError:
        return 0


def refusal(file: str, told: Refusal) -> str:
    """`appeals.csv:17: outcome: ...`"""
    from bot.register_words import reason

    place = f"{told.column}: " if told.column else ""
    return say("import-refused", file=file, line=str(told.line), place=place, reason=reason(told))


def _tell(file: Path, told: Imported) -> None:
    for one in told.refusals:
        typer.echo(refusal(file.name, one), err=True)
    if told.refused > len(told.refusals):
        typer.echo(say("import-many-refused", count=told.refused - len(told.refusals)), err=True)
    counts = {
        "new": told.new,
        "changed": told.changed,
        "same": told.same,
        "refused": told.refused,
    }
    if told.kept:
        typer.echo(say("import-told", **counts))
    else:
        typer.echo(say("import-nothing-kept", **counts), err=True)
