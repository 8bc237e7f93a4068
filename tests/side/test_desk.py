"""Registers by the side at the desk: entered by anybody, put right by analysts and admins."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from storage.office_records import Unit
from storage.sql.signins import Role
from tests.conftest import StandingClock
from tests.messages.sending import ANNA, PIT, send
from tests.web.reading import Page
from tests.web.section import Section, free_port, section
from tests.web.visitor import Fields, Visitor
from web.address import Address

THANKS = replace(PIT, asked_as="gratitude", kind="gratitude", text="Спасибо за звонок заранее!")
DECISION = {
    "day": "2026-11-05",
    "kind": "interagency",
    "title": "Справки выдаём вместе с МФЦ",
    "document": "соглашение № 14 от 05.11.2026",
    "text": "Один визит вместо двух",
    "cause": "slow",
    "pain": "repeat_visits",
    "topic": "road_repair",
}


async def signed_in(
    site: Section, visitor: Visitor, role: Role = Role.OPERATOR, name: str = "Анна"
) -> None:
    await visitor.opens((await site.sign_in_link(role, name)).removeprefix(site.url))
    await visitor.presses("Войти")


async def sends(visitor: Visitor, path: str, **fields: str) -> Page:
    """The form of the page that is open."""
    hidden = {name: visitor.page.fields.get(name, "") for name in ("csrf", "version", "page")}
    told: Fields = list((hidden | fields).items())
    visitor.page = await visitor.posts(path, told)
    return visitor.page


async def enters(visitor: Visitor, book: str, **fields: str) -> Page:
    path = f"/desk/registers/{book}/new"
    await visitor.opens(path)
    return await sends(visitor, path, **fields)


def records(page: Page) -> dict[str, str]:
    """Titles and addresses of what a list shows."""
    return {
        label: to
        for label, to in page.links.items()
        if re.fullmatch(r"/desk/registers/\w+/[0-9a-f]{16}", to)
    }


async def test_a_decision_is_entered_listed_counted_and_read_in_every_database(
    database_url: str, tmp_path: Path, clock: StandingClock
) -> None:
    address = Address("127.0.0.1", free_port())
    async with section(tmp_path, clock, address, database_url) as site:
        await site.storage.units.put(Unit("roads", "Отдел дорог"), clock(), "тест")
        number = await send(site.storage, ANNA)
        anna = Visitor(site.url)
        await signed_in(site, anna)
        await enters(anna, "processes", title="Выдача справок", grouping="Услуги", point="МФЦ")
        (process,) = await site.storage.side.listed("process")

        told = DECISION | {"process": process.id, "unit": "roads", "messages": f"№ {number}"}
        listed = await enters(anna, "actions", **told)
        page = await anna.opens(records(listed)["Справки выдаём вместе с МФЦ"])
        await anna.close()

    assert listed.path == "/desk/registers/actions"
    assert "Сохранено." in listed.words
    assert "Всего: 1 · межведомственное решение — 1" in listed.words
    facts = [line.strip() for line in page.words.splitlines() if ": " in line]
    assert facts == [
        "Вид: межведомственное решение",
        "Документ (вид, номер, дата): соглашение № 14 от 05.11.2026",
        "Тема: Ремонт дорог",
        "Причина: Долго, хотя срок не нарушен",
        "«Боль» или потребность: Несколько визитов вместо одного",
        "Процесс: Выдача справок",
        "Ответственное подразделение: Отдел дорог",
        f"Сообщения №: {number}",
    ]
    assert page.links[number] == f"/desk/case/{number}"
    assert "20.11.2026 · Анна, оператор · внесено" in page.words
    assert "05.11.2026" in page.words
    assert "Исправить" not in page.words


async def test_a_list_shows_its_quarter_and_the_others_are_a_link_away(
    site: Section, anna: Visitor
) -> None:
    await signed_in(site, anna)
    for title, day in (("Осень", "2026-10-01"), ("Лето", "30.09.2026"), ("Давно", "2025-01-01")):
        await enters(anna, "actions", **DECISION | {"title": title, "day": day})

    now = await anna.opens("/desk/registers/actions")
    earlier = await anna.opens(now.links["← Прошлый квартал"])
    every = await anna.opens(now.links["За всё время"])

    assert [list(records(one)) for one in (now, earlier, every)] == [
        ["Осень"],
        ["Лето"],
        ["Осень", "Лето", "Давно"],
    ]
    assert "Следующий квартал →" not in now.links
    assert ("IV квартал 2026" in now.words, "III квартал 2026" in earlier.words) == (True, True)


async def test_what_cannot_be_kept_is_refused_with_the_reason_and_nothing_is_lost(
    site: Section, anna: Visitor
) -> None:
    await signed_in(site, anna)
    wrong = {
        "Заполните поле «Название».": {"title": " \u200b "},
        "Заполните поле «Вид».": {"kind": ""},
        "В поле «Вид» выберите значение из списка.": {"kind": "bribe"},
        "В поле «Ответственное подразделение» выберите значение из списка.": {"unit": "nobody"},
        "В поле «Название» 201 знаков, а поместится 200. Сократите, пожалуйста.": {
            "title": "я" * 201
        },
        "Сообщений с такими номерами нет: 777. Проверьте, пожалуйста.": {"messages": "777"},
        "Номера сообщений — это числа через запятую, не больше 20.": {"messages": "№ 7, семь"},
    }
    day = "Укажите дату: не раньше 2000 года и не позже сегодняшнего дня."

    told = {}
    for why, fields in wrong.items():
        page = await enters(anna, "actions", **DECISION | fields)
        told[why] = (page.status, page.error)
    days = [
        (await enters(anna, "actions", **DECISION | {"day": one})).error
        for one in ("", "2026-11-21", "1999-12-31", "завтра")
    ]

    assert told == {why: (422, why) for why in wrong}
    assert days == [day] * 4
    assert anna.page.typed == "\nОдин визит вместо двух".strip()
    assert (anna.page.values["title"], anna.page.chosen["kind"]) == (
        DECISION["title"],
        "interagency",
    )
    assert await site.storage.side.listed("action") == []


async def test_personal_data_are_hidden_before_they_are_kept_and_the_page_says_so(
    site: Section, anna: Visitor
) -> None:
    await signed_in(site, anna)
    form = (await anna.opens("/desk/registers/media/new")).words
    seen = {
        "day": "2026-11-19",
        "source": "Чат «Двор», @petrov_ivan",
        "tone": "negative",
        "text": "Пишут: звоните 8 912 345-67-89, vk.com/id15 подробности на site.ru",
    }

    listed = await enters(anna, "media", **seen)
    clean = await enters(anna, "media", **seen | {"source": "Газета", "text": "Ямы на дорогах"})

    assert "имена и фамилии она не узнаёт" in form
    kept = [one.values for one in await site.storage.side.listed("observation")]
    assert sorted((one["source"], one["text"]) for one in kept) == [
        ("Газета", "Ямы на дорогах"),
        (
            "Чат «Двор», [имя скрыто]",
            "Пишут: звоните [телефон скрыт], [имя скрыто] подробности на [ссылка скрыта]",
        ),
    ]
    assert "Личные данные в тексте скрыты" in listed.words
    assert "Личные данные в тексте скрыты" not in clean.words
    assert "Всего: 2 · критика — 2" in clean.words


async def test_no_process_is_listed_twice_under_one_name(site: Section, anna: Visitor) -> None:
    await signed_in(site, anna, Role.ADMIN)
    await enters(anna, "processes", title="Выдача справок")
    (process,) = await site.storage.side.listed("process")

    second = await enters(anna, "processes", title="выдача  СПРАВОК")
    path = f"/desk/registers/processes/{process.id}"
    await anna.opens(path)
    renamed = await sends(anna, path, title="Выдача Справок")

    assert (second.status, second.error) == (422, "Процесс «выдача СПРАВОК» уже есть в перечне.")
    assert renamed.heading == "Выдача Справок"
    assert len(await site.storage.side.listed("process")) == 1


async def test_a_process_that_is_removed_is_still_named_and_not_offered(
    site: Section, anna: Visitor
) -> None:
    await signed_in(site, anna, Role.ADMIN)
    await enters(anna, "processes", title="Выдача справок")
    (process,) = await site.storage.side.listed("process")
    to = records(await enters(anna, "actions", **DECISION | {"process": process.id}))
    path = f"/desk/registers/processes/{process.id}"
    await anna.opens(path)
    listed = await sends(anna, path, remove="1")

    decision = await anna.opens(to[DECISION["title"]])
    changed = await sends(
        anna, to[DECISION["title"]], **DECISION | {"process": process.id, "title": "Иначе"}
    )
    fresh = await enters(anna, "actions", **DECISION | {"process": process.id})

    assert "Всего: 0" in listed.words
    assert "Процесс: Выдача справок" in decision.words
    assert (changed.heading, fresh.status) == ("Иначе", 422)


@pytest.mark.parametrize("path", ["actions/0", "actions/../actions/x", "media/0123456789abcdef"])
async def test_there_is_no_page_of_a_record_that_is_not_there(
    site: Section, anna: Visitor, path: str
) -> None:
    await signed_in(site, anna)

    assert (await anna.opens(f"/desk/registers/{path}")).status == 404


async def test_what_is_typed_is_text_and_never_a_page(site: Section, anna: Visitor) -> None:
    await signed_in(site, anna)
    hostile = "<script>alert(1)</script>\"'><a href=//evil>{{ 7*7 }}"

    listed = await enters(anna, "actions", **DECISION | {"title": hostile, "text": hostile})

    to = {label: to for label, to in records(listed).items() if "alert" in label}
    assert len(to) == 1
    page = await anna.opens(next(iter(to.values())))
    assert "{{ 7*7 }}" in page.heading
    assert [tag for tag, _ in page.structure if tag == "script"] == []
