"""Answers that are typed, edited, empty or no text at all, and buttons of the past."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.events import (
    ButtonPressed,
    LinkOpened,
    OldButtonPressed,
    Pressed,
    SomethingElseSent,
    TextEdited,
    TextFromPage,
)
from storage.records import DK, Cast, Channel, Draft
from tests.conftest import StandingClock
from tests.surveys.express import (
    EASE,
    FINISHED,
    MARK,
    OLD_BUTTON,
    USE_BUTTONS,
    at_comment,
    at_mark,
    at_trouble,
)
from tests.talk import Talk, house


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


async def test_what_does_not_fit_stays_for_now_so_that_it_can_be_mended(talk: Talk) -> None:
    await at_mark(talk)
    await talk.says("шесть")

    assert talk.toast == "Нужно число от 1 до 5. Попробуйте ещё раз."
    assert (talk.asked, talk.erased) == (MARK, False)


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
            if talk.replies[-1].text.startswith("Вопрос") and (
                {"Пропустить", "Другие кнопки"} & set(talk.labels)
            ):
                if talk.asked == "Что изменило бы вашу работу к лучшему?":
                    break
                await talk.presses("Другое (напишу)", "Готово")
                assert "Открыть страницу" in talk.labels
                await writes_on_the_page(talk, "trouble", "Сквозняк", writing="other")
            else:
                await talk.presses(talk.labels[0])
        page = talk.said
        await talk.says("Больше света")

        assert not talk.replies[-1].entry
        assert "его принимаем на странице: https://otklik.example.org/t/" in page
        assert "Здесь текст не принимаем" in talk.toast
        answers = await talk.answers()
        assert "need" not in answers
        assert (answers["trouble"], answers["trouble.other"]) == (("other",), "Сквозняк")
        await talk.presses("Пропустить")
        assert await talk.ballot() == Cast()


async def writes_on_the_page(talk: Talk, question: str, text: str, writing: str = "") -> None:
    [offered] = (await talk.house.rounds.offered()).values()
    paper = offered.paper("", talk.house.today())
    await talk.sends(TextFromPage(paper, question, writing, text))
