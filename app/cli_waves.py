"""`otklik survey open|close|waves`: rounds of surveys that are asked now and then."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from app.cli_dates import day_option
from app.unknown_survey import unknown
from bot.texts import say

if TYPE_CHECKING:
    from bot.rounds import Rounds
    from storage.records import Wave
    from storage.store import Storage

Name = Annotated[str, typer.Argument(metavar="ID", help=say("cli-survey-id"))]


def register(survey: typer.Typer) -> None:
    survey.command("open", help=say("cli-survey-open"))(open_wave)
    survey.command("close", help=say("cli-survey-close"))(close_wave)
    survey.command("waves", help=say("cli-survey-waves"))(waves)


def open_wave(
    name: Name,
    until: Annotated[date | None, day_option("--until", say("cli-survey-until"))] = None,
    basis: Annotated[str, typer.Option(metavar="TEXT", help=say("cli-survey-basis"))] = "",
    key: Annotated[
        Path | None, typer.Option("--key", metavar="FILE.pub", help=say("cli-survey-open-key"))
    ] = None,
    pain: Annotated[
        str | None, typer.Option("--pain", metavar="TEXT", help=say("cli-survey-pain"))
    ] = None,
) -> None:
    from app import cli_keys
    from app.faults import Refusal
    from bot.new_waves import Card, title_of

    public = cli_keys.public_half(key) if key is not None else b""

    async def work(storage: Storage, rounds: Rounds) -> str:
        await rounds.remember()
        today = rounds.today()
        if until is not None and until < today:
            raise Refusal(say("cli-wave-past", date=f"{today:%d.%m.%Y}"))
        wave = await rounds.open(name, until, Card(basis, pain), public)
        title = title_of(rounds.surveys, wave)
        told = [say("staff-wave-opened", title=title, date=_last_day(wave))]
        told += [cli_keys.needed(public)] if public else []
        return "\n".join([*told, *_mixed(wave, await storage.waves.known())])

    typer.echo(_with_rounds(work))


def _mixed(wave: Wave, known: list[Wave]) -> list[str]:
    from bot.mixed_pains import mixed_with

    found = mixed_with(wave, known)
    return [say("cli-wave-mixed", period=found[0].name, other=found[1])] if found else []


def close_wave(
    name: Name,
    discard: Annotated[bool, typer.Option("--discard", help=say("cli-survey-discard"))] = False,
    key: Annotated[
        Path | None, typer.Option("--key", metavar="FILE", help=say("cli-survey-close-key"))
    ] = None,
) -> None:
    from app import cli_keys
    from app.faults import Refusal
    from storage.promises import PromiseBroken
    from storage.sealing import Unreadable

    async def work(storage: Storage, rounds: Rounds) -> str:
        wave = await _unfinished(storage, name, discard=discard, has_key=key is not None)
        if discard:
            await rounds.discard(wave)
            return say("cli-wave-discarded", wave=wave.id)
        private = cli_keys.private_half(key, wave) if key is not None else None
        try:
            return await _closed(storage, rounds, wave, private)
        except (PromiseBroken, Unreadable) as error:
            raise Refusal(say("cli-wave-promise", wave=wave.id)) from error

    typer.echo(_with_rounds(work))


async def _unfinished(storage: Storage, name: str, *, discard: bool, has_key: bool) -> Wave:
    """The wave of this id or survey that is still to be closed, one cut short before one that is
    open. Of several none is destroyed by the name of the survey alone."""
    from app.faults import Refusal
    from storage.records import WaveState

    found = [
        wave
        for state in (WaveState.COUNTED, WaveState.OVER, WaveState.OPEN)
        for wave in await storage.waves.known(state)
        if name in (wave.survey, wave.id)
    ]
    if not found:
        raise Refusal(say("cli-wave-none", survey=name))
    if discard and len(found) > 1:
        raise Refusal(say("cli-wave-which", waves=", ".join(wave.id for wave in found)))
    ready = [wave for wave in found if has_key or not wave.waits_for_key]
    return (ready or found)[0]


async def _closed(storage: Storage, rounds: Rounds, wave: Wave, private: bytes | None) -> str:
    from app.faults import Refusal

    told = await rounds.close(wave, private)
    if told.waits:
        return say("cli-wave-waits", wave=wave.id)
    if told.is_over:
        is_opened = told.opened or not told.discarded
        return say("cli-wave-closed" if is_opened else "cli-wave-kept-none", wave=wave.id)
    (still,) = [one for one in await storage.waves.known() if one.id == wave.id]
    k_min = rounds.plan.rules.with_promise(wave).k_min
    raise Refusal(say("cli-wave-extended", wave=wave.id, date=_last_day(still), k_min=k_min))


def waves(
    name: Annotated[str, typer.Argument(metavar="ID", help=say("cli-survey-id"))] = "",
) -> None:
    from app.faults import Refusal

    async def work(storage: Storage, rounds: Rounds) -> str:
        known = [one for one in await storage.waves.known() if name in ("", one.survey)]
        if name and not known and name not in rounds.surveys:
            raise Refusal(unknown(name, rounds.surveys))
        lines = [_line(storage, wave) for wave in known]
        return "\n".join(lines) or say("cli-waves-none")

    typer.echo(_with_rounds(work))


def latest() -> dict[str, str]:
    """By survey: its latest wave in a line. Makes no database where there is none."""
    from app.compose import House
    from app.database import open_storage, sqlite_path
    from config import settings

    told = settings.load()
    if (path := sqlite_path(told)) is not None and not path.exists():
        return {}

    async def lines() -> dict[str, str]:
        async with open_storage(told, House(told).clock) as storage:
            known = await storage.waves.known()
            return {wave.survey: _line(storage, wave) for wave in known}

    return asyncio.run(lines())


def _line(storage: Storage, wave: Wave) -> str:
    return say(
        "cli-wave-line",
        wave=wave.id,
        state=str(wave.state),
        begins=f"{wave.opened_on:%d.%m.%Y}",
        ends=_last_day(wave),
        key="elsewhere" if wave.strict else "here",
        entry=wave.entry,
        about=say("pains-line", pain=wave.pain) if wave.pain else "",
        told=_counted(storage, wave),
    ).strip()


def _counted(storage: Storage, wave: Wave) -> str:
    """Of an open wave what the nightly count left, never how many there are right now."""
    from storage.keys import KeyLost
    from storage.records import WaveState

    if wave.state in (WaveState.COUNTED, WaveState.CLOSED):
        return say("cli-wave-opened", count=wave.opened) if wave.promise is not None else ""
    if wave.state is WaveState.LOST:
        return ""
    try:
        storage.keys.wave(wave.id)
    except KeyLost:
        return say("cli-wave-no-key")
    if wave.rough_on is None:
        return ""
    return say("cli-wave-rough", count=wave.rough_finished, date=f"{wave.rough_on:%d.%m.%Y}")


def _last_day(wave: Wave) -> str:
    return f"{wave.last_day:%d.%m.%Y}"


def _with_rounds(work: Callable[[Storage, Rounds], Awaitable[str]]) -> str:
    from app.compose import House
    from app.database import open_storage
    from app.kept_scripts import standing
    from config import settings

    async def doing() -> str:
        house = House(settings.load())
        async with open_storage(house.settings, house.clock) as storage:
            house = await standing(house, storage)
            return await work(storage, house.rounds(storage))

    return asyncio.run(doing())
