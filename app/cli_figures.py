"""`otklik metrics`, `digest` and `import appeals`: figures out, the register in."""

from __future__ import annotations

import asyncio
import gc
import json
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from app import cli_answers
from app.cli_dates import day_option
from app.cli_wording import Commands
from bot.texts import say

if TYPE_CHECKING:
    from app.compose import House
    from reports.build import Basis, Wish
    from reports.digest import Told
    from reports.period import Period
    from reports.register_import import Taken
    from storage.register_records import Refusal

WRONG_USAGE = 2
AUDIENCES = ("external", "internal", "all")
FORMATS = ("table", "json")

MANY = 1000
"""Refusals that are named one by one; a file of a million wrong rows is one mistake."""

PeriodName = Annotated[str, typer.Argument(metavar="PERIOD", help=say("cli-period"))]
AsOf = Annotated[date | None, day_option("--as-of", say("cli-as-of"))]


def register(app: typer.Typer) -> None:
    app.command("metrics", help=say("cli-metrics"))(metrics)
    app.command("digest", help=say("cli-digest"))(digest)
    importing = Commands(say("cli-import"))
    importing.command("appeals", help=say("cli-import-appeals"))(import_appeals)
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
    from reports.build import Wish, figures, figures_for_people
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
            return table(await figures_for_people(storage, _basis(house), wish), say)

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
    from reports.digest import sections

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
    from bot.digest_links import buttons

    found = [one for block in buttons(house.office.desk, wish, told) for one in block]
    return ("\n".join(f"{one.label}: {one.url}" for one in found),) if found else ()


def _tell_sent(handed: Sequence[str], chats: Sequence[str]) -> None:
    """Beside the digest, so that its own text can be piped on."""
    for chat in chats:
        key = "handed" if chat in handed else "before"
        typer.echo(say("cli-digest-sent", chat=chat, state=key), err=True)


def import_appeals(
    file: Annotated[Path, typer.Argument(metavar="FILE", help=say("cli-import-file"))],
    strict: Annotated[bool, typer.Option("--strict", help=say("cli-strict"))] = False,
) -> None:
    from app.database import open_storage
    from app.faults import Refusal as Refused
    from reports.register_cells import Reading
    from reports.register_file import BadRegisterFile, misnamed
    from reports.register_import import take_file

    house = the_house()
    reading = Reading(_basis(house).known, house.profile.zone, house.today())

    async def work() -> Taken:
        async with open_storage(house.settings) as storage:
            return await take_file(file, storage.register, reading, house.clock(), strict=strict)

    if inside := misnamed(file):
        typer.echo(say("import-misnamed", file=file.name, inside=inside), err=True)
    gc.set_threshold(200_000, 20, 100)  # a hundred thousand rows stay: looking them over is half
    try:
        told = asyncio.run(work())
    except BadRegisterFile as bad:
        raise Refused(refusal(file.name, bad.fault)) from bad
    _tell(file, told)
    if not told.kept:
        raise typer.Exit(1)


def refusal(file: str, told: Refusal) -> str:
    """`appeals.csv:17: outcome: ...`"""
    from bot.register_words import reason

    place = f"{told.column}: " if told.column else ""
    return say("import-refused", file=file, line=str(told.line), place=place, reason=reason(told))


def _tell(file: Path, told: Taken) -> None:
    for one in told.refusals[:MANY]:
        typer.echo(refusal(file.name, one), err=True)
    if len(told.refusals) > MANY:
        typer.echo(say("import-many-refused", count=len(told.refusals) - MANY), err=True)
    counts = {
        "new": told.new,
        "changed": told.changed,
        "same": told.same,
        "refused": len(told.refusals),
    }
    if told.kept:
        typer.echo(say("import-told", **counts))
    else:
        typer.echo(say("import-nothing-kept", **counts), err=True)


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
