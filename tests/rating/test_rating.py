"""An author says what the answer was worth, in «Мои сообщения» and by code."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from bot.events import CommandGiven, Pressed
from storage.rating_records import Rating
from storage.records import Channel
from tests.conftest import StandingClock
from tests.messages.writing import code_in, send
from tests.rating.answering import answered, delivered, steps
from tests.talk import House, Talk

TODAY = date(2026, 11, 20)
UNTIL = date(2026, 12, 4)
THANKS = "Спасибо за оценку! Она поможет нам отвечать лучше."


async def rating_of(home: House, talk: Talk, number: str) -> Rating | None:
    thread = await home.storage.messages.of_author(talk.person, number)
    assert thread is not None
    return thread.rating


async def opens(talk: Talk, number: str) -> None:
    await talk.sends(CommandGiven("start"))
    await talk.presses("Мои сообщения", number)


async def test_who_was_helped_says_so_and_gives_a_mark(
    anna: Talk, home: House, clock: StandingClock
) -> None:
    number = await send(anna)
    await answered(home.storage, number, clock)
    await opens(anna, number)
    assert anna.said.endswith("\n\nОтвет вам помог?")
    assert anna.labels == ["Помогло", "Не помогло", "Мои сообщения", "В начало"]

    await anna.presses("Помогло")
    asked, marks = anna.said, anna.labels
    await anna.presses("5")

    assert asked == "Как вы оцениваете ответ? 1 — совсем плохо, 5 — отлично. Можно пропустить."
    assert marks == ["1", "2", "3", "4", "5", "Пропустить"]
    assert anna.said.startswith(THANKS)
    assert await rating_of(home, anna, number) == Rating(TODAY, UNTIL, TODAY, True, 5)
    await opens(anna, number)
    assert anna.said.endswith("\n\nВы уже оценили этот ответ 20.11.2026. Спасибо!")
    assert anna.labels[:2] == ["✓ Помогло", "Не помогло"]


async def test_a_mind_may_be_changed_for_a_fortnight_and_the_last_word_counts(
    anna: Talk, home: House, clock: StandingClock
) -> None:
    number = await send(anna)
    await answered(home.storage, number, clock)
    await opens(anna, number)
    await anna.presses("Помогло", "4")

    clock.time += timedelta(days=14)
    await opens(anna, number)
    await anna.presses("Не помогло", "Пропустить", "Ответ пришёл поздно", "Готово")
    changed = await rating_of(home, anna, number)
    thanks = anna.said
    await opens(anna, number)
    clock.time += timedelta(days=1)
    await anna.presses("Помогло")

    assert changed == Rating(TODAY, UNTIL, UNTIL, False, None, ("slow",))
    assert thanks == THANKS
    assert anna.said.endswith("Вы уже оценили этот ответ 04.12.2026. Спасибо!")
    assert anna.labels == ["Мои сообщения", "В начало"]
    assert await rating_of(home, anna, number) == changed


async def test_a_button_under_an_old_answer_says_till_when_it_counted(
    anna: Talk, home: House, clock: StandingClock
) -> None:
    number = await send(anna)
    await steps(home.storage, number, clock, "resolved", "Засыпали.")
    (sent,) = await delivered(home.storage, clock)
    clock.time += timedelta(days=15)

    await anna.sends(Pressed(sent.buttons[0].data))

    assert anna.said == (
        "Оценить ответ можно было до 04.12.2026. Если вопрос не решён, напишите нам ещё раз."
    )
    assert await rating_of(home, anna, number) == Rating(TODAY, UNTIL)


async def test_a_wish_that_comes_too_late_is_told_to_write_anew(
    anna: Talk, home: House, clock: StandingClock
) -> None:
    number = await send(anna)
    await answered(home.storage, number, clock)
    await opens(anna, number)
    await anna.presses("Не помогло", "1", "Проблема не решена", "Готово", "Вернуть в работу")
    clock.time += timedelta(days=15)

    await anna.says("Всё ещё не решено")

    assert anna.said == (
        "Вернуть сообщение в работу можно было до 04.12.2026. Напишите, пожалуйста, новое."
    )
    rating = await rating_of(home, anna, number)
    assert rating is not None
    assert rating.wish == ""


@pytest.mark.parametrize(
    ("outcome", "is_asked"),
    [
        *(("resolved", True), ("partial", True), ("explained", True), ("refused", True)),
        *(("forwarded", False), ("no_answer", False)),
    ],
)
async def test_only_who_was_answered_is_asked(
    anna: Talk, home: House, clock: StandingClock, outcome: str, is_asked: bool
) -> None:
    number = await send(anna)

    await steps(home.storage, number, clock, outcome, "Ответ или орган")

    (sent,) = await delivered(home.storage, clock)
    assert ("вам помог?" in sent.text) == is_asked
    assert [button.label for button in sent.buttons] == (
        ["Помогло", "Не помогло"] if is_asked else []
    )
    await opens(anna, number)
    assert ("Помогло" in anna.labels) == is_asked


async def test_a_promise_is_rated_when_it_is_kept(
    anna: Talk, home: House, clock: StandingClock
) -> None:
    number = await send(anna)
    await answered(home.storage, number, clock, "supported", until=date(2026, 12, 30))
    await opens(anna, number)
    promised = (anna.said, "Помогло" in anna.labels)
    clock.time += timedelta(days=20)

    await steps(home.storage, number, clock, "done", "Построили.")

    assert promised[0].split("\n\n")[0] == (
        f"Сообщение {number} от 20.11.2026. Тема: Ремонт дорог.\n"
        "Состояние: поддержано.\nСделаем до 30.12.2026."
    )
    assert not promised[1]
    asked = date(2026, 12, 10)
    assert await rating_of(home, anna, number) == Rating(asked, asked + timedelta(days=14))


async def test_a_withdrawn_message_is_not_asked_about(anna: Talk, home: House) -> None:
    number = await send(anna)
    await opens(anna, number)

    await anna.presses("Отозвать сообщение", "Отозвать сообщение")

    assert await rating_of(home, anna, number) is None


async def test_several_reasons_are_ticked_and_none_is_refused_kindly(
    anna: Talk, home: House, clock: StandingClock
) -> None:
    number = await send(anna)
    await answered(home.storage, number, clock)
    await opens(anna, number)
    await anna.presses("Не помогло", "1")
    labels = anna.labels

    await anna.presses("Готово")
    refused = anna.toast
    await anna.presses("Ответ трудно понять", "Ответ пришёл поздно", "Проблема не решена")
    await anna.presses("✓ Ответ пришёл поздно")
    ticked = anna.labels[:4]
    await anna.presses("Готово", "Не нужно")

    assert labels == [
        *("Проблема не решена", "Ответ не по существу", "Ответ трудно понять"),
        *("Ответ пришёл поздно", "Решение кажется неверным", "Другое (напишу)"),
        *("Готово", "Пропустить"),
    ]
    assert refused == "Отметьте хотя бы один вариант или нажмите «Пропустить»."
    assert ticked == [
        *("✓ Проблема не решена", "Ответ не по существу", "✓ Ответ трудно понять"),
        "Ответ пришёл поздно",
    ]
    assert anna.said.startswith(THANKS)
    told = await rating_of(home, anna, number)
    assert told == Rating(TODAY, UNTIL, TODAY, False, 1, ("unsolved", "unclear"))


async def test_staff_keep_their_decision_with_a_word_to_the_author(
    anna: Talk, home: House, clock: StandingClock
) -> None:
    number = await send(anna)
    await steps(home.storage, number, clock, "refused", "Дорога частная.")
    await delivered(home.storage, clock)
    await opens(anna, number)
    await anna.presses("Не помогло", "1", "Решение кажется неверным", "Готово")
    await anna.presses("Вернуть в работу")
    await anna.says("Дорога городская, вот номер участка")
    case = await home.storage.cases.one(number)
    asked = [step.name for step in case.steps]

    after = await steps(home.storage, number, clock, "keep", "Участок в частной собственности.")

    assert ("keep" in asked, "keep" in [step.name for step in after.steps]) == (True, False)
    assert [entry.kind for entry in after.thread] == ["text", "answer", "wish", "kept"]
    declined = (
        f"Мы ещё раз проверили сообщение {number}. Решение прежнее. Причина: Участок в частной "
        "собственности. Если вы не согласны, подайте официальное обращение."
    )
    (sent,) = [one for one in await delivered(home.storage, clock) if "проверили" in one.text]
    assert sent.text == f"{declined}\n\nАдминистрация"
    await opens(anna, number)
    assert declined in anna.said.split("\n\n")
    await anna.presses("✓ Не помогло", "Пропустить", "Проблема не решена", "Готово")
    assert anna.said.startswith(THANKS)  # asked once, and answered


async def test_a_message_is_reopened_once(anna: Talk, home: House, clock: StandingClock) -> None:
    number = await send(anna)
    await answered(home.storage, number, clock)
    await steps(home.storage, number, clock, "reopen")
    await opens(anna, number)
    again = anna.said
    await answered(home.storage, number, clock)

    await opens(anna, number)
    await anna.presses("Не помогло", "1")
    labels = anna.labels
    await anna.presses("Проблема не решена", "Готово")

    assert "Состояние: возвращено в работу." in again
    assert "Другое (напишу)" not in labels
    assert anna.said == (
        f"{THANKS}\n\nЭто сообщение уже возвращали в работу. Если вопрос не решён, подайте "
        "официальное обращение."
    )


async def test_a_traceless_answer_is_rated_by_code_and_shown_to_staff_with_the_batch(
    anna: Talk, home: House, clock: StandingClock
) -> None:
    number = await send(anna, "Без следа")
    code = code_in(anna.said)
    await answered(home.storage, number, clock)
    boris = home.talk("2002")

    await boris.says(code)
    await boris.presses("Не помогло", "2", "Проблема не решена", "Готово", "Вернуть в работу")
    await boris.says("Щебень размыло")
    accepted, erased = boris.said, boris.erased
    before = await home.storage.cases.one(number)
    log_before = await home.storage.cases.history(number)
    await home.storage.messages.release(lambda _: [], clock())
    after = await home.storage.cases.one(number)
    log = await home.storage.cases.history(number)

    assert accepted == (
        "Просьба принята. Мы проверим ответ и до 27.11.2026 примем решение — оно появится по "
        "тому же коду."
    )
    assert erased
    assert before.rating == Rating(TODAY, UNTIL)
    assert [entry.kind for entry in before.thread] == ["text", "answer"]
    assert after.rating == Rating(TODAY, UNTIL, TODAY, False, 2, ("unsolved",), "asked")
    assert [entry.text for entry in after.thread if entry.kind == "wish"] == ["Щебень размыло"]
    new = [line for line in log if line not in log_before]
    assert sorted((line.field, line.new) for line in new) == [
        *(("helped", "no"), ("mark", "2"), ("reasons", "unsolved"), ("wish", "asked")),
    ]
    zone = clock().tzinfo
    assert {line.at.astimezone(zone).strftime("%d.%m %H:%M") for line in new} == {"20.11 00:00"}
    assert await delivered(home.storage, clock) == []


async def test_a_press_under_an_answer_leaves_the_answer_to_be_read(
    anna: Talk, home: House, clock: StandingClock
) -> None:
    number = await send(anna)
    await steps(home.storage, number, clock, "resolved", "Засыпали.")
    (sent,) = await delivered(home.storage, clock)
    helped = next(button for button in sent.buttons if button.label == "Помогло")

    await anna.sends(Pressed(helped.data))
    await anna.presses("4")
    await anna.sends(Pressed(helped.data))
    again = anna.replies

    assert [reply.in_place for reply in again] == [False]
    assert (await rating_of(home, anna, number)) == Rating(TODAY, UNTIL, TODAY, True, 4)


async def test_nobody_elses_button_and_no_old_one_counts(
    anna: Talk, home: House, clock: StandingClock
) -> None:
    number = await send(anna)
    await steps(home.storage, number, clock, "resolved", "Засыпали.")
    (sent,) = await delivered(home.storage, clock)
    helped = next(button for button in sent.buttons if button.label == "Помогло")
    boris = home.talk("2002")

    await boris.sends(Pressed(helped.data))
    forged = boris.said
    await steps(home.storage, number, clock, "reopen")
    await anna.sends(Pressed(helped.data))

    assert "Эта кнопка уже не действует" in forged
    assert "Состояние: возвращено в работу." in anna.said
    assert await rating_of(home, anna, number) is None


async def test_in_vk_an_answer_is_rated_too(home: House, clock: StandingClock) -> None:
    vera = home.talk("3003", Channel.VK)
    number = await send(vera)
    await steps(home.storage, number, clock, "resolved", "Засыпали.")
    (sent,) = await delivered(home.storage, clock, Channel.VK)

    await vera.sends(Pressed(sent.buttons[0].data))
    await vera.presses("5")

    assert await rating_of(home, vera, number) == Rating(TODAY, UNTIL, TODAY, True, 5)
