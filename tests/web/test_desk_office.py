"""How an admin sets up the administration at the desk: units, routes, settings, people."""

from __future__ import annotations

import re
from dataclasses import replace

from storage.office_records import Route, Unit, Whereabouts
from storage.sql.settings import SHOWN
from storage.sql.signins import Clerk, Role
from tests.conftest import StandingClock
from tests.messages.sending import ANNA, PIT, STAFF_CHAT, send_traceless
from tests.messages.sending import send as write
from tests.web.section import Section
from tests.web.visitor import Fields, Visitor


async def signed_in(
    site: Section, visitor: Visitor, role: Role = Role.ADMIN, name: str = "Анна"
) -> None:
    await visitor.opens((await site.sign_in_link(role, name)).removeprefix(site.url))
    await visitor.presses("Войти")


async def send(visitor: Visitor, path: str, *fields: tuple[str, str]) -> None:
    """A form of the page that is open, as a browser would send it; the page that comes of it."""
    told: Fields = [("csrf", visitor.page.fields["csrf"]), *fields]
    visitor.page = await visitor.posts(path, told)


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


async def test_routes_are_added_put_in_order_tried_and_dropped(
    site: Section, anna: Visitor, clock: StandingClock
) -> None:
    await signed_in(site, anna)
    for unit in (Unit("roads", "Дороги"), Unit("rest", "Общий отдел")):
        await site.storage.units.put(unit, clock(), "тест")
    await anna.opens("/desk/routes")
    await send(anna, "/desk/routes", ("unit", "rest"))
    await send(anna, "/desk/routes", ("unit", "roads"), ("topic", "roads"))
    first = await anna.opens("/desk/routes?topic=road_repair")
    second = (await site.storage.routes.listed())[1].id
    await send(anna, "/desk/routes", ("up", str(second)))
    after = await anna.opens("/desk/routes?topic=road_repair&organisation=&place=")
    await send(anna, "/desk/routes", ("remove", str(second)))
    await send(anna, "/desk/routes", ("unit", "нет такого"))

    assert "Такое сообщение получит: Общий отдел." in first.words
    assert "Такое сообщение получит: Дороги." in after.words
    assert "Дороги и транспорт: все темы → Дороги" in after.words
    assert anna.page.status == 422
    left = [Route(one.unit, one.topic) for one in await site.storage.routes.listed()]
    assert left == [Route("rest")]
    assert await site.storage.routes.unit_for(Whereabouts("road_repair")) == "rest"


async def test_a_term_set_at_the_desk_holds_at_once_and_can_be_taken_back(
    site: Section, anna: Visitor
) -> None:
    await signed_in(site, anna)
    office, town = site.parts.office, site.parts.town
    before = (office.terms, town.writing.responsible)
    await anna.opens("/desk/settings")

    await send(anna, "/desk/settings/terms", ("value", "ремонт дорог: 10\n\nОсвещение улиц: 3"))
    wrong = (anna.page.status, anna.page.error)
    await anna.opens("/desk/settings")
    await send(anna, "/desk/settings/terms", ("value", "ремонт дорог: 10"))
    await send(anna, "/desk/settings/org_short", ("value", "Мэрия  города"))
    during = (office.terms, town.org_short, "Мэрия города" in anna.page.words)
    told = re.search(r"Изменено: 20\.11\.2026 12:00, Анна, администратор\.", anna.page.words)
    await send(anna, "/desk/settings/terms", ("file", "1"))
    await send(anna, "/desk/settings/org_short", ("file", "1"))

    assert wrong == (
        422,
        "Темы «Освещение улиц» нет в справочнике. Проверьте, пожалуйста, название.",
    )
    assert during == ({"road_repair": 10}, "Мэрия города", True)
    assert told is not None
    assert (office.terms, town.writing.responsible) == before


