"""Answers by place in figures and in the report: under today's titles, small groups never told."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from bot.texts import say
from config.directories import shipped
from config.ordinance import Place, Profile
from config.profile import load
from reports.build import Basis, Wish, figures
from reports.document import Table
from reports.period import parse
from reports.report.surveys import surveys
from reports.report.told import Reported
from storage.records import BallotCast, Channel, Paper, Person, Wave
from storage.store import Storage
from storage.turns import KeptTurn
from tests.storage.ballots import EXPRESS, RULES, begun, marks

OPENED = date(2026, 11, 20)
QUARTER = parse("2026Q4")


def profile() -> Profile:
    """The hall is retired and bears another title since, one place is the town's own."""
    filed = load("astrakhan")
    places = [
        place.model_copy(update={"retired": True, "title": "Холл старого здания"})
        if place.id == "hall"
        else place
        for place in filed.places
    ]
    own = Place(id="mfc", point="mfc", title="МФЦ на Кирова")
    return filed.model_copy(update={"places": (*places, own)})


async def cast_at(storage: Storage, wave: Wave, place: str, *given: int) -> None:
    for number, told in enumerate(marks(*given)):
        person = Person(Channel.TELEGRAM, f"{place}{number}")
        before = await storage.dialogues.recall(person)
        fact = BallotCast(Paper(wave.id, place), told)
        update = f"{place}-{number}"
        await storage.dialogues.keep(KeptTurn(person, update, before, "", [fact]))


def rows_of(found: Iterator[object], name: str) -> list[tuple[object, object]]:
    """(place, how many answers) of the table."""
    table = next(one for one in found if isinstance(one, Table) and one.id == name)
    return [(row[1], row[2]) for row in table.rows]


async def test_answers_are_counted_by_place_and_a_small_one_cannot_be_worked_out(
    storage: Storage,
) -> None:
    """Given 21 answers at a place that is retired since, 12 at one of the town's own, 3 at the
    stand: the three stay sealed until they are more, so nobody gets them by taking away."""
    town, wave = profile(), await begun(storage, EXPRESS)
    await cast_at(storage, wave, "hall", *[5] * 12, *[4] * 6, *[2] * 3)
    await cast_at(storage, wave, "mfc", *[5] * 6, *[3] * 6)
    await cast_at(storage, wave, "stand", 1, 1, 1)
    assert await storage.opening.open_batch(wave.id, RULES, OPENED) == 33

    wish = Wish(QUARTER, OPENED, "external")
    outer = await figures(storage, Basis(town, shipped()), wish)
    inner = await figures(storage, Basis(town, shipped()), Wish(QUARTER, OPENED, "internal"))

    [told] = outer["surveys"]
    shown = {one["id"]: one["n"] for one in told["by_place"]}
    reported = Reported(town, shipped(), QUARTER, OPENED, outer, inner, {}, {})
    table = rows_of(iter(surveys(reported, "external", say)), "external_survey_by_place")
    titles = {"hall": "Холл старого здания", "mfc": "МФЦ на Кирова"}
    assert shown == {"hall": 21, "mfc": 12}
    assert table == [(titles[name], n) for name, n in shown.items()]
    assert told["n"] == 33
    assert inner["surveys"] == []
