"""The keeper's page of the desk: a file and a passphrase open a strict wave, and are forgotten."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest
from aiohttp import FormData
from sqlalchemy import func, select

from bot.key_notes import KeyNotes
from bot.surveys.sizes import page_sizes
from storage import opening_key, tables
from storage.records import Channel, PageSealed, Paper, Person, Wave, WaveState
from storage.sql.signins import Role
from storage.turns import KeptTurn
from tests.conftest import StandingClock
from tests.surveys.conftest import POLLS
from tests.web.reading import Page, read
from tests.web.section import Section, free_port, section
from tests.web.test_desk import signed_in
from tests.web.visitor import Visitor
from web import forms
from web.address import Address

WORDS = "ёлки над тихой рекой"
KEY = opening_key.new(WORDS)
SURVEY = POLLS["int_contracts"]


@pytest.fixture
async def site(tmp_path: Path, clock: StandingClock) -> AsyncIterator[Section]:
    """A strict survey that six people answered, over by now."""
    address = Address("127.0.0.1", free_port())
    async with section(tmp_path, clock, address, surveys={SURVEY.id: SURVEY}) as running:
        wave = await running.rounds.open(SURVEY.id, public=opening_key.read_public(KEY.public))
        for number in range(6):
            await hand_in(running, wave, str(number))
        clock.time += timedelta(days=40)
        await running.rounds.go_on()
        yield running


async def hand_in(site: Section, wave: Wave, account: str) -> None:
    person, paper = Person(Channel.TELEGRAM, account), Paper(wave.id)
    place = SURVEY.numbers["overall"] + 1
    cover = PageSealed(paper, "overall", sizes=page_sizes(SURVEY))
    page = PageSealed(paper, "", page="overall", place=place, answers={"overall": 5})
    for number, fact in enumerate((cover, page)):
        memory = await site.storage.dialogues.recall(person)
        turn = KeptTurn(person, f"{account}.{number}", memory, "", [fact])
        assert await site.storage.dialogues.keep(turn)


@pytest.fixture
async def keeper(site: Section) -> AsyncIterator[Visitor]:
    visitor = Visitor(site.url)
    await signed_in(site, visitor, Role.ADMIN)
    await visitor.opens("/desk/key")
    yield visitor
    await visitor.close()


async def bring(visitor: Visitor, line: str, words: str, **more: str) -> Page:
    """As a browser sends the form."""
    told = FormData()
    fields = visitor.page.fields | {"wave": "int_contracts-2026-11-20", "passphrase": words} | more
    for name, value in fields.items():
        told.add_field(name, value)
    told.add_field("key", line.encode(), filename="ключ.txt", content_type="text/plain")
    async with visitor._session.post(f"{visitor.url}/desk/key", data=told) as response:
        return read(await response.text(), response.status, response.url.path)


async def state(site: Section) -> tuple[WaveState, int]:
    (wave,) = await site.storage.waves.known()
    asked = select(func.count()).select_from(tables.ticket)
    async with site.storage.engine.reading() as connection:
        return wave.state, (await connection.execute(asked)).scalar_one()


async def test_the_right_key_opens_the_wave_and_stays_nowhere(
    site: Section, keeper: Visitor, tmp_path: Path
) -> None:
    assert SURVEY.title in keeper.page.words
    assert opening_key.fingerprint(opening_key.read_public(KEY.public)) in keeper.page.words

    page = await bring(keeper, KEY.private, WORDS)

    assert page.status == 200
    assert f"Готово: опрос «{SURVEY.title}» закрыт, открыто анкет: 6." in page.words
    assert await state(site) == (WaveState.CLOSED, 0)
    private = opening_key.read_private(KEY.private, WORDS)
    left = [path.read_text() for path in tmp_path.rglob("*.key")]
    assert left
    assert [text for text in left if private.hex() in text] == []


@pytest.mark.parametrize(
    ("line", "words", "said"),
    [
        (KEY.private, "другие слова совсем", "Пароль не подходит. Ничего не изменилось"),
        (KEY.public, WORDS, "Это открытая половина, она ничего не откроет."),
        ("что-то другое", WORDS, "Это не файл ключа или он повреждён."),
        (KEY.private[:-9], WORDS, "Это не файл ключа или он повреждён."),
        ("x" * 5000, WORDS, "Это не файл ключа или он повреждён."),
    ],
    ids=["another passphrase", "the public half", "no key", "cut", "huge"],
)
async def test_a_wrong_key_says_what_is_wrong_and_harms_nothing(
    site: Section, keeper: Visitor, line: str, words: str, said: str
) -> None:
    page = await bring(keeper, line, words)

    assert (page.status, await state(site)) == (422, (WaveState.OVER, 6))
    assert said in page.words
    assert (await bring(keeper, KEY.private, WORDS)).status == 200


async def test_the_key_of_another_wave_names_the_right_one(site: Section, keeper: Visitor) -> None:
    page = await bring(keeper, opening_key.new(WORDS).private, WORDS)

    assert (page.status, await state(site)) == (422, (WaveState.OVER, 6))
    assert opening_key.fingerprint(opening_key.read_public(KEY.public)) in page.words


async def test_a_wave_that_waits_for_no_key_takes_none(site: Section, keeper: Visitor) -> None:
    page = await bring(keeper, KEY.private, WORDS, wave="ext_express-2026Q4")

    assert (page.status, await state(site)) == (422, (WaveState.OVER, 6))


async def test_a_wave_stopped_before_its_day_takes_no_key_until_then(
    site: Section, keeper: Visitor, clock: StandingClock
) -> None:
    """Who can write into the database can stop it, too."""
    now, (wave,) = clock.time, await site.storage.waves.known()
    clock.time = clock.time.replace(month=wave.closes_on.month, day=wave.closes_on.day)
    clock.time -= timedelta(days=1)
    await signed_in(site, keeper, Role.ADMIN)
    await keeper.opens("/desk/key")
    assert SURVEY.title not in keeper.page.words

    assert (await bring(keeper, KEY.private, WORDS)).status == 422

    clock.time = now
    assert await state(site) == (WaveState.OVER, 6)


async def test_only_an_administrator_with_a_form_of_ours_brings_a_key(
    site: Section, keeper: Visitor, anna: Visitor
) -> None:
    await signed_in(site, anna, Role.OPERATOR)
    anna.page.fields = dict(keeper.page.fields)

    assert (await anna.opens("/desk/key")).status == 403
    anna.page.fields = dict(keeper.page.fields)
    assert (await bring(anna, KEY.private, WORDS)).status == 403
    assert (await bring(keeper, KEY.private, WORDS, csrf="0" * 64)).status == 403
    assert (await bring(keeper, "x" * (forms.LARGEST + 1), WORDS)).status == 413
    assert await state(site) == (WaveState.OVER, 6)


@pytest.fixture
async def anna(site: Section) -> AsyncIterator[Visitor]:
    visitor = Visitor(site.url)
    yield visitor
    await visitor.close()


async def test_staff_are_reminded_once_a_day_while_the_key_is_awaited(
    site: Section, clock: StandingClock
) -> None:
    (wave,) = await site.storage.waves.known()
    notes = KeyNotes(site.storage, {SURVEY.id: SURVEY}, ["telegram:-100"], clock)
    told = []
    for day in range(16):
        clock.time = clock.time.replace(year=2026, month=12, day=1) + timedelta(days=day)
        for _ in range(3):
            await notes.look()
        told.append(await notices(site))

    passed = [(clock.time.date().replace(day=1 + n) - wave.closes_on).days for n in range(16)]
    assert wave.state is WaveState.OVER
    assert [after for before, after in zip([0, *told], told, strict=False) if after > before] == [
        number + 1 for number, _ in enumerate(n for n in passed if n in {0, 5, 6, 7, 8, 9, 10, 14})
    ]


async def test_the_reminder_tells_how_to_come_to_the_page(
    site: Section, clock: StandingClock
) -> None:
    (wave,) = await site.storage.waves.known()
    clock.time = clock.time.replace(
        year=wave.closes_on.year, month=wave.closes_on.month, day=wave.closes_on.day
    )

    await KeyNotes(site.storage, {SURVEY.id: SURVEY}, ["telegram:-100"], clock).look()

    (notice,) = await site.storage.notices.claim(clock())
    assert "приносит его на страницу «Ключ»" in notice.text
    assert "otklik desk link --role admin" in notice.text


async def notices(site: Section) -> int:
    asked = select(func.count()).select_from(tables.metadata.tables["notice"])
    async with site.storage.engine.reading() as connection:
        return int((await connection.execute(asked)).scalar_one())