async def test_an_admin_invites_a_colleague_and_ends_what_was_begun(
    site: Section, anna: Visitor, boris: Visitor, clock: StandingClock
) -> None:
    await site.storage.units.put(Unit("roads", "Дороги"), clock(), "тест")
    await signed_in(site, anna)
    await anna.opens("/desk/people")
    told = (("name", "Борис"), ("role", "operator"), ("unit", "roads"))
    await send(anna, "/desk/people", *told)
    found = re.search(r"http\S+/desk/enter\?t=\S+", anna.page.words)
    assert found is not None
    await boris.opens(found[0].removeprefix(site.url))
    await boris.presses("Войти")
    listed = (await anna.opens("/desk/people")).words
    (session,) = [
        one for one in await site.parts.signins.sessions(clock()) if one.clerk.name == "Борис"
    ]
    await send(anna, "/desk/people", ("end", session.name))

    assert "Борис · Оператор · Дороги · вход 20.11.2026 12:00" in listed
    assert session.clerk == Clerk("Борис", Role.OPERATOR, "roads")
    assert (await boris.opens("/desk/")).status == 401
    assert (await anna.opens("/desk/")).status == 200


async def test_everybody_out_ends_all_sessions_and_links(
    site: Section, anna: Visitor, boris: Visitor
) -> None:
    await signed_in(site, anna)
    await signed_in(site, boris, Role.OPERATOR)
    waiting = (await site.sign_in_link()).removeprefix(site.url)
    await anna.opens("/desk/people")

    await send(anna, "/desk/people/out")

    statuses = [(await one.opens("/desk/")).status for one in (anna, boris)]
    await boris.opens(waiting)
    assert (anna.page.status, statuses) == (401, [401, 401])
    assert (await boris.presses("Войти")).status == 403


async def test_templates_are_kept_changed_dropped_and_their_places_checked(
    site: Section, anna: Visitor
) -> None:
    await signed_in(site, anna, Role.OPERATOR)
    await anna.opens("/desk/templates")
    title, topic = ("title", "Принято"), ("topic", "road_repair")
    await send(anna, "/desk/templates", title, topic, ("body", "№ {number}: {fio}, {fio}"))
    refused = (anna.page.status, anna.page.error)
    await send(anna, "/desk/templates", title, topic, ("body", "№ {number} до {due}"))
    (kept,) = await site.storage.templates.for_topic("road_repair")
    path = f"/desk/templates/{kept.id}"
    await anna.opens(path)
    await send(anna, path, ("title", "Приняли"), ("topic", ""), ("body", "№ {number}"))
    (changed,) = await site.storage.templates.all()
    await anna.opens(path)
    await send(anna, path, ("remove", "1"))

    assert refused[0] == 422
    assert refused[1].startswith("Таких подстановок нет: {fio}.")
    assert (kept.title, kept.body, kept.topic) == ("Принято", "№ {number} до {due}", "road_repair")
    assert (changed.title, changed.topic) == ("Приняли", None)
    assert await site.storage.templates.all() == []
    assert (await anna.opens(path)).status == 404


async def test_a_case_is_handed_to_another_unit_and_the_log_names_both(
    site: Section, anna: Visitor, clock: StandingClock
) -> None:
    for unit in (Unit("roads", "Дороги"), Unit("parks", "Парки")):
        await site.storage.units.put(unit, clock(), "тест")
    await site.storage.routes.add(Route("roads"), clock(), "тест")
    number = await write(site.storage, ANNA)
    await signed_in(site, anna, Role.OPERATOR)
    page = await anna.opens(f"/desk/case/{number}")
    path = page.links["Передать подразделению…"]

    form = await anna.opens(path)
    await send(anna, path, ("revision", form.fields["revision"]), ("unit", "нет такого"))
    wrong = anna.page.error
    await send(anna, path, ("revision", "0"), ("unit", "parks"))
    late = anna.page.status
    await send(anna, path, ("revision", form.fields["revision"]), ("unit", "parks"))

    assert "Сейчас: Дороги." in form.words
    assert wrong.startswith("Передать не получилось")
    assert (late, anna.page.heading) == (409, f"Сообщение № {number}")
    assert "было «Дороги», стало «Парки»" in anna.page.words
    assert (await site.storage.cases.one(number)).unit_id == "parks"


async def test_a_clerk_of_a_unit_sees_and_opens_its_cases_alone(
    site: Section, anna: Visitor, clock: StandingClock
) -> None:
    for unit in (Unit("roads", "Дороги"), Unit("parks", "Парки")):
        await site.storage.units.put(unit, clock(), "тест")
    await site.storage.routes.add(Route("roads", topic="road_repair"), clock(), "тест")
    await site.storage.routes.add(Route("parks"), clock(), "тест")
    mine = await write(site.storage, ANNA)
    other = await write(site.storage, ANNA, replace(PIT, topic="street_light"))
    clerk = Clerk("Иван", Role.OPERATOR, "roads")
    token = await site.parts.signins.make_link(clerk, clock())
    await anna.opens(f"/desk/enter?t={token}")

    queue = await anna.presses("Войти")
    paths = [f"/desk/case/{name}{more}" for name in (mine, other) for more in ("", "/reply")]
    statuses = [(await anna.opens(path)).status for path in paths]

    assert (mine in queue.links, other in queue.links) == (True, False)
    assert statuses == [200, 200, 404, 404]


