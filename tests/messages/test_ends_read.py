"""What an author reads of an end: said once, warm, and never an answer that says it is none."""

from __future__ import annotations

import pytest

from bot.events import CommandGiven, FilesSent
from storage.case_steps import STEPS
from storage.store import Storage
from tests.conftest import StandingClock
from tests.messages.sending import ANNA, BORIS, send
from tests.messages.writing import code_in
from tests.messages.writing import send as write
from tests.rating.answering import steps
from tests.staff.test_ends import join
from tests.talk import House, Talk

PRIVATE = "Дорога частная."
REFUSED = (
    "По сообщению {number} помочь не получилось. Причина: Дорога частная. Если вы не согласны,"
    " подайте официальное обращение — бот подскажет как.\n\nАдминистрация"
)
UNANSWERED = (
    "Сообщение {number} принято к сведению. Ответ по нему не готовится: Дорога частная."
    "\n\nАдминистрация"
)
ENDS = [("refused", REFUSED), ("no_answer", UNANSWERED)]


async def told(storage: Storage, clock: StandingClock, account: str) -> list[str]:
    claimed = await storage.notices.claim(clock())
    return [one.text for one in claimed if one.person and one.person.account == account]


@pytest.mark.parametrize(("name", "wanted"), ENDS)
async def test_who_is_not_helped_reads_why_and_where_to_go(
    storage: Storage, clock: StandingClock, name: str, wanted: str
) -> None:
    number = await send(storage, ANNA)

    await steps(storage, number, clock, name, PRIVATE)

    assert await told(storage, clock, ANNA.account) == [wanted.format(number=number)]


@pytest.mark.parametrize("words", ["Дорога частная", "Дорога частная.", "Дорога частная…"])
async def test_a_ground_ends_with_one_stop(
    storage: Storage, clock: StandingClock, words: str
) -> None:
    number = await send(storage, ANNA)

    await steps(storage, number, clock, "refused", words)

    (said,) = await told(storage, clock, ANNA.account)
    stop = "…" if words.endswith("…") else "."
    assert f"Причина: Дорога частная{stop} Если вы" in said


@pytest.mark.parametrize(("name", "wanted"), ENDS)
async def test_the_author_of_a_duplicate_reads_the_same_of_a_message_of_ones_own(
    storage: Storage, clock: StandingClock, name: str, wanted: str
) -> None:
    first, second = [await send(storage, one) for one in (ANNA, BORIS)]
    await steps(storage, first, clock, name, PRIVATE)

    await join(storage, clock, await storage.cases.one(second), first)

    assert await told(storage, clock, BORIS.account) == [wanted.format(number=second)]


@pytest.mark.parametrize(
    ("name", "state", "head"),
    [
        ("refused", "отказано", "Наш ответ от 20.11.2026. Причина отказа:"),
        ("no_answer", "принято к сведению", "Ответ не готовится. Сообщаем 20.11.2026:"),
        ("forwarded", "передано по принадлежности", "Кому передано 20.11.2026:"),
    ],
)
async def test_a_ground_is_said_once_on_the_page_of_a_message(
    anna: Talk, home: House, clock: StandingClock, name: str, state: str, head: str
) -> None:
    number = await write(anna, "Без следа")
    code = code_in(anna.said)
    await home.storage.messages.release(lambda _: [], clock())
    await steps(home.storage, number, clock, name, PRIVATE)

    await anna.says(code)

    first, ground, *_ = anna.said.split("\n\n")
    assert first.splitlines()[1:] == [f"Состояние: {state}."]
    assert ground == f"{head}\n{PRIVATE}"
    assert anna.said.count(PRIVATE) == 1


async def test_how_an_author_asked_to_stop_is_noted_for_staff_alone(
    anna: Talk, home: House, clock: StandingClock
) -> None:
    number = await write(anna)

    await steps(home.storage, number, clock, "withdrawn", "Звонил 20 ноября, сердился")
    await anna.sends(CommandGiven("start"))
    await anna.presses("Мои сообщения", number)

    assert anna.said == (
        f"Сообщение {number} от 20.11.2026. Тема: Ремонт дорог.\nСостояние: отозвано."
    )
    case = await home.storage.cases.one(number)
    assert case.message.outcome_reason == "Звонил 20 ноября, сердился"
    assert not STEPS["withdrawn"].takes_files


@pytest.mark.parametrize("is_file", [False, True])
async def test_whoever_adds_to_a_message_that_was_closed_meanwhile_is_told_so(
    anna: Talk, home: House, clock: StandingClock, is_file: bool
) -> None:
    number = await write(anna)
    await anna.sends(CommandGiven("start"))
    await anna.presses("Мои сообщения", number, "Дополнить")
    await steps(home.storage, number, clock, "resolved", "Засыпали")

    await anna.sends(FilesSent(())) if is_file else await anna.says("И ещё одна рядом")

    assert anna.toast == (
        f"Сообщение {number} уже закрыто, поэтому добавить к нему не получилось. Если вопрос"
        " остался, напишите, пожалуйста, новое."
    )
    assert "Наш ответ от 20.11.2026:\nЗасыпали" in anna.said
