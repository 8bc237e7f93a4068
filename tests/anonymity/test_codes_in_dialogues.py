"""A code leads whoever reads a dialogue to its message: it stays in none, wherever it was typed."""

from __future__ import annotations

import pytest

from tests.anonymity.dialogues import ANNA, EXPRESS, presses, program, writes
from tests.fakes.telegram import Citizen, FakeTelegram
from tests.messages.writing import code_in, number_in
from tests.talk import House

TELEPHONE = "8 (912) 345-67-89"


async def up_to(boris: Citizen, where: str, code: str) -> None:
    """Where nobody asks for a code."""
    await boris.says("/menu")
    await boris.hears()
    match where:
        case "thread":
            await boris.forgets(await boris.says(code))
            await boris.hears()
        case "survey":
            await boris.opens_link(EXPRESS)
            await boris.hears()
            await presses(boris, "Начать")
        case "topics":
            await presses(boris, "Написать нам", "Начать", "Проблема")


@pytest.mark.parametrize("where", ["menu", "thread", "survey", "topics"])
async def test_a_code_goes_wherever_it_was_typed(
    fake: FakeTelegram, home: House, anna: Citizen, where: str
) -> None:
    """A telephone number, typed in the same place, stays: it shows that others would be seen."""
    async with program(fake, home):
        await writes(anna, "Без следа")
        code = code_in(anna.sees()[-1])
        typed = (TELEPHONE, code, f"мой код: {code}", code[:15], f"/status {code}", f"{code} 1")
        people = [fake.citizen(ANNA + n) for n in range(1, 1 + len(typed))]
        said = []
        for boris, words in zip(people, typed, strict=True):
            await up_to(boris, where, code)
            said.append(await boris.says(words))
        for boris, message in list(zip(people, said, strict=True))[1:]:
            await boris.forgets(message)

    assert said[0].id in [one.id for one in fake.dialogue(people[0])]


async def test_a_code_with_words_around_it_opens_its_thread(
    fake: FakeTelegram, home: House
) -> None:
    anna, boris = fake.citizen(ANNA), fake.citizen(ANNA + 1)
    async with program(fake, home):
        await writes(anna, "Без следа")
        code, number = code_in(anna.sees()[-1]), number_in(anna.sees()[-1])
        said = []
        for typed in (f"Мой код: {code}", f"/status {code}"):
            await boris.says(typed)
            said.append(await boris.hears())

    assert [one.startswith(f"Сообщение {number}") for one in said] == [True, True]
