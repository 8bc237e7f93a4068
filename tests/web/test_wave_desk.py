"""Waves at the desk: opened with purpose and document, ended early, counted in the morning."""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator
from datetime import date, timedelta
from pathlib import Path

import pypdfium2
import pytest

from storage import opening_key
from storage.records import (
    Answers,
    BallotCast,
    BallotDrafted,
    Channel,
    Draft,
    Paper,
    Person,
    Wave,
    WaveState,
)
from storage.sql.signins import Role
from storage.sql.waves import Waves
from storage.turns import KeptTurn
from tests.conftest import StandingClock
from tests.surveys.conftest import POLLS
from tests.web.reading import Page
from tests.web.section import Section, free_port, section
from tests.web.test_desk import signed_in
from tests.web.visitor import Visitor
from web.address import Address
from web.desk.surveys import wave_end

PROBE, STAFF = "add_pain_probe", "int_equipment"
ORDER = "Распоряжение № 15-р от 12.01.2026"
WISH = {
    "until": "2026-12-04",
    "purpose": "Понять, где теряются бумаги",
    "basis": ORDER,
    "pain": "Пересылка между отделами",
    "population": "1 000",
}
PASSPHRASE = "ключ лежит в сейфе у Анны"


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


async def answers(site: Section, count: int = 1) -> None:
    for _ in range(count):
        citizen = Visitor(site.url)
        await citizen.opens(f"/s/{PROBE}")
        await citizen.presses("Начать")
        done = await citizen.presses("Нет")
        assert done.status == 200
        await citizen.close()


async def wave_of(site: Section, survey: str = PROBE) -> Wave:
    known = [one for one in await site.storage.waves.known() if one.survey == survey]
    return known[-1]


async def next_morning(site: Section, clock: StandingClock, clerk: Visitor) -> None:
    clock.time += timedelta(days=1)
    await site.rounds.count_roughly()
    await signed_in(site, clerk, Role.ANALYST)


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


async def test_a_wave_is_ended_early_once_enough_have_answered_by_the_morning(
    site: Section, anna: Visitor, clock: StandingClock
) -> None:
    await signed_in(site, anna, Role.ANALYST)
    await opens_wave(anna)
    await answers(site, 6)
    path = f"/desk/surveys/{PROBE}/waves/{(await wave_of(site)).id}"
    early = await anna.opens(path)
    await next_morning(site, clock, anna)
    asked = await anna.opens(path)
    closed = await anna.presses("Закрыть волну")
    again = await anna.posts(path, [("csrf", closed.fields["csrf"])])

    assert "На утро законченных анкет меньше 5" in early.error
    assert "Закрыть волну" not in early.buttons
    assert "Анкеты будут открыты вперемешку, а ключ уничтожен." in asked.words
    assert "отвечать можно до 04.12.2026" in asked.words
    assert "Волна закрыта: анкеты открыты вперемешку, ключ уничтожен." in closed.words
    assert "Открыто анкет: не меньше 5." in closed.words
    assert "Закрыта раньше срока: 21.11.2026" in closed.words
    assert "Анна, аналитик: велено закрыть" in closed.words
    assert (again.status, again.path) == (200, f"/desk/surveys/{PROBE}")
    assert (await wave_of(site)).opened == 6


async def test_a_permanent_survey_is_not_ended_by_hand(site: Section, anna: Visitor) -> None:
    await signed_in(site, anna, Role.ADMIN)
    wave = await wave_of(site, "ext_express")
    path = f"/desk/surveys/ext_express/waves/{wave.id}"
    page = await anna.opens(path)
    forced = await anna.posts(path, [("csrf", page.fields.get("csrf", ""))])

    assert "заканчивается вместе с кварталом или месяцем" in page.error
    assert forced.status == 409
    assert (await wave_of(site, "ext_express")).state is WaveState.OPEN


async def tries_while_people_come(site: Section, clerk: Visitor, *counts: int) -> list[str]:
    """What a clerk sees who presses «close» after each answer, and looks at both pages."""
    wave, told = await wave_of(site), []
    path = f"/desk/surveys/{PROBE}/waves/{wave.id}"
    token = (await clerk.opens("/desk/surveys")).fields["csrf"]
    for count in counts:
        await answers(site, count)
        pages = [
            await clerk.posts(path, [("csrf", token)]),
            await clerk.opens("/desk/surveys"),
            await clerk.opens(f"/desk/surveys/{PROBE}"),
        ]
        told.append("".join(page.words for page in pages))
    return told


