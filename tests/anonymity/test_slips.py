"""One-time slips: one slip, one paper, whoever drew it."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import select

from bot.events import CommandGiven, LinkOpened
from storage import slips, tables
from storage.records import BallotCast, BallotDrafted, Cast, Channel, Draft, Paper, Person
from storage.sql.slips import AnsweredBefore
from storage.turns import KeptTurn, Outrun
from tests.anonymity.slip_holders import (
    BAD,
    LINK,
    SURVEY,
    issued,
    shown_a_slip,
    the_wave,
    to_the_end,
)
from tests.conftest import StandingClock
from tests.talk import House, Talk


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("4X7Q-01AB-KK22-ZZ3M", "4X7Q01ABKK22ZZ3M"),
        (" 4x7q o1ab\nkk22 zz3m. ", "4X7Q01ABKK22ZZ3M"),
        ("4Х7Q-ОlАВ-КК22-ZZЗМ", "4X7Q01ABKK22ZZ3M"),  # as a Russian keyboard has it
        ("4X7Q-01AB-KK22-ZZ3", ""),
        ("4X7Q-01AB-KK22-ZZ3MM", ""),
        ("4X7Q-01AB-KK22-ZZ3Ю", ""),
        ("4X7Q-01AB-KK22-ZZ3U", ""),  # no U is ever printed
        ("", ""),
    ],
)
def test_a_code_is_read_however_it_is_typed(typed: str, code: str) -> None:
    assert slips.read_code(typed) == code


def test_codes_are_all_different_and_none_is_taken_for_the_code_of_a_message() -> None:
    codes = [slips.new_code() for _ in range(2000)]

    assert len(set(codes)) == 2000
    assert all(slips.read_code(slips.grouped(code)) == code for code in codes)
    assert all(slips.looks_like_slip(code) for code in codes)
    assert not slips.looks_like_slip("4821 0937 5516 2048")


async def test_slips_close_the_ordinary_way_in(opened: House) -> None:
    await issued(opened, 3)
    talk = opened.talk()
    opened.employees.add(talk.person)

    await talk.sends(CommandGiven("start"))
    await talk.presses("Для сотрудников", SURVEY.title)

    assert talk.said.startswith("Введите код с одноразового талона")
    assert await talk.ballot() is None


@pytest.mark.parametrize(
    ("channel", "way_on"),
    [
        (Channel.TELEGRAM, "Введите код с одноразового талона"),
        (Channel.VK, LINK),
    ],
)
async def test_who_stands_on_the_first_page_when_slips_are_made_is_asked_for_one(
    opened: House, channel: Channel, way_on: str
) -> None:
    talk = opened.talk(channel=channel)
    opened.employees.add(talk.person)
    await talk.sends(LinkOpened(SURVEY.id))
    await issued(opened, 1)

    await talk.presses("Начать")

    assert talk.said.startswith("Этот опрос только что стал опросом по одноразовым талонам.")
    assert way_on in talk.said


async def test_a_stranger_with_a_slip_answers_without_being_asked_who_that_is(
    opened: House,
) -> None:
    (code,) = await issued(opened, 1)

    talk = await shown_a_slip(opened, slips.grouped(code).lower())

    assert talk.erased
    assert "Начать" in talk.labels
    await talk.presses("Начать")
    await to_the_end(talk)
    assert talk.said == "Спасибо! Ответ сохранён, талон больше не действует. Его можно выбросить."
    assert (await opened.storage.waves.count(await the_wave(opened))).finished == 1


async def test_a_slip_goes_on_from_another_device(opened: House) -> None:
    (code,) = await issued(opened, 1)
    talk = await shown_a_slip(opened, code, "at home")
    await talk.presses("Начать", talk_first(talk, "Начать"))

    other = await shown_a_slip(opened, code, "on the way")

    assert "Продолжить" in other.labels
    await other.presses("Продолжить")
    await to_the_end(other)
    count = await opened.storage.waves.count(await the_wave(opened))
    assert (count.started, count.finished) == (1, 1)


def talk_first(talk: Talk, label: str) -> str:
    """The first option of the first question: what is pressed after `label`."""
    return str(SURVEY.questions[0].buttons()[0].label)


async def test_more_slips_may_be_made_later(opened: House) -> None:
    await issued(opened, 2)
    (late,) = await issued(opened, 1)

    assert "Начать" in (await shown_a_slip(opened, late)).labels


async def test_once_members_answered_the_way_in_stays(opened: House) -> None:
    talk = opened.talk()
    opened.employees.add(talk.person)
    await talk.sends(LinkOpened(SURVEY.id))
    await talk.presses("Начать")
    before = await the_wave(opened)

    with pytest.raises(AnsweredBefore):
        await opened.storage.slips.issue(before.id, [slips.new_code()])

    assert await the_wave(opened) == before
    async with opened.storage.engine.reading() as connection:
        assert (await connection.execute(select(tables.slip))).all() == []


async def test_in_vk_a_slip_is_taken_on_the_site_only(opened: House) -> None:
    (code,) = await issued(opened, 1)
    talk = opened.talk("5", Channel.VK)

    await talk.sends(LinkOpened(SURVEY.id))

    assert talk.said.startswith(f"На этот опрос отвечают на сайте по одноразовому талону: {LINK}")
    await talk.says(code)
    assert "Начать" not in talk.labels
    assert (await opened.storage.waves.count(await the_wave(opened))).started == 0


async def test_two_devices_at_once_leave_a_handed_in_paper_alone(opened: House) -> None:
    (code,) = await issued(opened, 1)
    wave = await the_wave(opened)
    paper = Paper(wave.id, slip=code)
    first, second = Person(Channel.WEB, "a"), Person(Channel.WEB, "b")
    cast = BallotCast(paper, {"overall": 5})
    dialogues = opened.storage.dialogues
    memory = await dialogues.recall(second)
    assert await dialogues.keep(KeptTurn(first, "u1", await dialogues.recall(first), "", [cast]))

    late = KeptTurn(second, "u2", memory, "", [BallotDrafted(paper, Draft("overall"))])
    with pytest.raises(Outrun):
        await dialogues.keep(late)

    assert await opened.storage.waves.ballot(second, paper) == Cast()


async def test_when_the_survey_is_over_slips_are_gone_and_bad(
    opened: House, clock: StandingClock
) -> None:
    used, left = await issued(opened, 6), (await issued(opened, 1))[0]
    for number, code in enumerate(used):
        talk = await shown_a_slip(opened, code, str(number))
        await talk.presses("Начать")
        await to_the_end(talk)
    clock.time += timedelta(days=40)

    assert [wave.survey for wave in await opened.rounds.go_on()] == [SURVEY.id]

    late = opened.talk("late")
    await late.says(left)
    assert late.said.startswith(BAD)
    assert late.erased
    async with opened.storage.engine.reading() as connection:
        assert (await connection.execute(select(tables.slip))).all() == []
