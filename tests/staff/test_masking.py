"""What is hidden in a chat of staff, and what only looks like it."""

from __future__ import annotations

import pytest

from bot.masking import mask

PHONE, EMAIL, CARD = "[телефон скрыт]", "[почта скрыта]", "[номер карты скрыт]"
PASSPORT, SNILS = "[паспорт скрыт]", "[СНИЛС скрыт]"


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("+79123456789", PHONE),
        ("8 (912) 345-67-89, звоните", f"{PHONE}, звоните"),
        ("тел.8-912-345-67-89", f"тел.{PHONE}"),
        ("+7 912 345 67 89 и 89123456780", f"{PHONE} и {PHONE}"),
        ("мой 912 345 67 89", f"мой {PHONE}"),
        ("9123456789", PHONE),
        ("+7(8512)12-34-56", PHONE),
        ("+375 29 123-45-67", PHONE),
        ("пишите anna.petrova+1@mail.example.ru!", f"пишите {EMAIL}!"),
        ("анна@пример.рф", EMAIL),
        ("карта 2202 2001 1234 5672", "карта 2202 2001 1234 5672"),  # wrong check sum
        ("карта 4276 3801 2345 6787", f"карта {CARD}"),
        ("4111111111111111", CARD),
        ("паспорт 12 34 567890", f"паспорт {PASSPORT}"),
        ("1234 567890", PASSPORT),
        ("12 34 № 567890", PASSPORT),
        ("СНИЛС 112-233-445 95", f"СНИЛС {SNILS}"),
        ("112-233-445-00", SNILS),
        ("11223344595", SNILS),
    ],
)
def test_personal_data_is_named_and_not_shown(said: str, shown: str) -> None:
    assert mask(said) == shown


@pytest.mark.parametrize(
    "said",
    [
        "дом 4, кв. 15",
        "с 20.11.2026 до 27.11.2026",
        "сумма 12 345 678,90 руб.",
        "кадастровый номер 30:12:010203:456",
        "№ 482913",
        "ул. 8 Марта, 15",
        "1234567890123456",  # an account, not a card: no check sum
        "0000 0000 0000 0000",
        "2 4 6 8 10 12 14 16",
        "яма 30х40х15 см у дома 112",
    ],
)
def test_other_numbers_stay(said: str) -> None:
    assert mask(said) == said


def test_what_is_masked_stays_as_it_is() -> None:
    once = mask("тел. 89123456789, anna@example.org")

    assert mask(once) == once == f"тел. {PHONE}, {EMAIL}"
