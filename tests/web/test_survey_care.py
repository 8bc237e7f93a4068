"""Every survey at the desk: the list, what each asks, the preview, how many answers are needed."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from sqlalchemy import func, select

from storage.tables import metadata
from tests.conftest import StandingClock
from tests.web.reading import Page
from tests.web.section import Section, free_port, house, section
from tests.web.test_desk import signed_in
from tests.web.visitor import Visitor
from web.address import Address

PREVIEW = "/desk/surveys/ext_express/preview?in="
SIGN_IN = {"desk_session", "desk_link", "desk_pairing"}


@pytest.fixture
async def site(tmp_path: Path, clock: StandingClock) -> AsyncIterator[Section]:
    address = Address("127.0.0.1", free_port())
    async with section(tmp_path, clock, address, surveys=house().surveys) as running:
        yield running


def listed(page: Page) -> list[str]:
    """Ids of the surveys of the list."""
    tos = page.links.values()
    return [to.rpartition("/")[2] for to in tos if to.startswith("/desk/surveys/")]


async def test_all_surveys_are_listed_and_found_by_audience_and_state(
    site: Section, anna: Visitor
) -> None:
    await signed_in(site, anna)
    every = await anna.opens("/desk/surveys")
    open_now = await anna.opens("/desk/surveys?state=open")
    of_staff = await anna.opens("/desk/surveys?audience=internal&state=idle")
    strange = await anna.opens("/desk/surveys?audience=martians&state=x")

    titles = {one.title for one in house().surveys.values()}
    assert titles - set(every.links) == set()
    assert len(listed(every)) == len(titles)  # two surveys share a title, and so a name of a link
    assert sorted(listed(open_now)) == sorted(await site.rounds.offered())
    assert {house().surveys[name].audience for name in listed(of_staff)} == {"internal"}
    assert listed(strange) == listed(every)
    assert "Идёт, последний день — 31.12.2026" in every.words
    assert "На утро начали меньше 5, закончили меньше 5." in every.words


async def test_a_survey_tells_what_it_asks_and_what_comes_of_the_answers(
    site: Section, anna: Visitor
) -> None:
    await signed_in(site, anna)
    page = await anna.opens("/desk/surveys/ext_express")

    words = " ".join(page.words.split())
    assert page.heading == "Оцените нас за минуту"
    assert "Экспресс-оценка в точке взаимодействия" in words
    for question in house().surveys["ext_express"].questions:
        assert question.text in words
    assert "Спрашиваем, только если в вопросе 2 поставили 3 или ниже." in words
    assert "Другое (напишу) (можно написать своё; «боль»: Другая проблема)" in words
    assert "Оценки 1 и 2 говорят о «боли»: Лишние документы" in words
    assert "Волну постоянного опроса руками не закрывают" in words
    assert (await anna.opens("/desk/surveys/nothing")).status == 404


async def test_conditions_of_every_survey_are_said_in_words(site: Section, anna: Visitor) -> None:
    await signed_in(site, anna)
    told = {}
    for name in house().surveys:
        page = await anna.opens(f"/desk/surveys/{name}")
        told[name] = (page.status, page.words.count("Спрашиваем, только если"))

    asked = {
        name: (200, sum(bool(question.only_if) for question in one.questions))
        for name, one in house().surveys.items()
    }
    assert told == asked


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("population=&error=5&response=25", "нужно ответов — 385."),
        ("population=1000&error=5&response=25", "нужно ответов — 278."),
        ("population=10000&error=3&response=25", "нужно ответов — 965."),
        ("population=10000&error=5&response=25", "нужно ответов — 370."),
        ("population=1+000&error=10&response=50%25", "нужно ответов — 88."),
        ("population=5000&error=5&response=32", "нужно ответов — 357. "),
        ("population=50", "Всего 50: это сплошной опрос. Пригласите всех"),
        ("population=100", "Всего 100: это сплошной опрос."),
        ("population=101", "Всего 101, погрешность ±5 п. п. при доверии 95%: нужно ответов — 81."),
        (f"population={'0' * 12}{'9' * 30}", "Сколько всего клиентов — целое число"),
        ("population=много", "Сколько всего клиентов — целое число"),
        ("response=101", "Доля ответивших — целое число от 1 до 100."),
        ("error=7", "Выберите погрешность из списка."),
    ],
)
async def test_how_many_answers_are_needed_is_said_in_a_sentence(
    site: Section, anna: Visitor, asked: str, told: str
) -> None:
    await signed_in(site, anna)
    page = await anna.opens(f"/desk/surveys/ext_express?{asked}")

    assert told in page.words.replace("\u00a0", " ")


async def test_the_example_of_the_requirement_is_worked_out(site: Section, anna: Visitor) -> None:
    await signed_in(site, anna)
    example = await anna.opens("/desk/surveys/ext_express?population=1000&error=5&response=25")
    page = await anna.opens("/desk/surveys/ext_express?population=1000&error=5&response=28")
    unknown = await anna.opens("/desk/surveys/ext_express?error=5&response=25")

    assert "пригласите всех: по расчёту нужно 1 112, больше, чем есть." in (
        example.words.replace("\u00a0", " ")
    )
    assert "Если отвечают 28% приглашённых, пригласите 993." in page.words
    assert "нужно ответов — 385. Если отвечают 25% приглашённых, пригласите 1 540." in (
        unknown.words.replace("\u00a0", " ")
    )


async def rows(site: Section) -> dict[str, int]:
    """How many there are in each table, but for who is signed in."""
    async with site.storage.engine.reading() as connection:
        return {
            table.name: (await connection.execute(select(func.count()).select_from(table))).scalar()
            or 0
            for table in metadata.sorted_tables
            if table.name not in SIGN_IN
        }


async def walks(visitor: Visitor) -> Page:
    """Through the whole survey, as the web asks it; there and in the preview alike."""
    await visitor.presses("Начать")
    await visitor.presses("Другое (напишу)")
    await visitor.presses("Дальше", text="О дворе")
    await visitor.presses("2 — скорее не довольны")
    await visitor.presses("Готово", ticks=["Долго", "Непонятно"])
    await visitor.presses("Назад")
    await visitor.presses("Готово", ticks=["Долго"])
    await visitor.presses("5 — очень легко")
    return await visitor.presses("Пропустить")


async def test_a_preview_is_the_survey_itself_and_keeps_nothing(
    site: Section, anna: Visitor, boris: Visitor
) -> None:
    await signed_in(site, anna)
    before, started = await rows(site), await site.started("ext_express")
    await anna.opens(f"{PREVIEW}web")
    preview = await walks(anna)
    after = await rows(site)

    await boris.opens("/s/ext_express")
    real = await walks(boris)

    assert "/desk/sheets/ext_express" in preview.links.values()
    assert before == after
    assert "Опрос здесь заканчивается." in preview.words
    assert real.heading in preview.words
    assert await rows(site) != before  # the twin: a walk that is kept is seen
    assert (started, await site.started("ext_express")) == (0, 1)


async def test_messengers_lay_the_preview_out_as_they_will_the_survey(
    site: Section, anna: Visitor
) -> None:
    await signed_in(site, anna)
    told = {}
    for door in ("telegram", "vk"):
        await anna.opens(f"{PREVIEW}{door}")
        await anna.presses("Начать")
        numbered = list(anna.page.buttons)
        await anna.presses("1")
        await anna.presses("2" if "2" in anna.page.buttons else "2 — скорее не довольны")
        told[door] = (numbered, list(anna.page.buttons), anna.page.words)

    numbers = [*map(str, range(1, 8))]
    assert told["telegram"][0][-8:] == [*numbers, "Прервать опрос"]
    assert "1. Долго" in told["telegram"][2]
    assert {"Готово", "Пропустить", "Назад", "Прервать опрос"} <= set(told["telegram"][1])
    assert told["vk"][1][-2:] == ["Готово", "Другие кнопки"]  # a message of VK holds ten


async def test_a_forged_road_of_a_preview_begins_anew(site: Section, anna: Visitor) -> None:
    await signed_in(site, anna)
    page = await anna.opens(f"{PREVIEW}vk")
    steps = ('[["press"]]', '[["steal","x"]]', '[["type",null]]', r'[["press","\ud800"]]')
    forged = ("[" * 5000, "{}", "7", '"ab"', *steps)
    told = []
    for road in forged:
        fields = [("csrf", page.fields["csrf"]), ("road", road), ("press", "+survey:+begin")]
        told.append(await anna.posts(f"{PREVIEW}vk", fields))

    assert {one.status for one in told} == {200}
    assert "О чём вы хотите рассказать?" in told[0].words


async def test_a_version_that_waits_for_the_next_wave_is_told_apart(
    site: Section, anna: Visitor
) -> None:
    """What people are asked now is what they were promised; the page says which is which."""
    script = house().surveys["ext_express"]
    first = script.questions[0].model_copy(update={"text": "О чём пойдёт речь?"})
    newer = script.model_copy(update={"version": 2, "questions": (first, *script.questions[1:])})
    site.rounds.surveys = {**site.rounds.surveys, "ext_express": newer}
    site.rounds.look_again()
    await signed_in(site, anna)
    page = await anna.opens("/desk/surveys/ext_express")
    await anna.opens(f"{PREVIEW}web")
    preview = await anna.presses("Начать")

    assert "Сейчас идёт волна с версией 1" in page.words
    assert "О чём пойдёт речь?" in page.words
    assert "О чём вы хотите рассказать?" in preview.words
