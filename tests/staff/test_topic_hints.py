"""What a text is about, as far as words tell; and where a clerk is told so."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest

from bot.events import CommandGiven
from bot.topic_sense import TopicSense, topics_said
from config.directories import FOLDER, Directories, shipped
from config.faults import BadFile
from storage.learned_topics import Learned
from storage.records import Channel
from tests.conftest import StandingClock
from tests.messages.sending import ANNA, PIT, send
from tests.staff.room import opened
from tests.staff.test_chat_steps import more, until_says
from tests.talk import House, house
from tests.web.section import Section
from tests.web.test_desk_entry import only_case, sends
from tests.web.test_desk_list import signed_in
from tests.web.visitor import Visitor

LAMPS = "Третий вечер не горят фонари, темно идти домой"
SAID = {
    "На Садовой не горят фонари, темно идти из школы": "light",
    "В подъезде грязно, лифт стоит неделю": "uk",
    "Батареи еле тёплые, в квартире +15": "heating",
    "Второй день нет холодной воды, водоканал молчит": "water",
    "Опять отключили электричество, напряжение скачет": "power_gas",
    "Пришла квитанция с огромным долгом, прошу перерасчёт": "bills",
    "Контейнеры переполнены, мусор не вывозят": "waste",
    "Огромная выбоина в асфальте, колесо пробил": "road_repair",
    "Гололёд, наледь, песком не посыпают": "road_care",
    "Автобус 5 не пришёл по расписанию": "bus",
    "Стая бродячих собак бегает у садика": "animals",
    "Старый тополь упадёт на дом, спилите": "green",
    "Завод ночью дымит, запах невозможный": "ecology",
    "Хочу сделать перепланировку кухни": "replanning",
    "Не дают место в детском саду, воспитатель болеет": "kindergarten",
    "На входе нет пандуса, инвалид не может попасть": "disability",
    "Пишу третий раз, на обращение не отвечают, одни отписки": "no_answer",
    "Залейте каток на стадионе": "sport",
}


@pytest.fixture
async def home(tmp_path: Path, clock: StandingClock) -> AsyncIterator[House]:
    async with house(tmp_path, clock, "ext_express") as opened_house:
        yield opened_house


@pytest.mark.parametrize(("said", "topic"), SAID.items())
def test_words_of_daily_life_tell_the_topic(said: str, topic: str) -> None:
    assert TopicSense().topics(said)[0] == topic


def test_words_that_say_nothing_suggest_nothing() -> None:
    assert TopicSense().topics("Здравствуйте! Спасибо вам за всё, с уважением, Анна") == ()


def test_only_what_is_sure_is_put_into_a_form() -> None:
    sense = TopicSense()

    assert sense.surest("Не горят фонари") == "light"
    assert (sense.topics("нет света"), sense.surest("нет света")) == (("power_gas",), "")
    assert sense.surest("Спасибо") == ""


def test_every_topic_of_citizens_but_the_rests_of_sections_has_words_of_its_own() -> None:
    known = shipped()
    rests = [topic.id for topic in known.topics if topic.section and not topic.hints]

    told = sorted(known.topic_words)

    assert told == sorted(t.id for t in known.topics if t.section and t.id not in rests)


def test_words_of_a_topic_that_there_is_not_are_told_with_their_line(tmp_path: Path) -> None:
    for name in ("topics.yaml", "topic_words.yaml"):
        (tmp_path / name).write_text((FOLDER / name).read_text("utf-8"), "utf-8")
    path = tmp_path / "topic_words.yaml"
    path.write_text(path.read_text("utf-8").replace("topic: light", "topic: lite"), "utf-8")

    with pytest.raises(BadFile) as caught:
        _ = Directories(tmp_path).topic_words

    assert [(one.code, one.values["found"]) for one in caught.value.faults] == [("unknown", "lite")]


def test_what_staff_decided_outweighs_the_directory() -> None:
    said = "Лампочка перегорела"
    learned = Learned({"uk": 40, "light": 40}, {"лампочка": {"uk": 30}, "перегореть": {"uk": 28}})

    assert TopicSense().topics(said)[0] == "light"
    assert TopicSense(learned).topics(said)[0] == "uk"


@pytest.mark.parametrize(
    ("typed", "first"),
    [("лампочка не горит", "light"), ("СОБАКУ", "animals"), ("автобусн", "bus")],
)
def test_typed_words_find_topics_in_any_form_and_by_their_beginning(typed: str, first: str) -> None:
    assert topics_said(typed, 8)[0] == first


@pytest.mark.parametrize("channel", [Channel.TELEGRAM, Channel.VK, Channel.WEB])
async def test_a_citizen_types_words_instead_of_choosing_and_they_are_not_kept(
    home: House, channel: Channel
) -> None:
    anna = home.talk("1001", channel)
    await anna.sends(CommandGiven("start"))
    await anna.presses("Написать нам", "Начать", "Проблема")

    await anna.says("лампочка у остановки не горит")

    assert anna.said.startswith("Похожие темы:")
    assert anna.labels[:2] == ["Уличное освещение", "Автобусы и остановки"]
    assert len(anna.labels) <= 8 + 4
    memory = await home.storage.dialogues.recall(anna.person)
    assert "лампочка" not in memory.stage
    await anna.presses("Уличное освещение")
    assert "Опишите" in anna.said


async def test_on_the_site_words_are_typed_into_the_page_of_topics(
    site: Section, anna: Visitor
) -> None:
    await anna.opens("/door/message")
    await anna.presses("Начать")
    await anna.presses("Проблема")

    page = await anna.presses("Дальше", text="лампочка не горит")
    found = list(page.buttons)[:2]
    page = await anna.presses("Уличное освещение")

    assert found == ["Уличное освещение", "Управляющая компания, ТСЖ"]
    assert "Опишите" in page.words


async def test_the_case_says_what_it_is_like_and_one_press_corrects_it(
    site: Section, anna: Visitor
) -> None:
    number = await send(site.storage, ANNA, replace(PIT, text=LAMPS, topic="road_repair"))
    await signed_in(site, anna)

    page = await anna.opens(f"/desk/case/{number}")
    assert "Похоже на:" in page.words
    await anna.presses("Уличное освещение")

    case = await site.storage.cases.one(number)
    assert case.message.topic == "light"
    assert [one.field for one in await site.storage.cases.history(number)][-1] == "topic"
    assert "Похоже на:" not in (await anna.opens(f"/desk/case/{number}")).words


async def test_a_press_on_a_hint_leaves_all_else_as_it_was(site: Section, anna: Visitor) -> None:
    await signed_in(site, anna)
    await anna.opens("/desk/entry")
    await sends(anna, text=LAMPS, topic="Ремонт дорог", collective="1", organisation="Школа № 5")
    case = await only_case(site)

    await anna.opens(f"/desk/case/{case.number}")
    await anna.presses("Уличное освещение")

    after = await only_case(site)
    assert after.message.topic == "light"
    assert (after.of_register.collective, after.of_register.organisation) == (True, "Школа № 5")


async def test_a_topic_that_fits_is_not_doubted(site: Section, anna: Visitor) -> None:
    number = await send(site.storage, ANNA, replace(PIT, text=LAMPS, topic="light"))
    await signed_in(site, anna)

    page = await anna.opens(f"/desk/case/{number}")

    assert "Похоже на:" not in page.words


async def test_an_entry_without_a_topic_is_asked_once_what_it_is_like(
    site: Section, anna: Visitor
) -> None:
    await signed_in(site, anna)
    await anna.opens("/desk/entry")

    page = await sends(anna, topic="", text=LAMPS)
    assert ("Похоже на:" in page.words, await site.storage.cases.listed("all")) == (True, [])
    await sends(anna, topic="", text=LAMPS, hint="light")

    assert (await only_case(site)).message.topic == "light"


async def test_an_entry_may_stay_without_a_topic(site: Section, anna: Visitor) -> None:
    await signed_in(site, anna)
    await anna.opens("/desk/entry")

    await sends(anna, topic="", text=LAMPS)
    await sends(anna, topic="", text=LAMPS)

    assert (await only_case(site)).message.topic is None


async def test_the_chat_names_likely_topics_first_and_only_a_press_decides(
    tmp_path: Path, clock: StandingClock
) -> None:
    async with opened(tmp_path, clock) as room:
        number, card = await room.new_card(replace(PIT, text=LAMPS, topic="road_repair"))
        window = await more(room, card, number, "Исправить…")
        await room.until_shown("Что исправить")
        await room.olga.presses("Тема…", room.staff, on=window)
        await until_says(room, window, "Похоже на: Уличное освещение")

        assert window.labels[0] == "Уличное освещение"
        assert (await room.case(number)).message.topic == "road_repair"
        await room.olga.presses("Уличное освещение", room.staff, on=window)
        await room.until_shown("Проблема · Уличное освещение")
        assert (await room.case(number)).message.topic == "light"


async def test_a_chat_that_shows_no_words_hints_at_none(
    tmp_path: Path, clock: StandingClock
) -> None:
    async with opened(tmp_path, clock, "none") as room:
        number, card = await room.new_card(replace(PIT, text=LAMPS, topic="road_repair"))
        window = await more(room, card, number, "Исправить…")
        await room.until_shown("Что исправить")
        await room.olga.presses("Тема…", room.staff, on=window)
        await until_says(room, window, "Раздел, в котором тема")

        assert "Похоже" not in window.text
        assert window.labels[0] == "Дом и коммунальные услуги"
