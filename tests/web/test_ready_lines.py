"""Ready lines for letters and СЭД: what stands in them, and where staff copy them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from bot import links
from bot.ready_lines import of_message, of_survey
from storage.slips import new_code
from tests.conftest import StandingClock
from tests.surveys.test_elsewhere import YARDS
from tests.web.section import Section, free_port, house, section, serving
from tests.web.test_desk_list import signed_in
from tests.web.visitor import Visitor
from web.address import Address

DOORS = {"web": links.web("https://town.ru"), "vk": links.vk(217)}
SHIPPED = {name: house().surveys[name] for name in ("ext_express", "ext_appeals", "int_equipment")}


async def test_a_line_tells_what_it_is_and_where_it_leads(
    tmp_path: Path, clock: StandingClock
) -> None:
    address, surveys = Address("127.0.0.1", free_port()), {**SHIPPED, YARDS.id: YARDS}
    async with section(tmp_path, clock, address, surveys=surveys) as site:
        await site.rounds.open("int_equipment")
        offered = await site.rounds.offered()
        places = {"reply": "Конец ответа", "hall": "Холл"}

        told = {
            name: [(one.door, one.text) for one in of_survey(some, DOORS, places)]
            for name, some in offered.items()
        }

    assert told["ext_express"][0] == (
        "web",
        "Ответьте, пожалуйста, на опрос «Оцените нас за минуту»: https://town.ru/s/ext_express"
        " (анонимно, около минуты).",
    )
    assert told["ext_appeals"][1] == (
        "vk",
        "Оцените, пожалуйста, как рассмотрели ваше обращение:"
        " https://vk.me/club217?ref=ext_appeals-reply (анонимно, около 2 минут).",
    )
    assert told["int_equipment"] == [
        (
            "vk",
            "Коллеги, открыт опрос «Хватает ли вам техники и материалов?» до 03.12.2026. Анонимно,"
            " около 2 минут: https://vk.me/club217?ref=int_equipment",
        )
    ]
    assert told["pos_yards"][0][1] == (
        "Ответьте, пожалуйста, на опрос «Какой двор сделать первым?»:"
        " https://town.ru/s/pos_yards (проходит на странице pos.gosuslugi.ru)."
    )


async def test_with_slips_the_line_leads_to_the_site_and_says_so(site: Section) -> None:
    wave = await site.rounds.open("int_equipment")
    await site.storage.slips.issue(wave.id, [new_code()])
    site.rounds.look_again()
    offered = (await site.rounds.offered())["int_equipment"]

    (line,) = of_survey(offered, DOORS, {})

    assert line.door == "web"
    assert line.text.endswith("https://town.ru/s/int_equipment Понадобится одноразовый талон.")


def test_who_writes_to_us_is_led_to_the_door_of_messages() -> None:
    told = [one.text for one in of_message(DOORS)]

    assert [text.split(": ")[1].split(" ")[0] for text in told] == [
        "https://town.ru/door/message",
        "https://vk.me/club217?ref=message",
    ]


async def test_every_link_of_the_desk_opens(site: Section, anna: Visitor, boris: Visitor) -> None:
    await signed_in(site, anna)
    page = await anna.opens("/desk/surveys")
    (to_us,) = of_message({"web": links.web(site.url)})
    offered = (await site.rounds.offered())["ext_express"]
    (asked,) = of_survey(offered, {"web": links.web(site.url)}, {})

    assert to_us.text in page.words
    assert asked.text in page.words
    message = await boris.opens("/door/message")
    survey = await boris.opens("/s/ext_express")
    assert (message.status, survey.status) == (200, 200)


async def test_employees_have_a_line_only_where_a_messenger_is_on(
    site: Section, anna: Visitor
) -> None:
    await site.rounds.open("int_equipment")
    await signed_in(site, anna)
    without = await anna.opens("/desk/surveys")

    async def told() -> dict[str, links.Link]:
        return {"vk": links.vk(217)}

    port = free_port()
    other = replace(site.parts, links=told, address=Address("127.0.0.1", port))
    async with serving(other):
        clerk = Visitor(f"http://127.0.0.1:{port}")
        beside = replace(site, url=clerk.url, parts=other)
        await signed_in(beside, clerk)
        with_vk = await clerk.opens("/desk/surveys")
        await clerk.close()

    assert "Ссылки нет: ответить могут участники чата сотрудников" in without.words
    assert "https://vk.me/club217?ref=int_equipment" in with_vk.words
