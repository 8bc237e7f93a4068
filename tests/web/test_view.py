"""A reply as a page. Pure: what becomes the heading, what is pressed, ticked, typed, followed."""

from __future__ import annotations

import pytest

from bot.events import Button, Reply
from bot.heard import Heard
from web.view import Box, Link, View, view


def seen(text: str, *buttons: Button, heading: str = "", **more: object) -> View:
    return view(Heard((Reply(text, buttons, **more),)), heading)  # type: ignore[arg-type]  # keywords


@pytest.mark.parametrize(
    ("text", "heading", "paragraphs"),
    [
        ("Прервать опрос? Ответы будут удалены.", "Прервать опрос?", ("Ответы будут удалены.",)),
        ("Спасибо!\nНомер: 7\n\nДо свидания.", "Спасибо!", ("Номер: 7", "До свидания.")),
        ("Проверьте:\n\nВид: вопрос", "Проверьте", ("Вид: вопрос",)),
        ("Срок 20.12.2026 близок. Ждите.", "Срок 20.12.2026 близок", ("Ждите.",)),
        ("Как мы храним\n\nТак.", "Как мы храним", ("Так.",)),
        ("ы" * 91 + ". Да.", "Обратная связь", ("ы" * 91 + ". Да.",)),
    ],
)
def test_the_first_sentence_is_the_heading_if_it_is_short(
    text: str, heading: str, paragraphs: tuple[str, ...]
) -> None:
    shown = seen(text)

    assert (shown.heading, shown.paragraphs) == (heading, paragraphs)


def test_a_question_is_the_heading_and_its_place_the_title() -> None:
    shown = seen("Вопрос 2 из 5\n\nКак дела?\n\nВыберите.", progress=(2, 5))

    assert (shown.title, shown.heading) == ("Вопрос 2 из 5", "Как дела?")
    assert shown.paragraphs == ("Выберите.",)


def test_buttons_find_their_places() -> None:
    long = Button("Долго", "q", "long", ticked=True, data="q:long:x")
    rude = Button("✓ Грубо", "q", "rude", ticked=True, data="q:rude:x")
    done = Button("Готово", "q", "+done", data="q:+done:x")
    unsure = Button("Затрудняюсь ответить", "q", "+dk")
    back = Button("Назад", "q", "+back")
    home = Button("В начало", "menu", "start", standing=True)
    site = Button("Сайт", url="https://town.example/")

    shown = seen("Что?", long, rude, done, unsure, back, home, site)

    assert shown.boxes == (Box("Долго", "q:long:x", True), Box("Грубо", "q:rude:x", True))
    assert (shown.forward, shown.answers, shown.aside) == ((done,), (unsure,), (back,))
    assert shown.links == (Link("В начало", "/"), Link("Сайт", "https://town.example/"))


def test_what_a_thread_asks_comes_before_the_way_to_another_thread() -> None:
    yes = Button("Помогло", "mine", "+helped")
    no = Button("Не помогло", "mine", "+not_helped")
    other = Button("Другой код", "menu", "check", standing=True)

    asking = seen("Сообщение 100200.\n\nОтвет вам помог?", yes, no, other)
    asks_nothing = seen("Сообщение 100200.", other)

    assert (asking.answers, asking.aside) == ((yes, no), (other,))
    assert (asks_nothing.answers, asks_nothing.aside) == ((other,), ())


def test_the_button_under_a_field_keeps_what_was_answered_before() -> None:
    onward = Button("Дальше", "q", "+next", data="q:+next:x")

    first = seen("Вопрос 1 из 2\n\nГде?", entry=True, longest=9, progress=(1, 2))
    again = seen("Вопрос 1 из 2\n\nГде?", onward, entry=True, longest=9, progress=(1, 2))

    assert (first.entry, first.must_type, first.keeps) == ("+entry", True, False)
    assert (again.entry, again.must_type, again.keeps) == ("q:+next:x", False, True)
    assert again.forward == again.aside == ()


def test_what_was_not_taken_is_told_with_what_was_typed() -> None:
    shown = view(Heard((Reply("Сколько? Числом.", entry=True, toast="Нужно число."),)), typed="5а")

    assert (shown.error, shown.typed) == ("Нужно число.", "5а")
    assert shown.title == "Нужно поправить: Сколько?"


def test_marks_stand_side_by_side_above_the_words_of_whoever_cannot_say() -> None:
    marks = [Button(str(n), "q", str(n)) for n in range(11)]
    unsure = Button("Затрудняюсь ответить", "q", "+dk")

    assert seen("Что?", *marks, unsure).is_short
    assert not seen("Что?", *marks, Button("Хорошо", "q", "good"), unsure).is_short
