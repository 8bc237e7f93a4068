"""`otklik metrics` and `digest`: figures out; and the house of the commands `import`."""

from __future__ import annotations

import asyncio
import json
import sys
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from app import cli_answers, cli_register
from app.cli_dates import day_option
from app.cli_wording import Commands
from bot.texts import say

if TYPE_CHECKING:
    from app.compose import House
    from reports.build import Basis, Wish
    from reports.digest.sections import Told
    from reports.period import Period

WRONG_USAGE = 2
AUDIENCES = ("external", "internal", "all")
FORMATS = ("table", "json")

PeriodName = Annotated[str, typer.Argument(metavar="PERIOD", help=say("cli-period"))]
AsOf = Annotated[date | None, day_option("--as-of", say("cli-as-of"))]


def register(app: typer.Typer) -> None:
    app.command("metrics", help=say("cli-metrics"))(metrics)
    app.command("digest", help=say("cli-digest"))(digest)
    importing = Commands(say("cli-import"))
    importing.command("appeals", help=say("cli-import-appeals"))(cli_register.import_appeals)
    importing.command("answers", help=say("cli-import-answers"))(cli_answers.import_answers)
    app.add_typer(importing, name="import")


def metrics(
    period: PeriodName,
    audience: Annotated[
        str, typer.Option(metavar="|".join(AUDIENCES), help=say("cli-audience"))
    ] = "all",
    as_of: AsOf = None,
    form: Annotated[
        str, typer.Option("--format", metavar="|".join(FORMATS), help=say("cli-format"))
    ] = "table",
) -> None:
    from app.database import open_storage
    from app.effective import adopt
    from config.directories import shipped
    from reports.build import Wish, figures, figures_for_people
    from reports.naming import Names
    from reports.snapshots import scripts
    from reports.table import table

    among("--audience", audience, AUDIENCES)
    among("--format", form, FORMATS)
    asked = period_of(period)
    house = the_house()
    wish = Wish(asked, as_of or house.today(), audience)

    async def work() -> str:
        async with open_storage(house.settings) as storage:
            adopt(house, await storage.settings.effective())
            if form == "json":
                told = await figures(storage, _basis(house), wish)
                return json.dumps(told, ensure_ascii=False, indent=2)
            told = await figures_for_people(storage, _basis(house), wish)
            names = Names(house.profile, shipped(), await scripts(storage, told))
            return table(told, names, say)

    typer.echo(asyncio.run(work()))


def digest(
    period: PeriodName,
    as_of: AsOf = None,
    send: Annotated[bool, typer.Option("--send", help=say("cli-digest-send"))] = False,
) -> None:
    from app.database import open_storage
    from app.effective import adopt
    from app.faults import Refusal
    from bot import digest_drafts
    from reports.build import Wish
    from reports.digest.sections import sections

    asked = period_of(period)
    house = the_house()
    wish = Wish(asked, as_of or house.today())
    if send and not house.staff_chats:
        raise Refusal(say("cli-digest-nowhere"))

    async def work() -> None:
        async with open_storage(house.settings) as storage:
            adopt(house, await storage.settings.effective())
            asked = digest_drafts.Asked(wish, house.clock())
            told = await digest_drafts.told(storage, _basis(house), asked)
            typer.echo("\n\n".join((*sections(told, say), *_lists(house, wish, told))))
            if send:
                handed = await house.digests(storage).send(wish)
                _tell_sent(handed, house.staff_chats)

    asyncio.run(work())


def _lists(house: House, wish: Wish, told: Told) -> tuple[str, ...]:
    """Where the cases behind the figures are; nothing where no desk can be opened."""
    from bot.digest_links import ALL_BLOCKS, buttons

    found = buttons(house.office.desk, wish, told, ALL_BLOCKS)
    lines = "\n".join(f"{one.label}: {one.url}" for one in found)
    return (lines,) if lines else ()


def _tell_sent(handed: Sequence[str], chats: Sequence[str]) -> None:
    """Beside the digest, so that its own text can be piped on."""
    for chat in chats:
        key = "handed" if chat in handed else "before"
        typer.echo(say("cli-digest-sent", chat=chat, state=key), err=True)


def the_house() -> House:
    from app.compose import House
    from config import settings

    told = settings.load()
    return House(told)


def _basis(house: House) -> Basis:
    from config.directories import shipped
    from reports.build import Basis

    return Basis(house.profile, shipped())


def period_of(text: str) -> Period:
    from reports.period import BadPeriod, parse

    try:
        return parse(text)
    except BadPeriod:
        _misused(say("fault-period", found=text))


def among(name: str, told: str, known: Sequence[str]) -> None:
    if told not in known:
        _misused(say("fault-choice", name=name, found=told, expected=", ".join(known)))


def _misused(line: str) -> NoReturn:
    print(line, file=sys.stderr)
    raise typer.Exit(WRONG_USAGE)
