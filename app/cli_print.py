"""`otklik survey print`: a survey as sheets of paper, each with a number of its own."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from app.unknown_survey import unknown
from bot.texts import say

if TYPE_CHECKING:
    from app.compose import House
    from bot.paper.printing import Phone, Print
    from storage.store import Storage


@dataclass(frozen=True, slots=True)
class Wish:
    """`count` of sheets; `place`: of the profile's places, or ""."""

    survey: str
    count: int
    place: str
    is_blank: bool


def register(survey: typer.Typer) -> None:
    survey.command("print", help=say("cli-print"))(print_sheets)


def print_sheets(
    name: Annotated[str, typer.Argument(metavar="ID", help=say("cli-survey-id"))],
    to: Annotated[Path, typer.Option("--to", metavar="FILE.pdf", help=say("cli-print-to"))],
    count: Annotated[int, typer.Option("--count", metavar="N", help=say("cli-print-count"))] = 1,
    place: Annotated[str, typer.Option("--place", metavar="ID", help=say("cli-qr-place"))] = "",
    blank: Annotated[bool, typer.Option("--blank", help=say("cli-print-blank"))] = False,
) -> None:
    from app.faults import Refusal
    from storage.sheet_numbers import MOST

    if not 1 <= count <= MOST:
        raise Refusal(say("cli-print-how-many", most=MOST))
    if blank and count > 1:
        raise Refusal(say("cli-print-one-blank"))
    if to.suffix.lower() != ".pdf":
        raise Refusal(say("cli-print-not-pdf", file=str(to.parent / f"{to.stem}.pdf")))
    if to.exists():
        raise Refusal(say("cli-print-is-there", file=str(to)))
    wish = Wish(name, count, place, blank)
    told, is_open = asyncio.run(_found(wish))
    pages = _write(to, told, wish)
    typer.echo(say("cli-print-made", count=count, pages=pages, file=str(to)))
    if not blank:
        typer.echo(say("cli-print-care"))
    if not is_open:
        typer.echo(say("cli-print-not-open", survey=name), err=True)
    if not told.phone and told.survey.audience == "external":
        typer.echo(say("cli-print-no-link"), err=True)


async def _found(wish: Wish) -> tuple[Print, bool]:
    """What is printed, and whether it is asked already. Raises Refusal."""
    from app.compose import House
    from app.database import open_storage
    from app.effective import adopt
    from app.faults import Refusal
    from app.kept_scripts import standing
    from config import settings

    house = House(settings.load())
    async with open_storage(house.settings, house.clock) as storage:
        house = await standing(house, storage)
        adopt(house, await storage.settings.effective())
        if wish.survey not in house.surveys:
            raise Refusal(unknown(wish.survey, house.surveys))
        return await _asked(house, storage, wish)


async def _asked(house: House, storage: Storage, wish: Wish) -> tuple[Print, bool]:
    """As its wave asks it; of one whose wave is to be opened later, as its script does."""
    from app.faults import Refusal
    from bot.paper.printing import Print, last_day
    from bot.paper.taken import NotOpen, open_now, why_not

    survey = house.surveys[wish.survey]
    place, phone = _place(house, wish), _phone(house, wish)
    told = Print(survey, survey.title, house.profile.org_short, None, place, phone)
    try:
        offered = await open_now(house.rounds(storage), wish.survey)
    except NotOpen as error:
        if error.why == "none" and not survey.is_about_a_pain:
            return told, False
        raise Refusal(say("sheets-not-taken", why=error.why, survey=survey.id, wave="")) from error
    if why := why_not(offered.wave):
        wave = offered.wave.id
        raise Refusal(say("sheets-not-taken", why=why, survey=survey.id, wave=wave))
    until = last_day(offered)
    return Print(offered.survey, offered.title, told.organisation, until, place, phone), True


def _place(house: House, wish: Wish) -> str:
    """Its title. Raises Refusal."""
    from app.faults import Refusal

    places = house.town.places
    if not wish.place:
        return ""
    if house.surveys[wish.survey].audience == "internal":
        raise Refusal(say("cli-print-no-places"))
    if wish.place not in places:
        raise Refusal(say("cli-qr-no-place", id=wish.place, known=", ".join(places)))
    return places[wish.place]


def _phone(house: House, wish: Wish) -> Phone | None:
    """None of employees, or where no phone reaches the section."""
    from bot.handlers.printed import codes
    from bot.paper.printing import Phone
    from bot.qr.kit import LOCAL

    url = house.settings.web.url() if house.settings.web.port else ""
    if not url or url.startswith(LOCAL) or house.surveys[wish.survey].audience == "internal":
        return None
    where = (wish.survey, wish.place)
    return Phone(url, codes(house.town, [where])[where])


def _write(to: Path, told: Print, wish: Wish) -> int:
    """Pages of one sheet. Raises Refusal."""
    from app.faults import Refusal
    from bot.paper.printing import drawn
    from reports.paper.pdf import pdf
    from storage.sheet_numbers import numbers

    given = [] if wish.is_blank else numbers(wish.count, told.survey.fingerprint())
    pages = drawn(told, given)
    made = pdf(pages)
    try:
        with to.open("xb") as file:
            file.write(made)
    except OSError as error:
        raise Refusal(say("cli-print-no-writing", file=str(to))) from error
    return len(pages) // wish.count
