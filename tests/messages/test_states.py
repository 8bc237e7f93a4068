"""«Мои сообщения» tell where each message stands: state, term, extension, addressee, promise."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from bot.events import CommandGiven
from bot.handlers import staff_making
from bot.handlers.staff_office import Clerk
from storage.case_records import StepDraft
from tests.conftest import StandingClock
from tests.messages.writing import send
from tests.rating.answering import OFFICE, answered, steps
from tests.staff.stepping import step
from tests.talk import House, Talk


async def listed(anna: Talk) -> str:
    await anna.sends(CommandGiven("start"))
    await anna.presses("Мои сообщения")
    return anna.said


async def opened(anna: Talk, number: str) -> list[str]:
    """The head of its page, line by line."""
    await listed(anna)
    await anna.presses(number)
    return anna.said.split("\n\n")[0].split("\n")[1:]


async def test_a_message_in_work_tells_its_term_and_an_extended_one_the_new(
    anna: Talk, home: House, clock: StandingClock
) -> None:
    number = await send(anna)
    case = await home.storage.cases.one(number)
    taken = step(case, "take", clock, owner="Ольга")
    await home.storage.cases.take_step(taken)
    before = (await listed(anna), await opened(anna, number))

    case = await home.storage.cases.one(number)
    draft = StepDraft(0, number, "", "extend", "check", case.revision, words="Ждём подрядчика.")
    around = staff_making.Around(OFFICE, Clerk("Ольга"), clock())
    draft = replace(draft, until=date(2026, 12, 25))
    await home.storage.cases.take_step(staff_making.complete(draft, case, around))

    line = f"{number} от 20.11.2026. Ремонт дорог. Состояние: в работе"
    assert before[0].splitlines()[2] == f"{line}. Срок ответа: 30.11.2026"
    assert before[1] == ["Состояние: в работе.", "Ориентировочный срок ответа: 30.11.2026."]
    assert (await listed(anna)).splitlines()[2] == (
        f"{line}, срок продлён. Срок ответа: 25.12.2026"
    )
    assert await opened(anna, number) == [
        "Состояние: в работе, срок продлён.",
        "Срок ответа продлён до 25.12.2026.",
    ]
    assert "Ждём подрядчика." in anna.said


async def test_a_message_passed_on_names_to_whom(
    anna: Talk, home: House, clock: StandingClock
) -> None:
    number = await send(anna)

    await steps(home.storage, number, clock, "forwarded", "Росавтодор")

    assert await opened(anna, number) == ["Состояние: передано по принадлежности."]
    assert anna.said.split("\n\n")[1] == "Кому передано 20.11.2026:\nРосавтодор"


async def test_a_promise_names_its_day_in_the_list_and_on_the_page(
    anna: Talk, home: House, clock: StandingClock
) -> None:
    number = await send(anna)

    await answered(home.storage, number, clock, "supported", until=date(2026, 12, 30))

    assert (await listed(anna)).splitlines()[2] == (
        f"{number} от 20.11.2026. Ремонт дорог. Состояние: поддержано. Сделаем до 30.12.2026"
    )
    assert await opened(anna, number) == ["Состояние: поддержано.", "Сделаем до 30.12.2026."]
