"""`otklik pains`: candidates for the pain map with their formulas, and what was decided of them."""

from __future__ import annotations

import asyncio
import json
from typing import Annotated

import typer

from app import cli_figures
from app.cli_figures import FORMATS, AsOf, PeriodName
from bot.texts import say


def register(app: typer.Typer) -> None:
    app.command("pains", help=say("cli-pains"))(pains)


def pains(
    period: PeriodName,
    as_of: AsOf = None,
    form: Annotated[
        str, typer.Option("--format", metavar="|".join(FORMATS), help=say("cli-format"))
    ] = "table",
) -> None:
    from app.database import open_storage
    from app.effective import adopt
    from bot.pain_wording import words_of
    from reports.build import Wish
    from reports.pain.after import checked
    from reports.pain.board import board
    from reports.pain.table import as_json, table

    cli_figures.among("--format", form, FORMATS)
    asked = cli_figures.period_of(period)
    house = cli_figures.the_house()
    wish = Wish(asked, as_of or house.today())

    async def work() -> str:
        async with open_storage(house.settings) as storage:
            adopt(house, await storage.settings.effective())
            told = await board(storage, house.basis(), wish)
            words = await words_of(storage, told)
            after = await checked(storage, house.basis(), told.rows, house.today())
            if form == "json":
                return json.dumps(as_json(told, words, after), ensure_ascii=False, indent=2)
            return table(told, words, after)

    typer.echo(asyncio.run(work()))
