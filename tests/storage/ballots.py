"""Waves and ballots that tests of openings, figures and copies begin with."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from sqlalchemy import select, text

from bot.new_waves import a_wave
from bot.surveys.codes import codes_of
from bot.surveys.loader import SCRIPTS, load
from bot.surveys.script import Survey
from config.directories import shipped
from storage import tables
from storage.counting import Rules
from storage.records import Answers, BallotCast, Channel, Paper, Person, Wave
from storage.store import Storage
from storage.turns import KeptTurn

RULES = Rules(batch_min=10, k_min=5)
TODAY = date(2026, 11, 20)
EXPRESS = load(SCRIPTS / "ext_express.yaml", codes_of(shipped()))
ANNUAL = load(SCRIPTS / "int_annual.yaml", codes_of(shipped()))
ASPECT = ANNUAL.questions[0].id


async def begun(storage: Storage, survey: Survey, name: str = "first", k_min: int = 5) -> Wave:
    script = (survey.fingerprint(), survey.body())
    await storage.scripts.remember(survey.id, survey.version, script)
    days = (date(2026, 10, 1), date(2027, 1, 1))
    wave = a_wave(survey, f"{survey.id}-{name}", days)
    return await storage.waves.begin(replace(wave, k_min=k_min))


async def cast(
    storage: Storage, wave: Wave, answers: Sequence[Answers], channel: Channel = Channel.TELEGRAM
) -> None:
    for number, told in enumerate(answers):
        person = Person(channel, f"9{number}")
        before = await storage.dialogues.recall(person)
        fact = BallotCast(Paper(wave.id, "hall"), told)
        update = f"{wave.id}-{channel}-{number}"
        await storage.dialogues.keep(KeptTurn(person, update, before, "", [fact]))


def marks(*given: int) -> list[Answers]:
    return [{"topic": "services", "overall": mark} for mark in given]


async def counted(storage: Storage, question: str) -> Counter[str]:
    asked = select(tables.answer.c.value).where(tables.answer.c.question == question)
    async with storage.engine.reading() as connection:
        return Counter((await connection.execute(asked)).scalars())


async def rows(storage: Storage, table: str) -> int:
    async with storage.engine.reading() as connection:
        return int((await connection.execute(text(f"SELECT count(*) FROM {table}"))).scalar_one())  # noqa: S608  -- a name of ours
