"""Surveys as people go through them, by the whole road."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest

from bot.events import (
    ButtonPressed,
    CommandGiven,
    LinkOpened,
    OldButtonPressed,
    Pressed,
    SomethingElseSent,
    TextEdited,
)
from storage.records import DK, Cast, Channel, Draft
from tests.conftest import StandingClock
from tests.talk import House, Talk, house

FINISHED = (
    "Спасибо! Вопросов больше нет, ваш ответ учтён. Итоги подводим каждый квартал. "
    "Если нужен ответ лично вам, напишите нам или подайте официальное обращение."
)
OLD_BUTTON = "Эта кнопка уже не действует. Вот текущий вопрос:"
USE_BUTTONS = "Пожалуйста, выберите один из вариантов кнопкой ниже."
TOPIC, MARK, TROUBLE, EASE, COMMENT = (
    "О чём вы хотите рассказать?",
    "Насколько вы довольны взаимодействием с администрацией в этот раз?",
    "Что именно не устроило? Отметьте всё, что подходит.",
    "Насколько легко было решить ваш вопрос?",
    "Хотите что-то добавить?",
)


@pytest.fixture
async def town(tmp_path: Path, clock: StandingClock) -> AsyncIterator[House]:
    async with house(tmp_path, clock, "ext_express") as opened:
        yield opened


@pytest.fixture
async def talk(town: House) -> Talk:
    """A talk on the first page of the survey."""
    talk = town.talk()
    await talk.sends(LinkOpened("ext_express"))
    return talk


async def at_mark(talk: Talk) -> None:
    await talk.presses("Начать", "Муниципальная услуга")


async def at_trouble(talk: Talk) -> None:
    await at_mark(talk)
    await talk.presses("2 — скорее не довольны")


async def at_comment(talk: Talk) -> None:
    await at_mark(talk)
    await talk.presses("5 — полностью довольны", "5 — очень легко")


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


async def test_back_leads_to_the_question_asked_before_and_marks_nothing(talk: Talk) -> None:
    await at_mark(talk)
    await talk.presses("4 — скорее довольны", "Назад")

    assert talk.asked == MARK
    assert talk.toast == (
        "Вернулись на шаг назад. Прежний ответ можно изменить или оставить: нажмите «Дальше»."
    )
    assert not any("✓" in label for label in talk.labels)
    assert talk.labels[-4:] == ["Затрудняюсь ответить", "Назад", "Дальше", "Прервать опрос"]


async def test_an_answer_kept_on_the_way_back_stays(talk: Talk) -> None:
    await at_comment(talk)
    await talk.presses("Назад", "Назад", "Дальше", "Дальше")

    assert talk.asked == COMMENT
    assert await talk.answers() == {"topic": "services", "overall": 5, "ease": 5}


async def test_an_answer_changed_on_the_way_back_drops_what_hung_on_it(talk: Talk) -> None:
    await at_trouble(talk)
    await talk.presses("Долго", "Готово", "1 — очень сложно")
    await talk.presses("Назад", "Назад", "Назад", "5 — полностью довольны")

    assert talk.asked == EASE
    assert await talk.answers() == {"topic": "services", "overall": 5, "ease": 1}


async def test_a_question_skipped_on_the_way_back_loses_its_answer(talk: Talk) -> None:
    await at_trouble(talk)
    await talk.presses("Долго", "Готово", "Назад", "Пропустить")

    assert talk.asked == EASE
    assert await talk.answers() == {"topic": "services", "overall": 2}


async def test_there_is_no_way_back_from_the_first_question(talk: Talk) -> None:
    await talk.presses("Начать")

    assert talk.labels[-2:] == ["Другое (напишу)", "Прервать опрос"]


async def test_own_words_may_be_left_out_and_the_option_counts(talk: Talk) -> None:
    await talk.presses("Начать", "Другое (напишу)", "Пропустить")

    assert talk.asked == MARK
    assert await talk.answers() == {"topic": "other"}


async def test_back_from_own_words_shows_the_options_again(talk: Talk) -> None:
    await talk.presses("Начать", "Другое (напишу)", "Назад", "Информация, сайт")

    assert await talk.answers() == {"topic": "information"}


async def test_no_opinion_is_an_answer_that_meets_no_condition(talk: Talk) -> None:
    await at_mark(talk)
    await talk.presses("Затрудняюсь ответить")

    assert talk.asked == EASE
    assert await talk.answers() == {"topic": "services", "overall": DK}


@pytest.mark.parametrize(
    ("typed", "mark"), [("4", 4), ("скорее довольны", 4), ("Затрудняюсь ответить.", DK)]
)
async def test_an_answer_may_be_typed_and_is_erased(
    talk: Talk, typed: str, mark: int | str
) -> None:
    await at_mark(talk)
    await talk.says(typed)

    assert (talk.asked, talk.erased) == (EASE, True)
    assert await talk.answers() == {"topic": "services", "overall": mark}


async def test_what_is_typed_and_does_not_fit_is_erased_too(talk: Talk) -> None:
    await at_mark(talk)
    await talk.says("шесть")

    assert talk.toast == "Нужно число от 1 до 5. Попробуйте ещё раз."
    assert (talk.asked, talk.erased) == (MARK, True)


async def test_the_number_of_an_option_may_be_typed(talk: Talk) -> None:
    await talk.presses("Начать")
    await talk.says("2")

    assert await talk.answers() == {"topic": "support"}


async def test_several_numbers_tick_several_boxes(talk: Talk) -> None:
    await at_trouble(talk)
    await talk.says("1, 3")

    assert talk.labels[:3] == ["✓ Долго", "Непонятно", "✓ Лишние документы"]

    await talk.says("готово")
    assert (await talk.answers())["trouble"] == ("long", "docs")


@pytest.mark.parametrize("typed", ["", "\u200b\u2060", "   "])
async def test_an_empty_text_is_asked_for_again(talk: Talk, typed: str) -> None:
    await at_comment(talk)
    await talk.says(typed)

    assert talk.toast == "Текст пустой. Напишите хотя бы несколько слов."
    assert talk.replies[-1].entry


async def test_a_text_over_the_limit_is_not_cut(talk: Talk) -> None:
    await at_comment(talk)
    await talk.says("я" * 1001)

    assert talk.toast == (
        "Получился 1\u00a0001 знак, а можно до 1\u00a0000. Сократите, пожалуйста, текст."
    )
    assert "comment" not in await talk.answers()


async def test_a_refused_text_may_be_mended_by_an_edit(talk: Talk) -> None:
    await at_comment(talk)
    await talk.says("я" * 1001)
    await talk.sends(TextEdited("я" * 1000))

    assert talk.said == FINISHED


async def test_an_edit_of_what_was_taken_already_changes_nothing(talk: Talk) -> None:
    await talk.presses("Начать", "Другое (напишу)")
    await talk.says("Парковка")
    await talk.sends(TextEdited("Парковки"))

    assert talk.toast.startswith("Это исправление уже не учтём: мы приняли прежний текст.")
    assert await talk.answers() == {"topic": "other", "topic.other": "Парковка"}


@pytest.mark.parametrize("kind", ["sticker", "voice", "photo", "album"])
async def test_what_is_no_text_is_answered_kindly(talk: Talk, kind: str) -> None:
    await at_mark(talk)
    await talk.sends(SomethingElseSent(kind))
    at_choice = (talk.toast, talk.asked, talk.erased)
    await talk.presses("5 — полностью довольны", "5 — очень легко")
    await talk.sends(SomethingElseSent(kind))

    assert at_choice == (USE_BUTTONS, MARK, True)
    assert talk.toast == "Здесь принимаем только текст. Опишите, пожалуйста, словами."


async def test_an_old_button_shows_the_question_that_is_open(talk: Talk) -> None:
    await talk.presses("Начать")
    old = talk.button("Мера поддержки").data
    await talk.presses("Муниципальная услуга")
    await talk.sends(Pressed(old))

    assert (talk.toast, talk.asked) == (OLD_BUTTON, MARK)
    assert await talk.answers() == {"topic": "services"}


@pytest.mark.parametrize(
    "event",
    [
        OldButtonPressed(),
        ButtonPressed("topic", "services"),
        ButtonPressed("overall", "6"),
        ButtonPressed("overall", "+skip"),
        ButtonPressed("overall", "+done"),
    ],
)
async def test_a_button_the_page_does_not_have_is_no_answer(
    talk: Talk, event: OldButtonPressed | ButtonPressed
) -> None:
    await at_mark(talk)
    await talk.sends(event)

    assert (talk.toast, talk.asked) == (OLD_BUTTON, MARK)
    assert await talk.answers() == {"topic": "services"}


async def test_an_update_delivered_twice_is_taken_once(talk: Talk) -> None:
    await at_trouble(talk)
    await talk.presses("Долго")
    await talk.repeats_last()

    assert talk.replies == ()
    assert await talk.ballot() == Draft(
        "trouble", {"topic": "services", "overall": 2}, ticked=("long",)
    )


async def test_stopping_is_asked_about_and_then_forgets_the_answers(talk: Talk) -> None:
    await at_mark(talk)
    await talk.presses("Прервать опрос")
    asked = (talk.said, talk.labels)
    await talk.presses("Прервать опрос")

    assert asked == (
        "Прервать опрос? Ответы будут удалены.",
        ["Продолжить", "Прервать опрос"],
    )
    assert talk.said == "Опрос прерван, ответы удалены."
    assert await talk.ballot() is None


async def test_who_does_not_stop_after_all_goes_on_where_he_was(talk: Talk) -> None:
    await at_mark(talk)
    await talk.presses("Прервать опрос", "Продолжить")

    assert talk.asked == MARK


async def test_words_typed_at_the_question_of_stopping_are_no_answer(talk: Talk) -> None:
    await at_comment(talk)
    await talk.presses("Прервать опрос")
    await talk.says("не знаю")

    assert (talk.said, talk.toast) == ("Прервать опрос? Ответы будут удалены.", USE_BUTTONS)
    assert "comment" not in await talk.answers()


async def test_a_break_is_followed_by_the_offer_to_go_on(talk: Talk) -> None:
    await at_trouble(talk)
    await talk.presses("Долго")
    await talk.sends(CommandGiven("start"))
    await talk.sends(LinkOpened("ext_express"))
    offered = (talk.said, talk.labels)
    await talk.presses("Продолжить")

    assert offered == (
        "Вы начали опрос «Оцените нас за минуту» и не закончили. Продолжим?",
        ["Продолжить", "Начать заново", "В начало"],
    )
    assert (talk.asked, talk.labels[0]) == (TROUBLE, "✓ Долго")


async def test_beginning_anew_forgets_the_former_answers(talk: Talk) -> None:
    await at_trouble(talk)
    await talk.sends(LinkOpened("ext_express"))
    await talk.presses("Начать заново")

    assert talk.asked == TOPIC
    assert await talk.answers() == {}


async def test_words_typed_before_going_on_are_no_answer(talk: Talk) -> None:
    await at_comment(talk)
    await talk.sends(LinkOpened("ext_express"))
    await talk.says("Всё хорошо")

    assert talk.said.endswith("Продолжим?")
    assert "comment" not in await talk.answers()


async def test_who_has_answered_is_thanked_the_next_time(talk: Talk, clock: StandingClock) -> None:
    await at_comment(talk)
    await talk.presses("Пропустить")
    await talk.sends(LinkOpened("ext_express"))
    same_day = talk.said
    clock.time += timedelta(days=1)
    await talk.sends(LinkOpened("ext_express"))

    assert same_day == (
        "Вы уже ответили сегодня. Если обратитесь к нам ещё раз в другой день, "
        "будем рады новой оценке."
    )
    assert talk.labels[0] == "Начать"


async def test_the_promises_are_read_and_left(talk: Talk) -> None:
    await talk.presses("Как мы сохраняем анонимность")
    promised = (talk.said, talk.labels)
    await talk.presses("Назад")

    assert promised[0].startswith("Как мы сохраняем анонимность\n\nПока опрос идёт,")
    assert "пачками не меньше чем по 10 законченных анкет" in promised[0]
    assert "ответьте на сайте: https://example.org/feedback" in promised[0]
    assert promised[1] == ["Начать", "Назад"]
    assert talk.labels[0] == "Начать"


async def test_words_typed_on_the_first_page_are_no_answer(talk: Talk) -> None:
    await talk.says("Добрый день")

    assert (talk.toast, talk.labels[0]) == (USE_BUTTONS, "Начать")
    assert await talk.ballot() is None


async def test_employees_words_are_not_taken_in_vk(tmp_path: Path, clock: StandingClock) -> None:
    async with house(tmp_path, clock, "int_service_hr") as opened:
        talk = opened.talk("1001", Channel.VK)
        opened.employees.add(talk.person)
        await talk.sends(LinkOpened("int_service_hr"))
        await talk.presses("Начать")
        for _ in range(20):
            if talk.replies[-1].text.startswith("Вопрос") and "Пропустить" in talk.labels:
                if talk.asked == "Что изменило бы вашу работу к лучшему?":
                    break
                await talk.presses("Другое (напишу)", "Готово")
            else:
                await talk.presses(talk.labels[0])
        page = talk.said
        await talk.says("Больше света")

        assert not talk.replies[-1].entry
        assert "мы его здесь не принимаем" in page
        assert "need" not in await talk.answers()
        assert (await talk.answers())["trouble"] == ("other",)
        await talk.presses("Пропустить")
        assert await talk.ballot() == Cast()
