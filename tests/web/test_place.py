"""Places with QR codes on the web: the door they lead to, and what the desk knows of them."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from storage.message_records import MessageSent
from storage.office_records import Route, Unit
from tests.conftest import StandingClock
from tests.messages.sending import ANNA, PIT, send, send_traceless
from tests.messages.test_place_stored import rows_that_name
from tests.web.reading import Page
from tests.web.section import Section
from tests.web.test_desk_entry import sends
from tests.web.test_desk_list import numbers, signed_in
from tests.web.visitor import Visitor

HALL: MessageSent = replace(PIT, place="hall")


def title(site: Section, place: str = "hall") -> str:
    return site.parts.town.places[place]


def told_of(page: Page) -> str:
    return " ".join(page.words.split())


@pytest.mark.parametrize("address", ["/door/message?p=hall", "/door/message?p=moon"])
async def test_a_message_of_the_web_is_traceless_so_its_place_is_kept_nowhere(
    site: Section, anna: Visitor, clock: StandingClock, address: str
) -> None:
    for name, spot in (("office", "hall"), ("rest", "")):
        await site.storage.units.put(Unit(name, name), clock(), "тест")
        await site.storage.routes.add(Route(name, spot=spot), clock(), "тест")

    await anna.opens(address)
    for label in ("Начать", "Проблема", "Дороги и транспорт", "Ремонт дорог"):
        await anna.presses(label)
    await anna.presses("Дальше", text="Яма на Советской")
    for label in ("Пропустить", "Без файлов"):
        await anna.presses(label)
    card = anna.page.words
    page = await anna.presses("Отправить")
    await site.storage.messages.release(lambda _: (), clock())

    (number,) = re.findall(r"Номер: (\d+)", page.words)
    case = await site.storage.cases.one(number)
    assert (case.unit_id, case.of_register.place) == ("rest", None)
    assert "QR" not in card
    assert await rows_that_name(site.storage, "hall") == {"route"}  # where the rule names it


async def test_a_case_tells_its_place_and_a_mistake_is_corrected_with_a_line_in_the_log(
    site: Section, anna: Visitor
) -> None:
    number = await send(site.storage, ANNA, HALL)
    await signed_in(site, anna)
    before = await anna.opens(f"/desk/case/{number}")

    form = await anna.opens(f"/desk/case/{number}/correct")
    told = [("csrf", form.fields["csrf"]), ("revision", form.fields["revision"])]
    anna.page = await anna.posts(f"/desk/case/{number}/correct", [*told, ("place", "stand")])

    case = await site.storage.cases.one(number)
    assert f"Точка с QR-кодом: {title(site)}" in told_of(before)
    assert form.chosen["place"] == "hall"
    assert case.of_register.place == "stand"
    was, now = title(site), title(site, "stand")
    assert f"точка с QR-кодом: было «{was}», стало «{now}»" in told_of(anna.page)


async def test_a_place_that_is_in_no_list_is_refused_and_a_traceless_message_gets_none(
    site: Section, anna: Visitor, clock: StandingClock
) -> None:
    number, (hidden, _) = await send(site.storage, ANNA), await send_traceless(site.storage, ANNA)
    await site.storage.messages.release(lambda _: (), clock())
    await signed_in(site, anna)

    refused = {}
    for one, place in ((number, "moon"), (hidden, "hall")):
        form = await anna.opens(f"/desk/case/{one}/correct")
        told = [("csrf", form.fields["csrf"]), ("revision", form.fields["revision"])]
        after = await anna.posts(f"/desk/case/{one}/correct", [*told, ("place", place)])
        refused[one] = ("QR-кодом" in form.words, after.status, after.error)

    why = "Такого значения в справочнике нет. Выберите, пожалуйста, ещё раз."
    assert refused == {number: (True, 409, why), hidden: (False, 409, why)}
    cases = [await site.storage.cases.one(one) for one in (number, hidden)]
    assert [case.of_register.place for case in cases] == [None, None]


async def test_a_letter_from_a_place_goes_to_the_unit_of_the_place(
    site: Section, anna: Visitor, clock: StandingClock
) -> None:
    await site.storage.units.put(Unit("office", "Канцелярия"), clock(), "тест")
    await site.storage.routes.add(Route("office", spot="hall"), clock(), "тест")
    await signed_in(site, anna)
    await anna.opens("/desk/entry")
    refused = await sends(anna, place="moon")
    page = await sends(anna, place="hall")

    (case,) = await site.storage.cases.listed("all")
    assert refused.faults == {"place": "Выберите из списка."}
    assert (case.unit_id, case.of_register.place) == ("office", "hall")
    assert f"Точка с QR-кодом: {title(site)}" in told_of(page)


async def test_the_list_is_narrowed_to_a_place(site: Section, anna: Visitor) -> None:
    number, _ = await send(site.storage, ANNA, HALL), await send(site.storage, ANNA)
    await signed_in(site, anna)

    page = await anna.opens("/desk/queue?place=hall")
    stand = await anna.opens("/desk/queue?place=stand")

    assert numbers(page) == [number]
    assert page.chosen["place"] == "hall"
    assert all("place=hall" in to for label, to in page.links.items() if label.endswith(")"))
    assert numbers(stand) == []
