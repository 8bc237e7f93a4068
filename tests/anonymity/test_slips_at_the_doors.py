"""Slips through the real doors: the web, and Telegram before the strict fake."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from sqlalchemy import select

from storage import sealed_pages, sealing, slips, tables
from storage.records import BallotCast, Channel, Paper, Person
from storage.turns import KeptTurn
from tests.anonymity.dialogues import presses, program
from tests.anonymity.slip_holders import (
    BAD,
    SURVEY,
    issued,
    the_wave,
)
from tests.conftest import StandingClock
from tests.fakes.telegram import Citizen, FakeTelegram
from tests.surveys.conftest import POLLS
from tests.talk import House
from tests.web.section import Section, free_port, section
from tests.web.visitor import Visitor
from web.address import Address


@pytest.fixture
async def site(tmp_path: Path, clock: StandingClock) -> AsyncIterator[Section]:
    address = Address("127.0.0.1", free_port())
    async with section(tmp_path, clock, address, surveys={SURVEY.id: SURVEY}) as running:
        await running.rounds.open(SURVEY.id)
        yield running


async def visiting(site: Section, typed: str) -> tuple[Visitor, bytes]:
    """A new visitor who typed this on the survey's page; the answer without what is random."""
    visitor = Visitor(site.url)
    await visitor.opens(f"/s/{SURVEY.id}")
    fields = visitor.filled("Дальше", text=typed)
    async with visitor._session.post(f"{site.url}{visitor.page.action}", data=fields) as response:
        told = await response.read()
        headers = sorted(f"{name}: {value}" for name, value in response.headers.items())
    status = f"{response.status} {response.url.path}\n".encode()
    told = status + "\n".join(headers).encode() + b"\n" + told
    return visitor, re.sub(rb"otklik=[^;]+|Date: [^\n]+|[0-9a-f]{8,64}", b"random", told)


async def test_on_the_web_a_bad_slip_has_one_answer_to_the_byte(site: Section) -> None:
    (wave,) = await site.storage.waves.known()
    codes = [slips.new_code() for _ in range(2)]
    await site.storage.slips.issue(wave.id, codes)
    paper = Paper(wave.id, slip=codes[0])
    person = Person(Channel.WEB, "somebody")
    memory = await site.storage.dialogues.recall(person)
    cast = BallotCast(paper, {"overall": 5})
    await site.storage.dialogues.keep(KeptTurn(person, "u", memory, "", [cast]))
    site.rounds.look_again()

    answers = [await visiting(site, typed) for typed in (codes[0], slips.new_code(), "что угодно")]
    good, page = await visiting(site, slips.grouped(codes[1]))

    assert len({told for _, told in answers}) == 1
    assert BAD.encode() in answers[0][1]
    assert BAD.encode() not in page
    await good.opens("/talk")
    assert "Начать" in good.page.buttons
    for visitor in (good, *(one for one, _ in answers)):
        await visitor.close()


async def test_a_strict_survey_is_answered_on_the_web_boxes_and_own_words_too(
    tmp_path: Path, clock: StandingClock
) -> None:
    survey, (private, public) = POLLS["int_facilities"], sealing.new_pair()
    address = Address("127.0.0.1", free_port())
    async with section(tmp_path, clock, address, surveys={survey.id: survey}) as site:
        wave = await site.rounds.open(survey.id, public=public)
        code = slips.new_code()
        await site.storage.slips.issue(wave.id, [code])
        site.rounds.look_again()
        anna = Visitor(site.url)
        await anna.opens(f"/s/{survey.id}")
        await anna.presses("Дальше", text=code)
        await anna.presses("Начать")
        await anna.presses("Готово", ticks=["Ремонт", "Другое (напишу)"])
        await anna.presses("Дальше", text="лестница без света")
        for mark in ("4 — скорее довольны", "4 — быстро", "3 — средне", "3 — средне"):
            await anna.presses(mark)

        thanks = await anna.presses("Пропустить")

        await anna.close()
        assert "талон больше не действует" in thanks.words
        (wave,) = await site.storage.waves.known()
        key, t = site.storage.keys.wave(wave.id), tables.ticket.c
        async with site.storage.engine.reading() as connection:
            (row,) = await connection.execute(select(t.tag, t.box))
        boxes = sealed_pages.uncovered(wave, key, (bytes(row.tag), bytes(row.box)))
        told = sealed_pages.body(private, wave, (bytes(row.tag), boxes))
        assert told == {
            "version": survey.version,
            "answers": {
                "matter": ["repair", "other"],
                "matter.other": "лестница без света",
                "overall": 4,
                "speed": 4,
                "cleanliness": 3,
                "warmth": 3,
            },
        }


async def test_a_slip_is_typed_in_telegram_and_goes_from_the_dialogue(
    fake: FakeTelegram, opened: House, anna: Citizen
) -> None:
    (code,) = await issued(opened, 1)
    async with program(fake, opened):
        await anna.opens_link(SURVEY.id)
        asked = await anna.hears()
        bad = await anna.says("4X7Q-01AB-KK22-ZZ3M")
        refused = await anna.hears()
        typed = await anna.says(slips.grouped(code))
        page = await anna.hears()
        await anna.forgets(bad)
        await anna.forgets(typed)
        await presses(anna, "Начать", "Готовлю договоры")

    assert asked.startswith("Введите код с одноразового талона")
    assert refused.startswith(BAD)
    assert page.startswith(SURVEY.greeting[:20])
    assert not any(code[:4] in seen for seen in anna.sees())
    count = await opened.storage.waves.count(await the_wave(opened))
    assert (count.started, count.finished) == (1, 0)
