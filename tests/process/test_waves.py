"""`otklik survey open|close|waves` as an administrator types them."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from sqlalchemy import update

from app.compose import House
from app.database import open_storage
from config.settings import Settings
from storage import tables, together
from storage.records import BallotCast, Channel, Paper, Person, Wave, WaveState
from storage.store import Storage
from storage.turns import KeptTurn
from tests.process.program import Program

OPEN = (
    "int_annual-2026-11-22: открыта, 22.11.2026 — 10.12.2026"
    " (на 22.11.2026 законченных анкет меньше 5)\n"
)


def on_a_day(folder: Path) -> Program:
    return Program(folder, OTKLIK_REHEARSAL="1", OTKLIK_NOW="2026-11-22T12:00")


async def test_a_wave_is_opened_shown_and_not_closed_while_too_few_answered(
    tmp_path: Path,
) -> None:
    otklik = on_a_day(tmp_path)

    opened = await otklik.command("survey", "open", "int_annual", "--until", "2026-12-10")
    shown = await otklik.command("survey", "waves")
    closed = await otklik.command("survey", "close", "int_annual")

    assert opened == (0, "Опрос «Ежегодный опрос сотрудников» открыт до 10.12.2026.\n", "")
    assert shown == (0, OPEN, "")
    assert closed == (
        1,
        "",
        "Волна int_annual-2026-11-22 не закрыта и открыта до 10.12.2026: "
        "законченных анкет меньше 5, открывать их нельзя.\n",
    )


async def test_a_wave_that_too_few_answered_may_be_given_up(tmp_path: Path) -> None:
    otklik = on_a_day(tmp_path)
    await otklik.command("survey", "open", "int_annual", "--until", "2026-12-10")

    discarded = await otklik.command("survey", "close", "int_annual", "--discard")
    _, listed, _ = await otklik.command("survey", "list")

    assert discarded == (
        0,
        "Волна int_annual-2026-11-22 закончена: "
        "невскрытые анкеты уничтожены непрочитанными, ключ тоже.\n",
        "",
    )
    assert (
        "    int_annual-2026-11-22: закрыта, 22.11.2026 — 10.12.2026 (анкеты не вскрывались)\n"
    ) in listed
    assert list((tmp_path / "data").rglob("wave-*.key")) == []


async def test_a_strict_wave_and_one_by_slips_are_told_from_others(tmp_path: Path) -> None:
    otklik = on_a_day(tmp_path)
    await otklik.command("survey", "key", "new", "--to", "key", typed="ёлки над тихой рекой\n")
    until = ("--until", "2026-12-10")
    await otklik.command("survey", "open", "int_annual", *until)
    await otklik.command("survey", "open", "int_equipment", *until, "--key", "key.pub")
    await otklik.command("survey", "open", "int_contracts", *until)
    await otklik.command("survey", "slips", "int_contracts", "--count", "9", "--to", "s.pdf")

    _, shown, _ = await otklik.command("survey", "waves")
    _, listed, _ = await otklik.command("survey", "list")

    rough = "(на 22.11.2026 законченных анкет меньше 5)"
    days = "открыта, 22.11.2026 — 10.12.2026"
    lines = [
        f"int_annual-2026-11-22: {days} {rough}",
        f"int_contracts-2026-11-22: {days}, по талонам {rough}",
        f"int_equipment-2026-11-22: {days}, ключ хранится не здесь {rough}",
    ]
    assert sorted(shown.splitlines()) == lines
    assert [line.strip() for line in listed.splitlines() if days in line] == lines


async def test_the_last_day_of_a_wave_is_written_either_way(tmp_path: Path) -> None:
    otklik = on_a_day(tmp_path)

    for survey, day in (("int_annual", "2026-12-10"), ("int_equipment", "10.12.2026")):
        code, told, error = await otklik.command("survey", "open", survey, "--until", day)
        assert (code, told.endswith(" открыт до 10.12.2026.\n"), error) == (0, True, "")


async def test_a_survey_that_is_not_there_is_answered_with_those_that_are(tmp_path: Path) -> None:
    code, out, error = await on_a_day(tmp_path).command("survey", "waves", "nosuch")

    assert (code, out) == (1, "")
    assert error == "Анкеты nosuch нет. Все, с названиями: otklik survey list\n"


async def test_a_close_that_was_cut_short_goes_on_before_the_wave_that_follows(
    tmp_path: Path,
) -> None:
    otklik = on_a_day(tmp_path)
    until = ("--until", "2026-12-10")
    await otklik.command("survey", "open", "int_annual", *until)
    async with standing(otklik) as storage:
        first = await answered_by(storage, 5)
        await cut_short(storage, first)
    await otklik.command("survey", "open", "int_annual", *until)

    given_up = await otklik.command("survey", "close", "int_annual", "--discard")
    closed = await otklik.command("survey", "close", "int_annual")
    again = await otklik.command("survey", "close", "int_annual")

    assert given_up[2] == (
        "Незаконченных волн несколько: int_annual-2026-11-22, int_annual-2026-11-22-2."
        " Укажите ту, которую надо закончить, вместо названия опроса.\n"
    )
    assert closed == (
        0,
        "Волна int_annual-2026-11-22 закрыта: анкеты открыты вперемешку, ключ уничтожен.\n",
        "",
    )
    assert again[2].startswith("Волна int_annual-2026-11-22-2 не закрыта")


async def test_damaged_notes_of_a_wave_are_told_with_the_two_ways_out(tmp_path: Path) -> None:
    otklik = on_a_day(tmp_path)
    await otklik.command("survey", "open", "int_annual", "--until", "2026-12-10")
    async with standing(otklik) as storage:
        wave = await answered_by(storage, 5)
        notes = storage.keys.beside(wave.id)
    notes.write_bytes(b"\nnot a note\nnor this one.")

    refused = await otklik.command("survey", "close", "int_annual")
    given_up = await otklik.command("survey", "close", "int_annual", "--discard")

    assert refused == (
        1,
        "",
        "Файл wave-int_annual-2026-11-22.together в папке ключей испорчен, и волну"
        " int_annual-2026-11-22 вскрыть нельзя: в нём записано, какие анкеты вскрываются вместе."
        " Если строки базы никто посторонний не мог вернуть на место, удалите этот файл и"
        " повторите. Если мог — закончите волну, не вскрывая:"
        " otklik survey close int_annual-2026-11-22 --discard\n",
    )
    assert given_up[0] == 0
    assert not notes.exists()


@asynccontextmanager
async def standing(otklik: Program) -> AsyncIterator[Storage]:
    """Its database, between two commands."""
    settings = Settings(data_dir=otklik.data)
    async with open_storage(settings, House(settings).clock) as storage:
        yield storage


async def answered_by(storage: Storage, count: int) -> Wave:
    """So many questionnaires of employees in the only wave there is."""
    (wave,) = await storage.waves.known()
    for number in range(count):
        person = Person(Channel.TELEGRAM, str(number))
        before = await storage.dialogues.recall(person)
        fact = BallotCast(Paper(wave.id), {"overall": 1 + number % 5})
        await storage.dialogues.keep(KeptTurn(person, str(number), before, "", [fact]))
    return wave


async def cut_short(storage: Storage, wave: Wave) -> None:
    """As a kill leaves it right after the closing began."""
    together.stop(storage.keys, wave.id)
    row = update(tables.wave).where(tables.wave.c.id == wave.id)
    async with storage.engine.writing() as connection:
        await connection.execute(row.values(state=WaveState.OVER))
