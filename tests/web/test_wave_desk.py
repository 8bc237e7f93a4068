"""Waves at the desk: opened once, with purpose and document, by whoever may, with slips too."""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator
from datetime import date
from html import unescape
from pathlib import Path

import pypdfium2
import pytest

from storage.records import (
    BallotDrafted,
    Channel,
    Draft,
    Paper,
    Person,
    Wave,
    WaveState,
)
from storage.sql.signins import Role
from storage.turns import KeptTurn
from tests.conftest import StandingClock
from tests.surveys.conftest import POLLS
from tests.web.reading import Page, read
from tests.web.section import Section, free_port, section
from tests.web.test_desk import signed_in
from tests.web.visitor import Visitor
from web.address import Address

PROBE, STAFF = "add_pain_probe", "int_equipment"
ORDER = "Распоряжение № 15-р от 12.01.2026"
WISH = {
    "until": "2026-12-04",
    "purpose": "Понять, где теряются бумаги",
    "basis": ORDER,
    "pain": "Пересылка между отделами",
    "population": "1 000",
}


@pytest.fixture
async def site(tmp_path: Path, clock: StandingClock) -> AsyncIterator[Section]:
    address = Address("127.0.0.1", free_port())
    surveys = {name: POLLS[name] for name in (PROBE, STAFF, "ext_express")}
    async with section(tmp_path, clock, address, surveys=surveys) as running:
        yield running


def said(page: Page, **more: str) -> list[tuple[str, str]]:
    """The form of the page with these words typed into it."""
    return [*(page.fields | page.values | {"error": "5"} | more).items()]


async def opens_wave(clerk: Visitor, survey: str = PROBE, **more: str) -> Page:
    """Form, check, and the press that opens."""
    await clerk.opens(f"/desk/surveys/{survey}/open")
    checked = await clerk.sends(said(clerk.page, **WISH | more, step="check"))
    assert checked.status == 200, checked.error or checked.words
    return await clerk.presses("Открыть волну")


async def wave_of(site: Section, survey: str = PROBE) -> Wave:
    known = [one for one in await site.storage.waves.known() if one.survey == survey]
    return known[-1]


async def test_a_wave_is_opened_with_all_that_the_ordinance_wants_said(
    site: Section, anna: Visitor, boris: Visitor
) -> None:
    await signed_in(site, anna, Role.ANALYST)
    await anna.opens(f"/desk/surveys/{PROBE}/open")
    checked = await anna.sends(said(anna.page, **WISH | {"until": "2026-11-22"}, step="check"))
    mended = await anna.presses("Исправить")
    opened = await opens_wave(anna)

    assert "нужно ответов — 278. Если отвечают 25% приглашённых, пригласите всех: по расчёту" in (
        checked.words.replace("\u00a0", " ")
    )
    assert "Рабочих дней всего 1: многие не успеют ответить." in checked.words
    assert "Последний день, 22.11.2026, — выходной" in checked.words
    assert mended.values["purpose"] == WISH["purpose"]
    wave = await wave_of(site)
    assert (wave.purpose, wave.basis, wave.pain, wave.population, wave.closes_on) == (
        *(WISH["purpose"], ORDER, WISH["pain"], 1000),
        date(2026, 12, 5),
    )
    assert opened.path == f"/desk/surveys/{PROBE}"
    assert "Волна открыта." in opened.words
    assert f"Цель: {WISH['purpose']}" in opened.words
    assert f"Основание: {ORDER}" in opened.words
    assert "Анна, аналитик: открыта волна" in opened.words
    assert (await boris.opens(f"/s/{PROBE}")).status == 200