async def test_nothing_at_the_desk_tells_when_somebody_comes(site: Section, anna: Visitor) -> None:
    await signed_in(site, anna, Role.ADMIN)
    await opens_wave(anna)

    four, five, six = await tries_while_people_come(site, anna, 4, 1, 1)

    assert four == five == six


async def test_twin_a_closing_that_may_be_tried_at_any_time_tells_of_the_fifth(
    site: Section, anna: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(wave_end, "_too_early", lambda *_: "")
    await signed_in(site, anna, Role.ADMIN)
    await opens_wave(anna)

    four, five = await tries_while_people_come(site, anna, 4, 1)

    assert four != five


async def test_twin_a_page_that_counts_anew_tells_of_the_fifth(
    site: Section, anna: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    honest = Waves.known

    async def live(self: Waves, state: WaveState | None = None) -> list[Wave]:
        for wave in await honest(self, WaveState.OPEN):
            await self._count_roughly(wave, wave.opened_on)
        return await honest(self, state)

    monkeypatch.setattr(Waves, "known", live)
    await signed_in(site, anna, Role.ADMIN)
    await opens_wave(anna)

    four, five = await tries_while_people_come(site, anna, 4, 1)

    assert four != five


async def test_a_wave_whose_key_is_kept_elsewhere_is_ended_by_its_keeper_alone(
    site: Section, anna: Visitor, clock: StandingClock
) -> None:
    files = opening_key.new(PASSPHRASE)
    await signed_in(site, anna, Role.ADMIN)
    await anna.opens(f"/desk/surveys/{PROBE}/open")
    wrong = await anna.sends(said(anna.page, **WISH, key=files.private, step="check"))
    opened = await opens_wave(anna, key=files.public)
    await answers(site, 6)
    await next_morning(site, clock, anna)
    wave = await wave_of(site)
    path = f"/desk/surveys/{PROBE}/waves/{wave.id}"
    early = await anna.opens(path)
    forced = await anna.posts(path, [("csrf", early.fields.get("csrf", ""))])
    still = await wave_of(site)
    clock.time = clock.time.replace(month=12, day=5)
    await site.rounds.go_on()
    await signed_in(site, anna, Role.ADMIN)
    over = await anna.opens(path)

    assert "Это закрытый ключ: ему здесь не место." in wrong.error
    assert files.private not in wrong.words
    assert "Строгая: ключ хранит человек, не сервер" in opened.words
    assert "Бумажные анкеты: напечатать и внести" not in opened.links  # nobody may read them
    assert (wave.strict, wave.opening) == (True, "at_close")
    assert f"«otklik survey close {wave.id} --key ФАЙЛ»" in early.error
    assert (forced.status, still.state) == (409, WaveState.OPEN)
    assert "волна ждёт своего ключа" in over.error
    assert over.links["Ключ"] == "/desk/key"


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


async def test_a_closing_that_was_too_early_extends_and_is_not_tried_again_that_day(
    site: Section, anna: Visitor, clock: StandingClock
) -> None:
    """Sheets count as nobody beside people, so the morning's number was no promise."""
    await signed_in(site, anna, Role.ADMIN)
    await opens_wave(anna, STAFF)
    wave = await wave_of(site, STAFF)
    mark: Answers = {"lack": "ok", "overall": 3}
    for number in range(4):
        person = Person(Channel.VK, str(number))
        memory = await site.storage.dialogues.recall(person)
        turn = KeptTurn(person, f"u{number}", memory, "", [BallotCast(Paper(wave.id), mark)])
        await site.storage.dialogues.keep(turn)
    first = POLLS[STAFF].questions[0]
    for _ in range(5):
        await anna.opens(f"/desk/sheets/{STAFF}")
        option = next(iter(getattr(first, "options", {})))
        await anna.sends([*anna.page.fields.items(), (first.id, option)])
    await next_morning(site, clock, anna)
    path = f"/desk/surveys/{STAFF}/waves/{wave.id}"
    await anna.opens(path)
    extended = await anna.presses("Закрыть волну")
    again = await anna.opens(path)
    forced = await anna.posts(path, [("csrf", again.fields["csrf"])])

    assert "Волна не закрыта: ответивших слишком мало" in extended.words
    assert "Была обещана до 04.12.2026, продлена: ответивших не хватало" in extended.words
    assert "Сегодня эту волну уже закрывали: ответивших не хватило." in again.error
    assert (forced.status, (await wave_of(site, STAFF)).state) == (409, WaveState.OPEN)
