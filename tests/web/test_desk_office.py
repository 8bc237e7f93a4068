"""How an admin sets up the desk: routes, terms, templates, the morning line, the log of it."""

from __future__ import annotations

import re
from dataclasses import replace

from storage.office_records import Route, Unit, Whereabouts
from storage.sql.settings import SHOWN
from storage.sql.signins import Clerk, Role
from tests.conftest import StandingClock
from tests.messages.sending import ANNA, PIT
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


async def test_the_morning_line_is_switched_on_at_the_desk(site: Section, anna: Visitor) -> None:
    await signed_in(site, anna)
    told = [site.parts.effective.profile.morning_line]
    for value in ("1", "0"):
        await anna.opens("/desk/settings")
        await send(anna, "/desk/settings/morning_line", ("value", value))
        told.append(site.parts.effective.profile.morning_line)

    assert told == [False, True, False]


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
