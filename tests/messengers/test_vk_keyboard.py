"""Keyboards of VK: under the message while they fit, else below the field; never text buttons."""

from __future__ import annotations

import json
from typing import Any

import pytest

from bot.events import Button, Reply
from bot.messengers.layout import TooManyButtons
from bot.messengers.vk_keyboard import plain, screen, spoken
from tests.fakes.vk import keyboards


def options(count: int) -> tuple[Button, ...]:
    """With the longest data a button bears."""
    return tuple(Button(str(n), "recommend", str(n), data="я" * 32) for n in range(count))


def actions(keyboard: str) -> list[dict[str, Any]]:
    """Read by the strict fake, which refuses what VK would refuse."""
    return [button["action"] for row in keyboards.read(keyboard)["buttons"] for button in row]


@pytest.mark.parametrize("count", [1, 5, 10])
def test_up_to_ten_buttons_stand_under_the_message(count: int) -> None:
    shown = screen(Reply("Вопрос", options(count)))

    told = json.loads(shown.keyboard)
    assert (told["inline"], shown.is_below) == (True, False)
    assert [action["label"] for action in actions(shown.keyboard)] == [str(n) for n in range(count)]


@pytest.mark.parametrize("count", [11, 14, 40])
def test_more_buttons_stand_below_the_field_and_stay_there(count: int) -> None:
    shown = screen(Reply("Вопрос", options(count)))

    told = keyboards.read(shown.keyboard)
    assert (told["inline"], told["one_time"], shown.is_below) == (False, False, True)
    assert {action["type"] for action in actions(shown.keyboard)} == {"callback"}
    assert {json.loads(action["payload"])["k"] for action in actions(shown.keyboard)} == {1}


def test_more_than_forty_are_a_mistake_of_the_program() -> None:
    with pytest.raises(TooManyButtons):
        screen(Reply("Вопрос", options(41)))


def test_a_link_opens_a_page_and_a_text_alone_has_no_keyboard() -> None:
    link = Button("Открыть сайт", url="https://example.org/feedback")

    (action,) = actions(screen(Reply("Сайт", (link,))).keyboard)

    assert (action["type"], action["link"]) == ("open_link", link.url)
    assert screen(Reply("Спасибо")).keyboard == ""


def test_a_long_text_comes_in_parts_with_its_buttons_under_the_last() -> None:
    shown = screen(Reply("слово " * 1000, options(2)))

    assert [len(text) <= 4096 for text in shown.texts] == [True, True]


def test_in_words_marks_are_themselves_answers_are_numbered_and_moves_are_typed() -> None:
    back = Button("Назад", "q", "+back", data="back")
    marks = Reply("Оценка", (*options(3), back))
    answers = Reply(
        "Тема",
        (
            Button("Дороги", "q", "roads", data="r"),
            Button("Вода", "q", "water", data="w"),
            Button("Сайт", url="https://example.org"),
            back,
        ),
    )

    (_, by_mark), (texts, by_word) = plain(marks), plain(answers)

    assert sorted(by_mark) == ["0", "1", "2", "назад"]
    assert by_word == {"1": "r", "2": "w", "дороги": "r", "вода": "w", "назад": "back"}
    assert texts == [
        "Тема\n\n1. Дороги\n2. Вода\nСайт: https://example.org\n\nВ вашем приложении кнопки не "
        "показываются. Напишите номер ответа или одно из слов: «Назад»."
    ]


def test_a_reply_without_buttons_is_the_same_in_words() -> None:
    assert plain(Reply("Спасибо")) == (["Спасибо"], {})


@pytest.mark.parametrize("typed", ["назад", " Назад. ", "«НАЗАД»", "назад!"])
def test_a_word_may_be_typed_as_people_type(typed: str) -> None:
    assert spoken(typed) == spoken("Назад")
