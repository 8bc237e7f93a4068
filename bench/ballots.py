"""Opened ballots of eight quarters for benches: rows as an opening writes them, made up by chance.

Every survey of citizens of the town's directions has a wave a quarter, opened in a batch a day.
"""

from __future__ import annotations

import math
import random
import sqlite3
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from bot.surveys.codes import codes_of
from bot.surveys.loader import SCRIPTS, load_all
from bot.surveys.script import Survey
from config.directories import shipped
from config.profile import load

DAYS, QUARTER = 730, 91
FIRST_DAY = date(2024, 10, 1)
"""As in the made-up register."""
TOWN = load("astrakhan")
PLACES = ("", "hall", "site", "stand", "office")
CHANNELS = ("telegram", "vk", "web")


def fill_ballots(file: Path, answers: int) -> int:
    """How many answers were written: not fewer than wanted, and few more."""
    if not answers:
        return 0
    with sqlite3.connect(file) as database:
        asked = _asked()
        waves = [*_waves(asked)]
        database.executemany(
            "INSERT INTO script (survey, version, hash, body) VALUES (?, ?, ?, ?)",
            [(one.id, one.version, one.fingerprint(), one.body()) for one in asked],
        )
        database.executemany(
            "INSERT INTO wave (id, survey, version, script, audience, permanent, opening, size,"
            " opened_on, closes_on, state, closed_on, basis, public_key, verdict, checked_on)"
            " VALUES (?, ?, ?, ?, 'external', 1, 'batches', 4096, ?, ?, 'closed', ?, '', x'', 'ok',"
            " ?)",
            [row for _, row in waves],
        )
        a_day = math.ceil(answers / (len(waves) * QUARTER))
        database.executemany(
            "INSERT INTO turnout (id, wave, survey, version, opened_on, nth, started, finished)"
            " VALUES (?, ?, ?, ?, ?, 1, ?, ?)",
            _turnouts(waves, a_day),
        )
        told = database.executemany(
            "INSERT INTO answer (ballot, question, value, wave, survey, version, channel, place,"
            " opened_on) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            _answers(waves, a_day),
        )
        return told.rowcount


def _asked() -> list[Survey]:
    surveys = load_all(SCRIPTS, codes_of(shipped()))
    wanted = TOWN.external_directions
    return [one for one in surveys.values() if one.mode == "permanent" and one.direction in wanted]


Row = tuple[Any, ...]


def _waves(asked: list[Survey]) -> Iterator[tuple[Survey, Row]]:
    for start in range(0, DAYS - QUARTER, QUARTER):
        first = FIRST_DAY + timedelta(days=start)
        last = first + timedelta(days=QUARTER - 1)
        for one in asked:
            name = f"{one.id}-{first.isoformat()}"
            days = (first.isoformat(), last.isoformat(), last.isoformat(), last.isoformat())
            yield one, (name, one.id, one.version, one.fingerprint(), *days)


def _ballots(one: Survey, answers: int) -> int:
    told = sum(1 for question in one.questions if _values(question))
    return max(10, math.ceil(answers / told))


def _turnouts(waves: list[tuple[Survey, Row]], a_day: int) -> Iterator[Row]:
    chance = random.Random(2)
    for one, row in waves:
        for day in _days(row):
            n = _ballots(one, a_day)
            yield chance.randbytes(16), row[0], one.id, one.version, day, n + n // 5, n


def _answers(waves: list[tuple[Survey, Row]], a_day: int) -> Iterator[Row]:
    chance = random.Random(3)
    for one, row in waves:
        values = [(question.id, _values(question)) for question in one.questions]
        for day in _days(row):
            for _ in range(_ballots(one, a_day)):
                ballot, channel = chance.randbytes(16), chance.choice(CHANNELS)
                place = chance.choice(PLACES)
                for name, known in values:
                    if known:
                        told = chance.choice(known)
                        yield ballot, name, told, row[0], one.id, one.version, channel, place, day


def _days(row: Row) -> Iterator[str]:
    first = date.fromisoformat(row[4])
    return ((first + timedelta(days=n)).isoformat() for n in range(QUARTER))


def _values(question: Any) -> list[str]:
    """Choices and marks; of free texts none is in this table."""
    if question.kind == "scale":
        return [str(mark) for mark in range(1, 6)]
    if question.kind == "nps":
        return [str(mark) for mark in range(11)]
    return [str(name) for name in getattr(question, "options", {})]
