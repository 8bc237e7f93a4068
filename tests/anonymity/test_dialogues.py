"""What is left in a dialogue that whoever has our token can read: no answer, at no moment."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot import traces
from bot.idle import LEFT_AFTER
from bot.stages import Idle, Turn
from bot.traces import Place
from tests.anonymity.dialogues import ANNA, EXPRESS, presses, program, ticks_and_leaves, writes
from tests.fakes.faults import Hang
from tests.fakes.telegram import Citizen, FakeTelegram, ServerError, TooMany
from tests.fakes.telegram.chats import Message
from tests.messages.test_reading import staff_ask
from tests.messages.writing import PIT, code_in, number_in
from tests.talk import House

LEFT = "Здесь вы открывали опрос. Если ответили на все вопросы, ваш ответ учтён."
SECRET = "Иванова из пятого окна"


async def at_own_words(anna: Citizen) -> None:
    """Before the field for a topic of one's own."""
    await anna.opens_link(EXPRESS)
    await anna.hears()
    await presses(anna, "Начать", "7")


async def types_and_the_program_dies(fake: FakeTelegram, home: House, anna: Citizen) -> Message:
    """Between the commit of the answer and its deletion from the dialogue."""
    fake.faults.add("deleteMessage", Hang(), times=50)
    async with program(fake, home):
        await at_own_words(anna)
        typed = await anna.says(SECRET)
        await fake.called("deleteMessage")
    fake.faults.clear()
    assert SECRET in anna.sees()
    return typed


async def test_an_answer_is_deleted_when_its_update_comes_again_after_a_crash(
    fake: FakeTelegram, home: House, anna: Citizen
) -> None:
    fake.lose_offsets(50)  # the crash comes before the acknowledgement
    typed = await types_and_the_program_dies(fake, home, anna)

    async with program(fake, home):
        await anna.forgets(typed)

    assert SECRET not in anna.sees()


async def test_an_answer_is_deleted_at_the_start_when_nothing_comes_again(
    fake: FakeTelegram, home: House, anna: Citizen
) -> None:
    await types_and_the_program_dies(fake, home, anna)
    fake.drop_updates()

    async with program(fake, home) as again:
        await again.tidying.look()
        again.seconds.now += LEFT_AFTER + 1
        await again.tidying.look()

    assert SECRET not in anna.sees()
    [(_, memory)] = await home.storage.dialogues.everyone()
    assert traces.read(memory.stage).due == ()


async def test_a_program_that_knows_in_memory_alone_what_to_delete_would_leave_it(
    fake: FakeTelegram, home: House, anna: Citizen, monkeypatch: pytest.MonkeyPatch
) -> None:
    honest = traces.written
    monkeypatch.setattr(traces, "written", lambda place: honest(replace(place, due=())))
    await types_and_the_program_dies(fake, home, anna)
    fake.drop_updates()

    async with program(fake, home) as again:
        await again.tidying.look()

    assert SECRET in anna.sees()


async def test_what_telegram_could_not_delete_at_once_is_deleted_a_minute_later(
    fake: FakeTelegram, home: House, anna: Citizen
) -> None:
    fake.faults.add("deleteMessage", ServerError(500), times=4)
    async with program(fake, home) as running:
        await at_own_words(anna)
        await anna.says(SECRET)
        await anna.hears()
        left = SECRET in anna.sees()

        await running.tidying.look()

    assert (left, SECRET in anna.sees()) == (True, False)


async def test_an_answer_is_deleted_after_an_outage_of_hours_and_telegram_is_not_stormed(
    fake: FakeTelegram, home: House, anna: Citizen
) -> None:
    fake.faults.add("deleteMessage", TooMany(600), times=30)
    async with program(fake, home) as running:
        await at_own_words(anna)
        await anna.says(SECRET)
        await anna.hears()
        for _ in range(240):
            running.seconds.now += 60
            await running.tidying.look()
        tries, left = fake.counts["deleteMessage"], SECRET in anna.sees()
        fake.faults.clear()

        for _ in range(15):
            running.seconds.now += 60
            await running.tidying.look()

    assert (tries < 30, left, SECRET in anna.sees()) == (True, True, False)


async def test_an_abandoned_window_tells_no_more_than_that_a_survey_was_begun(
    fake: FakeTelegram, home: House, anna: Citizen
) -> None:
    async with program(fake, home) as running:
        await ticks_and_leaves(anna)
        running.seconds.now += LEFT_AFTER - 1
        await running.tidying.look()
        before = anna.sees()[-1]
        running.seconds.now += 2

        await running.tidying.look()
        after, labels = anna.sees()[-1], anna.buttons()
        changes = fake.counts["editMessageText"]
        running.seconds.now += 10 * LEFT_AFTER
        await running.tidying.look()

        assert "Вопрос 3" in before
        assert after.startswith(LEFT)
        assert labels == ["Продолжить", "В начало"]
        assert fake.counts["editMessageText"] == changes


async def test_a_window_abandoned_before_a_restart_is_tidied_after_it(
    fake: FakeTelegram, home: House, anna: Citizen
) -> None:
    async with program(fake, home):
        await ticks_and_leaves(anna)

    async with program(fake, home) as again:
        await again.tidying.look()
        again.seconds.now += LEFT_AFTER + 1
        await again.tidying.look()

    assert anna.sees()[-1].startswith(LEFT)


