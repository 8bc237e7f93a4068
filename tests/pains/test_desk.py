"""The pain map at the desk: everybody reads, analysts and admins decide; nothing is lost."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from reports.pain.candidates import Matter, name_of
from storage.office_records import Unit
from storage.pain_records import PainChange
from storage.sql.signins import Role
from tests.conftest import StandingClock
from tests.pains.quarters import Row, enter
from tests.side.test_desk import signed_in
from tests.web.reading import Page
from tests.web.section import Section, free_port, section
from tests.web.visitor import Fields, Visitor
from web.address import Address
from web.desk.pain_forms import severities

SLOW = name_of("2026Q4", Matter("section:roads", "timeliness"))
RUDE = name_of("2026Q4", Matter("section:roads", "courtesy"))
TO = f"/desk/pains/{SLOW}?period=2026Q4"
RUDE_TO = f"/desk/pains/{RUDE}?period=2026Q4"
DAY = date(2026, 11, 20)
APPEALS = [*[Row("slow")] * 15, *[Row("courtesy")] * 4, *[Row(kind="message")] * 41]
MEASURE = {
    "deed": "plan",
    "text": "Памятка о сроках",
    "kind": "instruction",
    "unit": "roads",
    "due": "2026-12-20",
    "metric": "share",
    "target": "10,5",
}


async def decides(visitor: Visitor, path: str, **fields: str) -> Page:
    """One of the forms of the page that is open."""
    told: Fields = [("csrf", visitor.page.fields["csrf"]), *fields.items()]
    visitor.page = await visitor.posts(path, told)
    return visitor.page


async def test_a_candidate_goes_into_the_map_in_every_database(
    database_url: str, tmp_path: Path, clock: StandingClock
) -> None:
    address = Address("127.0.0.1", free_port())
    async with section(tmp_path, clock, address, database_url) as site:
        await site.storage.units.put(Unit("roads", "Отдел дорог"), clock(), "тест")
        await enter(site.storage, tmp_path, APPEALS)
        anna = Visitor(site.url)
        await signed_in(site, anna, Role.ANALYST)
        listed = await anna.opens("/desk/pains")
        page = await anna.opens(TO)
        confirmed = await decides(anna, TO, deed="confirm", severity="2", version="0")
        await decides(anna, TO, **MEASURE, page="a" * 16)
        again = await decides(anna, TO, **MEASURE, page="a" * 16)
        done = await decides(
            anna, TO, deed="done", measure="a" * 16, version="1", note="Раздали всем"
        )
        after = await anna.opens("/desk/pains")
        history = await site.storage.pains.history(SLOW)
        await anna.close()

    assert listed.links["Долгое ожидание результата"] == TO
    assert "Кандидаты: 2" in listed.words
    lines = page.words
    assert "C3. Жалоб с этой «болью»: 15 из 19." in lines
    assert "Названа в 15 из 60 обращений (25,0%), нижняя граница Уилсона при 95% — 15,8%" in lines
    assert "распространённость 3 × тяжесть 2 = 6, средняя" in lines
    assert (confirmed.status, "подтверждена" in confirmed.words) == (200, True)
    assert "По приоритетности срок — до 18.02.2027" in confirmed.words
    assert (again.status, again.words.count("Памятка о сроках — срок 20.12.2026")) == (200, 1)
    assert "Памятка о сроках — выполнено 20.11.2026" in done.words
    assert "цель: доля назвавших «боль» не выше 10,5%" in done.words
    assert "Раздали всем" in done.words
    assert "Кандидаты: 1" in after.words
    assert history == [
        PainChange("confirmed", DAY, "Анна, analyst", ""),
        PainChange("planned", DAY, "Анна, analyst", ""),
        PainChange("done", DAY, "Анна, analyst", "Раздали всем"),
    ]


async def test_a_rejection_needs_a_reason_and_stays_in_the_list(
    site: Section, anna: Visitor, tmp_path: Path
) -> None:
    await enter(site.storage, tmp_path, APPEALS)
    await signed_in(site, anna, Role.ADMIN)
    await anna.opens(RUDE_TO)

    silent = await decides(anna, RUDE_TO, deed="reject", reason=" ", version="0")
    told = await decides(
        anna, RUDE_TO, deed="reject", reason="Один автор, 8 912 345-67-89", version="0"
    )
    listed = await anna.opens("/desk/pains")

    assert (silent.status, silent.error) == (
        422,
        "Назовите, пожалуйста, причину: она останется в истории.",
    )
    assert "отклонена" in told.words
    assert "20.11.2026 · Анна, администратор · отклонено: Один автор, [телефон скрыт]" in told.words
    assert listed.links["Невежливое общение"] == RUDE_TO
    assert "Один автор, [телефон скрыт]" in listed.words


async def test_a_pain_is_merged_with_a_row_of_the_map_and_is_named_there(
    site: Section, anna: Visitor, tmp_path: Path
) -> None:
    await enter(site.storage, tmp_path, APPEALS)
    await signed_in(site, anna, Role.ANALYST)
    await anna.opens(TO)
    await decides(anna, TO, deed="confirm", severity="2", version="0")
    await anna.opens(RUDE_TO)

    nowhere = await decides(
        anna, RUDE_TO, deed="merge", other="f" * 16, reason="О том же", version="0"
    )
    merged = await decides(anna, RUDE_TO, deed="merge", other=SLOW, reason="О том же", version="0")
    into = await anna.opens(TO)
    alone = await decides(anna, TO, deed="reject", reason="Не то", version="1")

    assert (alone.status, alone.error) == (
        422,
        "С этой строкой объединены другие: сначала решите, что делать с ними.",
    )
    assert (nowhere.status, nowhere.error) == (422, "Выберите строку карты, с которой объединить.")
    assert "Объединена со строкой «Долгое ожидание результата»." in merged.words
    assert "Сюда же объединены: Невежливое общение." in into.words
    assert (await site.storage.pains.row(RUDE)).merged_with == SLOW


async def test_severity_is_changed_with_a_reason_alone(
    site: Section, anna: Visitor, tmp_path: Path
) -> None:
    await enter(site.storage, tmp_path, APPEALS)
    await signed_in(site, anna, Role.ANALYST)
    await anna.opens(TO)

    silent = await decides(anna, TO, deed="confirm", severity="4", version="0")
    told = await decides(
        anna, TO, deed="confirm", severity="4", threat="1", reason="Гололёд", version="0"
    )

    assert silent.status == 422
    assert "Почему такая тяжесть: Гололёд" in told.words
    assert "меры принимают немедленно" in told.words
    row = await site.storage.pains.row(SLOW)
    assert (row.severity, row.severity_reason, row.is_threat) == (4, "Гололёд", True)


async def test_of_two_clerks_the_second_is_told(
    site: Section, anna: Visitor, boris: Visitor, tmp_path: Path
) -> None:
    await enter(site.storage, tmp_path, APPEALS)
    await signed_in(site, anna, Role.ANALYST)
    await signed_in(site, boris, Role.ADMIN, "Борис")
    await anna.opens(TO)
    await boris.opens(TO)
    await decides(anna, TO, deed="confirm", severity="2", version="0")

    second = await decides(boris, TO, deed="reject", reason="Не то", version="0")

    assert (second.status, (await site.storage.pains.row(SLOW)).state) == (409, "confirmed")
    assert "тем временем изменили" in second.error


async def test_an_operator_reads_opens_the_messages_and_decides_nothing(
    site: Section, anna: Visitor, boris: Visitor, tmp_path: Path
) -> None:
    await enter(site.storage, tmp_path, APPEALS)
    await signed_in(site, anna)
    await signed_in(site, boris, Role.ANALYST, "Борис")

    page = await anna.opens(TO)
    refused = await decides(anna, TO, deed="confirm", severity="2", version="0")
    analyst = await boris.opens(TO)

    road = "/desk/queue?show=any&since=2026-10-01&until=2026-12-31&topic=road_repair"
    assert (page.links["Ремонт дорог"], "Подтвердить" in page.words) == (road, False)
    assert refused.status == 403
    assert ("Ремонт дорог" in analyst.links, "Подтвердить" in analyst.words) == (False, True)
    assert await site.storage.pains.rows("2026Q4") == []


async def test_a_row_is_written_by_hand(site: Section, anna: Visitor) -> None:
    await signed_in(site, anna, Role.ANALYST)
    await anna.opens("/desk/pains/new?period=2026Q4")
    told = {
        "period": "2026Q4",
        "page": "b" * 16,
        "process": "direction:services",
        "kind": "need",
        "title": "Оплата пошлины на сайте",
        "prevalence": "medium",
        "severity": "3",
        "reason": "Приём граждан 12 ноября",
    }

    severe = await decides(anna, "/desk/pains/new", **told | {"severity": "4"})
    kept = await decides(anna, "/desk/pains/new", **told)
    row = await site.storage.pains.row("b" * 16)

    assert (severe.status, severe.error) == (
        422,
        "Выберите, пожалуйста, тяжесть. У потребности она от 1 до 3.",
    )
    assert kept.heading == "Оплата пошлины на сайте"
    assert "Распространённость: средняя, по оценке сотрудников." in kept.words
    assert (row.kind, row.source, row.prevalence, row.severity) == ("need", "staff", "medium", 3)


@pytest.mark.parametrize(
    "wrong",
    [
        {"text": ""},
        {"kind": "bribe"},
        {"unit": "nobody"},
        {"due": "2026-11-19"},
        {"due": "2031-01-01"},
        {"due": "завтра"},
        {"target": "много"},
        {"target": "100,1"},
        {"target": ""},
        {"metric": ""},
        {"text": "я" * 501},
    ],
)
async def test_what_is_no_measure_is_refused(
    site: Section, anna: Visitor, tmp_path: Path, wrong: dict[str, str]
) -> None:
    await site.storage.units.put(Unit("roads", "Отдел дорог"), site.parts.clock(), "тест")
    await enter(site.storage, tmp_path, APPEALS)
    await signed_in(site, anna, Role.ANALYST)
    await anna.opens(TO)
    await decides(anna, TO, deed="confirm", severity="2", version="0")

    refused = await decides(anna, TO, **MEASURE | wrong, page="a" * 16)

    assert (refused.status, await site.storage.pains.measures("2026Q4")) == (422, [])


def test_each_severity_is_explained_and_a_need_has_no_fourth() -> None:
    assert severities("problem") == [
        ("1", "1 — неудобство"),
        ("2", "2 — задержка или лишние усилия"),
        ("3", "3 — нет результата, повторные визиты, отказ, деньги"),
        ("4", "4 — безопасность, права людей с инвалидностью, нарушение закона"),
    ]
    assert severities("need") == [
        ("1", "1 — удобство"),
        ("2", "2 — сэкономит дни"),
        ("3", "3 — избавит от визита или документа"),
    ]


async def test_a_row_that_has_grown_since_says_so_and_is_counted_anew(
    site: Section, anna: Visitor, tmp_path: Path
) -> None:
    """Given a pain rejected at three of seven complaints, and another one confirmed; when there are
    many more; then both say so, and a clerk has the standing one counted anew."""
    await enter(site.storage, tmp_path, [*[Row("slow")] * 3, *[Row("courtesy")] * 4])
    await signed_in(site, anna, Role.ANALYST)
    await anna.opens(TO)
    await decides(anna, TO, deed="confirm", severity="2", version="0")
    await decides(anna, RUDE_TO, deed="reject", reason="Случайность", version="0")
    calm = await anna.opens("/desk/pains")
    assert "с тех пор выросло" not in calm.words

    await enter(site.storage, tmp_path, [*[Row("slow")] * 27, *[Row("courtesy")] * 26], 100)
    grown = await anna.opens("/desk/pains")
    assert grown.words.count("с тех пор выросло") == 2
    page = await anna.opens(TO)
    assert "Сегодня так. Распространённость: высокая. Названа в 30 из 60 обращений" in page.words
    rejected = await anna.opens(RUDE_TO)
    assert "Сегодня так. Распространённость: высокая. Названа в 30 из 60" in rejected.words
    told = await decides(anna, TO, deed="recount", version="1")
    await decides(anna, RUDE_TO, deed="confirm", severity="2", version="1")

    assert (told.status, "с тех пор" in told.words) == (200, False)
    rows = [await site.storage.pains.row(name) for name in (SLOW, RUDE)]
    assert [(one.m, one.n, one.prevalence, one.severity, one.state) for one in rows] == [
        (30, 60, "high", 2, "confirmed"),
        (30, 60, "high", 2, "confirmed"),
    ]
    assert [(one.m, one.n) for one in rows[0].proofs] == [(30, 60)]
    log = [one.reason for one in await site.storage.pains.history(SLOW)]
    assert log == ["", "пересчитано по сегодняшним данным"]


async def test_what_was_typed_stays_where_something_is_wrong_with_it(
    site: Section, anna: Visitor, tmp_path: Path
) -> None:
    """Given a measure with a day that is over, and a merging without its row; when they are sent;
    then every word that was typed is there still."""
    await site.storage.units.put(Unit("roads", "Отдел дорог"), site.parts.clock(), "тест")
    await enter(site.storage, tmp_path, APPEALS)
    await signed_in(site, anna, Role.ANALYST)
    await anna.opens(TO)
    await decides(anna, TO, deed="confirm", severity="2", version="0")

    page = await decides(anna, TO, **(MEASURE | {"due": "2026-01-02"}))
    assert (page.status, page.values["due"], page.values["target"]) == (422, "2026-01-02", "10,5")
    assert (page.chosen["unit"], page.chosen["metric"]) == ("roads", "share")
    assert "Памятка о сроках" in page.words

    await anna.opens(RUDE_TO)
    page = await decides(anna, RUDE_TO, deed="merge", reason="О том же самом", version="0")
    assert (page.status, "О том же самом" in page.words) == (422, True)
