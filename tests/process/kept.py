"""What a program left behind, read from its database and keys."""

from __future__ import annotations

import sqlite3
from contextlib import closing

from app.compose import House, open_storage
from config.settings import Settings
from storage import ballots
from tests.process.program import Program


def heard(program: Program) -> int:
    with closing(sqlite3.connect(program.data / "otklik.db")) as database:
        return int(database.execute("SELECT count(*) FROM heard").fetchone()[0])


async def opened(program: Program) -> list[tuple[str, str]]:
    """(comment, mark) of finished ballots, read with the wave's key before any opening."""
    settings = Settings(data_dir=program.data)
    house = House(settings)
    async with open_storage(settings, house.clock) as storage:
        (wave,) = [w for w in await storage.waves.known() if w.survey == "ext_express"]
        key = storage.keys.wave(wave.id)
        with closing(sqlite3.connect(program.data / "otklik.db")) as database:
            asked = "SELECT tag, ptr, box FROM ticket WHERE wave = ?"
            rows = database.execute(asked, (wave.id,)).fetchall()
        told = [
            ballots.body(key.private, wave, box)["answers"]
            for tag, ptr, box in rows
            if ballots.waiting(key, tag, ptr) is not None
        ]
    return sorted((answers["comment"], str(answers["overall"])) for answers in told)
