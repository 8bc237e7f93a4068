"""Nobody presses any more: what must not stay beside a name goes by itself, also without a turn."""

from __future__ import annotations

from bot.idle import LEFT_AFTER
from bot.message_finding import OPEN_FOR, MessageFinding
from storage.records import Channel, Person
from tests.anonymity.dialogues import (
    ANNA,
    Program,
    presses,
    program,
    ticks_and_leaves,
    up_to_the_card,
    writes,
)
from tests.fakes.telegram import Citizen, FakeTelegram, TooMany
from tests.messages.test_reading import staff_ask
from tests.messages.writing import PIT, code_in, number_in
from tests.talk import House

LEFT = "У вас есть неотправленное сообщение. Продолжить его?"
WORDS = (PIT, "и ещё одна", "Лесная")


def left_of(anna: Citizen) -> list[str]:
    seen = "\n".join(anna.sees())
    return [words for words in WORDS if words in seen]


async def time_passes(running: Program, seconds: float = LEFT_AFTER + 1) -> None:
    """Two looks: what must be deleted is known after the first."""
    running.seconds.now += seconds
    await running.tidying.look()
    await running.tidying.look()


async def test_a_traceless_message_left_unsent_leaves_no_word_and_can_be_gone_on_with(
    fake: FakeTelegram, home: House, anna: Citizen
) -> None:
    async with program(fake, home) as running:
        await up_to_the_card(anna, "Без следа")
        written = left_of(anna)

        await time_passes(running)
        await anna.hears()
        after, words = anna.sees()[-1], left_of(anna)
        await presses(anna, "Продолжить")
        card = anna.sees()[-1]
        await presses(anna, "Отправить")

        assert (written, after, words) == (list(WORDS), LEFT, [])
        assert all(words in card for words in WORDS)
        assert left_of(anna) == []
        assert "Сообщение принято" in anna.sees()[-1]


async def test_one_that_was_to_be_answered_here_stays_as_its_author_wrote_it(
    fake: FakeTelegram, home: House, anna: Citizen
) -> None:
    async with program(fake, home) as running:
        await up_to_the_card(anna, "Ответьте мне сюда")
        before = anna.sees()

        await time_passes(running)

    assert anna.sees() == before


async def test_a_traceless_message_that_is_cancelled_leaves_no_word(
    fake: FakeTelegram, home: House, anna: Citizen
) -> None:
    async with program(fake, home) as running:
        await up_to_the_card(anna, "Без следа")

        await presses(anna, "Отменить")
        await running.tidying.look()

    assert (left_of(anna), len(anna.sees())) == ([], 2)


async def up_to_an_employees_text(home: House, anna: Citizen) -> None:
    home.employees.add(Person(Channel.TELEGRAM, str(ANNA)))
    await anna.says("/start")
    await anna.hears()
    await presses(anna, "Для сотрудников", "Сообщить о проблеме или идее")
    await presses(anna, "Начать", "1", "О проблеме")
    await anna.says(PIT)
    await anna.hears()


async def test_an_employees_words_go_from_the_window_too(
    fake: FakeTelegram, home: House, anna: Citizen
) -> None:
    async with program(fake, home) as running:
        await up_to_an_employees_text(home, anna)
        written = left_of(anna)

        await time_passes(running)

        assert (written, left_of(anna), anna.sees()[-1]) == ([PIT], [], LEFT)


async def test_words_that_took_long_to_write_are_a_part_of_the_message(
    fake: FakeTelegram, home: House, anna: Citizen
) -> None:
    async with program(fake, home) as running:
        await up_to_an_employees_text(home, anna)
        await time_passes(running)
        await anna.hears()

        await anna.says("и ещё одна рядом")
        page = await anna.hears()

        assert (PIT in page, "и ещё одна рядом" in page) == (True, True)


async def test_an_answer_read_by_code_does_not_stand_open_for_ever(
    fake: FakeTelegram, home: House, anna: Citizen
) -> None:
    async with program(fake, home) as running:
        finding = MessageFinding(home.storage, home.today, running.seconds)
        running.conversation.finding.messages = finding
        await writes(anna, "Без следа")
        code, number = code_in(anna.sees()[-1]), number_in(anna.sees()[-1])
        await presses(anna, "Удалить код из переписки")
        await staff_ask(home, number)
        await anna.says(code)
        await anna.hears()
        await time_passes(running)
        read = anna.sees()[-1]

        await time_passes(running, OPEN_FOR)

        assert (number in read, "Какой дом?" in read) == (True, True)
        assert number not in anna.sees()[-1]
        assert anna.sees()[-1].startswith("Прошло время, и открытое сообщение мы закрыли.")
        assert finding._opened == {}


async def test_a_window_that_could_not_be_changed_is_changed_a_minute_later(
    fake: FakeTelegram, home: House, anna: Citizen
) -> None:
    async with program(fake, home) as running:
        await ticks_and_leaves(anna)
        fake.faults.add("editMessageText", TooMany(600))
        running.seconds.now += LEFT_AFTER + 1
        await running.tidying.look()
        at_first = anna.sees()[-1]

        running.seconds.now += 60
        await running.tidying.look()
        changes = fake.counts["editMessageText"]
        await running.tidying.look()

        assert "Вопрос 3" in at_first
        assert anna.sees()[-1].startswith("Здесь вы открывали опрос.")
        assert fake.counts["editMessageText"] == changes
