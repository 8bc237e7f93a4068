"""`otklik survey list|check|play`: what an author of scripts needs."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from app.unknown_survey import unknown
from bot.texts import say

if TYPE_CHECKING:
    from app.compose import House
    from bot.surveys.script import Survey


def register(survey: typer.Typer) -> None:
    """`survey` is the group «otklik survey»."""
    survey.command("list", help=say("cli-survey-list"))(list_scripts)
    survey.command("check", help=say("cli-survey-check"))(check)
    survey.command("play", help=say("cli-survey-play"))(play)


def list_scripts() -> None:
    from app.cli_waves import latest
    from bot.surveys.sizes import duration

    waves = latest()
    for one in in_force().surveys.values():
        count = len(one.questions)
        asked = say("survey-intro", exact="yes", count=count, duration=duration(one))
        name = say("play-listed", id=one.id, version=one.version, title=one.title)
        typer.echo(f"{name} {asked}")
        if one.external_url:
            typer.echo(f"    {say('elsewhere-listed', url=one.external_url)}")
        if one.id in waves:
            typer.echo(f"    {waves[one.id]}")


def check(
    files: Annotated[
        list[Path] | None, typer.Argument(metavar="FILE", help=say("cli-survey-file"))
    ] = None,
) -> None:
    from bot.surveys.codes import codes_of
    from bot.surveys.loader import SCRIPTS, BadScripts, load
    from config.directories import shipped

    codes, bad = codes_of(shipped()), False
    for path in files or sorted(SCRIPTS.glob("*.yaml")):
        try:
            told = _of_book(path) if path.suffix.casefold() == ".xlsx" else load(path, codes)
            typer.echo(say("play-good", file=path.name, count=len(told.questions)))
        except BadScripts as error:
            bad = True
            typer.echo(str(error), err=True)
    raise typer.Exit(1 if bad else 0)


def _of_book(path: Path) -> Survey:
    """Raises BadScripts."""
    from app.cli_xlsform import read
    from bot.surveys.xlsform.filling import Wanted

    return read(path, Wanted()).survey


def play(
    name: Annotated[str, typer.Argument(metavar="ID", help=say("cli-survey-id"))],
) -> None:
    from bot.messengers import console

    house = in_force()
    surveys = house.surveys
    if name not in surveys:
        typer.echo(unknown(name, surveys), err=True)
        raise typer.Exit(1)
    asked = surveys[name].about(say("play-pain"))
    if asked.mode == "form":
        typer.echo(say("play-form", id=name), err=True)
        raise typer.Exit(1)
    try:
        console.play(console.Sheet(asked, house.town), lambda: input("> "), typer.echo)
    except (EOFError, KeyboardInterrupt):
        typer.echo()


def in_force() -> House:
    """With the scripts as the town published them. Raises typer.Exit if one is bad, and says what
    is."""
    from app.compose import House
    from app.effective import learn
    from bot.surveys.loader import BadScripts
    from config.settings import load

    house = House(load())
    asyncio.run(learn(house))
    try:
        assert house.surveys
    except BadScripts as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(1) from error
    return house
