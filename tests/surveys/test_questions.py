"""Each kind of question makes its own buttons and reads its own answers."""

from __future__ import annotations

import pytest

from bot.surveys.question import Unacceptable
from bot.surveys.script import AnyQuestion
from storage.records import Value
from tests.surveys.writing import short

ONE = (
    "{id: q, kind: one, role: context, text: Как?,"
    " options: {yes: Да, no: Нет, wait: Ещё жду}, dk: Не знаю}"
)
MANY = (
    "{id: q, kind: many, role: cause, text: Что?, options: {a: Долго, b: Дорого, c: Грубо,"
    " none: {label: Ничего, exclusive: true}}}"
)
SCALE = (
    "{id: q, kind: scale, role: csat, text: Как?,"
    " labels: {1: плохо, 2: так себе, 3: средне, 4: хорошо, 5: отлично}}"
)
NPS = "{id: q, kind: nps, role: nps, text: Посоветуете?}"
TEXT = "{id: q, kind: text, role: need, text: Что нужно?, longest: 10}"


def the(script: str) -> AnyQuestion:
    return short(script).questions[0]


@pytest.mark.parametrize(
    ("script", "said", "value"),
    [
        (ONE, "Да", "yes"),
        (ONE, "ещё ЖДУ", "wait"),
        (ONE, "еще жду.", "wait"),
        (ONE, "2", "no"),
        (MANY, "1, 3", ("a", "c")),
        (MANY, "3 1", ("a", "c")),
        (MANY, "Дорого", ("b",)),
        (MANY, "1 4", ("none",)),
        (SCALE, " 4 ", 4),
        (SCALE, "5!", 5),
        (SCALE, "Хорошо", 4),
        (NPS, "0", 0),
        (NPS, "10", 10),
        (TEXT, "  Свет\u200b ", "Свет"),
    ],
)
def test_an_answer_is_read_from_what_was_typed(script: str, said: str, value: Value) -> None:
    assert the(script).read(said) == value


@pytest.mark.parametrize(
    ("script", "said", "why"),
    [
        (ONE, "может быть", "Пожалуйста, выберите один из вариантов кнопкой ниже."),
        (ONE, "4", "Пожалуйста, выберите один из вариантов кнопкой ниже."),
        (SCALE, "6", "Нужно число от 1 до 5. Попробуйте ещё раз."),
        (SCALE, "0", "Нужно число от 1 до 5. Попробуйте ещё раз."),
        (SCALE, "2.5", "Нужно число от 1 до 5. Попробуйте ещё раз."),
        (SCALE, "9" * 5_000, "Нужно число от 1 до 5. Попробуйте ещё раз."),
        (SCALE, "²", "Нужно число от 1 до 5. Попробуйте ещё раз."),
        (NPS, "11", "Нужно число от 0 до 10. Попробуйте ещё раз."),
        (NPS, "-1", "Нужно число от 0 до 10. Попробуйте ещё раз."),
        (TEXT, "\u200b", "Текст пустой. Напишите хотя бы несколько слов."),
        (TEXT, "х" * 11, "Получилось 11 знаков, а можно до 10. Сократите, пожалуйста, текст."),
        (
            TEXT,
            "😀" * 6,
            "Текст занимает 24 байта, а можно до 20. Русская буква — это 2 байта, "
            "эмодзи — 4 и больше. Сократите, пожалуйста, текст.",
        ),
    ],
)
def test_what_does_not_fit_is_answered_kindly(script: str, said: str, why: str) -> None:
    with pytest.raises(Unacceptable) as unfit:
        the(script).read(said)

    assert str(unfit.value) == why


def test_a_second_press_takes_a_tick_away() -> None:
    many = the(MANY)
    assert many.kind == "many"

    assert many.tick(("a", "b"), "a") == ("b",)


def test_nothing_of_these_takes_other_ticks_away_and_is_taken_away_by_them() -> None:
    many = the(MANY)
    assert many.kind == "many"

    assert many.tick(("a", "b"), "none") == ("none",)
    assert many.tick(("none",), "c") == ("c",)


def test_ticks_are_kept_in_the_order_of_the_script() -> None:
    many = the(MANY)
    assert many.kind == "many"

    assert many.tick(many.tick((), "c"), "a") == ("a", "c")


def test_no_tick_is_no_answer() -> None:
    many = the(MANY)
    assert many.kind == "many"

    with pytest.raises(Unacceptable, match="Отметьте хотя бы один вариант"):
        many.confirm(())


def test_buttons_bear_labels_and_ticks() -> None:
    assert [button.label for button in the(MANY).buttons(("b",))] == [
        "Долго",
        "✓ Дорого",
        "Грубо",
        "Ничего",
        "Готово",
    ]
    assert [button.label for button in the(ONE).buttons()] == ["Да", "Нет", "Ещё жду", "Не знаю"]
    assert [button.label for button in the(SCALE).buttons()][::2] == [
        "1 — плохо",
        "3 — средне",
        "5 — отлично",
    ]
    assert [button.option for button in the(NPS).buttons()] == [str(mark) for mark in range(11)]
