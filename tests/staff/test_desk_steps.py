"""At the desk: every step has its page or is refused, days, numbers, hiding and corrections."""

from __future__ import annotations

from datetime import date

import pytest

from storage.case_steps import CORRECT, STATES, STEPS, State
from storage.sql.signins import Role
from tests.conftest import StandingClock
from tests.messages.sending import ANNA, send
from tests.staff.standing import standing
from tests.staff.test_desk_cases import notices, signed_in
from tests.web.section import Section
from tests.web.visitor import Fields, Visitor

ELSEWHERE = ("hand_over", "to_unit")
"""Who is to have it is chosen on pages of its own."""


async def writes(clerk: Visitor, number: str, name: str, **told: str) -> None:
    """Opens the page of a step and goes on to the last look at it."""
    await clerk.opens(f"/desk/case/{number}/{name}")
    text = told.pop("text", "")
    fields: Fields = [*clerk.filled("Проверить", text), *told.items()]
    await clerk.sends(fields)


@pytest.mark.parametrize("state", STATES)
async def test_a_step_has_a_page_where_it_is_allowed_and_else_the_case_is_shown_as_it_is(
    site: Section, anna: Visitor, clock: StandingClock, state: State
) -> None:
    await signed_in(site, anna, Role.ADMIN)
    case = await standing(site.storage, clock, state)

    for name, step in STEPS.items():
        if step.is_plain or name in ELSEWHERE:
            continue
        page = await anna.opens(f"/desk/case/{case.number}/{name}")
        assert (name, page.status) == (name, 200 if step in case.steps else 409)
        if step not in case.steps:
            assert f"№ {case.number} уже изменили" in page.error
    assert await site.storage.cases.one(case.number) == case


@pytest.mark.parametrize("state", ["closed", "withdrawn", "linked", "hidden"])
async def test_a_press_that_is_not_allowed_changes_nothing(
    site: Section, anna: Visitor, clock: StandingClock, state: State
) -> None:
    await signed_in(site, anna, Role.ADMIN)
    case = await standing(site.storage, clock, state)
    await anna.opens(f"/desk/case/{case.number}/{CORRECT}")
    csrf = anna.page.fields.get("csrf", "")
    plain = [step for step in STEPS.values() if step.is_plain and step not in case.steps]

    for step in plain:
        fields = [("csrf", csrf), ("revision", str(case.revision)), ("step", step.name)]
        page = await anna.posts(f"/desk/case/{case.number}", fields)
        assert page.status in (403, 409)

    assert await site.storage.cases.one(case.number) == case


async def test_a_promise_takes_a_day_and_is_done_later(site: Section, anna: Visitor) -> None:
    await signed_in(site, anna)
    number = await send(site.storage, ANNA)

    await writes(anna, number, "supported", text="Поставим лавку", cause="need", until="2026-11-20")
    too_soon = anna.page
    await writes(anna, number, "supported", text="Поставим лавку", cause="need", until="2026-12-04")
    checked = anna.page
    promised = await anna.presses("Отправить")
    await writes(anna, number, "done", text="Лавка стоит")
    done = await anna.presses("Отправить")

    assert too_soon.error == "День должен быть не раньше 21.11.2026 и не позже 21.11.2027."
    assert "Сделаем до 04.12.2026." in checked.words
    assert "Срок: 04.12.2026" in promised.words
    assert "итог: было «Поддержано», стало «Решено»" in done.words
    assert len(await notices(site)) == 2


async def test_a_day_off_is_named_before_the_worked_day_is_taken_for_it(
    site: Section, anna: Visitor
) -> None:
    await signed_in(site, anna)
    number = await send(site.storage, ANNA)

    await writes(anna, number, "supported", text="Поставим лавку", cause="need", until="2026-12-05")
    moved = anna.page.words
    await writes(anna, number, "supported", text="Поставим лавку", cause="need", until="2026-12-04")

    told = "05.12.2026 — выходной. Взяли последний рабочий день перед ним: 04.12.2026."
    assert (told in moved, "Сделаем до 04.12.2026." in moved) == (True, True)
    assert "выходной" not in anna.page.words


async def test_an_extension_takes_a_reason_and_a_day(site: Section, anna: Visitor) -> None:
    await signed_in(site, anna)
    number = await send(site.storage, ANNA)

    await writes(anna, number, "extend", text="Ждём подрядчика", until="2027-01-15")
    page = await anna.presses("Отправить")
    again = await anna.opens(f"/desk/case/{number}/extend")

    assert "срок: было «20.12.2026», стало «15.01.2027»" in page.words
    assert again.status == 409
    (told,) = await notices(site)
    assert "продлён до 15.01.2027. Причина: Ждём подрядчика" in told


