"""A survey in a browser without script: one question a page, and never an answer twice."""

from __future__ import annotations

from sqlalchemy import select

from storage import tables
from storage.records import Draft, Paper
from tests.web.section import Section
from tests.web.visitor import Visitor


async def draft(site: Section, visitor: Visitor, survey: str, place: str = "") -> Draft | None:
    wave = (await site.rounds.offered())[survey].wave
    paper = Paper(wave.id, place, site.parts.clock().date())
    found = await site.storage.waves.ballot(visitor.person(site.parts), paper)
    assert found is None or isinstance(found, Draft)
    return found


async def test_a_citizen_answers_one_question_a_page(site: Section, anna: Visitor) -> None:
    first = await anna.opens("/s/ext_express?p=hall")
    assert first.heading == "Оцените нас за минуту"
    assert await site.started("ext_express") == 0  # looking keeps nothing

    seen = [(await anna.presses("Начать")).title]
    seen.append((await anna.presses("Другое (напишу)")).title)
    seen.append((await anna.presses("Дальше", text="  Парковка <у дома>  ")).title)
    seen.append((await anna.presses("2 — скорее не довольны")).title)
    page = await anna.presses("Готово", ticks=["Долго", "Лишние документы"])
    seen.append(page.title)
    seen.append((await anna.presses("4 — скорее легко")).title)

    of = "Администрация города Астрахани"
    assert seen == [
        f"Вопрос 1 из 5 · {of}",
        f"Вопрос 1 из 5 · {of}",
        f"Вопрос 2 из 5 · {of}",
        f"Вопрос 3 из 5 · {of}",
        f"Вопрос 4 из 5 · {of}",
        f"Вопрос 5 из 5 · {of}",
    ]
    kept = await draft(site, anna, "ext_express", "hall")
    assert kept is not None
    assert kept.answers == {
        "topic": "other",
        "topic.other": "Парковка <у дома>",
        "overall": 2,
        "trouble": ("long", "docs"),
        "ease": 4,
    }

    thanks = await anna.presses("Пропустить")

    assert (thanks.status, thanks.heading) == (200, "Спасибо!")
    assert await site.finished("ext_express") == 1


async def commits(site: Section) -> int:
    """How many updates were kept so far, each in a commit of its own where nobody else is."""
    return len(await site.storage.engine.ask(select(tables.heard), {}))


async def test_a_form_is_kept_as_a_whole_or_not_at_all(site: Section, anna: Visitor) -> None:
    """Whoever is cut off between two ticks has not ticked one of them."""
    await anna.opens("/s/roads")
    await anna.presses("Начать")
    assert await commits(site) == 1  # the survey was opened and begun

    await anna.presses("Готово", ticks=["Ямы", "Снег"])

    assert await commits(site) == 2
    kept = await draft(site, anna, "roads")
    assert kept is not None
    assert kept.answers == {"trouble": ("holes", "snow")}


async def test_boxes_that_do_not_go_together_are_shown_as_they_were_ticked(
    site: Section, anna: Visitor
) -> None:
    await anna.opens("/s/roads")
    await anna.presses("Начать")

    nothing = await anna.presses("Готово")
    one = anna.filled("Готово", ticks=["Ямы"])
    other = [
        ("tick", "roads:unknown:mac") if name == "tick" else (name, told) for name, told in one
    ]
    strange = await anna.posts("/talk", other)

    assert (nothing.status, nothing.ticked) == (422, [])
    assert (strange.status, strange.ticked) == (422, [])
    assert "нельзя выбрать вместе" in strange.error


async def test_whoever_answered_today_is_thanked_and_asked_nothing(
    site: Section, anna: Visitor
) -> None:
    await finish_roads(anna)

    page = await anna.opens("/s/roads")

    assert page.heading == "Дороги"
    assert "Вы уже ответили сегодня." in page.words
    assert page.buttons == {}
    assert await site.finished("roads") == 1


async def finish_roads(visitor: Visitor) -> None:
    await visitor.opens("/s/roads")
    await visitor.presses("Начать")
    await visitor.presses("Готово", ticks=["Ямы"])
    await visitor.presses("Дальше", text="На Советской")
    await visitor.presses("Дальше", text="Залатать")
    await visitor.presses("1 — плохо")


async def test_boxes_that_exclude_each_other_are_asked_for_again(
    site: Section, anna: Visitor
) -> None:
    await anna.opens("/s/roads")
    await anna.presses("Начать")

    page = await anna.presses("Готово", ticks=["Ямы", "Всё хорошо"])

    told = "Эти варианты нельзя выбрать вместе. Проверьте, пожалуйста, отметки и нажмите «Готово»."
    assert (page.status, page.error, page.ticked) == (422, told, ["Всё хорошо"])
    page = await anna.presses("Готово", ticks=["Снег"])
    assert page.heading == "Где это?"
    kept = await draft(site, anna, "roads")
    assert kept is not None
    assert kept.answers == {"trouble": ("snow",)}


