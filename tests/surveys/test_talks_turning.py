"""Going back, stopping, leaving and coming again."""

from __future__ import annotations

from datetime import timedelta

from bot.events import (
    CommandGiven,
    LinkOpened,
)
from tests.conftest import StandingClock
from tests.surveys.express import (
    COMMENT,
    EASE,
    MARK,
    TOPIC,
    TROUBLE,
    USE_BUTTONS,
    at_comment,
    at_mark,
    at_trouble,
)
from tests.talk import Talk


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


async def test_back_from_own_words_shows_the_options_again(talk: Talk) -> None:
    await talk.presses("Начать", "Другое (напишу)", "Назад", "Информация, сайт")

    assert await talk.answers() == {"topic": "information"}


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


async def test_midnight_loses_no_draft_of_whoever_comes_by_the_link_again(
    talk: Talk, clock: StandingClock
) -> None:
    await at_trouble(talk)
    await talk.presses("Долго")
    clock.time += timedelta(days=1)
    await talk.sends(LinkOpened("ext_express"))
    offered = talk.labels
    await talk.presses("Продолжить")

    assert offered == ["Продолжить", "Начать заново", "В начало"]
    assert (talk.asked, talk.labels[0]) == (TROUBLE, "✓ Долго")


async def test_who_finished_yesterday_or_left_off_the_day_before_begins_anew(
    talk: Talk, clock: StandingClock
) -> None:
    await at_trouble(talk)
    clock.time += timedelta(days=2)
    await talk.sends(LinkOpened("ext_express"))
    first = talk.labels
    await at_comment(talk)
    await talk.presses("Пропустить")
    clock.time += timedelta(days=1)
    await talk.sends(LinkOpened("ext_express"))

    assert first == ["Начать", "Как мы сохраняем анонимность", "В начало"]
    assert talk.labels == first


async def test_a_link_to_a_survey_that_is_not_open_says_so_and_others_give_no_hint(
    talk: Talk,
) -> None:
    told = []
    for payload in ("ext_services", "ext_services-hall", "no_such", "int_initiative"):
        await talk.sends(LinkOpened(payload))
        told.append(talk.said)

    await talk.sends(CommandGiven("start"))
    over = (
        "Этот опрос сейчас не идёт: он завершён или ещё не начался."
        " Выберите, что вы хотите сделать:"
    )
    assert told == [over, over, talk.said, talk.said]


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
