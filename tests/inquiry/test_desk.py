"""The wizard of an additional survey at the desk: evidence, a plan, a refusal, what came of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.new_waves import Card
from storage.inquiry_records import Inquiry
from storage.records import WaveState
from storage.sql.signins import Role
from tests.inquiry.test_followed import found
from tests.side.test_desk import signed_in
from tests.storage.ballots import cast
from tests.surveys.conftest import SHIPPED
from tests.web.section import Section
from tests.web.visitor import Visitor

PLAN = {
    "step": "plan",
    "audience": "external",
    "pain": "Долгое ожидание",
    "units": "получатели услуги за квартал",
    "population": "1 000",
    "error": "5",
    "confidence": "95",
    "basis": "приказ от 05.10.2026 № 7",
}


async def a_card(site: Section, clock_of: Section) -> Inquiry:
    """Found in October; the desk asks the probe too."""
    clock = clock_of.parts.clock
    _, inquiry = await found(site.storage, clock)  # type: ignore[arg-type]  # it stands in a test
    surveys = dict(site.rounds.surveys) | {"add_pain_probe": SHIPPED["add_pain_probe"]}
    site.rounds.surveys = surveys
    await site.rounds.remember()
    return inquiry


async def sends(visitor: Visitor, inquiry: Inquiry, lines: int, **told: str) -> int:
    fields = {"csrf": visitor.page.fields["csrf"], "inquiry": inquiry.id, "number": str(lines)}
    visitor.page = await visitor.posts("/desk/inquiries", list((fields | told).items()))
    return visitor.page.status


async def test_a_plan_begins_the_wave_at_once_and_says_population_sample_response_margin(
    site: Section, anna: Visitor
) -> None:
    """Given a card with its evidence; when a plan is approved; then the wave is open; when it is
    closed and invitations are written down, the four figures of the ordinance stand there."""
    inquiry = await a_card(site, site)
    await signed_in(site, anna, Role.ANALYST)
    page = await anna.opens("/desk/inquiries")
    assert "Жалоб стало больше: 15, раньше за 4 квартала — 20 (p = 0,0018)." in page.words

    assert await sends(anna, inquiry, 1, **PLAN) == 200
    assert (
        "Генеральная совокупность: 1\u00a0000 (получатели услуги за квартал). Нужно ответов: 278"
        " (погрешность ±5 п. п., доверие 95%); при обычном отклике пригласите 1\u00a0000."
        " Спрашиваем о «боли»: Долгое ожидание (Предоставление муниципальных услуг). Основание:"
        " приказ от 05.10.2026 № 7."
    ) in anna.page.words
    known = await site.storage.waves.known(WaveState.OPEN)
    [wave] = [one for one in known if one.survey == "add_pain_probe"]
    pain = f"{PLAN['pain']} (Предоставление муниципальных услуг)"  # who answers knows of what
    assert (wave.pain, wave.basis) == (pain, PLAN["basis"])

    await cast(site.storage, wave, [{"met": "never"}] * 100)
    await site.rounds.close(wave)
    assert await sends(anna, inquiry, 3, step="invited", count="400") == 200
    assert (
        "Генеральная совокупность: 1\u00a0000. Выборочная: нужно 278; ответили 100."
        " Приглашено 400, отклик 25,0%. Достигнутая погрешность: ±9,3 п. п. (при доверии 95%);"
        " до плана не хватило."
    ) in anna.page.words


@pytest.mark.parametrize(
    ("fields", "status"),
    [
        ({"population": "много"}, 422),
        ({"population": "-5"}, 422),
        ({"population": "9" * 30}, 422),
        ({"units": " \u200b "}, 422),
        ({"basis": "я" * 301}, 422),
        ({"pain": "я" * 200}, 422),
        ({"pain": "<b>Очереди</b>"}, 422),
        ({"error": "7"}, 404),
        ({"confidence": "100"}, 404),
        ({"audience": "everybody"}, 404),
        ({"step": "wave"}, 404),
        ({"step": "end", "reason": "надоело"}, 404),  # not begun yet
        ({"step": "refuse", "reason": ""}, 422),
        ({"number": "2"}, 409),
    ],
)
async def test_a_bad_form_starts_nothing(
    site: Section, anna: Visitor, fields: dict[str, str], status: int
) -> None:
    """Given a form with one thing wrong; when it is sent; then it is refused, no line is kept and
    no wave is open."""
    inquiry = await a_card(site, site)
    await signed_in(site, anna, Role.ADMIN)
    await anna.opens("/desk/inquiries")

    assert await sends(anna, inquiry, 1, **(PLAN | fields)) == status

    assert await site.storage.inquiries.one(inquiry.id) == inquiry
    known = await site.storage.waves.known(WaveState.OPEN)
    assert [one for one in known if one.survey == "add_pain_probe"] == []


async def test_a_refusal_keeps_its_reason_without_personal_data(
    site: Section, anna: Visitor
) -> None:
    """Given a card; when it is refused with a reason that has a phone; then the phone is hidden."""
    inquiry = await a_card(site, site)
    await signed_in(site, anna, Role.ADMIN)
    await anna.opens("/desk/inquiries")

    await sends(anna, inquiry, 1, step="refuse", reason="Спросите 8 900 123-45-67")

    (now,) = await site.storage.inquiries.all()
    assert now.state == "refused"
    assert "123-45-67" not in anna.page.words
    assert "решили не проводить (Анна, администратор): Спросите" in anna.page.words


async def test_operators_read_and_do_not_decide(site: Section, anna: Visitor) -> None:
    """Given an operator; when she opens the page; then there is no form, and a sent one is 403."""
    inquiry = await a_card(site, site)
    await signed_in(site, anna, Role.OPERATOR)
    page = await anna.opens("/desk/inquiries")
    assert "Утвердить план" not in page.words
    token = (await anna.opens("/desk/queue")).fields.get("csrf", "")
    told = await anna.posts(
        "/desk/inquiries", [("csrf", token), ("inquiry", inquiry.id), *PLAN.items()]
    )
    assert (told.status, await site.storage.inquiries.one(inquiry.id)) == (403, inquiry)


def test_a_card_without_lines_of_a_plan_has_no_figures_to_tell() -> None:
    """Given lines by hand; when read; then the state follows from them alone."""
    from datetime import date

    from storage.inquiry_records import Line

    first = Line("a" * 16, 1, "found", "2026Q3", date(2026, 10, 3), "", {"evidence": []})
    one = Inquiry("a" * 16, "direction:services", (first,))
    refused = replace(one, lines=(first, replace(first, number=2, step="refused")))
    assert [(told.state, told.plan, told.clear) for told in (one, refused)] == [
        ("proposed", None, 0),
        ("refused", None, 0),
    ]


async def test_a_survey_that_waits_for_another_one_says_so(site: Section, anna: Visitor) -> None:
    """Given a probe that is open about something else; when a plan is approved; then the card says
    what it waits for and till when."""
    inquiry = await a_card(site, site)
    other = await site.rounds.open("add_pain_probe", card=Card("приказ № 1", "Очереди"))
    await signed_in(site, anna, Role.ANALYST)
    await anna.opens("/desk/inquiries")

    assert await sends(anna, inquiry, 1, **PLAN) == 200

    last = f"{other.closes_on - timedelta(days=1):%d.%m.%Y}"
    assert f"Ждёт очереди: сейчас идёт опрос о «Очереди», по {last}." in anna.page.words


async def test_employees_are_not_planned_to_be_asked_without_an_order(
    site: Section, anna: Visitor
) -> None:
    """Given an ordinance by which employees are asked by an order alone; when its number and date
    are not there; then nothing is planned that would never begin."""
    site.rounds.plan = replace(site.rounds.plan, staff_order=True)
    inquiry = await a_card(site, site)
    probe = {"add_pain_probe_int": SHIPPED["add_pain_probe_int"]}
    site.rounds.surveys = dict(site.rounds.surveys) | probe
    await signed_in(site, anna, Role.ANALYST)
    await anna.opens("/desk/inquiries")

    told = PLAN | {"audience": "internal", "basis": "по поручению"}
    assert await sends(anna, inquiry, 1, **told) == 422
    assert "Назовите распоряжение с номером и датой" in anna.page.words


async def test_what_was_typed_stays_where_the_plan_is_wrong(site: Section, anna: Visitor) -> None:
    """Given a plan without its document; when it is sent; then all the rest stands there still."""
    inquiry = await a_card(site, site)
    await signed_in(site, anna, Role.ANALYST)
    await anna.opens("/desk/inquiries")

    assert await sends(anna, inquiry, 1, **(PLAN | {"basis": " ", "error": "10"})) == 422

    typed = {name: anna.page.values[name] for name in ("pain", "units", "population")}
    assert typed == {name: PLAN[name] for name in typed}
    assert anna.page.chosen["error"] == "10"
