"""The desk's list: filters that compose, orders, pages, a search that shows what it found."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from storage.register_records import Draft, Key, Moment
from storage.sql import search, search_counts
from storage.sql.signins import Role
from tests.conftest import StandingClock
from tests.messages.sending import ANNA, BORIS, PIT, send, send_traceless
from tests.staff.stepping import closing
from tests.web.reading import Page
from tests.web.section import Section
from tests.web.visitor import Visitor
from web.desk.found_words import Piece, snippet

LAMP = replace(PIT, text="Фонари на улице Гагарина не горят", spot="", topic="light")
HOSTILE = "<script>alert(1)</script> яма \"'><a href=//evil> {{ 7*7 }} \u202eяма"


async def signed_in(site: Section, visitor: Visitor, role: Role = Role.OPERATOR) -> None:
    await visitor.opens((await site.sign_in_link(role)).removeprefix(site.url))
    await visitor.presses("Войти")


def numbers(page: Page) -> list[str]:
    return [label for label, to in page.links.items() if "/case/" in to or "/loaded/" in to]


def tabs(page: Page) -> set[str]:
    return {label for label in page.links if label.endswith(")")}


async def test_filters_compose_and_every_link_keeps_them(
    site: Section, anna: Visitor, clock: StandingClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(search, "PAGE", 2)
    await signed_in(site, anna)
    lamps = [
        await send(site.storage, ANNA, replace(LAMP, due=date(2026, 12, 1) + timedelta(days=n)))
        for n in range(5)
    ]
    await send(site.storage, BORIS)

    first = await anna.opens("/desk/queue?topic=light&channel=telegram&since=2026-11-20")
    seen = numbers(first)
    while "Следующие" in anna.page.links:
        seen += numbers(await anna.opens(anna.page.links["Следующие"]))
    back = await anna.opens(anna.page.links["Предыдущие"])
    backwards = await anna.opens(first.links["Срок"])
    other_tab = await anna.opens(backwards.links["Новые (5)"])

    assert seen == lamps
    assert numbers(back) == lamps[2:4]
    assert {"Все открытые (5)", "Новые (5)", "Закрытые (0)"} <= tabs(first)
    assert numbers(backwards) == lamps[:2]
    assert other_tab.links["Новые (5)"] == (
        "/desk/queue?show=new&channel=telegram&topic=light&since=2026-11-20"
    )


async def test_a_tab_says_that_there_are_more_than_were_counted(
    site: Section, anna: Visitor, clock: StandingClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(search_counts, "MOST", 1)
    await signed_in(site, anna)
    for _ in range(2):
        number = await send(site.storage, ANNA)
        case = await site.storage.cases.one(number)
        await site.storage.cases.take_step(closing(case, "resolved", clock))

    page = await anna.opens("/desk/queue?show=closed")

    assert {"Все открытые (0)", "Закрытые (больше 1)"} <= tabs(page)
    assert len(numbers(page)) == 2


async def test_a_heading_sorts_and_then_sorts_the_other_way(site: Section, anna: Visitor) -> None:
    await signed_in(site, anna)
    near = await send(site.storage, ANNA, replace(PIT, due=date(2026, 12, 1)))
    far = await send(site.storage, ANNA, replace(PIT, due=date(2026, 12, 9)))

    once = numbers(await anna.opens((await anna.opens("/desk/queue")).links["Срок"]))
    twice = numbers(await anna.opens(anna.page.links["Срок"]))

    assert (once, twice) == ([near, far], [far, near])
    assert ("th", ("scope", "aria-sort")) in anna.page.structure


async def test_what_an_old_bookmark_asks_for_is_passed_over(site: Section, anna: Visitor) -> None:
    await signed_in(site, anna)
    number = await send(site.storage, ANNA)

    for asked in (
        *("show=nothing", "topic=gone", "since=yesterday", "until=9999-99-99"),
        *("page=-1", "page=%D9%A3", "sort=;drop", "late=", "unit=", "kind[]=x"),
    ):
        page = await anna.opens(f"/desk/queue?{asked}")
        assert (page.status, numbers(page)) == (200, [number]), asked


async def test_a_search_finds_open_and_closed_and_marks_the_words(
    site: Section, anna: Visitor
) -> None:
    await signed_in(site, anna)
    number = await send(site.storage, ANNA, LAMP)
    await send(site.storage, BORIS)

    page = await anna.opens("/desk/queue?q=фонарь+горит")

    assert numbers(page) == [number]
    assert "Открытые и закрытые (1)" in page.links
    assert "Фонари на улице Гагарина не горят" in page.words
    assert page.structure.count(("mark", ())) == 2
    nothing = await anna.opens("/desk/queue?q=водопад")
    assert "Ничего не нашлось" in nothing.words
    everything = await anna.opens(nothing.links["Сбросить отбор и поиск"])
    assert len(numbers(everything)) == 2


async def test_a_hostile_text_is_a_text_in_what_was_found(site: Section, anna: Visitor) -> None:
    await signed_in(site, anna)
    await send(site.storage, ANNA, replace(PIT, text=HOSTILE, spot=""))
    clean_page = await anna.opens("/desk/queue?q=яма")

    scripts = [tag for tag, _ in clean_page.structure if tag == "script"]
    page = await anna.opens("/desk/queue?q=%3Cscript%3E%22%27%3E+яма")

    assert len(scripts) == 1  # the keyboard's own
    assert "<script>alert(1)</script>" in clean_page.words
    assert "{{ 7*7 }}" in clean_page.words
    assert [tag for tag, _ in page.structure if tag == "script"] == ["script"]


async def test_a_traceless_message_is_not_found_by_what_it_says(
    site: Section, anna: Visitor, clock: StandingClock
) -> None:
    await signed_in(site, anna)
    number, _ = await send_traceless(site.storage, ANNA)
    await site.storage.messages.release(lambda _: (), clock())

    assert numbers(await anna.opens("/desk/queue?q=яма")) == []
    assert numbers(await anna.opens(f"/desk/queue?q={number}")) == [number]
    assert "Содержание сообщений без следа поиск не видит" in anna.page.words


async def test_rows_of_files_have_a_list_and_a_page_of_their_own(
    site: Section, anna: Visitor, clock: StandingClock
) -> None:
    await signed_in(site, anna)
    values = {"received": Moment(clock(), clock().date()), "text": HOSTILE, "topic": "light"}
    await site.storage.register.take([Draft(2, Key("pos", "ПОС-7"), values)], clock())

    listed = await anna.opens((await anna.opens("/desk/queue")).links["Загруженные из файлов (1)"])
    page = await anna.opens(listed.links["ПОС-7"])

    assert page.heading == "Обращение ПОС-7"
    assert "Канал: Платформа обратной связи (Госуслуги)" in page.words
    assert "<script>alert(1)</script> яма" in page.words
    assert [tag for tag, _ in page.structure if tag in ("script", "form")] == ["form"]
    for name in ("0", "999999999", "-5", "x"):
        assert (await anna.opens(f"/desk/loaded/{name}")).status == 404


async def test_an_analyst_sees_no_list(site: Section, anna: Visitor) -> None:
    await signed_in(site, anna, Role.ANALYST)

    for path in ("/desk/queue?q=яма", "/desk/loaded/1"):
        assert (await anna.opens(path)).status == 403


def test_a_piece_begins_near_the_words_and_marks_each() -> None:
    text = "слово " * 30 + "глубокая яма, рядом ямы. " + "слово " * 60

    pieces = snippet(["ничего", text], "яму")

    assert [piece.text for piece in pieces if piece.is_found] == ["яма", "ямы"]
    assert pieces[0] == Piece("…", False)
    assert pieces[1].text.startswith("слово")
    assert sum(len(piece.text) for piece in pieces) <= 222


def test_a_message_found_by_its_number_shows_how_it_begins() -> None:
    assert snippet(["Яма на Лесной"], "482913") == (Piece("Яма на Лесной", False),)
    assert snippet([], "482913") == ()
