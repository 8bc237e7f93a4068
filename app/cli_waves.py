"""`otklik survey open|close|waves`: rounds of surveys that are asked now and then."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from datetime import date, timedelta
from typing import TYPE_CHECKING, Annotated

import typer

from app.cli_dates import day_option
from bot.texts import say

if TYPE_CHECKING:
    from bot.rounds import Rounds
    from storage.records import Wave
    from storage.store import Storage

ROUNDED_TO = 5
"""A count shown before the opening is rounded down to this: it must not tell who came last."""

Name = Annotated[str, typer.Argument(metavar="ID", help=say("cli-survey-id"))]


def register(survey: typer.Typer) -> None:
    survey.command("open", help=say("cli-survey-open"))(open_wave)
    survey.command("close", help=say("cli-survey-close"))(close_wave)
    survey.command("waves", help=say("cli-survey-waves"))(waves)


def open_wave(
    name: Name,
    until: Annotated[date | None, day_option("--until", say("cli-survey-until"))] = None,
    basis: Annotated[str, typer.Option(metavar="TEXT", help=say("cli-survey-basis"))] = "",
) -> None:
    from app.faults import Refusal

    async def work(storage: Storage, rounds: Rounds) -> str:
        await rounds.remember()
        today = rounds.today()
        if until is not None and until < today:
            raise Refusal(say("cli-wave-past", date=f"{today:%d.%m.%Y}"))
        wave = await rounds.open(name, until, basis)
        title = rounds.surveys[name].title
        return say("staff-wave-opened", title=title, date=_last_day(wave))

    typer.echo(_with_rounds(work))


def close_wave(name: Name) -> None:
    from app.faults import Refusal
    from storage.records import WaveState

    async def work(storage: Storage, rounds: Rounds) -> str:
        known = await storage.waves.known(WaveState.OPEN)
        wave = next((one for one in known if name in (one.survey, one.id)), None)
        if wave is None:
            raise Refusal(say("cli-wave-none", survey=name))
        if await rounds.close(wave):
            return say("cli-wave-closed", wave=wave.id)
        (still,) = [one for one in await storage.waves.known() if one.id == wave.id]
        told = {"wave": wave.id, "date": _last_day(still)}
        raise Refusal(say("cli-wave-extended", **told, k_min=rounds.plan.rules.k_min))

    typer.echo(_with_rounds(work))


def waves(
    name: Annotated[str, typer.Argument(metavar="ID", help=say("cli-survey-id"))] = "",
) -> None:
    from app.faults import Refusal

    async def work(storage: Storage, rounds: Rounds) -> str:
        if name and name not in rounds.surveys:
            raise Refusal(say("play-unknown", id=name, known=", ".join(rounds.surveys)))
        lines = [
            await _line(storage, wave)
            for wave in await storage.waves.known()
            if not name or wave.survey == name
        ]
        return "\n".join(lines) or say("cli-waves-none")

    typer.echo(_with_rounds(work))


async def _line(storage: Storage, wave: Wave) -> str:
    from storage.keys import KeyLost
    from storage.records import WaveState

    told = ""
    if wave.state is WaveState.OPEN:
        try:
            finished = (await storage.waves.count(wave)).finished
            rounded = finished // ROUNDED_TO * ROUNDED_TO
            told = say("cli-wave-count", count=rounded)
        except KeyLost:
            told = say("cli-wave-no-key")
    return say(
        "cli-wave-line",
        wave=wave.id,
        state=str(wave.state),
        begins=f"{wave.opened_on:%d.%m.%Y}",
        ends=_last_day(wave),
        told=told,
    ).strip()


def _last_day(wave: Wave) -> str:
    return f"{wave.closes_on - timedelta(days=1):%d.%m.%Y}"


def _with_rounds(work: Callable[[Storage, Rounds], Awaitable[str]]) -> str:
    from app.compose import House, open_storage
    from config import settings

    async def doing() -> str:
        house = House(settings.load())
        async with open_storage(house.settings, house.clock) as storage:
            return await work(storage, house.rounds(storage))

    return asyncio.run(doing())
