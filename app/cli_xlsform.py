"""`otklik survey import|export`: a survey written in Excel, checked, compared, published."""

from __future__ import annotations

import asyncio
import os
import shlex
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from app.unknown_survey import unknown
from bot.texts import say

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.compose import House
    from bot.publishing import Planned
    from bot.surveys.script import Survey
    from bot.surveys.xlsform.brought import Brought
    from bot.surveys.xlsform.filling import Wanted


def register(survey: typer.Typer) -> None:
    survey.command("import", help=say("cli-survey-import"))(import_survey)
    survey.command("export", help=say("cli-survey-export"))(export_survey)


def import_survey(
    file: Annotated[Path, typer.Argument(metavar="FILE", help=say("cli-survey-import-file"))],
    check: Annotated[bool, typer.Option("--check", help=say("cli-survey-import-check"))] = False,
    name: Annotated[str, typer.Option("--id", metavar="ID", help=say("cli-survey-import-id"))] = "",
    direction: Annotated[
        str, typer.Option(metavar="ID", help=say("cli-survey-import-direction"))
    ] = "",
    note: Annotated[str, typer.Option(metavar="TEXT", help=say("cli-survey-import-note"))] = "",
) -> None:
    """A bare call publishes; with faults nothing is kept."""
    from app.compose import House
    from bot.surveys.xlsform.filling import Wanted
    from config import settings

    brought = read(file, Wanted(id=name, direction=direction))
    for line in brought.notes:
        typer.echo(line)
    house = House(settings.load())
    planned = asyncio.run(_done(house, brought, (check, note)))
    for line in told(planned):
        typer.echo(line)
    if planned.is_same:
        return
    survey = planned.survey
    done = say("publishing-done", survey=survey.id, version=survey.version)
    typer.echo(say("publishing-checked", command=_again(file, name, direction)) if check else done)


def _again(file: Path, name: str, direction: str) -> str:
    """What is typed to publish what was looked at."""
    options = [("--id", name), ("--direction", direction)]
    named = [word for option in options if option[1] for word in option]
    return shlex.join(["otklik", "survey", "import", str(file), *named])


def read(file: Path, wanted: Wanted) -> Brought:
    """Raises BadScripts or Refusal."""
    from bot.workbooks.apart import LARGEST, refused
    from bot.workbooks.reading import read as read_file
    from config.directories import shipped

    try:
        with file.open("rb") as opened:
            data = opened.read(LARGEST + 1)
    except OSError as error:
        raise refused(file.name, "unreadable") from error
    return read_file(data, file.name, wanted, shipped())


async def _done(house: House, brought: Brought, how: tuple[bool, str]) -> Planned:
    """`how`: (only looks, what is noted of the version). Raises Refusal."""
    from app.database import open_storage
    from app.faults import Refusal
    from app.kept_scripts import publishing, standing
    from bot.publishing import NotPublished
    from storage.release_records import PublishedMeanwhile

    is_look, note = how
    async with open_storage(house.settings, house.clock) as storage:
        house = await standing(house, storage)
        door = publishing(house, storage)
        try:
            planned = await door.plan(brought)
            if not is_look and not planned.is_same:
                await door.publish(planned, say("publishing-console"), note)
        except NotPublished as error:
            told = say("publishing-refused", why=error.why, survey=error.survey)
            raise Refusal(told) from error
        except PublishedMeanwhile as error:
            told = say("publishing-meanwhile", survey=error.survey, version=error.version)
            raise Refusal(told) from error
    return planned


def told(planned: Planned) -> Iterator[str]:
    """What changes, and what to think of before it does."""
    survey, before = planned.survey, planned.before
    if planned.is_same and before is not None:
        yield say("publishing-same", survey=survey.id, version=before.version)
        return
    if before is None:
        yield say("publishing-new", survey=survey.id, title=survey.title)
    else:
        yield say("publishing-next", survey=survey.id, version=before.version)
    yield from (f"  {line}" for line in planned.differences.changes)
    yield from planned.differences.breaks
    yield from planned.warnings


def export_survey(
    name: Annotated[str, typer.Argument(metavar="ID", help=say("cli-survey-id"))],
    to: Annotated[
        Path, typer.Option("--to", metavar="FILE.xlsx", help=say("cli-survey-export-to"))
    ],
    version: Annotated[
        int | None,
        typer.Option("--version", metavar="N", help=say("cli-survey-export-version")),
    ] = None,
) -> None:
    from app.cli_survey import in_force
    from app.faults import Refusal
    from bot.workbooks.writing import book
    from config.directories import shipped

    if to.suffix.casefold() != ".xlsx":
        raise Refusal(say("publishing-not-xlsx"))
    house = in_force()
    survey = house.surveys.get(name) or house.own.get(name)
    if survey is None:
        raise Refusal(unknown(name, house.surveys))
    if version and version != survey.version:
        survey = asyncio.run(_former(house, survey, version))
    _write(to, book(survey, shipped()))
    typer.echo(say("publishing-exported", survey=name, version=survey.version, file=str(to)))


async def _former(house: House, survey: Survey, version: int) -> Survey:
    """As it was asked or published. Raises Refusal."""
    from app.checking_storage import engine_of, is_of_this_version
    from app.faults import Refusal
    from bot.offers import parsed
    from storage.sql.scripts import Scripts

    async with engine_of(house.settings) as engine:
        if engine is not None and await is_of_this_version(engine):
            body = await Scripts(engine).asked(survey.id, version)
            if body is not None:
                return parsed(body)
    raise Refusal(say("publishing-no-version", survey=survey.id, version=version))


def _write(to: Path, content: bytes) -> None:
    """Whole or not at all. Raises Refusal."""
    from app.faults import Refusal

    draft = to.with_name(f".{to.name}.{os.getpid()}")
    try:
        draft.write_bytes(content)
        draft.replace(to)
    except OSError as error:
        draft.unlink(missing_ok=True)
        raise Refusal(say("publishing-no-writing", file=str(to))) from error
