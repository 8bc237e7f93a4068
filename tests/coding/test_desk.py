"""Free texts get their codes at the desk: one after another, and none that may not be shown."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from storage.code_records import NOTHING, Code
from storage.office_records import Unit
from storage.register_records import Draft, Key, Moment
from storage.sql.signins import Clerk, Role
from tests.conftest import StandingClock
from tests.messages.sending import ANNA, BORIS, PIT, send, send_traceless
from tests.side.test_desk import enters, signed_in
from tests.web.reading import Page
from tests.web.section import Section, free_port, section
from tests.web.test_texts import about, opened, words
from tests.web.visitor import Fields, Visitor
from web.address import Address

OPENED = date(2026, 11, 19)
SERVICES = "/desk/coding/comments?period=2026Q4&sheet=ext_express:services"


async def presses(visitor: Visitor, **fields: str) -> Page:
    """A form of the page of codes, as a browser sends it; the page that comes of it."""
    hidden = [(name, visitor.page.fields[name]) for name in visitor.page.fields]
    told: Fields = [*hidden, *fields.items()]
    visitor.page = await visitor.posts(visitor.page.path, told)
    return visitor.page


def shown(page: Page, *texts: str) -> list[str]:
    return [text for text in texts if text in page.words]


async def test_comments_are_coded_one_after_another_in_every_database(
    database_url: str, tmp_path: Path, clock: StandingClock
) -> None:
    address, texts = Address("127.0.0.1", free_port()), words(10)
    async with section(tmp_path, clock, address, database_url) as site:
        await opened(site.storage, "first", about("services", *texts), OPENED)
        anna = Visitor(site.url)
        await signed_in(site, anna)
        await enters(anna, "processes", title="Справки")
        (process,) = await site.storage.side.listed("process")

        overview = await anna.opens((await anna.opens("/desk/texts")).links["Разбор текстов"])
        page = await anna.opens(overview.links["Разбирать"])
        seen = [shown(page, *texts)]
        page = await presses(anna, pain="долгое ожидание результата", process="Справки")
        for _ in range(5):
            seen.append(shown(page, *texts))
            page = await presses(anna, quick="pain:timeliness")
        for _ in range(4):
            seen.append(shown(page, *texts))
            page = await presses(anna, deed="nothing")
        told = await anna.opens("/desk/coding")
        await anna.close()
        codes = (await site.storage.codes_of_texts.all_of_comments()).values()

    assert sorted(seen) == [[text] for text in texts]
    assert page.path == "/desk/coding"
    slow = Code("pain", "timeliness")
    both, nothing = (slow, Code("process", process.id)), (NOTHING,)
    assert sorted(codes) == sorted([both, *[(slow,)] * 5, *[nothing] * 4])
    assert "Разобрано 10 из 10" in told.words
    for line in (
        "Долгое ожидание результата — 60–80%",
        "ничего не подходит — 20–40%",
        "процесс: Справки — 0–20%",
    ):
        assert line in told.words


async def test_nine_texts_can_be_neither_seen_nor_coded(site: Section, anna: Visitor) -> None:
    told = about("services", *words(9)) + about("appeals", "")
    await opened(site.storage, "few", told, OPENED)
    await signed_in(site, anna, Role.ADMIN)

    overview = await anna.opens("/desk/coding")

    assert "слово" not in overview.words
    assert "Экспресс" not in overview.words
    assert (await anna.opens(SERVICES)).status == 404
    assert (await anna.opens(SERVICES + "&looked=1")).status == 404


async def test_a_comment_that_waits_for_company_cannot_be_coded_by_its_name(
    site: Section, anna: Visitor
) -> None:
    await opened(site.storage, "first", about("services", *words(12)), date(2026, 11, 18))
    some = about("services", *words(4, "новое")) + about("appeals", *[""] * 6)
    await opened(site.storage, "second", some, OPENED)
    counted = await site.storage.comments.counted(OPENED)
    rows = await site.storage.comments.of([batch for batch, _ in counted])
    (waiting, *_) = [row for row in rows if row.body.startswith("новое")]
    await signed_in(site, anna)
    await anna.opens(SERVICES)

    opened_page = await anna.opens(f"{SERVICES}&text={waiting.id.hex()}")
    await anna.opens(SERVICES)
    anna.page.fields["text"] = waiting.id.hex()
    sent = await presses(anna, pain="timeliness")

    assert (opened_page.status, sent.status) == (404, 404)
    assert await site.storage.codes_of_texts.all_of_comments() == {}


async def test_counts_wait_for_ten_texts_looked_through(site: Section, anna: Visitor) -> None:
    await opened(site.storage, "first", about("services", *words(12)), OPENED)
    await signed_in(site, anna)
    await anna.opens(SERVICES)
    for number in range(9):
        await presses(anna, pain="timeliness" if number else "courtesy")
    before = await anna.opens("/desk/coding")
    await anna.opens(SERVICES)
    await presses(anna, pain="timeliness")
    after = await anna.opens("/desk/coding")

    few = "Доли появятся, когда разобрано не меньше 10 текстов и они не все об одном."
    assert (few in before.words, few in after.words) == (True, False)
    assert ("Долгое ожидание" in before.words, "Долгое ожидание" in after.words) == (False, True)


async def test_codes_are_added_taken_away_and_put_right_later(site: Section, anna: Visitor) -> None:
    await opened(site.storage, "first", about("services", *words(10)), OPENED)
    await signed_in(site, anna)
    await anna.opens(SERVICES)

    page = await presses(anna, pain="timeliness", deed="more")
    here = shown(page, *words(10))
    page = await presses(anna, cause="Нарушен срок", deed="more")
    both = [one for one in page.buttons if one.startswith("Убрать")]
    page = await presses(anna, remove="pain:timeliness")
    one = [label for label in page.buttons if label.startswith("Убрать")]
    page = await anna.opens(page.links["Пропустить"])
    looked = await anna.opens(SERVICES + "&looked=1")
    again = await anna.opens(looked.links["Исправить"])
    await presses(anna, remove="cause:deadline")

    assert both == ["Убрать «причина: Нарушен срок»", "Убрать «Долгое ожидание результата»"]
    assert one == both[:1]
    assert shown(page, *here) == []
    assert shown(looked, *words(10)) == shown(again, *words(10)) == here
    assert await site.storage.codes_of_texts.all_of_comments() == {}


async def test_what_is_no_code_is_refused_with_the_reason_and_nothing_is_kept(
    site: Section, anna: Visitor
) -> None:
    await opened(site.storage, "first", about("services", *words(10)), OPENED)
    await signed_in(site, anna)

    told = {}
    for fields in (
        {"deed": "next"},
        {"pain": "Всё плохо"},
        {"cause": "<b>нет</b>"},
        {"process": "timeliness"},
        {"quick": "pain:nothing-of-the-kind"},
        {"quick": "process:0123456789abcdef"},
    ):
        await anna.opens(SERVICES)
        page = await presses(anna, **fields)
        told[page.error] = page.status

    assert told == dict.fromkeys(
        (
            "Укажите хотя бы один код или нажмите «Ничего не подходит».",
            "«Всё плохо» нет в справочнике. Выберите из списка.",
            "Причины «<b>нет</b>» нет в справочнике. Выберите из списка.",
            "Процесса «timeliness» нет в перечне. Выберите из списка или внесите его в «Процессы».",
            "«?» нет в справочнике. Выберите из списка.",
            "Процесса «?» нет в перечне. Выберите из списка или внесите его в «Процессы».",
        ),
        422,
    )
    assert await site.storage.codes_of_texts.all_of_comments() == {}


async def test_a_comment_is_scrubbed_and_bears_no_question_mark_or_day(
    site: Section, anna: Visitor
) -> None:
    told = ["Звоните 8 912 345-67-89!!!", *words(9)]
    await opened(site.storage, "first", about("services", *told), OPENED)
    await signed_in(site, anna)

    pages = [await anna.opens(SERVICES)]
    while len(pages) < 10:
        pages.append(await anna.opens(pages[-1].links["Пропустить"]))

    assert [page for page in pages if "912" in page.words or "19.11" in page.words] == []
    assert sum("Звоните [телефон скрыт]!" in page.words for page in pages) == 1


async def test_messages_and_rows_of_files_are_coded_and_the_log_tells_it(
    site: Section, anna: Visitor, clock: StandingClock
) -> None:
    first = await send(site.storage, ANNA)
    clock.time += timedelta(days=1)  # of one day they come in no order
    second = await send(site.storage, BORIS)
    clock.time += timedelta(days=1)
    values = {"received": Moment(clock(), clock().date()), "text": "Фонари", "topic": "light"}
    await site.storage.register.take([Draft(2, Key("pos", "П-7"), values)], clock())
    await signed_in(site, anna)
    await enters(anna, "processes", title="Ремонт")
    (process,) = await site.storage.side.listed("process")

    page = await anna.opens(f"/desk/case/{first}")
    page = await anna.opens(page.links["Разобрать текст"])
    asked = (page.heading, PIT.text in page.words)
    await presses(anna, pain="Низкое качество работ", cause="Работа сделана плохо", deed="more")
    page = await presses(anna, process="Ремонт")
    other = page.heading
    page = await presses(anna, cause="Нарушен срок")
    row = (page.heading, "Фонари" in page.words, "Причина" in page.words)
    page = await presses(anna, pain="need_online")

    assert asked == (f"Сообщение № {first}", True)
    assert other == f"Сообщение № {second}"
    assert row == ("Платформа обратной связи (Госуслуги)", True, False)
    assert page.path == "/desk/coding"
    for line in (
        "Разобрано 3 из 3",
        "Низкое качество работ — 1",
        "Потребность: сделать онлайн — 1",
        "процесс: Ремонт — 1",
        "ничего не подходит — 1",
    ):
        assert line in page.words
    cases = [await site.storage.cases.one(number) for number in (first, second)]
    assert [case.cause for case in cases] == ["quality", "deadline"]
    history = (await anna.opens(f"/desk/case/{first}")).words
    assert "код текста: Низкое качество работ" in history
    assert "код текста: процесс: Ремонт" in history
    assert process.id not in history


async def test_each_count_leads_to_its_texts(
    site: Section, anna: Visitor, clock: StandingClock
) -> None:
    texts = words(10)
    await opened(site.storage, "first", about("services", *texts), OPENED)
    number = await send(site.storage, ANNA)
    await signed_in(site, anna)
    await anna.opens(f"/desk/coding/messages?text={number}")
    await presses(anna, pain="timeliness")
    await anna.opens(SERVICES)
    for place in range(10):
        await presses(anna, pain="courtesy" if place < 3 else "timeliness")

    overview = await anna.opens("/desk/coding")
    rude = await anna.opens(overview.links["Невежливое общение — 20–40%"])
    rest = await anna.opens(overview.links["Долгое ожидание результата — 60–80%"])
    messages = await anna.opens(overview.links["Долгое ожидание результата — 1"])
    again = await anna.opens(messages.links["Исправить"])

    few, many = shown(rude, *texts), shown(rest, *texts)
    assert (len(few), len(many), sorted([*few, *many])) == (3, 7, texts)
    assert (PIT.text in messages.words, f"Сообщение № {number}" in messages.words) == (True, True)
    assert again.heading == f"Сообщение № {number}"


async def test_a_traceless_message_is_coded_and_leads_to_nobody(
    site: Section, anna: Visitor, clock: StandingClock
) -> None:
    number, _ = await send_traceless(site.storage, ANNA, replace(PIT, text="Тайное"))
    await site.storage.messages.release(lambda _: (), clock())
    await signed_in(site, anna)

    page = await anna.opens("/desk/coding/messages?period=2026Q4")
    seen = "Тайное" in page.words
    await presses(anna, pain="timeliness")
    clerk = await anna.opens(f"/desk/coding/messages?text={number}")
    removed = await presses(anna, remove="pain:timeliness")

    assert seen
    assert "Убрать «Долгое ожидание результата»" in clerk.buttons
    assert removed.path == "/desk/coding/messages"
    history = (await anna.opens(f"/desk/case/{number}")).words
    assert "убран код текста: Долгое ожидание результата" in history


async def test_an_analyst_sees_counts_of_messages_and_opens_none(
    site: Section, anna: Visitor
) -> None:
    number = await send(site.storage, ANNA)
    await signed_in(site, anna, Role.ANALYST)

    overview = await anna.opens("/desk/coding")

    assert "Разобрано 0 из 1" in overview.words
    assert "Разбирать" not in overview.links
    for path in ("?period=2026Q4", f"?text={number}"):
        assert (await anna.opens(f"/desk/coding/messages{path}")).status == 403


async def test_a_clerk_of_a_unit_codes_what_the_unit_has(
    site: Section, anna: Visitor, boris: Visitor, clock: StandingClock
) -> None:
    await site.storage.units.put(Unit("roads", "Дороги"), clock(), "тест")
    number = await send(site.storage, ANNA)
    values = {"received": Moment(clock(), clock().date()), "text": "Фонари"}
    await site.storage.register.take([Draft(2, Key("pos", "П-7"), values)], clock())
    token = await site.parts.signins.make_link(Clerk("Анна", Role.OPERATOR, "roads"), clock())
    await anna.opens(f"/desk/enter?t={token}")
    await anna.presses("Войти")

    statuses = [
        (await anna.opens(f"/desk/coding/messages?text={name}")).status for name in (number, "row1")
    ]

    await signed_in(site, boris)
    statuses.append((await boris.opens("/desk/coding/messages?text=row1")).status)

    assert statuses == [404, 404, 200]
    assert "Разобрано 0 из 0" in (await anna.opens("/desk/coding")).words


@pytest.mark.parametrize("name", ["row0", "row99999999999", "row-1", "нет", "rowx"])
async def test_there_is_no_page_of_a_message_that_is_not_there(
    site: Section, anna: Visitor, name: str
) -> None:
    await signed_in(site, anna)

    assert (await anna.opens(f"/desk/coding/messages?text={name}")).status == 404
