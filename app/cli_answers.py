"""`otklik import answers`: questionnaires filled in on paper or on somebody else's page."""

from __future__ import annotations

import asyncio
import csv
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from app.unknown_survey import unknown
from bot.texts import say

if TYPE_CHECKING:
    from app.compose import House
    from bot.surveys.answer_file import Bad, Form, Parsed
    from bot.surveys.offered import Offered
    from bot.surveys.script import AnyQuestion
    from storage.sheet_records import Alike, Stacked

BOM = "\ufeff"
"""Without it Excel takes UTF-8 for an old page of codes."""


@dataclass(frozen=True, slots=True)
class Wish:
    """`whole`: the file; `alike`: what its rows are that equal another's."""

    whole: bytes
    alike: Alike
    strict: bool


def import_answers(
    file: Annotated[Path, typer.Argument(metavar="FILE", help=say("cli-import-answers-file"))],
    survey: Annotated[str, typer.Option("--survey", metavar="ID", help=say("cli-survey-id"))],
    strict: Annotated[bool, typer.Option("--strict", help=say("cli-strict"))] = False,
    template: Annotated[
        bool, typer.Option("--template", help=say("cli-import-answers-template"))
    ] = False,
    again: Annotated[
        bool | None, typer.Option("--again/--mended", help=say("cli-import-answers-again"))
    ] = None,
) -> None:
    from storage.sheet_records import Alike

    if template:
        _make(file, survey)
    else:
        alike = {None: Alike.ASK, True: Alike.OTHERS, False: Alike.SAME}[again]
        _take(file, survey, alike, strict=strict)


def _take(file: Path, survey: str, alike: Alike, *, strict: bool) -> None:
    from app.cli_register import refusal
    from app.faults import Refusal
    from bot.surveys.answer_file import parse, refused_late
    from reports.register.file import BadRegisterFile, misnamed, records

    offered, form, house = asyncio.run(_offered(survey))
    if inside := misnamed(file):
        typer.echo(say("import-misnamed", file=file.name, inside=inside), err=True)
    try:
        parsed = parse(records(file), form, file.name)
    except BadRegisterFile as bad:
        raise Refusal(refusal(file.name, bad.fault)) from bad
    _tell_bad(file.name, parsed.bad)
    wish = Wish(file.read_bytes(), alike, strict)
    told = asyncio.run(_entered(house, offered, parsed, wish))
    late = refused_late(told)
    _tell_bad(file.name, late)
    refused = parsed.refused + len(late)
    if strict and refused:
        raise Refusal(say("answers-nothing-kept", new=told.new, refused=refused))
    typer.echo(say("answers-told", new=told.new, same=told.same, refused=refused))
    if told.new:
        typer.echo(_when_opened(house, offered))
    if refused:
        typer.echo(say("answers-mend"), err=True)


async def _offered(name: str) -> tuple[Offered, Form, House]:
    """The survey as its open wave asks it. Raises Refusal."""
    from app.compose import House
    from app.database import open_storage
    from app.effective import adopt
    from app.faults import Refusal
    from app.kept_scripts import standing
    from bot.paper.taken import NotOpen, form_of, open_now
    from config import settings

    house = House(settings.load())
    async with open_storage(house.settings, house.clock) as storage:
        house = await standing(house, storage)
        adopt(house, await storage.settings.effective())
        if name not in house.surveys:
            raise Refusal(unknown(name, house.surveys))
        try:
            offered = await open_now(house.rounds(storage), name)
        except NotOpen as error:
            raise Refusal(say("sheets-not-taken", why=error.why, survey=name, wave="")) from error
    return offered, form_of(offered.survey, house.town.places), house


async def _entered(house: House, offered: Offered, parsed: Parsed, wish: Wish) -> Stacked:
    from app.database import open_storage
    from app.faults import Refusal
    from storage.sheet_records import NotTaken, SomeAlike

    wave, of_file = offered.wave, (parsed.sheets, wish.whole, wish.alike)
    async with open_storage(house.settings, house.clock) as storage:
        try:
            if wish.strict:
                looked = await storage.sheets.look(wave.id, *of_file)
                if parsed.bad or looked.clashing or looked.unclear:
                    return looked
            return await storage.sheets.enter(wave.id, *of_file)
        except NotTaken as error:
            why = say("sheets-not-taken", why=error.why, survey=wave.survey, wave=wave.id)
            raise Refusal(why) from error
        except SomeAlike as error:
            counts = {"alike": error.told.alike, "new": error.told.new}
            raise Refusal(say("answers-alike", **counts)) from error


def _tell_bad(file: str, bad: Sequence[Bad]) -> None:
    from app.cli_register import MANY

    for one in bad[:MANY]:
        place = f"{one.column}: " if one.column else ""
        line = say("import-refused", file=file, line=str(one.line), place=place, reason=one.why)
        typer.echo(line, err=True)
    if len(bad) > MANY:
        typer.echo(say("import-many-refused", count=len(bad) - MANY), err=True)


def _when_opened(house: House, offered: Offered) -> str:
    if offered.wave.opening != "batches":
        return say("answers-sealed-close")
    return say("answers-sealed", least=house.plan.rules.with_promise(offered.wave).batch_min)


def _make(file: Path, survey: str) -> None:
    """The table, and what may stand in it on the screen."""
    from app.faults import Refusal

    if file.suffix.lower() != ".csv":
        raise Refusal(say("answers-template-not-csv", file=f"{file.stem}.csv"))
    offered, form, _ = asyncio.run(_offered(survey))
    try:
        with file.open("x", encoding="utf-8", newline="") as opened:
            opened.write(BOM)
            csv.writer(opened, delimiter=";").writerow(form.columns)
    except FileExistsError as error:
        raise Refusal(say("answers-template-there", file=str(file))) from error
    typer.echo(say("answers-template", file=str(file), title=offered.title))
    for line in _explained(form):
        typer.echo(line)


def _explained(form: Form) -> Iterator[str]:
    from bot.surveys.answer_file import CHANNEL, NUMBER, PLACE
    from bot.surveys.free_text import WRITE_IN

    for column in form.columns:
        if column == CHANNEL:
            titles, empty = _listed(form.channels.values()), form.channels[form.channel]
            yield _line(column, "channel", f"«{empty}»; {titles}")
        elif column == PLACE:
            yield _line(column, "place", _listed(form.places.values()))
        elif column == NUMBER:
            yield _line(column, "number")
        elif (question := form.survey.question(column)) is not None:
            yield _of_question(question)
        else:
            yield _line(column, "own", longest=WRITE_IN)


def _of_question(question: AnyQuestion) -> str:
    from bot.surveys.choices import Many
    from bot.surveys.free_text import Text

    if isinstance(question, Text):
        return _line(question.id, "text", longest=question.longest)
    kind = "many" if isinstance(question, Many) else "one"
    labels = [one.label for one in question.buttons() if not one.option.startswith("+")]
    labels += [question.dk] if question.dk else []
    return _line(question.id, kind, _listed(labels))


def _listed(labels: Iterable[str]) -> str:
    """Each in quotes: a comma may be a part of one."""
    return ", ".join(f"«{label}»" for label in labels)


def _line(column: str, kind: str, expected: str = "", longest: int = 0) -> str:
    line = say(
        "answers-template-line", column=column, kind=kind, expected=expected, longest=longest
    )
    return line.strip()