async def test_nothing_of_an_abandoned_window_differs_by_the_answers(
    fake: FakeTelegram, home: House
) -> None:
    anna, boris = fake.citizen(ANNA), fake.citizen(ANNA + 1)
    async with program(fake, home) as running:
        await ticks_and_leaves(anna)
        await boris.opens_link(EXPRESS)
        await boris.hears()
        await presses(boris, "Начать", "2", "5 — полностью довольны")
        differed = anna.sees()[1:] != boris.sees()[1:]

        running.seconds.now += LEFT_AFTER + 1
        await running.tidying.look()

    assert (differed, anna.sees()[1:] == boris.sees()[1:]) == (True, True)


async def test_words_that_took_long_to_write_are_still_taken(
    fake: FakeTelegram, home: House, anna: Citizen
) -> None:
    async with program(fake, home) as running:
        await at_own_words(anna)
        running.seconds.now += LEFT_AFTER + 1
        await running.tidying.look()
        await anna.hears()

        typed = await anna.says(SECRET)
        page = await anna.hears()
        await anna.forgets(typed)

    assert "Вопрос 2" in page


async def test_the_window_of_a_survey_that_is_over_tells_nothing_and_leads_to_the_menu(
    fake: FakeTelegram, home: House, anna: Citizen
) -> None:
    async with program(fake, home) as running:
        await ticks_and_leaves(anna)
        [offered] = (await home.rounds.offered()).values()
        await home.storage.waves.lose(offered.wave.id)
        home.rounds.look_again()

        await running.tidying.look()
        await anna.hears()
        told = anna.sees()[-1]
        await presses(anna, "Продолжить")

    assert told.startswith(LEFT)
    assert anna.sees()[-1].startswith("Здравствуйте!")


@pytest.mark.parametrize("is_over", [False, True])
async def test_nobody_can_tell_from_the_dialogue_who_finished(
    fake: FakeTelegram, home: House, is_over: bool
) -> None:
    people = [fake.citizen(ANNA + number) for number in range(3)]
    finished, broken_off, _ = people
    async with program(fake, home) as running:
        for one in people:
            await one.opens_link(EXPRESS)
            await one.hears()
            await presses(one, "Начать", "2", "5 — полностью довольны")
        await presses(finished, "5 — очень легко", "Пропустить")
        await presses(broken_off, "Прервать опрос", "Прервать опрос")
        differed = len({one.sees()[-1] for one in people})
        if is_over:
            running.seconds.now += LEFT_AFTER / 2
            [offered] = (await home.rounds.offered()).values()
            await home.storage.waves.lose(offered.wave.id)
            home.rounds.look_again()
            await running.tidying.look()

        running.seconds.now += LEFT_AFTER + 1
        await running.tidying.look()

        left = {(*one.sees()[1:], *one.buttons()) for one in people}
        assert (differed, len(left)) == (3, 1)


async def test_whoever_goes_on_meanwhile_is_not_shown_an_older_page(
    fake: FakeTelegram, home: House, anna: Citizen
) -> None:
    async with program(fake, home) as running:
        await ticks_and_leaves(anna)
        running.seconds.now += LEFT_AFTER + 1
        await running.tidying.look()
        await anna.hears()
        await presses(anna, "Продолжить")

        await running.tidying.look()

    assert "Вопрос 3" in anna.sees()[-1]


async def test_a_message_without_a_trace_leaves_no_word_of_it_in_the_dialogue(
    fake: FakeTelegram, home: House, anna: Citizen
) -> None:
    async with program(fake, home):
        await writes(anna, "Без следа")
        left = len(anna.sees())

        await fake.state.bell.wait(lambda: len(anna.sees()) == 2 or None, "an empty dialogue")

    assert left > 2
    assert anna.sees()[1].startswith("Спасибо! Сообщение принято")
    assert PIT not in anna.sees()[1]


async def test_an_addressed_one_stays_where_its_author_wrote_it(
    fake: FakeTelegram, home: House, anna: Citizen
) -> None:
    """The twin: the very same words, sent in the other way."""
    async with program(fake, home):
        await writes(anna, "Ответьте мне сюда")

        seen = "\n".join(anna.sees())

    assert [words for words in (PIT, "и ещё одна", "Лесная") if words not in seen] == []


def test_what_cannot_be_mended_any_more_goes_with_its_step() -> None:
    spared = traces.after(Place(), Turn(Idle(), same_step=True, spare_typed=True), ["7"])
    moved = traces.after(spared, Turn(Idle()), [])

    assert (spared.spared, spared.due) == (("7",), ())
    assert (moved.spared, moved.due) == ((), ("7",))


async def test_a_two_way_talk_through_the_code_leaves_neither_code_nor_words(
    fake: FakeTelegram, home: House, anna: Citizen
) -> None:
    boris = fake.citizen(ANNA + 1)  # whoever has the code, from whatever account
    async with program(fake, home):
        await writes(anna, "Без следа")
        code, number = code_in(anna.sees()[-1]), number_in(anna.sees()[-1])
        await staff_ask(home, number)
        typed = await boris.says(code)
        thread = await boris.hears()
        await presses(boris, "Ответить на вопрос")
        words = await boris.says("Четвёртый")
        thanks = await boris.hears()
        await boris.forgets(typed)
        await boris.forgets(words)

    assert ("Какой дом?" in thread, "Ответ передан" in thanks) == (True, True)
    assert not any(code in seen or "Четвёртый" in seen for seen in boris.sees())
    await home.storage.messages.release(lambda _: [], home.clock())
    told = await home.storage.messages.for_staff(number)
    assert told is not None
    assert told.entries[-1].text == "Четвёртый"
