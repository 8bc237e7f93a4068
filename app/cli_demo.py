"""`otklik demo`: an empty database with plausible, made up data, to look at before real ones."""

from __future__ import annotations

import asyncio
import sys
from typing import TYPE_CHECKING, Annotated

import typer

from bot.texts import say

if TYPE_CHECKING:
    from app.compose import House
    from app.demo import Filled
    from app.demo_plan import Wish

APPEALS, ANSWERS, QUARTERS = 500, 1400, 5
"""Enough for every page and chart, made in well under a minute. Five quarters: a year ago too."""
LONGEST = 12
WRONG_USAGE = 2


def register(app: typer.Typer) -> None:
    app.command("demo", help=say("cli-demo"))(demo)


def demo(
    appeals: Annotated[int, typer.Option(metavar="N", help=say("cli-demo-appeals"))] = APPEALS,
    answers: Annotated[int, typer.Option(metavar="N", help=say("cli-demo-answers"))] = ANSWERS,
    seed: Annotated[int, typer.Option(metavar="S", help=say("cli-demo-seed"))] = 1,
    quarters: Annotated[
        int, typer.Option(metavar="K", max=LONGEST, help=say("cli-demo-quarters"))
    ] = QUARTERS,
) -> None:
    from app.compose import House
    from app.demo_plan import Wish
    from config import settings

    for name, found, least in (
        ("--appeals", appeals, 0),
        ("--answers", answers, 0),
        ("--quarters", quarters, 1),
    ):
        if found < least:
            print(_too_few(name, found, least), file=sys.stderr)
            raise typer.Exit(WRONG_USAGE)
    told = settings.load()
    # cards of what is made up go to no chat of staff
    house = House(told.model_copy(update={"telegram": None, "vk": None}))
    wish = Wish(appeals, answers, seed, quarters)
    try:
        filled = asyncio.run(_filled(house, wish))
    except KeyboardInterrupt:
        typer.echo(say("demo-stopped", how=_anew(house)), err=True)
        raise
    _tell(house, filled)


def _too_few(name: str, found: int, least: int) -> str:
    return say("demo-too-few", name=name, found=str(found), least=str(least))


async def _filled(house: House, wish: Wish) -> Filled:
    from app.database import open_storage
    from app.demo import Demo, is_empty
    from app.demo_plan import MARK
    from app.faults import Refusal
    from app.kept_scripts import standing
    from app.rehearsal_notes import Watch

    watch = Watch(house.clock())
    async with open_storage(house.settings, watch) as storage:
        if MARK in await storage.settings.effective():
            raise Refusal(say("demo-twice", how=_anew(house)))
        if not await is_empty(storage):
            raise Refusal(say("demo-not-empty"))
        demo = Demo(await standing(house, storage), storage, watch, wish)
        with typer.progressbar(length=demo.days, label=say("demo-filling"), file=sys.stderr) as bar:
            demo.note = bar.update
            return await demo.fill()


def _tell(house: House, filled: Filled) -> None:
    first, last = filled.over[0].period.name, filled.over[-1].period.name
    counts = {
        "appeals": str(filled.rows.new + filled.messages),
        "messages": str(filled.messages),
        "answers": str(filled.answers),
    }
    typer.echo(say("demo-told", first=first, last=last, **counts))
    typer.echo(say("demo-next", period=filled.over[-2].period.name))
    typer.echo(_anew(house))


def _anew(house: House) -> str:
    from app.database import sqlite_path

    if sqlite_path(house.settings) is not None:
        return say("demo-anew", folder=str(house.settings.data_dir))
    return say("demo-anew-server", folder=str(house.settings.keys()))
