"""Surveys as people go through them, by the whole road."""

from __future__ import annotations

from bot.events import (
    Pressed,
)
from storage.records import DK, Cast
from tests.surveys.express import (
    COMMENT,
    EASE,
    FINISHED,
    MARK,
    TOPIC,
    TROUBLE,
    at_mark,
    at_trouble,
)
from tests.talk import Talk


async def test_the_first_page_says_how_long_it_takes_and_what_is_promised(talk: Talk) -> None:
    assert talk.said == (
        "Несколько коротких вопросов о том, как прошло ваше взаимодействие с администрацией.\n\n"
        "Вопросов: не больше 5. Займёт около минуты.\n\n"
        "Опрос анонимный. Имя мы не спрашиваем, а ответы храним запечатанными и открываем только "
        "вместе с другими, вперемешку. Telegram видит эту переписку. Если вы ответите текстом, "
        "мы сохраним ответ и сразу удалим ваше сообщение из диалога."
    )
    assert talk.labels == ["Начать", "Как мы сохраняем анонимность", "В начало"]
    assert await talk.ballot() is None


async def test_a_satisfied_citizen_is_asked_four_questions(talk: Talk) -> None:
    asked = []
    for label in ("Начать", "Городское хозяйство", "4 — скорее довольны", "5 — очень легко"):
        await talk.presses(label)
        asked.append(talk.said.split("\n\n")[:2])
    answers = await talk.answers()
    await talk.presses("Пропустить")

    assert asked == [
        ["Вопрос 1 из 5", TOPIC],
        ["Вопрос 2 из 5", MARK],
        ["Вопрос 3 из 4", EASE],
        ["Вопрос 4 из 4", COMMENT],
    ]
    assert answers == {"topic": "functions", "overall": 4, "ease": 5}
    assert (talk.said, talk.labels) == (FINISHED, ["В начало"])
    assert await talk.ballot() == Cast()


async def test_a_dissatisfied_one_is_asked_what_was_wrong_in_own_words_too(talk: Talk) -> None:
    await at_trouble(talk)
    await talk.presses("Долго", "Другое (напишу)", "Готово")
    writing = talk.said
    await talk.says("Потеряли заявление")

    assert writing == (
        f"Вопрос 3 из 5\n\n{TROUBLE}\n\nНапишите свой вариант, до 200 знаков:\n"
        "Не пишите, пожалуйста, имена, телефоны и адреса людей: текст прочитают сотрудники, "
        "которые обрабатывают опрос."
    )
    assert talk.asked == EASE
    assert await talk.answers() == {
        "topic": "services",
        "overall": 2,
        "trouble": ("long", "other"),
        "trouble.other": "Потеряли заявление",
    }


async def test_every_page_takes_the_place_of_the_one_before(talk: Talk) -> None:
    await at_trouble(talk)
    await talk.presses("Долго")

    assert [(reply.in_place, len(talk.replies)) for reply in talk.replies] == [(True, 1)]


async def test_ticks_are_redrawn_and_the_buttons_of_the_step_stay_good(talk: Talk) -> None:
    await at_trouble(talk)
    dear = talk.button("Непонятно").data
    await talk.presses("Долго")
    await talk.sends(Pressed(dear))  # as by two quick presses on one keyboard

    assert talk.labels[:3] == ["✓ Долго", "✓ Непонятно", "Лишние документы"]

    await talk.presses("✓ Долго")
    assert talk.labels[:2] == ["Долго", "✓ Непонятно"]


async def test_nothing_ticked_is_asked_for_again(talk: Talk) -> None:
    await at_trouble(talk)
    await talk.presses("Готово")

    assert talk.toast == "Отметьте хотя бы один вариант или нажмите «Пропустить»."
    assert talk.asked == TROUBLE


async def test_own_words_may_be_left_out_and_the_option_counts(talk: Talk) -> None:
    await talk.presses("Начать", "Другое (напишу)", "Пропустить")

    assert talk.asked == MARK
    assert await talk.answers() == {"topic": "other"}


async def test_no_opinion_is_an_answer_that_meets_no_condition(talk: Talk) -> None:
    await at_mark(talk)
    await talk.presses("Затрудняюсь ответить")

    assert talk.asked == EASE
    assert await talk.answers() == {"topic": "services", "overall": DK}


async def test_the_promises_are_read_and_left(talk: Talk) -> None:
    await talk.presses("Как мы сохраняем анонимность")
    promised = (talk.said, talk.labels)
    await talk.presses("Назад")

    assert promised[0].startswith("Как мы сохраняем анонимность\n\nПока опрос идёт,")
    assert "пачками не меньше чем по 10 законченных анкет" in promised[0]
    assert "ответьте на сайте: https://otklik.example.org" in promised[0]
    assert promised[1] == ["Начать", "Назад"]
    assert talk.labels[0] == "Начать"
