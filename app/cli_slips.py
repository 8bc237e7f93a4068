"""`otklik survey slips`: one-time slips to print, cut and let people draw."""

from __future__ import annotations

import asyncio
import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bot.texts import say

if TYPE_CHECKING:
    from app.compose import House
    from storage.records import Wave
    from storage.store import Storage


def register(survey: typer.Typer) -> None:
    survey.command("slips", help=say("cli-slips"))(slips)


def slips(
    name: Annotated[str, typer.Argument(metavar="ID", help=say("cli-survey-id"))],
    count: Annotated[int, typer.Option("--count", metavar="N", help=say("cli-slips-count"))],
    to: Annotated[Path, typer.Option("--to", metavar="FILE.pdf", help=say("cli-slips-to"))],
) -> None:
    from app.compose import House
    from app.effective import learn
    from app.faults import Refusal
    from bot.qr.kit import LOCAL
    from config import settings

    _check(count, to)
    house = House(settings.load())
    if not house.settings.web.port:
        raise Refusal(say("cli-slips-no-site"))
    url = house.settings.web.url()
    asyncio.run(learn(house))
    _known(house, name)
    asyncio.run(_make(house, name, count, to))
    typer.echo(say("cli-slips-made", count=count, file=str(to)))
    if url.startswith(LOCAL):
        typer.echo(say("cli-slips-local", url=url), err=True)
    typer.echo(say("cli-slips-care", file=str(to)), err=True)


def _check(count: int, to: Path) -> None:
    """Raises Refusal."""
    from app.faults import Refusal
    from storage.slips import MOST

    if not 1 <= count <= MOST:
        raise Refusal(say("cli-slips-how-many", most=MOST))
    if to.suffix.lower() != ".pdf":
        raise Refusal(say("cli-slips-not-pdf", file=str(to.parent / f"{to.stem}.pdf")))
    if to.exists():
        raise Refusal(say("cli-slips-is-there", file=str(to)))


async def _make(house: House, name: str, count: int, to: Path) -> None:
    """The file first, then the database: slips that are good are in somebody's hands."""
    from app.database import open_storage
    from bot.paper.slips import printed
    from storage.slips import new_code

    async with open_storage(house.settings, house.clock) as storage:
        wave = await _wave(storage, name)
        codes = [new_code() for _ in range(count)]
        title, url = house.surveys[wave.survey].title, house.settings.web.url()
        _write(to, printed(wave, title, url, codes))
        try:
            await _issue(storage, wave, codes)
        except BaseException:
            _take_back(to)
            raise


def _take_back(to: Path) -> None:
    to.unlink()


def _known(house: House, name: str) -> None:
    """Refuses what no slips can be made for. `name`: of a survey or of its wave."""
    from app.faults import Refusal

    fit = [
        one.id
        for one in house.surveys.values()
        if one.audience == "internal" and one.mode != "form"
    ]
    if name.partition("-")[0] not in fit:
        raise Refusal(say("cli-slips-not-theirs", survey=name, known=", ".join(fit)))


async def _wave(storage: Storage, name: str) -> Wave:
    from app.faults import Refusal
    from storage.records import WaveState

    for wave in await storage.waves.known(WaveState.OPEN):
        if name in (wave.survey, wave.id) and wave.audience == "internal":
            return wave
    raise Refusal(say("cli-slips-no-wave", survey=name.partition("-")[0]))


async def _issue(storage: Storage, wave: Wave, codes: list[str]) -> None:
    from app.faults import Refusal
    from storage.sql.slips import AnsweredBefore, WaveClosed

    try:
        await storage.slips.issue(wave.id, codes)
    except AnsweredBefore as error:
        raise Refusal(say("cli-slips-answered", wave=wave.id)) from error
    except WaveClosed as error:
        raise Refusal(say("cli-slips-no-wave", survey=wave.survey)) from error


def _write(to: Path, content: bytes) -> None:
    """For its owner alone, and never over a file that is there."""
    handle = os.open(to, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(handle)