@pytest.mark.parametrize(
    ("wrong", "why"),
    [
        ({"until": "2026-11-19"}, "Последний день — не раньше 20.11.2026"),
        ({"until": "2027-02-20"}, "не дальше 92 дней"),
        ({"until": "завтра"}, "Последний день"),
        ({"purpose": " \u200b "}, "Заполните поле «Цель»"),
        ({"basis": "x" * 301}, "Заполните поле «Документ-основание»"),
        ({"pain": "<b>"}, "Название проблемы"),
        ({"population": "-5"}, "Сколько всего клиентов — целое число"),
        ({"response": "0"}, "Доля ответивших"),
        ({"key": "otklik-key:1:AAAA"}, "Это не ключ «Отклика»"),
    ],
)
async def test_what_is_wrong_is_told_and_nothing_is_opened(
    site: Section, anna: Visitor, wrong: dict[str, str], why: str
) -> None:
    await signed_in(site, anna, Role.ADMIN)
    await anna.opens(f"/desk/surveys/{PROBE}/open")
    page = await anna.sends(said(anna.page, **WISH | wrong, step="open"))

    assert (page.status, why in page.error) == (422, True), page.error
    assert await site.storage.waves.known(WaveState.OPEN) == [await wave_of(site, "ext_express")]


@pytest.mark.parametrize("until", ["2026-12-04", "04.12.2026", "4 декабря 2026 г."])
async def test_the_last_day_is_typed_as_people_write_it(
    site: Section, anna: Visitor, until: str
) -> None:
    """Given a day in digits or in words; when the wave is opened; then it ends on that day."""
    await signed_in(site, anna, Role.ANALYST)
    await opens_wave(anna, until=until)

    assert (await wave_of(site)).last_day == date(2026, 12, 4)


@pytest.mark.parametrize(
    ("field", "typed"),
    [
        ("until", "завтра"),
        ("purpose", ""),
        ("pain", "<b>"),
        ("basis", "x" * 301),
        ("population", "0"),
        ("population", "1000000000"),
        ("error", "7"),
        ("response", "сорок"),
    ],
)
async def test_why_a_field_is_wrong_stands_beside_it_and_typing_goes_on_there(
    site: Section, anna: Visitor, field: str, typed: str
) -> None:
    """Given one wrong field; when the form comes back; then that field has what was typed, is
    marked and waits for the keys, and the words come after it and before the next."""
    await signed_in(site, anna, Role.ADMIN)
    await anna.opens(f"/desk/surveys/{PROBE}/open")
    form = said(anna.page, **WISH | {field: typed}, step="check")
    status, _, body = await anna.takes(anna.page.action, form)
    page, html = read(body.decode()), body.decode()
    marked = re.findall(r'<(?:input|select|textarea) name="(\w+)"[^>]*autofocus>', html)
    after = html.partition(f' name="{field}"')[2].partition(" name=")[0]

    assert (status, marked) == (422, [field])
    assert f'id="error" role="alert">{page.error}</p>' in " ".join(unescape(after).split())
    assert html.count('id="error"') == 1
    if field != "error":  # a list shows what it has
        assert page.values[field] == typed


async def test_employees_are_asked_by_an_order_alone_where_the_profile_says_so(
    site: Section, anna: Visitor
) -> None:
    object.__setattr__(site.rounds.plan, "staff_order", True)
    await signed_in(site, anna, Role.ADMIN)
    await anna.opens(f"/desk/surveys/{STAFF}/open")
    refused = await anna.sends(said(anna.page, **WISH | {"basis": "приказ"}, step="check"))

    assert refused.error == "Укажите номер и дату документа, по которому проводится опрос."
    assert "Волна открыта." in (await opens_wave(anna, STAFF)).words


