"""Waves follow one another by themselves, and nothing of a quarter slips into the next."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import pytest
from sqlalchemy import select

from bot.new_waves import Card, label, span
from bot.not_opened import NotOffered, StillOpen
from bot.rounds import Plan, Rounds
from bot.wave_notices import WaveNotices
from storage import tables
from storage.closing_records import Closed
from storage.counting import Rules
from storage.records import Answers, BallotCast, Channel, Paper, Person, Wave, WaveState
from storage.store import Storage
from storage.turns import KeptTurn
from tests.conftest import TOWN, StandingClock
from tests.talk import SURVEYS

EXPRESS = Plan("quarter", frozenset({("external", "express")}), Rules(10, 5))
MARKS: Answers = {"topic": "services", "overall": 5}


@pytest.fixture
def rounds(storage: Storage, clock: StandingClock) -> Rounds:
    return Rounds(storage, SURVEYS, EXPRESS, lambda: clock().date())


def on(day: str) -> datetime:
    return datetime.fromisoformat(f"{day}T12:00").replace(tzinfo=TOWN)


async def states(storage: Storage) -> list[tuple[str, WaveState, date]]:
    return [(wave.id, wave.state, wave.closes_on) for wave in await storage.waves.known()]


async def answered(storage: Storage, wave: str, people: int) -> None:
    for number in range(people):
        person = Person(Channel.TELEGRAM, f"{wave}{number}")
        before = await storage.dialogues.recall(person)
        cast = BallotCast(Paper(wave), MARKS)
        await storage.dialogues.keep(KeptTurn(person, f"{wave}{number}", before, "", [cast]))


async def shown(storage: Storage) -> list[str]:
    """Opened marks."""
    asked = select(tables.answer.c.value).where(tables.answer.c.question == "overall")
    async with storage.engine.reading() as connection:
        return list((await connection.execute(asked)).scalars())


async def on_and_on(storage: Storage, rounds: Rounds, clock: StandingClock, day: str) -> list[str]:
    """The work of this day, done twice; what staff are told of it, the close last."""
    clock.time = on(day)
    for _ in range(2):
        await rounds.go_on()
    found = await storage.notices.claim(clock())
    for notice in found:
        await storage.notices.drop(notice, (), clock())
    return sorted((notice.text for notice in found), key=lambda words: "закрыт." in words)


async def passes(_wave: Wave) -> str:
    return "ok"


async def begun(rounds: Rounds, clock: StandingClock, day: str) -> None:
    clock.time = on(day)
    await rounds.remember()
    await rounds.go_on()


async def test_a_permanent_survey_opens_by_itself_until_the_quarters_end(
    storage: Storage, rounds: Rounds, clock: StandingClock
) -> None:
    await begun(rounds, clock, "2026-08-15")

    assert await states(storage) == [("ext_express-2026Q3", WaveState.OPEN, date(2026, 10, 1))]
    assert list(await rounds.offered()) == ["ext_express"]


async def test_at_the_quarters_end_one_wave_closes_and_the_next_is_open(
    storage: Storage, rounds: Rounds, clock: StandingClock
) -> None:
    await begun(rounds, clock, "2026-09-30")
    await answered(storage, "ext_express-2026Q3", 12)

    clock.time = on("2026-10-01")
    closed = await rounds.go_on()

    assert [wave.id for wave in closed] == ["ext_express-2026Q3"]
    assert await states(storage) == [
        ("ext_express-2026Q3", WaveState.CLOSED, date(2026, 10, 1)),
        ("ext_express-2026Q4", WaveState.OPEN, date(2027, 1, 1)),
    ]


async def test_answers_count_in_the_quarter_they_tell_of_however_late_it_closes(
    storage: Storage, rounds: Rounds, clock: StandingClock
) -> None:
    await begun(rounds, clock, "2026-09-30")
    await answered(storage, "ext_express-2026Q3", 12)

    clock.time = on("2026-10-08")  # the program slept for a week
    await rounds.go_on()

    async with storage.engine.reading() as connection:
        days = set((await connection.execute(select(tables.answer.c.opened_on))).scalars())
    assert days == {date(2026, 9, 30)}


async def test_a_wave_that_too_few_answered_goes_on_instead_of_the_next(
    storage: Storage, rounds: Rounds, clock: StandingClock
) -> None:
    await begun(rounds, clock, "2026-09-30")
    await answered(storage, "ext_express-2026Q3", 4)

    clock.time = on("2026-10-01")
    assert await rounds.go_on() == []

    assert await states(storage) == [("ext_express-2026Q3", WaveState.OPEN, date(2027, 1, 1))]


async def test_staff_are_told_once_of_what_became_of_a_wave(
    storage: Storage, rounds: Rounds, clock: StandingClock
) -> None:
    rounds.staff = WaveNotices(["telegram:-100"])
    rounds.check = passes
    await begun(rounds, clock, "2026-09-30")
    await answered(storage, "ext_express-2026Q3", 4)

    extended = await on_and_on(storage, rounds, clock, "2026-10-01")
    await answered(storage, "ext_express-2026Q3", 7)
    carried = await on_and_on(storage, rounds, clock, "2027-01-01")
    await answered(storage, "ext_express-2027Q1", 10)
    closed = await on_and_on(storage, rounds, clock, "2027-04-01")

    title = SURVEYS["ext_express"].title
    assert extended == [
        f"Опрос «{title}» продлён до 31.12.2026: ответивших меньше 5, открывать анкеты нельзя."
    ]
    assert carried == [
        f"Опрос «{title}»: анкет, оставшихся к концу волны, меньше 10. "
        "Запечатанными они перешли в следующую волну.",
        f"Опрос «{title}» закрыт. Ни одна анкета не вскрыта. "
        "Ключ уничтожен, проверка анонимности пройдена.",
    ]
    assert closed == [
        f"Опрос «{title}» закрыт. Законченных анкет: 17. "
        "Ключ уничтожен, проверка анонимности пройдена.",
    ]
    verdicts = [(wave.verdict, wave.opened) for wave in await storage.waves.known()]
    assert verdicts == [("ok", 0), ("ok", 17), ("", 0)]


async def test_what_is_shown_of_an_open_wave_is_counted_once_a_day(
    storage: Storage, rounds: Rounds, clock: StandingClock
) -> None:
    await begun(rounds, clock, "2026-08-15")
    await answered(storage, "ext_express-2026Q3", 7)
    await rounds.count_roughly()
    [same_day] = await storage.waves.known()

    clock.time = on("2026-08-16")
    await rounds.count_roughly()
    await answered(storage, "ext_express-2026Q3", 14)
    await rounds.count_roughly()

    [next_day] = await storage.waves.known()
    told = [(w.rough_started, w.rough_finished, w.rough_on) for w in (same_day, next_day)]
    assert told == [(0, 0, date(2026, 8, 15)), (5, 5, date(2026, 8, 16))]


async def test_a_lost_key_takes_down_its_own_wave_only(
    storage: Storage, rounds: Rounds, clock: StandingClock, tmp_path: Path
) -> None:
    await begun(rounds, clock, "2026-08-15")
    storage.keys.destroy_wave("ext_express-2026Q3")

    await rounds.go_on()

    assert await states(storage) == [
        ("ext_express-2026Q3", WaveState.LOST, date(2026, 10, 1)),
        ("ext_express-2026Q3-2", WaveState.OPEN, date(2026, 10, 1)),
    ]


async def test_a_wave_of_employees_is_opened_by_hand_once(
    storage: Storage, rounds: Rounds, clock: StandingClock
) -> None:
    await rounds.remember()

    wave: Wave = await rounds.open("int_annual", date(2026, 12, 10), Card("приказ № 15"))

    assert (wave.closes_on, wave.basis) == (date(2026, 12, 11), "приказ № 15")
    with pytest.raises(StillOpen):
        await rounds.open("int_annual")
    for name in ("ext_express", "int_initiative", "no_such"):
        with pytest.raises(NotOffered):
            await rounds.open(name)


def test_a_quarter_and_a_month_have_their_bounds() -> None:
    assert span(date(2026, 12, 31), "quarter") == (date(2026, 10, 1), date(2027, 1, 1))
    assert span(date(2026, 12, 31), "month") == (date(2026, 12, 1), date(2027, 1, 1))
    assert label(date(2026, 7, 1), "month") == "2026-07"


def test_staff_are_told_of_rows_that_could_not_be_read() -> None:
    notices = WaveNotices(("telegram:-100",)).counted("Условия труда", Closed(9, damaged=2), 10)

    assert [one.text for one in notices] == [
        "Опрос «Условия труда»: 2 записи повреждены или подменены в базе и не учтены."
        " Остальные анкеты целы. Сообщите администратору: пусть проверит диск и тех,"
        " у кого есть доступ к базе."
    ]
