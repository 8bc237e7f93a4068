"""Reminders of measures in the staff chat: before the term, after it, each once."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from bot.pain_reminders import KIND, PainReminders
from config.workdays import of_region
from storage.office_records import Unit
from storage.pain_records import Measure, PainBy, PainRow
from storage.store import Storage
from tests.conftest import StandingClock
from tests.messages.sending import STAFF_CHAT
from tests.pains.quarters import BASIS
from tests.staff.test_mornings import at

DAY = date(2026, 11, 20)
BY = PainBy("Анна, analyst", DAY)
ROW = PainRow(
    *("1" * 16, "2026Q3", "section:roads", "timeliness", "confirmed", "problem", "appeals"),
    *(15, 60, "high", 2, DAY),
)
MEASURE = Measure("a" * 16, ROW.id, "instruction", "Памятка", "roads", date(2026, 12, 4))
LATE = (
    "Срок мероприятия по «боли» истёк: Долгое ожидание результата. Ответственный: Отдел дорог. "
    "Срок был 04.12.2026. Мероприятие: Памятка"
)


class Chat:
    """What is new in the staff chat: what nobody sends waits there for ever."""

    def __init__(self, storage: Storage, clock: StandingClock, kind: str = KIND) -> None:
        self._storage, self._clock, self._kind = storage, clock, kind
        self._seen: set[int] = set()

    async def told(self) -> list[str]:
        found = await self._storage.notices.claim(self._clock() + timedelta(hours=1), 50)
        fresh = [one for one in found if one.kind == self._kind and one.id not in self._seen]
        self._seen |= {one.id for one in fresh}
        assert {one.chat for one in fresh} <= {STAFF_CHAT}
        return [one.text for one in fresh]


async def planned(storage: Storage, clock: StandingClock) -> PainReminders:
    await storage.units.put(Unit("roads", "Отдел дорог"), clock(), "тест")
    await storage.pains.decide(ROW, "confirmed", BY)
    await storage.pains.plan(MEASURE, "planned", BY)
    reminders = PainReminders(storage, lambda: BASIS.profile, clock, [STAFF_CHAT])
    reminders.workdays = of_region("RU")
    return reminders


async def test_a_measure_is_reminded_of_before_and_after_its_term_once_each(
    storage: Storage, clock: StandingClock
) -> None:
    reminders, chat = await planned(storage, clock), Chat(storage, clock)

    found = {}
    for day in (26, 27, 28, 30):
        at(clock, date(2026, 11, day), 9)
        await reminders.look()
        await reminders.look()
        found[day] = await chat.told()
    after = {}
    for day in (4, 5, 6, 7, 8, 18, 21, 22):
        at(clock, date(2026, 12, day), 9)
        await reminders.look()
        after[day] = await chat.told()

    soon = (
        "Подходит срок мероприятия по «боли»: Долгое ожидание результата. Мероприятие: Памятка. "
        "Ответственный: Отдел дорог. Срок: 04.12.2026."
    )
    leader = (
        f"{LATE}\nПрошло больше двух недель: сообщите, пожалуйста, руководителю "
        f"({BASIS.profile.responsible})."
    )
    assert found == {26: [], 27: [soon], 28: [], 30: []}
    assert after == {4: [], 5: [], 6: [], 7: [LATE], 8: [], 18: [], 21: [leader], 22: []}


async def test_nothing_is_said_in_the_afternoon_or_of_what_is_done(
    storage: Storage, clock: StandingClock
) -> None:
    reminders, chat = await planned(storage, clock), Chat(storage, clock)

    at(clock, date(2026, 12, 7), 13)
    await reminders.look()
    afternoon = await chat.told()
    done = replace(MEASURE, version=1, done=date(2026, 12, 7), note="Раздали")
    await storage.pains.plan(done, "done", BY)
    at(clock, date(2026, 12, 8), 9)
    await reminders.look()

    assert (afternoon, await chat.told()) == ([], [])


async def test_a_moved_term_is_reminded_of_anew(storage: Storage, clock: StandingClock) -> None:
    reminders, chat = await planned(storage, clock), Chat(storage, clock)
    at(clock, date(2026, 12, 7), 9)
    await reminders.look()
    first = await chat.told()

    await storage.pains.plan(replace(MEASURE, version=1, due=date(2026, 12, 8)), "moved", BY)
    at(clock, date(2026, 12, 9), 9)
    await reminders.look()

    assert first == [LATE]
    assert await chat.told() == [LATE.replace("04.12", "08.12")]
