"""A survey on somebody else's page: a link with honest words in every door, results by file."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.events import LinkOpened
from bot.not_opened import NotOffered
from bot.paper.taken import form_of
from bot.surveys.answer_file import parse
from bot.surveys.codes import codes_of
from bot.surveys.loader import BadScripts
from bot.surveys.loader import parse as script
from config.directories import shipped
from reports.register.file import records_in
from storage.opening_key import new, read_public
from storage.records import Channel
from storage.sheet_records import Stacked
from tests import talk
from tests.conftest import StandingClock
from tests.storage.ballots import RULES, TODAY
from tests.talk import house
from tests.web.section import free_port, section
from tests.web.test_desk_list import signed_in
from tests.web.visitor import Visitor
from web.address import Address

URL = "https://pos.gosuslugi.ru/lkp/polls/417?region=30"
TEXT = f"""\
id: pos_yards
version: 1
audience: external
direction: services
title: Какой двор сделать первым?
basis: [003 разд. 2]
mode: permanent
external_url: {URL}
greeting: Администрация выбирает двор для благоустройства.
thanks: Спасибо!
questions:
  - id: yard
    kind: one
    role: context
    text: Какой двор сделать первым?
    options:
      north: Северный
      south: Южный
  - id: overall
    kind: scale
    role: csat
    text: Насколько вы довольны своим двором?
    labels:
      1: совсем не доволен
      2: скорее не доволен
      3: и да, и нет
      4: скорее доволен
      5: полностью доволен
  - id: comment
    kind: text
    role: comment
    text: Что добавить?
    required: false
    longest: 500
"""
YARDS = script(TEXT, "pos_yards.yaml", codes_of(shipped()))
HONEST = "Ответы получает и хранит она, по своим правилам"


def faults(text: str) -> str:
    with pytest.raises(BadScripts) as caught:
        script(text, "pos_yards.yaml", codes_of(shipped()))
    return str(caught.value)


@pytest.mark.parametrize(
    "wrong",
    [
        *("http://pos.gosuslugi.ru/", "pos.gosuslugi.ru", "javascript:alert(1)", "https://"),
        *("https://me:secret@town.ru/", "https://[1", "'https://town.ru/a b'"),
    ],
)
def test_an_address_must_be_that_of_a_page(wrong: str) -> None:
    told = faults(TEXT.replace(URL, wrong))

    assert told == "pos_yards.yaml:8: external_url: нужен адрес страницы, https://…"


def test_employees_are_asked_here_alone() -> None:
    told = faults(TEXT.replace("audience: external", "audience: internal"))

    assert "pos_yards.yaml:8: external_url бывает только у опросов жителей" in told


@pytest.mark.parametrize("channel", [Channel.TELEGRAM, Channel.VK, Channel.WEB])
async def test_the_list_leads_to_a_page_with_honest_words_and_a_link(
    channel: Channel, tmp_path: Path, clock: StandingClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(talk.SURVEYS, YARDS.id, YARDS)
    async with house(tmp_path, clock, YARDS.id) as home:
        citizen = home.talk(channel=channel)
        await citizen.says("привет")
        await citizen.presses("Пройти опрос", "Какой двор сделать первым?")
        pressed = (citizen.said, citizen.button("Перейти к опросу").url)
        await citizen.sends(LinkOpened("pos_yards-hall"))
        linked = (citizen.said, citizen.button("Перейти к опросу").url)

        assert pressed == linked
        assert HONEST in citizen.said
        assert "на странице pos.gosuslugi.ru" in citizen.said
        assert linked[1] == URL
        (wave,) = await home.storage.waves.known()
        assert (await home.storage.waves.count(wave)).started == 0


async def test_a_survey_that_moved_there_is_not_gone_on_with_here(
    tmp_path: Path, clock: StandingClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    here = YARDS.model_copy(update={"external_url": None})
    monkeypatch.setitem(talk.SURVEYS, YARDS.id, here)
    async with house(tmp_path, clock, YARDS.id) as home:
        citizen = home.talk()
        await citizen.sends(LinkOpened("pos_yards"))
        await citizen.presses("Начать")
        home.rounds.surveys[YARDS.id] = YARDS  # type: ignore[index]  # a new file, the same wave
        home.rounds.look_again()

        await citizen.presses("Северный")

        assert HONEST in citizen.said


async def test_no_strict_wave_waits_for_answers_that_are_given_elsewhere(
    tmp_path: Path, clock: StandingClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    once = YARDS.model_copy(update={"mode": "wave"})
    monkeypatch.setitem(talk.SURVEYS, YARDS.id, once)
    async with house(tmp_path, clock, YARDS.id) as home:
        await home.rounds.discard(*await home.storage.waves.known())

        with pytest.raises(NotOffered):
            await home.rounds.open(
                YARDS.id, public=read_public(new("three words and a cat").public)
            )


async def test_the_site_and_the_desk_show_where_it_is_held(
    tmp_path: Path, clock: StandingClock
) -> None:
    address = Address("127.0.0.1", free_port())
    async with section(tmp_path, clock, address, surveys={YARDS.id: YARDS}) as running:
        visitor, clerk = Visitor(running.url), Visitor(running.url)
        start = await visitor.opens("/")
        page = await visitor.opens("/s/pos_yards")
        await signed_in(running, clerk)
        overview = await clerk.opens("/desk/surveys")

        assert "на странице pos.gosuslugi.ru" in start.words
        assert (page.links["Перейти к опросу"], HONEST in page.words) == (URL, True)
        assert "на странице pos.gosuslugi.ru" in overview.words
        await visitor.close()
        await clerk.close()


async def test_its_results_come_from_a_file_and_count_with_the_rest(
    tmp_path: Path, clock: StandingClock
) -> None:
    address = Address("127.0.0.1", free_port())
    async with section(tmp_path, clock, address, surveys={YARDS.id: YARDS}) as running:
        (wave,) = await running.storage.waves.known()
        file = "Какой двор сделать первым?;overall\n" + "Южный;4\n" * 9 + "Северный;1\n"
        told = parse(records_in(file.encode()), form_of(YARDS, {}), "pos.csv")

        entered = await running.storage.sheets.enter(wave.id, told.sheets)
        opened = await running.storage.opening.open_batch(wave.id, RULES, TODAY)

        assert (told.bad, entered, opened) == ([], Stacked(10, 0), 10)
        assert {sheet.channel for sheet in told.sheets} == {"pos"}