async def test_a_duplicate_is_linked_and_taken_apart(site: Section, anna: Visitor) -> None:
    await signed_in(site, anna)
    first, second = [await send(site.storage, ANNA) for _ in range(2)]

    await writes(anna, second, "duplicate", original="000000")
    unknown = anna.page
    await writes(anna, second, "duplicate", original=first)
    linked = await anna.presses("Объединить")
    original = await anna.opens(f"/desk/case/{first}")
    await anna.opens(f"/desk/case/{second}")
    apart = await anna.presses("Разъединить")

    assert (unknown.status, unknown.error[:20]) == (422, "Такого сообщения нет")
    assert f"объединено с: Telegram, {first}" in linked.words
    assert f"объединены с ним: {second}" in original.words
    assert "Возвращено в работу" in apart.words


async def test_only_an_administrator_hides_and_shows(
    site: Section, anna: Visitor, boris: Visitor
) -> None:
    await signed_in(site, anna, Role.ADMIN)
    await signed_in(site, boris)
    number = await send(site.storage, ANNA)

    refused = await boris.opens(f"/desk/case/{number}/hide")
    await writes(anna, number, "hide", text="Рассылка")
    hidden = await anna.presses("Скрыть")
    queue = await anna.opens("/desk/queue")
    seen = await boris.opens(f"/desk/case/{number}")
    await anna.opens(f"/desk/case/{number}")
    shown = await anna.presses("Показать снова")

    assert refused.status == 403
    assert "скрыто из очереди и из показателей" in hidden.words
    assert number not in queue.links
    assert "Показать снова" not in seen.buttons
    assert "снова показано" in shown.words
    assert await notices(site) == []


async def test_the_page_of_corrections_keeps_what_it_is_told(site: Section, anna: Visitor) -> None:
    await signed_in(site, anna)
    number = await send(site.storage, ANNA)

    page = await anna.opens(f"/desk/case/{number}/correct")
    changes = [("kind", "complaint"), ("client_kind", "legal"), ("organisation", "МУП «Тепло»")]
    saved = await anna.sends([*anna.filled("Сохранить"), *changes, ("collective", "1")])

    assert (page.heading, "received" in page.fields) == (f"Исправить № {number}", False)
    assert "вид: было «Сообщение», стало «Жалоба»" in saved.words
    assert "Жалоба · Ремонт дорог" in saved.words
    facts = (await site.storage.cases.one(number)).of_register
    assert (facts.client_kind, facts.organisation, facts.collective, facts.repeat) == (
        *("legal", "МУП «Тепло»", True, False),
    )


async def test_dates_are_an_administrators_and_must_be_possible(
    site: Section, anna: Visitor, boris: Visitor
) -> None:
    await signed_in(site, anna, Role.ADMIN)
    await signed_in(site, boris)
    number = await send(site.storage, ANNA)

    await anna.opens(f"/desk/case/{number}/correct")
    wrong = await anna.sends([*anna.filled("Сохранить"), ("received", "2026-11-21")])
    right = await anna.sends([*anna.filled("Сохранить"), ("received", "2026-11-16")])
    await boris.opens(f"/desk/case/{number}/correct")
    await boris.sends([*boris.filled("Сохранить"), ("received", "2026-11-10")])

    assert wrong.error == "Дата поступления не может быть позже сегодняшнего дня."
    assert "дата поступления: было «20.11.2026», стало «16.11.2026»" in right.words
    assert (await site.storage.cases.one(number)).message.received == date(2026, 11, 16)


async def test_a_correction_over_another_ones_is_looked_at_again(
    site: Section, anna: Visitor, boris: Visitor
) -> None:
    await signed_in(site, anna)
    await signed_in(site, boris)
    number = await send(site.storage, ANNA)
    for clerk in (anna, boris):
        await clerk.opens(f"/desk/case/{number}/correct")

    await anna.sends([*anna.filled("Сохранить"), ("kind", "complaint")])
    second = await boris.sends([*boris.filled("Сохранить"), ("kind", "proposal")])

    assert (second.status, second.error[:27]) == (409, "Сообщение уже изменил друго")
    assert (await site.storage.cases.one(number)).message.kind == "complaint"
