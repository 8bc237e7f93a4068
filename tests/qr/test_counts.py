"""Answers by place in figures and in the report: under today's titles, small groups never told."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from bot.texts import say
from config.directories import shipped
from config.ordinance import Place, Profile
from config.profile import load
from reports.build import Basis, Wish, figures, figures_for_people
from reports.document import Paragraph, Table
from reports.naming import Names
from reports.period import parse
from reports.report.surveys import surveys
from reports.report.told import Reported
from reports.snapshots import scripts
from reports.table import table
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


def notes(told: Reported) -> list[str]:
    """Paragraphs about points with QR codes."""
    found = (one for one in surveys(told, "external", say) if isinstance(one, Paragraph))
    return [one.text for one in found if "точкам с QR-кодами" in one.text]


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
    printed = rows_of(iter(surveys(reported, "external", say)), "external_survey_by_place")
    titles = {"hall": "Холл старого здания", "mfc": "МФЦ на Кирова"}
    assert shown == {"hall": 21, "mfc": 12}
    assert printed == [(titles[name], n) for name, n in shown.items()]
    assert notes(reported) == [
        "По другим точкам с QR-кодами ответов не было или слишком мало, чтобы их показать: "
        "Сайт администрации; Страница в соцсети; Информационный ресурс; Информационный стенд; "
        "Приёмная; Канцелярия; Конец ответа на обращение."
    ]
    assert told["n"] == 33
    assert inner["surveys"] == []


async def test_the_terminal_calls_surveys_channels_and_places_by_their_titles(
    storage: Storage,
) -> None:
    town, wave = profile(), await begun(storage, EXPRESS)
    await cast_at(storage, wave, "hall", *[5] * 12, *[4] * 6, *[2] * 3)
    await cast_at(storage, wave, "stand", *[5] * 6, *[3] * 6)
    await storage.opening.open_batch(wave.id, RULES, OPENED)

    wish = Wish(QUARTER, OPENED, "external")
    told = await figures_for_people(storage, Basis(town, shipped()), wish)
    whole = table(told, Names(town, shipped(), await scripts(storage, told)), say)

    lines = [re.sub(r" {2,}", ": ", line.strip()) for line in whole.splitlines()]
    assert "Опрос «Оцените нас за минуту» (ext_express, версия 1)" in lines
    by_channel = next(line for line in lines if line.startswith("Довольны, по каналам"))
    after = lines[lines.index(by_channel) + 1 :]
    assert after[0] == "Telegram: 72,7% (33)"
    assert after[3:5] == ["Холл старого здания: 85,7% (21)", "Информационный стенд: 40–60% (12)"]


async def test_every_place_of_the_ordinance_is_named_even_where_nobody_answered(
    storage: Storage,
) -> None:
    """Item 11 of ordinance 002 names eight; the town has filled in none of its own yet."""
    basis = Basis(load("kamensk_uralsky"), shipped())
    wish = Wish(QUARTER, OPENED, "external")
    outer = await figures(storage, basis, wish)
    inner = await figures(storage, basis, Wish(QUARTER, OPENED, "internal"))

    told = Reported(basis.profile, basis.known, QUARTER, OPENED, outer, inner, {}, {})

    assert notes(told) == [
        "По точкам с QR-кодами ответов не было или слишком мало, чтобы их показать: "
        "Сайт администрации; Страница в соцсети; Информационный ресурс; Информационный стенд; "
        "Приёмная; Канцелярия; Холл; Конец ответа на обращение."
    ]
