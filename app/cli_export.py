"""`otklik export`: rows for other programs, with small groups protected and nobody's address."""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from app import cli_figures
from app.cli_figures import AsOf
from app.cli_wording import Commands
from bot.texts import say

if TYPE_CHECKING:
    from bot.exporting import What
    from reports.export.file import Written

WRONG_USAGE = 2
Quarter = Annotated[str, typer.Option("--period", metavar="PERIOD", help=say("cli-period"))]
To = Annotated[
    Path, typer.Option("--to", metavar="FILE.csv|.xlsx|.parquet", help=say("cli-export-to"))
]


def register(app: typer.Typer) -> None:
    exporting = Commands(say("cli-export"))
    exporting.command("appeals", help=say("cli-export-appeals"))(appeals)
    exporting.command("answers", help=say("cli-export-answers"))(answers)
    exporting.command("pains", help=say("cli-export-pains"))(pains)
    app.add_typer(exporting, name="export")


def appeals(
    period: Quarter,
    to: To,
    texts: Annotated[bool, typer.Option("--texts", help=say("cli-export-texts"))] = False,
    as_of: AsOf = None,
) -> None:
    _export("appeals", (period, as_of), to, texts=texts)


def answers(period: Quarter, to: To, as_of: AsOf = None) -> None:
    _export("answers", (period, as_of), to)


def pains(period: Quarter, to: To, as_of: AsOf = None) -> None:
    _export("pains", (period, as_of), to)


def _export(what: What, when: tuple[str, AsOf], to: Path, *, texts: bool = False) -> None:
    from app.faults import Refusal
    from reports.export.excel import MOST, TooManyRows
    from reports.export.file import FORMATS
    from reports.export.parquet import NoParquet

    asked, as_of = cli_figures.period_of(when[0]), when[1]
    if to.suffix.lower() not in FORMATS:
        print(say("export-format", file=to.name, known=", ".join(FORMATS)), file=sys.stderr)
        raise typer.Exit(WRONG_USAGE)
    if not to.absolute().parent.is_dir():
        raise Refusal(say("fault-no-folder", file=str(to.parent)))
    house = cli_figures.the_house()

    async def work() -> Written:
        from app.database import open_storage
        from app.effective import adopt
        from bot.exporting import Order, export
        from reports.build import Wish

        wish = Wish(asked, as_of or house.today())
        async with open_storage(house.settings) as storage:
            adopt(house, await storage.settings.effective())
            return await export(storage, house.basis(), wish, Order(what, to, texts))

    try:
        written = asyncio.run(work())
    except FileExistsError as error:
        raise Refusal(say("export-exists", file=str(error.filename))) from error
    except NoParquet as error:
        raise Refusal(say("export-no-parquet")) from error
    except TooManyRows as error:
        raise Refusal(say("export-too-many", most=MOST, file=f"{to.stem}.csv")) from error
    typer.echo(say("export-done", file=str(to), rows=written.rows))
    if written.cut:
        typer.echo(say("export-cut", n=written.cut), err=True)
