"""How a step ends: its last button says what it does, its window what really goes to the author."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.handlers.staff_making import complete
from bot.handlers.staff_windows import window
from storage.case_records import Case
from storage.store import Storage
from storage.tables_messages import message
from tests.conftest import StandingClock
from tests.messages.sending import ANNA, BORIS, send, send_traceless
from tests.staff.standing import take
from tests.staff.stepping import ANSWER, step
from tests.staff.test_ends import OFFICE, around, draft


async def of(storage: Storage, clock: StandingClock, whose: str) -> Case:
    """Of an author who has a dialogue, a code alone, or no address any more."""
    if whose == "code":
        number, _ = await send_traceless(storage, BORIS)
        await storage.messages.release(lambda _: (), clock())
        return await storage.cases.one(number)
    number = await send(storage, ANNA)
    if whose == "gone":
        async with storage.engine.writing() as connection:
            await connection.execute(message.update().values(author=None, address=None))
    return await storage.cases.one(number)


@pytest.mark.parametrize(
    ("name", "label", "question"),
    [
        ("hide", "Скрыть", "Причина: По телефону"),
        ("duplicate", "Объединить", "Объединить?"),
        ("withdrawn", "Отметить отозванным", "Отметить отозванным?"),
        ("refused", "Отправить", "Отправить?"),
        ("reply", "Отправить", "Отправить?"),
    ],
)
async def test_the_last_button_says_what_it_does(
    storage: Storage, clock: StandingClock, name: str, label: str, question: str
) -> None:
    case = await of(storage, clock, "dialogue")

    shown = window(draft(case, name, "По телефону"), case, OFFICE, clock().date())

    assert shown.text.splitlines()[-1] == question
    assert [one.label for one in shown.buttons] == [label, "Исправить", "Отменить"]


@pytest.mark.parametrize(
    ("whose", "goes", "answered"),
    [
        ("dialogue", "Автору сообщаем об этом.", "Ответ по № {} сохранён, отправляем автору."),
        (
            "code",
            "Автор увидит это по коду.",
            "Ответ по № {} сохранён. Автор увидит его по коду.",
        ),
        (
            "gone",
            "Автору ничего не отправляем.",
            "Отправить ответ по № {} нельзя: автор попросил удалить адрес или вышел срок его "
            "хранения. Ответ сохранён в реестре.",
        ),
    ],
)
async def test_a_window_that_is_over_says_what_really_goes(
    storage: Storage, clock: StandingClock, whose: str, goes: str, answered: str
) -> None:
    case = await of(storage, clock, whose)
    number, answer = case.number, answered.format(case.number)
    said = await take(storage, replace(step(case, "reply", clock), telling=ANSWER))
    noted = draft(said, "withdrawn", "По телефону")
    withdrawn = await take(storage, complete(noted, said, around(clock)))

    told = {}
    for name, words in (("withdrawn", "По телефону"), ("resolved", ""), ("refused", "Нет сил")):
        over = replace(draft(withdrawn, name, words), screen="done")
        told[name] = window(over, withdrawn, OFFICE, clock().date()).text

    note = "Ваша запись осталась для сотрудников."
    assert told == {
        "withdrawn": f"№ {number} закрыто: Отозвано автором.\n{goes} {note}",
        "resolved": f"№ {number} закрыто: Решено.\n{goes}",
        "refused": f"№ {number} закрыто: Отказано.\n{answer}",
    }