async def test_nothing_ticked_is_told_at_the_field(anna: Visitor) -> None:
    await anna.opens("/s/roads")
    await anna.presses("Начать")

    page = await anna.presses("Готово")

    of = "Администрация города Астрахани"
    assert page.title == f"Нужно поправить: Вопрос 1 из 4 · {of}"
    assert (page.status, page.error) == (422, "Отметьте хотя бы один вариант.")


async def test_a_text_that_does_not_fit_stays_in_the_field(anna: Visitor) -> None:
    await anna.opens("/s/roads")
    await anna.presses("Начать")
    await anna.presses("Готово", ticks=["Ямы"])
    long = "\nЯма</textarea>\n" + "🚧" * 501

    page = await anna.presses("Дальше", text=long)

    assert (page.status, page.heading) == (422, "Где это?")
    assert page.error.startswith("Текст занимает ")
    assert page.typed == long
    page = await anna.presses("Дальше", text=page.typed[:40])
    assert page.heading == "Что сделать?"


async def test_going_back_keeps_the_answer_until_another_is_given(
    site: Section, anna: Visitor
) -> None:
    await anna.opens("/s/roads")
    await anna.presses("Начать")
    await anna.presses("Готово", ticks=["Ямы"])
    await anna.presses("Дальше", text="На Советской")

    back = await anna.presses("Назад")
    assert back.heading == "Где это?"
    assert "На Советской" not in back.words
    onward = await anna.presses("Дальше")
    assert onward.heading == "Что сделать?"
    await anna.presses("Назад")
    await anna.presses("Дальше", text="На Садовой")
    await anna.presses("Назад")
    await anna.presses("Назад")
    nothing = await anna.presses("Готово", ticks=[])
    boxes = await anna.presses("Дальше", ticks=["Снег"])

    assert "нажмите «Дальше»: прежний ответ останется" in nothing.error
    assert boxes.heading == "Где это?"
    kept = await draft(site, anna, "roads")
    assert kept is not None
    assert kept.answers == {"trouble": ("snow",), "place": "На Садовой"}


async def test_looking_again_shows_the_same_and_keeps_nothing(site: Section, anna: Visitor) -> None:
    await anna.opens("/s/roads")
    asked = await anna.presses("Начать")
    before = await draft(site, anna, "roads")

    again = [await anna.opens("/talk") for _ in range(3)]

    assert [(page.heading, page.boxes) for page in again] == [(asked.heading, asked.boxes)] * 3
    assert await draft(site, anna, "roads") == before


async def test_links_to_what_is_not_asked_say_so_warmly_and_all_the_same(anna: Visitor) -> None:
    unknown = ("/s/nothing?p=hall", "/s/roads-mfc", "/s/..%2F..%2Fetc", "/s/%F0%9F%9A%A7")
    over = await anna.opens("/s/int_equipment")
    told = [await anna.opens(path) for path in unknown]

    assert (over.status, over.heading) == (404, "Этот опрос сейчас не идёт")
    assert "Спасибо, что хотели ответить!" in over.words
    assert over.links["В начало"] == "/"
    assert [(page.status, page.words) for page in told] == [(404, over.words)] * 4


async def test_a_place_nobody_knows_is_no_place(site: Section, anna: Visitor) -> None:
    await anna.opens("/s/roads?p=nowhere")
    await anna.presses("Начать")

    kept = await draft(site, anna, "roads")
    assert kept == Draft("trouble")


async def test_a_survey_of_employees_is_not_for_the_street(site: Section, anna: Visitor) -> None:
    await site.rounds.open("int_equipment")

    page = await anna.opens("/s/int_equipment")

    assert "Раздел для сотрудников открыт участникам чата сотрудников." in page.words
    assert page.buttons == {}


async def test_the_start_page_offers_what_is_open_and_no_dead_link(anna: Visitor) -> None:
    start = await anna.opens("/")
    links = [to for to in start.links.values() if to.startswith("/")]
    roads = [to for name, to in start.links.items() if name.startswith("Дороги около 2 минут")]
    assert roads == ["/s/roads"]

    for to in links:
        page = await anna.opens(to)
        assert page.status == 200, to
        assert page.heading, to


async def test_a_page_speaks_of_no_messages_of_a_messenger(anna: Visitor) -> None:
    await anna.opens("/s/roads")
    await anna.presses("Начать")

    page = await anna.presses("Готово", ticks=["Ямы"])

    assert "Напишите ответ, до 1 000 знаков." in page.words.replace("\u00a0", " ")