async def test_an_author_who_floods_is_blocked_with_a_reason_and_let_in_again(
    site: Section, anna: Visitor
) -> None:
    number = await write(site.storage, ANNA)
    traceless, _ = await send_traceless(site.storage, ANNA)
    await site.storage.messages.release(lambda _: (), site.parts.clock())
    await signed_in(site, anna, Role.OPERATOR)
    case = await anna.opens(f"/desk/case/{number}")
    path = case.links["Автор шлёт спам?"]

    await anna.opens(path)
    await send(anna, path, ("reason", " "))
    refused = anna.page.error
    await send(anna, path, ("reason", "двести одинаковых"))
    blocked = (await site.storage.blocked.has(ANNA), anna.page.words)
    await anna.opens(path)
    await send(anna, path, ("let_in", "1"))

    assert refused.startswith("Укажите причину")
    assert blocked[0] is True
    assert "приём сообщений от автора закрыт" in blocked[1]
    assert "двести одинаковых" not in blocked[1]
    assert await site.storage.blocked.has(ANNA) is False
    assert "снова открыт" in anna.page.words
    assert (await anna.opens(f"/desk/case/{traceless}/author")).status == 404
    assert "Автор шлёт спам?" not in (await anna.opens(f"/desk/case/{traceless}")).links


async def test_the_morning_line_is_switched_on_at_the_desk(site: Section, anna: Visitor) -> None:
    await signed_in(site, anna)
    told = [site.parts.effective.profile.morning_line]
    for value in ("1", "0"):
        await anna.opens("/desk/settings")
        await send(anna, "/desk/settings/morning_line", ("value", value))
        told.append(site.parts.effective.profile.morning_line)

    assert told == [False, True, False]


async def test_a_browser_that_signs_in_anew_leaves_no_session_behind(
    site: Section, anna: Visitor, boris: Visitor, clock: StandingClock
) -> None:
    await signed_in(site, anna, Role.OPERATOR)
    old = anna.cookies()
    await signed_in(site, anna, Role.ADMIN)

    (session,) = await site.parts.signins.sessions(clock())
    assert session.clerk.role is Role.ADMIN
    boris.take_cookies(old)
    assert (await boris.opens("/desk/")).status == 401


async def test_the_log_of_settings_is_read_by_people_and_remembers_who_set_what_long_ago(
    site: Section, anna: Visitor, clock: StandingClock
) -> None:
    settings = site.storage.settings
    await signed_in(site, anna)
    await send(anna, "/desk/settings/morning_line", ("value", "1"))
    await send(anna, "/desk/settings/terms", ("value", "Ремонт дорог: 10"))
    first = await anna.opens("/desk/settings")
    for number in range(SHOWN):
        await settings.change("unit.x", {"title": f"Отдел {number}"}, clock(), "Борис, admin")
    later = await anna.opens("/desk/settings")

    log = [line for line in first.words.splitlines() if " · Анна, администратор · " in line]
    assert [line.partition(" · Анна, администратор · ")[2] for line in log] == [
        "Сроки ответа по темам: Ремонт дорог: 10",
        "Утренняя строка в рабочем чате: да",
    ]
    assert later.words.count("Изменено: 20.11.2026 12:00, Анна, администратор.") == 2


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


async def test_the_page_of_a_unit_and_each_template_say_who_set_them_and_when(
    site: Section, anna: Visitor
) -> None:
    await signed_in(site, anna)
    await anna.opens("/desk/units")
    await send(anna, "/desk/units", ("title", "Отдел дорог"))
    (unit,) = await site.storage.units.all()

    page = await anna.opens(f"/desk/units/{unit.id}")
    await anna.opens("/desk/templates")
    await send(anna, "/desk/templates", ("title", "Дороги"), ("body", "Засыплем."))

    assert "Изменено: 20.11.2026 12:00, Анна, администратор." in page.words
    assert "Изменено: 20.11.2026 12:00, администратор." in anna.page.words
