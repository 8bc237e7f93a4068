"""A reply fitted into the limits of a messenger: nothing cut, nothing lost, nothing over."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.events import Button, Reply
from bot.messengers.layout import Limits, TooManyButtons, fit, fits
from bot.messengers.pieces import pieces, units

WIDE = Limits(text=4096, label=64, buttons=100, rows=100, in_row=8)
VK = Limits(text=4096, label=40, buttons=10, rows=6, in_row=5)


def reply(*labels: str) -> Reply:
    return Reply("Ну?", tuple(Button(label, "q", f"o{n}") for n, label in enumerate(labels)))


def shown(asked: Reply, limits: Limits) -> tuple[list[str], list[list[str]]]:
    texts, rows = fit(asked, limits)
    return texts, [[button.label for button in row] for row in rows]


def test_up_to_six_options_stand_one_below_another() -> None:
    assert shown(reply("Да", "Нет, отказали"), WIDE) == (["Ну?"], [["Да"], ["Нет, отказали"]])


def test_seven_options_are_a_numbered_list() -> None:
    asked = reply("один ответ", "другой", "третий", "ещё", "ещё один", "шестой", "седьмой")

    assert shown(asked, VK) == (
        [
            "Ну?\n\n1. один ответ\n2. другой\n3. третий\n4. ещё\n5. ещё один\n6. шестой\n"
            "7. седьмой\n\nНажмите номер ответа или напишите его."
        ],
        [["1", "2", "3"], ["4", "5", "6", "7"]],
    )


def test_a_label_too_long_moves_into_the_text() -> None:
    texts, rows = shown(reply("х" * 41, "коротко"), VK)

    assert texts == [f"Ну?\n\n1. {'х' * 41}\n2. коротко\n\nНажмите номер ответа или напишите его."]
    assert rows == [["1", "2"]]


def test_marks_with_words_move_into_the_text_by_their_own_numbers() -> None:
    marks = tuple(Button(f"{mark} — слово", "q", str(mark)) for mark in range(1, 6))
    moves = (Button("Не знаю", "q", "+dk"), Button("Назад", "q", "+back"))

    assert shown(Reply("Ну?", (*marks, *moves)), VK) == (
        ["Ну?\n\n1 — слово\n2 — слово\n3 — слово\n4 — слово\n5 — слово"],
        [["1", "2", "3", "4", "5"], ["Не знаю"], ["Назад"]],
    )


def test_eleven_marks_take_rows_of_nearly_equal_length() -> None:
    marks = tuple(Button(str(mark), "q", str(mark)) for mark in range(11))

    assert [len(row) for row in fit(Reply("Ну?", marks), WIDE)[1]] == [5, 6]


def test_a_tick_stays_visible_on_a_number() -> None:
    ticked = Button("✓ второй", "q", "b", ticked=True)
    asked = Reply("Ну?", (Button("х" * 50, "q", "a"), ticked))

    texts, rows = shown(asked, VK)

    assert rows == [["1", "✓ 2"]]
    assert "\n2. ✓ второй\n" in texts[0]


def test_ways_through_the_survey_share_rows_below_the_answers() -> None:
    moves = [("Готово", "+done"), ("Назад", "+back"), ("Пропустить", "+skip"), ("Стоп", "+stop")]
    buttons = (Button("Да", "q", "yes"), *(Button(label, "q", name) for label, name in moves))

    assert shown(Reply("Ну?", buttons), WIDE)[1] == [
        ["Да"],
        ["Готово"],
        ["Назад", "Пропустить"],
        ["Стоп"],
    ]


def test_a_menu_of_long_and_short_labels_fits_an_inline_keyboard() -> None:
    labels = ["Пройти опрос", "Написать нам", "Подать официальное обращение", "Узнать", "Ещё"]
    labels += ["Что изменилось", "Как это работает", "Для сотрудников"]
    buttons = tuple(Button(label, "menu", label, standing=True) for label in labels)

    rows = shown(Reply("Меню", buttons), VK)[1]

    assert rows == [
        ["Пройти опрос", "Написать нам"],
        ["Подать официальное обращение"],
        ["Узнать", "Ещё"],
        ["Что изменилось", "Как это работает"],
        ["Для сотрудников"],
    ]


def test_what_no_keyboard_holds_is_our_mistake_and_named_so() -> None:
    asked = reply(*"абвгдежзиклм")

    assert not fits(asked, VK)
    with pytest.raises(TooManyButtons):
        fit(asked, VK)


labels = st.text(st.characters(categories=["L", "N", "P", "S"]), min_size=1, max_size=60)
options = st.lists(labels, max_size=9).map(
    lambda told: [Button(label, "q", f"o{n}") for n, label in enumerate(told)]
)
moves = st.lists(st.sampled_from(["+done", "+dk", "+back", "+next", "+skip", "+stop"]), unique=True)


@given(text=st.text(min_size=1, max_size=300), answers=options, ways=moves)
def test_no_button_is_lost_or_cut_and_nothing_is_over_the_limit(
    text: str, answers: list[Button], ways: list[str]
) -> None:
    limits = Limits(text=100, label=40, buttons=40, rows=10, in_row=5)
    asked = Reply(text, (*answers, *(Button("Дальше", "q", way) for way in ways)))

    texts, rows = fit(asked, limits)
    reached = [(button.topic, button.option) for row in rows for button in row]

    assert sorted(reached) == sorted((one.topic, one.option) for one in asked.buttons)
    assert all(units(text) <= 100 for text in texts)
    assert len(rows) <= 10
    assert max((len(row) for row in rows), default=0) <= 5
    told = "".join("".join(texts).split())
    for button in answers:
        on_a_button = any(button.label == one.label for row in rows for one in row)
        assert on_a_button or "".join(button.label.split()) in told


@given(st.text(max_size=400), st.integers(2, 60))
def test_a_text_in_pieces_loses_nothing_but_blanks(text: str, longest: int) -> None:
    cut = pieces(text, longest)

    assert "".join("".join(cut).split()) == "".join(text.split())
    assert all(units(piece) <= longest for piece in cut)


@pytest.mark.parametrize(
    ("text", "longest", "cut"),
    [
        ("раз\n\nдва три", 8, ["раз", "два три"]),
        ("раз два\nтри", 9, ["раз два", "три"]),
        ("раз дватри", 8, ["раз", "дватри"]),
        ("абвгд", 2, ["аб", "вг", "д"]),
        ("👍👍👍", 5, ["👍👍", "👍"]),
        ("👍🏽👍🏽", 6, ["👍🏽", "👍🏽"]),
        ("👨‍👩‍👧👨‍👩‍👧", 12, ["👨‍👩‍👧", "👨‍👩‍👧"]),
        ("🇷🇺🇷🇺🇷🇺", 9, ["🇷🇺🇷🇺", "🇷🇺"]),
        ("ее\u0301ее\u0301", 5, ["ее\u0301е", "е\u0301"]),
        ("", 5, [""]),
    ],
)
def test_a_text_is_cut_where_a_reader_would(text: str, longest: int, cut: list[str]) -> None:
    assert pieces(text, longest) == cut
