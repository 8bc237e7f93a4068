"""What is hidden in a chat of staff, and what only looks like it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.masking import mask, scrubbed

PHONE, EMAIL, CARD = "[телефон скрыт]", "[почта скрыта]", "[номер карты скрыт]"
PASSPORT, SNILS = "[паспорт скрыт]", "[СНИЛС скрыт]"
NAME, PLATE, LINK = "[имя скрыто]", "[номер машины скрыт]", "[ссылка скрыта]"


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
        ("спросите @anna_petrova.", f"спросите {NAME}."),
        ("@ivan: он знает", f"{NAME}: он знает"),
        ("[id12345|Анна Петрова] нагрубила", f"{NAME} нагрубила"),
        ("[id12345|Анна [Петрова] нагрубила", f"{NAME} нагрубила"),
        ("..a@b..c@d.ru; x@y.ru@z.ru", f"..a@{EMAIL}; {EMAIL}{NAME}"),
        ("это https://t.me/anna_p и vk.com/id12345", f"это {NAME} и {NAME}"),
        ("А123ВС77", PLATE),
        ("машина а123вс777, белая", f"машина {PLATE}, белая"),
        ("A123BC 30 латиницей", f"{PLATE} латиницей"),
        ("А 123 ВС 77", PLATE),
        ("маршрутка АВ 123 77 опоздала", f"маршрутка {PLATE} опоздала"),
        ("прицеп АВ123477", f"прицеп {PLATE}"),
        ("мотоцикл 1234АВ77", f"мотоцикл {PLATE}"),
        ("004 CD 1 77 и 123D45677", f"{PLATE} и 123D45677"),
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
        "в 100 км 30 минут ждали",
        "к 100 кв 25",
        "дом 5к100, кв. 15",
        "автобус 123 на 30 мест",
        "пост. № 482-п от 20.11.2026",
        "сайт gosuslugi.ru не открывается",
        "с 9 до 18, т.е. весь день",
        "ГОСТ Р 50577-2018",
    ],
)
def test_other_numbers_stay(said: str) -> None:
    assert mask(said) == said


def test_what_is_masked_stays_as_it_is() -> None:
    once = mask("тел. 89123456789, anna@example.org")

    assert mask(once) == once == f"тел. {PHONE}, {EMAIL}"


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("см. https://example.org/a?b=1#c, там всё", f"см. {LINK} там всё"),
        ("www.example.com", LINK),
        ("сайт gosuslugi.ru не открывается", f"сайт {LINK} не открывается"),
        ("администрация.рф/приём", LINK),
        ("tg://resolve?domain=anna", LINK),
        ("vk.com/anna и anna@example.org", f"{NAME} и {EMAIL}"),
        ("т.е. к 9.30, п.2.1", "т.е. к 9.30, п.2.1"),
        ("и т.д. и т.п.", "и т.д. и т.п."),
    ],
)
def test_no_link_is_left_in_a_text_for_many(said: str, shown: str) -> None:
    assert scrubbed(said) == shown


def test_a_masked_text_is_never_longer_than_it_may_be() -> None:
    full = "а@б.рф " * 10

    assert mask(full, 200) == f"{EMAIL} " * 10
    assert mask(full, 70) == "*** " * 10


SAID = st.lists(
    st.sampled_from(
        [
            "@anna",
            "a@b.ru",
            "vk.com/id1",
            "8 912 345-67-89",
            "А123ВС77",
            "12 34 567890",
            "11223344595",
            "дом",
            "5",
            "-",
            " ",
            "+7",
            "4111 1111 1111 1111",
            "http://x.ru",
            "x.рф",
        ]
    ),
    max_size=12,
).map("".join)


@given(st.one_of(SAID, st.text(max_size=80)))
def test_masking_twice_is_masking_once_and_fits_where_the_text_did(said: str) -> None:
    once = scrubbed(said)

    assert scrubbed(once) == once
    for longest in (0, len(said), 200):
        brief = scrubbed(said, longest)
        assert len(brief) <= max(longest, len(said))
        assert len(brief.encode()) <= max(2 * longest, len(said.encode()))