async def test_pressed_twice_or_by_two_clerks_one_wave_is_opened(
    site: Section, anna: Visitor, boris: Visitor
) -> None:
    for clerk, purpose in ((anna, "Узнать о бумагах"), (boris, "Узнать о справках")):
        await signed_in(site, clerk, Role.ADMIN)
        await clerk.opens(f"/desk/surveys/{PROBE}/open")
        told = WISH | {"purpose": purpose}
        await clerk.sends(said(clerk.page, **told, step="check"))
    mine, hers = (clerk.filled("Открыть волну") for clerk in (anna, boris))
    path = f"/desk/surveys/{PROBE}/open"
    pressed = await asyncio.gather(
        anna.posts(path, mine), anna.posts(path, mine), boris.posts(path, hers)
    )

    (wave,) = [one for one in await site.storage.waves.known() if one.survey == PROBE]
    is_annas = wave.purpose == "Узнать о бумагах"
    assert [page.status for page in pressed] == ([200, 200, 409] if is_annas else [409, 409, 200])
    late = next(page for page in pressed if page.status == 409)
    assert late.error.startswith("Этот опрос уже идёт, последний день — 04.12.2026.")
    log = await site.storage.settings.of([f"wave.{wave.id}"])
    assert [(one.told, one.actor) for one in log] == [({"wave": "opened"}, "Анна, admin")]
    settings = await anna.opens("/desk/settings")
    assert f"Волна опроса {wave.id}" in settings.words
    assert "открыта волна" in settings.words


async def test_only_analysts_and_admins_of_the_whole_town_open_waves(
    site: Section, anna: Visitor
) -> None:
    await signed_in(site, anna, Role.OPERATOR)
    page = await anna.opens(f"/desk/surveys/{PROBE}")
    forced = await anna.posts(f"/desk/surveys/{PROBE}/open", [*WISH.items(), ("step", "open")])

    assert "Открыть волну" not in page.links
    assert forced.status == 403
    assert [one.survey for one in await site.storage.waves.known()] == ["ext_express"]


async def test_slips_made_at_the_desk_open_the_survey_once_each(
    site: Section, anna: Visitor, boris: Visitor
) -> None:
    await signed_in(site, anna, Role.ADMIN)
    await opens_wave(anna, STAFF)
    path = f"/desk/surveys/{STAFF}/waves/{(await wave_of(site, STAFF)).id}"
    page = await anna.opens(path)
    csrf = ("csrf", page.fields["csrf"])
    refused = [await anna.posts(f"{path}/slips", [csrf, ("count", n)]) for n in ("0", "5001", "x")]
    status, way, body = await anna.takes(f"{path}/slips", [csrf, ("count", "3")])
    more = await anna.opens(path)
    about = await anna.opens(f"/desk/surveys/{STAFF}")

    words = pypdfium2.PdfDocument(body)[0].get_textpage().get_text_range()
    codes = re.findall(r"\b(?:[0-9A-Z]{4}-){3}[0-9A-Z]{4}\b", words)
    assert [one.status for one in refused] == [422, 422, 422]
    assert (status, way.startswith("attachment"), len(set(codes))) == (200, True, 3)
    assert "Бумажные анкеты: напечатать и внести" not in about.links  # they answer by slips
    assert "Можно сделать ещё: прежние тоже действуют." in more.words
    await boris.opens(f"/s/{STAFF}")
    begun = await boris.presses("Дальше", text=codes[0])
    assert "Начать" in begun.buttons
    log = await site.storage.settings.of([f"wave.{(await wave_of(site, STAFF)).id}"])
    assert [one.told for one in log] == [{"wave": "slips", "count": 3}, {"wave": "opened"}]


async def test_slips_come_too_late_once_somebody_has_begun(site: Section, anna: Visitor) -> None:
    await signed_in(site, anna, Role.ADMIN)
    await opens_wave(anna, STAFF)
    wave = await wave_of(site, STAFF)
    person = Person(Channel.VK, "1")
    fact = BallotDrafted(Paper(wave.id), Draft(POLLS[STAFF].questions[0].id))
    memory = await site.storage.dialogues.recall(person)
    await site.storage.dialogues.keep(KeptTurn(person, "u", memory, "", [fact]))
    path = f"/desk/surveys/{STAFF}/waves/{wave.id}"
    page = await anna.opens(path)

    late = await anna.posts(f"{path}/slips", [("csrf", page.fields["csrf"]), ("count", "3")])

    assert "Кто-то уже начал отвечать без талона" in late.error
    log = await site.storage.settings.of([f"wave.{wave.id}"])
    assert [one.told for one in log] == [{"wave": "opened"}]
