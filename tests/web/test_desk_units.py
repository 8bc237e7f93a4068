"""Units at the desk: added, changed, given back to the file, refused, told of."""

from __future__ import annotations

from storage.office_records import Unit
from tests.conftest import StandingClock
from tests.messages.sending import STAFF_CHAT
from tests.web.section import Section
from tests.web.test_desk_office import send, signed_in
from tests.web.visitor import Visitor


async def test_a_unit_is_added_changed_and_retired_and_the_log_says_who(
    site: Section, anna: Visitor
) -> None:
    await signed_in(site, anna)
    await anna.opens("/desk/units")
    await send(anna, "/desk/units", ("title", "Отдел  дорог"), ("group", "administration"))
    (unit,) = await site.storage.units.all()
    path = anna.page.links["Отдел дорог"]

    await anna.opens(path)
    chat = ("chat", "https://t.me/c/1234567890/17")
    await send(anna, path, ("title", "Дороги"), ("group", "administration"), chat, ("used", "1"))
    changed = await site.storage.units.one(unit.id)
    await send(anna, path, ("title", "Дороги"), ("group", "administration"), chat)
    retired = await site.storage.units.one(unit.id)
    log = await anna.opens("/desk/settings")

    assert (unit.title, unit.chat, unit.is_used) == ("Отдел дорог", "", True)
    assert changed == Unit(
        unit.id, "Дороги", "administration", "telegram:-1001234567890", "17", True
    )
    assert retired.is_used is False
    lines = [line for line in log.words.splitlines() if f"Подразделение {unit.id}" in line]
    assert [line.partition(": ")[2] for line in lines] == [
        "Дороги, telegram:-1001234567890, 17, не используется",
        "Дороги, telegram:-1001234567890, 17",
        "Отдел дорог",
    ]
    assert all("Анна, администратор" in line for line in lines)


async def test_the_staff_chat_hears_who_leads_cards_of_a_unit_elsewhere(
    site: Section, anna: Visitor, clock: StandingClock
) -> None:
    site.parts.town.writing.staff_chats = (STAFF_CHAT,)
    await site.storage.units.put(Unit("roads", "Дороги", "administration"), clock(), "тест")
    await signed_in(site, anna)
    path, chat = "/desk/units/roads", ("chat", "-1001234567890")
    for title, place in (("Улицы", ("chat", "")), ("Улицы", chat), ("Улицы", ("chat", ""))):
        await anna.opens(path)
        await send(anna, path, ("title", title), ("group", "administration"), place, ("used", "1"))

    told = [one.text for one in await site.storage.notices.claim(clock()) if one.chat == STAFF_CHAT]
    assert sorted(told) == [
        "Карточки подразделения «Улицы» теперь приходят в общий рабочий чат. "
        "Изменил: Анна, администратор.",
        "Карточки подразделения «Улицы» теперь приходят в чат telegram:-1001234567890. "
        "Изменил: Анна, администратор. Если это ошибка, поправьте на рабочем месте, "
        "в разделе «Подразделения».",
    ]


async def test_a_topic_without_a_chat_is_one_of_the_staff_chat(
    site: Section, anna: Visitor, clock: StandingClock
) -> None:
    site.parts.town.writing.staff_chats = ("vk:2000000005", STAFF_CHAT)
    await signed_in(site, anna)
    await anna.opens("/desk/units")

    fields = (("title", "Дороги"), ("group", ""), ("chat", ""), ("topic", "17"))
    await send(anna, "/desk/units", *fields)

    (unit,) = await site.storage.units.all()
    told = [one.text for one in await site.storage.notices.claim(clock()) if one.chat == STAFF_CHAT]
    assert (unit.chat, unit.topic) == (STAFF_CHAT, "17")
    assert told == [
        f"Карточки подразделения «Дороги» теперь приходят в чат {STAFF_CHAT}, тема 17. "
        "Изменил: Анна, администратор. Если это ошибка, поправьте на рабочем месте, "
        "в разделе «Подразделения»."
    ]


async def test_what_cannot_be_a_unit_is_refused_with_the_reason_and_nothing_is_lost(
    site: Section, anna: Visitor
) -> None:
    await signed_in(site, anna)
    wrong = {
        "Назовите подразделение": (("title", " "), ("chat", "")),
        "записан непонятно": (("title", "Дороги"), ("chat", "наш чат")),
        "это число из ссылки": (("title", "Дороги"), ("chat", "-1001"), ("topic", "x")),
    }

    for told, fields in wrong.items():
        await anna.opens("/desk/units")
        await send(anna, "/desk/units", *fields)
        assert (anna.page.status, told in anna.page.error) == (422, True)

    assert await site.storage.units.all() == []


async def test_a_changed_unit_can_be_given_back_to_the_file(site: Section, anna: Visitor) -> None:
    await signed_in(site, anna)
    filed = list(site.parts.effective.units)
    await site.storage.units.file(filed)
    path = f"/desk/units/{filed[0].id}"
    await anna.opens(path)
    await send(anna, path, ("title", "Иначе"), ("group", ""), ("used", "1"))
    changed = await site.storage.units.one(filed[0].id)

    await anna.opens(path)
    assert "Вернуть значение из файла" in anna.page.buttons
    await send(anna, path, ("file", "1"))

    assert changed.title == "Иначе"
    assert await site.storage.units.one(filed[0].id) == filed[0]


async def test_no_two_units_of_one_name_and_none_in_a_chat_that_cannot_be(
    site: Section, anna: Visitor
) -> None:
    await signed_in(site, anna)
    await anna.opens("/desk/units")
    await send(anna, "/desk/units", ("title", "Отдел дорог"))

    told = []
    for title, chat, topic in (
        ("отдел  ДОРОГ", "", ""),
        ("Отдел воды", "0", ""),
        ("Отдел воды", "-1001234567890", "0"),
    ):
        await anna.opens("/desk/units")
        await send(anna, "/desk/units", ("title", title), ("chat", chat), ("topic", topic))
        told.append((anna.page.status, anna.page.error))

    assert [status for status, _ in told] == [422, 422, 422]
    assert told[0][1] == "Подразделение «отдел ДОРОГ» уже есть. Назовите это иначе."
    assert [one.title for one in await site.storage.units.all()] == ["Отдел дорог"]
