"""Questions that come again, and the draft of one explanation for all."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.explaining import draft_of, nameless, plain
from storage.case_records import Closing, Telling
from storage.erasing import Before
from storage.sql.repeats import FEWEST, Repeat
from storage.store import Clock, Storage
from tests.conftest import StandingClock
from tests.messages.sending import ANNA, PIT, send, send_traceless
from tests.staff.stepping import closing
from tests.web.section import Section
from tests.web.test_desk_list import signed_in
from tests.web.visitor import Visitor

QUEUE = replace(PIT, topic="kindergarten", kind="request", text="Какая наша очередь?", tell=())
ANSWER = "Уважаемая Анна Петровна! По № {} отвечаем: очередь видна на Госуслугах, в разделе «Дети»."


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("Уважаемая Анна Петровна! Готово.", "Уважаемая [имя скрыто]! Готово."),
        ("Здравствуйте, Анна! Готово.", "Здравствуйте, [имя скрыто]! Готово."),
        ("Ответил Иванов И. И., мастер.", "Ответил [имя скрыто], мастер."),
        ("Звоните: Сидоров Иван", "Звоните: [имя скрыто]"),
        ("Ответил А. А. Смирнов, мастер.", "Ответил [имя скрыто], мастер."),
        ("Отказано гр. Смирнову.", "Отказано гр. [имя скрыто]."),
        ("Госпожа Петрова, ответ дан.", "Госпожа [имя скрыто], ответ дан."),
        ("Добрый день, Марина! Готово.", "Добрый день, [имя скрыто]! Готово."),
        ("Марина, мы проверили.", "[имя скрыто], мы проверили."),
        ("Вера в лучшее, д. Петрова, 5.", "Вера в лучшее, д. Петрова, 5."),
        ("На улице Ленина и на 8 Марта темно.", "На улице Ленина и на 8 Марта темно."),
        ("Роза цветёт, Вера в лучшее.", "Роза цветёт, Вера в лучшее."),
        ("", ""),
    ],
)
def test_names_of_people_are_hidden_and_streets_stay(said: str, shown: str) -> None:
    assert nameless(said) == shown


def test_number_and_personal_data_leave_an_answer() -> None:
    told = plain("482913", "По № 482913 звоните +7 912 345 67 89, код 14829130.")

    assert told == "По № {number} звоните [телефон скрыт], код 14829130."


HOMES = [
    ("Дом по ул. Садовой, д. 5, кв. 13 в плане.", "Дом по [адрес скрыт] в плане."),
    ("На улице Ленина, 5а, темно.", "На [адрес скрыт], темно."),
    ("По пр-ту 40 лет Октября, 12/1, кв 7.", "По [адрес скрыт]."),
    ("Переулок Лесной и 1-я Садовая улица.", "[адрес скрыт] и [адрес скрыт]."),
    ("Живу: ул садовая 5 кв 13", "Живу: [адрес скрыт]"),
    ("на Лесном бульваре, дом 3", "на [адрес скрыт]"),
    ("В доме 5 и квартире № 13 холодно.", "В [адрес скрыт] и [адрес скрыт] холодно."),
    ("Мкр. Южный, корп. 2: сделали 20 ноября.", "[адрес скрыт]: сделали 20 ноября."),
    ("На ул. Садовой 20 ноября было темно.", "На [адрес скрыт] 20 ноября было темно."),
    ("Площадь двора 40 кв. м, дом сдан.", "Площадь двора 40 кв. м, дом сдан."),
    ("По адресам: ул. Мира 5, 7, 9 и пр. Победы 12.", "По адресам: [адрес скрыт] и [адрес скрыт]."),
    ("Эта улица, наш переулок и дом в плане.", "Эта улица, наш переулок и дом в плане."),
]
PEOPLE = [
    ("Меня зовут Гульчачак, помогите.", "Меня зовут [имя скрыто], помогите."),
    ("меня зовут анна иванова, жду", "меня зовут [имя скрыто], жду"),
    ("Моя фамилия — Мороз.", "Моя фамилия — [имя скрыто]."),
    ("Жалоба Ивановой рассмотрена.", "Жалоба [имя скрыто] рассмотрена."),
    ("Петров обратился ещё раз.", "[имя скрыто] обратился ещё раз."),
    ("Передайте Хабибуллиной и Цою.", "Передайте [имя скрыто] и [имя скрыто]."),
    ("Спросите Абдурахмановну.", "Спросите [имя скрыто]."),
    ("Решает Росводоканал и Дума Гатчины.", "Решает Росводоканал и Дума Гатчины."),
    ("Школа имени Пушкина открыта.", "Школа имени Пушкина открыта."),
    ("Зима. Яма. Мир. Май. Дети, сад.", "Зима. Яма. Мир. Май. Дети, сад."),
    ("С уважением, Анна", "С уважением, [имя скрыто]"),
]


@pytest.mark.parametrize(("said", "shown"), [*HOMES, *PEOPLE])
def test_of_an_answer_neither_homes_nor_bare_names_are_shown_to_others(
    said: str, shown: str
) -> None:
    assert plain("482913", said) == shown
    assert plain("482913", shown) == shown


def test_a_long_text_without_end_is_looked_through_at_once() -> None:
    for sign in ("ул. ", "Садовая ", "дом 5, ", "меня зовут ", "1-я ", "А"):
        text = sign * (3000 // len(sign))
        assert len(plain("1", text)) <= 6 * len(text)


def test_the_answer_that_the_others_are_like_is_the_draft() -> None:
    answers = [
        ("1", "Спасибо, передали."),
        ("2", "Очередь видна на Госуслугах, в разделе «Дети»."),
        ("3", "Свою очередь смотрите на Госуслугах, раздел «Дети» и «Сад»."),
    ]

    assert draft_of(answers) == "Очередь видна на Госуслугах, в разделе «Дети»."
    assert draft_of([]) == ""


async def explained(storage: Storage, clock: Clock, number: str) -> None:
    case = await storage.cases.one(number)
    text = ANSWER.format(number)
    told = {"telling": Telling("answer", text, text), "closing": Closing("explained", "no_info")}
    await storage.cases.take_step(closing(case, "explained", clock, **told))


async def asked_often(storage: Storage, clock: Clock, count: int) -> list[str]:
    numbers = [await send(storage, ANNA, QUEUE) for _ in range(count)]
    for number in numbers:
        await explained(storage, clock, number)
    return numbers


@pytest.mark.parametrize(("count", "found"), [(FEWEST - 1, 0), (FEWEST, 1)])
async def test_what_was_asked_often_is_told_with_its_answers(
    storage: Storage, clock: StandingClock, count: int, found: int
) -> None:
    numbers = await asked_often(storage, clock, count)
    await send(storage, ANNA, QUEUE)  # nobody has answered yet

    groups = await storage.repeats.groups()
    answers = await storage.repeats.answers("kindergarten", "no_info")

    assert groups == [Repeat("kindergarten", "no_info", count)] * found
    assert sorted(one.number for one in answers) == sorted(numbers)
    assert await storage.repeats.answers("kindergarten", "slow") == []


async def test_what_is_long_ago_erased_or_sealed_gives_no_draft(
    storage: Storage, clock: StandingClock
) -> None:
    for _ in range(FEWEST):
        number, _ = await send_traceless(storage, ANNA, QUEUE)
        await storage.messages.release(lambda _: (), clock())
        await explained(storage, clock, number)
    sealed = await storage.repeats.answers("kindergarten", "no_info")
    await asked_often(storage, clock, 1)
    await storage.erasing.erase(Before.day(clock().date() + timedelta(days=1)))
    erased = await storage.repeats.answers("kindergarten", "no_info")
    clock.time += timedelta(days=181)

    assert (sealed, erased) == ([], [])
    assert await storage.repeats.groups() == []


async def drafted(site: Section, clerk: Visitor) -> list[tuple[str, str]]:
    """Fields of the draft of the one question that comes again."""
    await signed_in(site, clerk)
    page = await clerk.opens("/desk/repeats")
    link = page.links[f"Детские сады, Не хватает информации: {FEWEST}"]
    page = await clerk.opens(link)
    names = ("csrf", "topic", "cause", "kind", "day", "messages")
    return [(name, page.fields[name]) for name in names]


async def test_the_draft_becomes_a_template(
    site: Section, anna: Visitor, clock: StandingClock
) -> None:
    numbers = await asked_often(site.storage, clock, FEWEST)
    fields = await drafted(site, anna)
    text = anna.page.typed.strip()
    assert text.startswith("Уважаемая [имя скрыто]! По № {number} отвечаем: очередь")
    assert [one for one in (*numbers, "Петровн") if one in anna.page.words] == []

    told = [*fields, ("title", "Очередь в сад"), ("text", "По № {number}: смотрите Госуслуги.")]
    await anna.posts("/desk/repeats/draft", told)

    (kept,) = await site.storage.templates.for_topic("kindergarten")
    assert (kept.title, kept.topic) == ("Очередь в сад", "kindergarten")


async def test_a_draft_that_cannot_be_kept_is_shown_again(
    site: Section, anna: Visitor, clock: StandingClock
) -> None:
    await asked_often(site.storage, clock, FEWEST)
    fields = await drafted(site, anna)

    told = [*fields, ("title", "Очередь"), ("text", "Здравствуйте, {fio}!")]
    page = await anna.posts("/desk/repeats/draft", told)

    assert (page.status, page.typed.strip()) == (422, "Здравствуйте, {fio}!")
    assert "{fio}" in page.error
    assert await site.storage.templates.all() == []


async def test_the_draft_is_written_down_in_the_register_of_explanations(
    site: Section, anna: Visitor, clock: StandingClock
) -> None:
    numbers = await asked_often(site.storage, clock, FEWEST)
    fields = await drafted(site, anna)
    words = "Очередь видна на Госуслугах."

    told = [*fields, ("title", "Очередь в детский сад"), ("text", words)]
    await anna.posts("/desk/registers/actions/new", told)

    (listed,) = await site.storage.side.listed("action")
    record = await site.storage.side.one("action", listed.id)
    assert record.values["kind"] == "explanation"
    assert (record.values["topic"], record.values["cause"]) == ("kindergarten", "no_info")
    assert record.values["text"] == words
    assert sorted(record.messages) == sorted(numbers)


@pytest.mark.parametrize("asked", ["topic=nowhere", "topic=light&cause=nothing", ""])
async def test_an_address_that_names_nothing_is_no_page(
    site: Section, anna: Visitor, asked: str
) -> None:
    await signed_in(site, anna)

    assert (await anna.opens(f"/desk/repeats/draft?{asked}")).status == 404
