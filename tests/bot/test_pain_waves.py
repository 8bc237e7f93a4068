"""A wave about one «боль»: kept with it, asked in it, and never about another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import update

from bot.new_waves import Card
from bot.not_opened import AboutNoPain, AboutNothing
from bot.rounds import Plan, Rounds
from bot.surveys.pains import BadPain
from bot.wave_notices import WaveNotices
from storage import backup, promises, tables
from storage.counting import Rules
from storage.engine import open_engine
from storage.keys import Keys
from storage.promises import PromiseBroken, promise_of
from storage.records import BallotCast, Channel, Paper, Person, Wave
from storage.sealing import Unreadable
from storage.sql.waves import Waves
from storage.store import Storage
from storage.turns import KeptTurn, WaveOver
from tests.bot.test_rounds import on
from tests.conftest import StandingClock
from tests.surveys.conftest import SHIPPED

PROBES = ("add_pain_probe", "add_pain_probe_int")
PAIN = "Пересылка между отделами"
ASKED = f"Сталкивались ли вы за последние три месяца с такой проблемой: «{PAIN}»?"
TITLE = f"Помогите разобраться с проблемой: {PAIN}"
NEVER = {"met": "never"}


def rounds_of(storage: Storage, clock: StandingClock, names: Sequence[str] = PROBES) -> Rounds:
    """As after a restart: nothing is remembered but what the storage keeps."""
    plan = Plan("quarter", frozenset(), Rules(10, 5))
    surveys = {name: SHIPPED[name] for name in names}
    return Rounds(storage, surveys, plan, lambda: clock().date())


async def opened(storage: Storage, clock: StandingClock, name: str) -> Wave:
    rounds = rounds_of(storage, clock)
    await rounds.remember()
    return await rounds.open(name, date(2026, 12, 10), Card("приказ № 15", PAIN))


async def answered(storage: Storage, wave: Wave, people: int) -> None:
    for number in range(people):
        person, update_id = Person(Channel.TELEGRAM, f"7{number}"), f"{wave.id}-{number}"
        before = await storage.dialogues.recall(person)
        cast = BallotCast(Paper(wave.id), NEVER)
        await storage.dialogues.keep(KeptTurn(person, update_id, before, "", [cast]))


async def told_another(storage: Storage, pain: str = "Грубость", **more: object) -> None:
    """Whoever can write into the database puts another title there."""
    async with storage.engine.writing() as connection:
        await connection.execute(update(tables.wave).values(pain=pain, **more))


@pytest.mark.parametrize("name", PROBES)
async def test_the_wave_asks_about_the_pain_it_was_opened_with_after_a_restart_too(
    storage: Storage, clock: StandingClock, name: str
) -> None:
    wave = await opened(storage, clock, name)

    offered = (await rounds_of(storage, clock).offered())[name]

    assert (wave.pain, wave.basis, await storage.waves.known()) == (PAIN, "приказ № 15", [wave])
    assert (offered.survey.questions[0].text, offered.title) == (ASKED, TITLE)
    assert offered.survey.title == "Помогите разобраться с проблемой"  # it stands on buttons


async def test_a_script_that_is_gone_or_says_something_else_is_asked_as_it_was_kept(
    storage: Storage, clock: StandingClock
) -> None:
    wave = await opened(storage, clock, "add_pain_probe")

    offered = (await rounds_of(storage, clock, ()).offered())["add_pain_probe"]

    assert offered.survey == SHIPPED["add_pain_probe"].about(PAIN)
    assert wave.script == SHIPPED["add_pain_probe"].fingerprint()  # of no one pain


@pytest.mark.parametrize("name", PROBES)
async def test_a_survey_about_a_pain_is_not_asked_with_its_place_left_empty(
    storage: Storage, clock: StandingClock, name: str
) -> None:
    rounds = rounds_of(storage, clock)

    with pytest.raises(AboutNothing):
        await rounds.open(name)
    with pytest.raises(BadPain):
        await rounds.open(name, card=Card(pain=" "))

    assert await storage.waves.known() == []


async def test_no_pain_is_named_to_a_survey_that_asks_about_none(
    storage: Storage, clock: StandingClock
) -> None:
    with pytest.raises(AboutNoPain):
        await rounds_of(storage, clock, ["int_annual"]).open("int_annual", card=Card(pain=PAIN))

    assert await storage.waves.known() == []


async def test_a_wave_that_is_made_to_ask_about_something_else_asks_and_opens_nothing(
    storage: Storage, clock: StandingClock
) -> None:
    wave = await opened(storage, clock, "add_pain_probe")
    await answered(storage, wave, 6)

    await told_another(storage)

    rounds = rounds_of(storage, clock)
    (changed,) = await storage.waves.known()
    assert await rounds.offered() == {}
    with pytest.raises(WaveOver):
        await answered(storage, wave, 7)
    with pytest.raises(PromiseBroken):
        await rounds.close(changed)
    await told_another(storage, PAIN)
    assert (await rounds.close(wave)).opened == 6


async def test_who_promises_the_other_pain_as_well_opens_nothing_sealed_before(
    storage: Storage, clock: StandingClock
) -> None:
    wave = await opened(storage, clock, "add_pain_probe")
    await answered(storage, wave, 6)

    await told_another(storage, promise=promise_of(replace(wave, pain="Грубость")))

    (changed,) = await storage.waves.known()
    assert promises.is_kept(changed)
    with pytest.raises(Unreadable):
        await rounds_of(storage, clock).close(changed)


async def test_a_wave_that_promised_nothing_would_tell_answers_under_another_pain(
    storage: Storage, clock: StandingClock
) -> None:
    """The broken twin: without the promise nobody would see the change."""
    wave = await opened(storage, clock, "add_pain_probe")
    async with storage.engine.writing() as connection:
        await connection.execute(update(tables.wave).values(promise=None))
    await answered(storage, wave, 6)

    await told_another(storage)

    (changed,) = await storage.waves.known()
    assert (await rounds_of(storage, clock).close(changed)).opened == 6


def test_no_title_reads_as_another_part_of_the_promise() -> None:
    wave = Wave(
        *("w", "add_pain_probe", 1, "", "external", False, "at_close", 512),
        *(date(2026, 11, 22), date(2026, 12, 11)),
    )
    told = replace(wave, told_until=wave.closes_on)

    kept = [promise_of(replace(told, pain=one)) for one in ("", "а", "а|б", "2026-12-11", "pain=")]

    assert promise_of(replace(wave, pain="2026-12-11")) != promise_of(told)
    assert len(set(kept)) == 5


@pytest.mark.parametrize("database_url", ["sqlite", "postgresql"], indirect=True)
async def test_the_pain_comes_back_from_a_copy(
    storage: Storage, clock: StandingClock, tmp_path: Path
) -> None:
    wave = await opened(storage, clock, "add_pain_probe_int")
    await backup.write(storage.engine, tmp_path / "copy.gz", storage.keys)

    async with open_engine(f"sqlite:///{tmp_path / 'elsewhere.db'}") as engine:
        keys = Keys(tmp_path / "other-keys")
        await backup.restore(engine, tmp_path / "copy.gz", keys)
        (found,) = await Waves(engine, keys).known()

    assert (found, promises.is_kept(found)) == (wave, True)


async def test_staff_are_told_which_pain_it_was(storage: Storage, clock: StandingClock) -> None:
    rounds = rounds_of(storage, clock)
    rounds.staff = WaveNotices(("telegram:-100",))
    await opened(storage, clock, "add_pain_probe")
    clock.time = on("2026-12-11")

    assert await rounds.go_on() == []

    told = [notice.text for notice in await storage.notices.claim(clock())]
    assert told == [
        f"Опрос «{TITLE}» продлён до 31.12.2026: ответивших меньше 5, открывать анкеты нельзя."
    ]
