"""`otklik ordinance`: the clauses of the act that software serves, ticked on this installation."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Mapping
from typing import TYPE_CHECKING, Annotated

import typer

from app import cli_figures
from app.cli_figures import FORMATS
from bot.texts import say

if TYPE_CHECKING:
    from app.compose import House
    from app.ordinance.looking import Look
    from config.acts import ActClause


def register(app: typer.Typer) -> None:
    app.command("ordinance", help=say("cli-ordinance"))(ordinance)


def ordinance(
    profile: Annotated[
        str, typer.Option("--profile", metavar="ID", help=say("cli-ordinance-profile"))
    ] = "",
    form: Annotated[
        str, typer.Option("--format", metavar="|".join(FORMATS), help=say("cli-format"))
    ] = "table",
) -> None:
    from app.compose import House
    from config import settings

    cli_figures.among("--format", form, FORMATS)
    known = settings.load()
    house = House(known.model_copy(update={"profile": profile}) if profile else known)
    told, ok = asyncio.run(_looked(house, form, is_ours=not profile))
    typer.echo(told)
    if not ok:
        raise typer.Exit(1)


async def _looked(house: House, form: str, *, is_ours: bool) -> tuple[str, bool]:
    """What to print, and is all of it done? `is_ours`: the profile is that of the settings, so
    what was set at the desk lies over it."""
    from app.database import open_storage
    from app.effective import adopt
    from app.kept_scripts import lay
    from app.ordinance.looking import Ground, as_json, lines, verdicts

    clauses = _clauses(house)
    async with open_storage(house.settings, house.clock) as storage:
        await lay(house, storage.releases)
        if is_ours:
            adopt(house, await storage.settings.effective())
        ground = Ground(house, storage)
        found = await verdicts(ground, clauses, looks())
    ok = all(one.ok for one in found)
    if form == "json":
        return json.dumps(as_json(ground, found), ensure_ascii=False, indent=2), ok
    return "\n".join(lines(ground, found)), ok


def looks() -> Mapping[str, Look]:
    """All live checks, by the names that clauses use."""
    from app.ordinance.demands import DEMANDS
    from app.ordinance.figures import LOOKS
    from app.ordinance.in_time import IN_TIME
    from app.ordinance.papers import PAPERS
    from app.ordinance.registers import REGISTERS
    from app.ordinance.surveys import SURVEYS
    from app.ordinance.town import TOWN

    return {**TOWN, **SURVEYS, **LOOKS, **REGISTERS, **PAPERS, **IN_TIME, **DEMANDS}


def _clauses(house: House) -> tuple[ActClause, ...]:
    from app.faults import Refusal
    from config.acts import act, numbers

    try:
        return act(house.profile.seed).clauses
    except KeyError as error:
        told = say("ordinance-no-act", seed=house.profile.seed or "-", known=", ".join(numbers()))
        raise Refusal(told) from error
