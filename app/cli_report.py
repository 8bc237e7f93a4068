"""`otklik report`: the whole set of a period in a folder; a file of it verified."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from app import cli_figures
from app.cli_figures import AsOf
from bot.texts import say

if TYPE_CHECKING:
    from reports.period import Period
    from reports.report.set import Written
    from reports.verifying import Verified
    from reports.word.template import BadTemplate

MANY = 200
"""Figures that differ which are named one by one."""


def register(app: typer.Typer) -> None:
    app.command("report", help=say("cli-report"))(report)


def report(
    period: Annotated[str | None, typer.Argument(metavar="PERIOD", help=say("cli-period"))] = None,
    to: Annotated[
        Path | None, typer.Option("--to", metavar="DIR", help=say("cli-report-to"))
    ] = None,
    as_of: AsOf = None,
    verify: Annotated[
        Path | None, typer.Option("--verify", metavar="FILE", help=say("cli-report-verify"))
    ] = None,
) -> None:
    if verify is not None:
        if period is not None or to is not None or as_of is not None:
            _misused(say("cli-report-verify-alone"))
        _verify(verify)
    elif period is None or to is None:
        _misused(say("cli-report-what"))
    else:
        _make(period, to, as_of)


def _misused(line: str) -> NoReturn:
    typer.echo(line, err=True)
    raise typer.Exit(cli_figures.WRONG_USAGE)


def _make(period: str, to: Path, as_of: AsOf) -> None:
    from app.database import open_storage
    from app.effective import adopt
    from app.faults import Refusal
    from app.report_making import TEMPLATE, order
    from reports.build import Wish
    from reports.report.set import write_set
    from reports.set_files import OthersThere

    asked = cli_figures.period_of(period)
    house = cli_figures.the_house()
    day = _day(as_of, asked, house.today())

    async def work() -> tuple[Written, BadTemplate | None]:
        async with open_storage(house.settings) as storage:
            adopt(house, await storage.settings.effective())
            made, refused = order(house, storage, Wish(asked, day))
            return await write_set(storage, house.basis(), made, to), refused

    try:
        written, refused = asyncio.run(work())
    except OSError as error:
        error.filename = error.filename or str(to)  # the system names no file when it has no room
        raise
    except OthersThere as error:
        names = ", ".join(error.names[:5])
        raise Refusal(
            say("cli-report-others", folder=str(error.folder), names=names, n=len(error.names))
        ) from error
    if refused is not None:
        typer.echo(bad_template(house.settings.data_dir / TEMPLATE, refused), err=True)
    for line in _told(written):
        typer.echo(line)


def _day(as_of: date | None, period: Period, today: date) -> date:
    """The cut-off: nobody signs for a day that has not come, or for a period before its first."""
    day = as_of or today
    if period.start <= day <= today:
        return day
    words = {"first": f"{period.start:%d.%m.%Y}", "last": f"{today:%d.%m.%Y}"}
    _misused(say("cli-report-day", period="later" if period.start > today else "begun", **words))


def bad_template(path: Path, error: BadTemplate) -> str:
    why = say("report-template-bad", file=str(path), code=error.code, found=error.found)
    return f"{why} {say('report-template-instead')}"


def _told(written: Written) -> Iterator[str]:
    for name in written.files:
        yield str(written.folder / name)
    yield say("cli-report-made", snapshot=written.snapshot, folder=str(written.folder))
    if written.cut:
        yield say("excel-cut", n=written.cut)


def _verify(file: Path) -> None:
    from app.database import open_storage
    from app.effective import adopt
    from app.faults import Refusal
    from app.report_making import version
    from reports.verifying import verify

    house = cli_figures.the_house()

    async def work() -> Verified:
        async with open_storage(house.settings) as storage:
            adopt(house, await storage.settings.effective())
            return await verify(storage, house.basis(), file, (version(), say))

    told = asyncio.run(work())
    if told.found is None:
        borne = told.borne
        if borne is None:
            raise Refusal(say("cli-report-unknown", file=str(file)))
        raise Refusal(
            say(
                "cli-report-changed",
                file=str(file),
                snapshot=borne.id,
                period=borne.period,
                as_of=f"{borne.as_of:%d.%m.%Y}",
            )
        )
    for line in _verified(told, file):
        typer.echo(line)


def _verified(told: Verified, file: Path) -> Iterator[str]:
    assert told.found is not None
    kept, made = told.found
    yield say(
        "cli-report-unchanged",
        file=str(file),
        name=made.name,
        snapshot=kept.id,
        period=kept.period,
        as_of=f"{kept.as_of:%d.%m.%Y}",
        program=kept.program,
    )
    if told.other_profile or told.other_program:
        yield say(
            "cli-report-since",
            profile="yes" if told.other_profile else "no",
            program="yes" if told.other_program else "no",
        )
    if told.is_same:
        yield say("cli-report-same")
        return
    why = "other" if told.other_profile or told.other_program else "data"
    yield say("cli-report-differ", n=len(told.differences), why=why)
    for one in told.differences[:MANY]:
        yield say("cli-report-difference", where=one.where, was=one.was, now=one.now)
