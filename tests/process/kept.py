"""What a program left behind, read from its database and keys."""

from __future__ import annotations

import sqlite3
from collections import Counter
from contextlib import closing

from app.compose import House
from app.database import open_storage
from config.settings import Settings
from storage import ballots
from tests.process.program import Program


def heard(program: Program) -> int:
    with closing(sqlite3.connect(program.data / "otklik.db")) as database:
        return int(database.execute("SELECT count(*) FROM heard").fetchone()[0])


async def answered(program: Program) -> tuple[list[str], Counter[str]]:
    """(comments, marks) of all finished ballots of the express survey, sealed or opened by now.

    Opened ballots do not tell any more which mark a comment came with.
    """
    settings = Settings(data_dir=program.data)
    house = House(settings)
    async with open_storage(settings, house.clock) as storage:
        (wave,) = [w for w in await storage.waves.known() if w.survey == "ext_express"]
        key = storage.keys.wave(wave.id)
        with closing(sqlite3.connect(program.data / "otklik.db")) as database:
            asked = "SELECT tag, ptr, box FROM ticket WHERE wave = ?"
            rows = database.execute(asked, (wave.id,)).fetchall()
            comments = [body for (body,) in database.execute("SELECT body FROM comment")]
            shown = "SELECT value FROM answer WHERE question = 'overall'"
            marks = Counter(value for (value,) in database.execute(shown))
        for tag, ptr, box in rows:
            if ballots.waiting(key, ballots.at(wave.promise, tag), ptr) is not None:
                told = ballots.body(key.private, wave, (tag, box))["answers"]
                comments.append(told["comment"])
                marks[str(told["overall"])] += 1
    return sorted(comments), marks
