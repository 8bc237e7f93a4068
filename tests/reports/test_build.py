"""The road of the figures: rows and ballots kept in every database, figures out."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from bot.surveys.choices import Choice
from config.directories import shipped
from config.profile import load
from reports.build import Basis, Wish, figures, figures_for_people
from reports.naming import Names
from reports.period import parse
from reports.register.cells import Reading
from reports.register.importing import take_file
from storage.records import Channel
from storage.store import Storage
from tests.conftest import StandingClock
from tests.reports.quarter import figures as by_hand
from tests.reports.test_metrics import the_quarter
from tests.storage.ballots import ANNUAL, EXPRESS, RULES, begun, cast, marks

BASIS = Basis(load("astrakhan"), shipped())
NAMES = Names(BASIS.profile, BASIS.known)
NOW = datetime(2026, 10, 5, 12, tzinfo=UTC)
QUARTER = """\
external_id,channel,received_at,registered_at,answered_at,outcome,kind,extended,anonymous,duplicate_of
a1,pos,2026-07-10,2026-07-11,2026-07-20,resolved,complaint,,,
a2,post,2026-08-01,2026-08-03,2026-09-01,refused,complaint,,,
a3,site,2026-08-20,2026-08-20,2026-09-25,explained,,1,,
a4,vk,2026-09-25,2026-09-28,,,complaint,,,
a5,reception,2026-09-29,2026-09-29,2026-09-30,withdrawn,complaint,,,
a6,post,2026-09-15,2026-09-16,,no_answer,complaint,,1,
a7,post,2026-07-12,2026-07-13,,duplicate,complaint,,,pos:a1
a8,phone,2026-06-28,2026-06-29,2026-07-05,resolved,complaint,,,
"""


async def test_the_quarter_from_a_file_through_the_database_is_the_one_by_hand(
    storage: Storage, tmp_path: Path
) -> None:
    file = tmp_path / "appeals.csv"
    file.write_text(QUARTER, "utf-8")
    reading = Reading(shipped(), ZoneInfo("Europe/Astrakhan"), date(2026, 10, 5))
    taken = await take_file(file, storage.register, reading, NOW)
    assert (taken.new, taken.refusals) == (8, ())

    told = await figures(storage, BASIS, Wish(parse("2026Q3"), date(2026, 10, 5), "external"))

    unchecked = {"anonymity": {"verdict": None, "checked_at": None}}
    assert told == by_hand(the_quarter(), audience="external") | unchecked


async def test_opened_ballots_are_told_from_the_day_of_their_opening(storage: Storage) -> None:
    wave = await begun(storage, EXPRESS)
    await cast(storage, wave, marks(*[5] * 12, *[4] * 6, *[2] * 3))
    opened_on = date(2026, 11, 20)
    assert await storage.opening.open_batch(wave.id, RULES, opened_on) == 21
    quarter = parse("2026Q4")

    before = await figures(storage, BASIS, Wish(quarter, date(2026, 11, 19)))
    on_the_day = await figures(storage, BASIS, Wish(quarter, opened_on))
    staff = await figures(storage, BASIS, Wish(quarter, opened_on, "internal"))

    assert (before["surveys"], staff["surveys"]) == ([], [])
    [told] = on_the_day["surveys"]
    assert (told["id"], told["completed"], told["n"], told["csat"], told["dsat"]) == (
        *("ext_express", 21, 21, 85.7, 14.3),
    )
    assert told["by_channel"] == [{"id": "telegram", "n": 21, "csat": 85.7, "index": 82.1}]
    assert told["by_place"] == [{"id": "hall", "n": 21, "csat": 85.7, "index": 82.1}]
    assert await figures_for_people(storage, BASIS, Wish(quarter, opened_on)) == on_the_day


async def test_people_who_marked_several_causes_are_counted_once(storage: Storage) -> None:
    wave = await begun(storage, EXPRESS)
    [cause] = [one for one in EXPRESS.questions if isinstance(one, Choice) and one.role == "cause"]
    both = tuple(cause.offered)[:2]
    given = [{**told, cause.id: both} for told in marks(*[2] * 7)]
    given += [{**told, cause.id: both[:1]} for told in marks(3, 3)]
    given += [{**told, cause.id: both[1:]} for told in marks(3)]
    await cast(storage, wave, given, Channel.VK)
    await storage.opening.open_batch(wave.id, RULES, date(2026, 11, 20))

    wish = Wish(parse("2026Q4"), date(2026, 11, 20))
    told = await figures(storage, BASIS, wish)
    people = await figures_for_people(storage, BASIS, wish)

    assert [(one["id"], one["count"], one["share"]) for one in told["surveys"][0]["causes"]] == [
        (both[0], 9, 90.0),
        (both[1], 8, 80.0),
    ]
    question = next(one for one in told["surveys"][0]["questions"] if one["id"] == cause.id)
    assert question["n"] == 10
    assert people["surveys"][0]["causes"] == [
        {"id": both[0], "count": None, "share": (80, 100)},
        {"id": both[1], "count": None, "share": (80, 100)},
    ]


async def test_a_survey_awaits_more_until_its_last_wave_is_counted_and_the_day_is_over(
    storage: Storage, clock: StandingClock
) -> None:
    today, last_day = clock().date(), date(2026, 12, 31)
    wave = await begun(storage, EXPRESS)
    await cast(storage, wave, marks(*[5] * 12))

    running = await storage.answers.awaited()
    await storage.opening.close(wave.id, RULES, today)
    closed = await storage.answers.awaited()

    assert running("ext_express") == frozenset({today, last_day})
    assert running("ext_support") == frozenset({today})
    assert closed("ext_express") == frozenset({today})


async def test_ballots_of_employees_bear_neither_channel_nor_place(storage: Storage) -> None:
    wave = await begun(storage, ANNUAL)
    aspect = ANNUAL.questions[0].id
    await cast(storage, wave, [{aspect: mark} for mark in (1, 2, 3, 4, 5, 5)])
    await storage.opening.close(wave.id, RULES, date(2026, 11, 20))

    told = await figures(storage, BASIS, Wish(parse("2026Q4"), date(2026, 11, 20), "internal"))

    [annual] = told["surveys"]
    assert (annual["by_channel"], annual["by_place"], annual["n"]) == ([], [], None)
    assert annual["attributes"][0]["n"] == 6
