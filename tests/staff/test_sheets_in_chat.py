"""Paper sheets typed in the staff chat, in Telegram and VK: each once, and no line stays there."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from sqlalchemy import select

from storage import tables
from storage.sheet_numbers import grouped, numbers, series_of, short
from tests.conftest import StandingClock
from tests.fakes.telegram import Message
from tests.fakes.vk import Message as VkMessage
from tests.staff import vk_room
from tests.staff.room import Outside, Room, opened, running, town
from tests.staff.vk_room import VkRoom, labels
from tests.storage.ballots import RULES, counted
from tests.talk import SURVEYS

EXPRESS = SURVEYS["ext_express"]
HEAD = "Бумажные анкеты «Оцените нас за минуту». Внесено: {}"
KNOWN = "Анкета с этим номером уже внесена, второй раз она не посчитается."


def drawn(count: int) -> list[str]:
    return numbers(count, EXPRESS.fingerprint())


def with_series(number: str) -> str:
    return f"{grouped(series_of(number))} {short(number)}"


def may_delete(outside: Outside | Room) -> None:
    outside.staff.sets(outside.fake.bot, "administrator", "can_delete_messages")


@pytest.fixture
async def room(tmp_path: Path, clock: StandingClock) -> AsyncIterator[Room]:
    async with opened(tmp_path, clock) as running_room:
        may_delete(running_room)
        yield running_room


@pytest.fixture
async def vk(tmp_path: Path, clock: StandingClock) -> AsyncIterator[VkRoom]:
    async with vk_room.opened(tmp_path, clock) as running_room:
        yield running_room


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'otklik.db'}"
    return str(request.getfixturevalue("ready_postgresql"))


async def begun(room: Room) -> Message:
    """The window that waits for lines."""
    await room.olga.says("/sheets", room.staff)
    asked = await room.until_shown("Анкеты какого опроса вы внесёте?")
    await room.olga.presses("1", room.staff, on=asked)
    return await room.until_shown(HEAD.format(0))


async def erased(room: Room, line: Message) -> None:
    there = room.staff.chat.messages
    await room.fake.state.bell.wait(lambda: line.id not in there or None, "a line is erased")


async def says(room: Room, window: Message, words: str) -> None:
    room.cards.looks.ring()
    await room.fake.state.bell.wait(lambda: words in window.text or None, f"{words!r} in it")


async def another(room: Room, window: Message) -> Message:
    """A window of nobody's sheets yet that is not this one."""

    def look() -> Message | None:
        fresh = [one for one in room.staff.chat.newest() if HEAD.format(0) in one.text]
        return next((one for one in fresh if one is not window), None)

    return await room.fake.state.bell.wait(look, "another window")


async def opened_from(room: Room) -> set[tuple[str, str]]:
    asked = select(tables.answer.c.channel, tables.answer.c.place)
    async with room.storage.engine.reading() as connection:
        return {(row.channel, row.place) for row in await connection.execute(asked)}


async def handed_in(room: Room | VkRoom) -> int:
    rounds = room.outside.house.rounds if isinstance(room, Room) else room.house.rounds
    wave = (await rounds.offered())["ext_express"].wave
    return (await room.storage.waves.count(wave)).finished


async def test_a_pile_is_typed_and_counted_and_no_line_of_it_stays(
    url: str, tmp_path: Path, clock: StandingClock
) -> None:
    pile = drawn(10)
    async with town(tmp_path, clock, url) as outside, running(outside) as room:
        may_delete(outside)
        window = await begun(room)
        asks = window.text
        for count, number in enumerate(pile, 1):
            named = with_series(number) if count == 1 else short(number)
            line = await room.olga.says(f"{named} 1 5 - 3", room.staff, reply_to=window)
            await room.until_shown(HEAD.format(count))
            await erased(room, line)
        (wave,) = await room.storage.waves.known()

        opened_now = await room.storage.opening.open_batch(wave.id, RULES, clock().date())

        assert asks.splitlines()[:3] == [
            HEAD.format(0),
            "",
            "Анкета 1. Введите номера ответов через пробел, например: BCH-KMP 1234 2 4 - 4",
        ]
        assert (opened_now, await counted(room.storage, "overall")) == (10, {"5": 10})
        said = [one.text for one in room.staff.chat.newest()]
        assert [text for text in said if "1 5" in text] == []


async def test_a_sheet_entered_before_is_refused_kindly_and_a_retry_doubles_nothing(
    room: Room,
) -> None:
    (number,) = drawn(1)
    window = await begun(room)
    line = await room.olga.says(f"{with_series(number)} 1 5 - 3", room.staff, reply_to=window)
    await room.until_shown(HEAD.format(1))
    await erased(room, line)

    again = await room.petr.says(f"{short(number)} 2 4 - 2", room.staff, reply_to=window)
    await room.until_shown(KNOWN)
    await erased(room, again)

    assert window.text.splitlines()[0] == HEAD.format(1)
    assert window.text.splitlines()[1] == f"Серия: {grouped(series_of(number))}"
    assert await handed_in(room) == 1


async def test_a_wrong_line_is_told_by_its_question_and_goes_when_the_right_one_comes(
    room: Room,
) -> None:
    (number,) = drawn(1)
    window = await begun(room)
    wrong = await room.olga.says(f"{with_series(number)} 1 9 - 3", room.staff, reply_to=window)
    told = await room.until_shown("Анкета не внесена: ")
    stays = wrong.id in room.staff.chat.messages

    await room.olga.says(f"{with_series(number)} 1 5 - 3", room.staff, reply_to=window)
    await room.until_shown(HEAD.format(1))
    await erased(room, wrong)

    assert "вопрос 2: ответа «9» нет, есть 0–5" in told.text
    assert stays
    assert await handed_in(room) == 1


async def test_a_wrong_line_goes_when_the_pile_is_done(room: Room) -> None:
    """A number of a sheet beside its answers stays in nobody's chat."""
    one, other = drawn(2)
    window = await begun(room)
    await room.olga.says(f"{with_series(one)} 1 5 - 3", room.staff, reply_to=window)
    await room.until_shown(HEAD.format(1))
    before = [*window.buttons()]
    wrong = await room.olga.says(f"{short(other)} 9 9 9 9", room.staff, reply_to=window)
    await room.until_shown("Анкета не внесена: ")
    await room.fake.state.bell.wait(
        lambda: [*window.buttons()] != before or None, "buttons that know of it"
    )

    await room.olga.presses("Готово", room.staff, on=window)
    await says(room, window, "внесено 1.")
    await erased(room, wrong)

    assert await handed_in(room) == 1


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("1 3 2 5", "начните с номера листа"),
        ("1234 1 5 - 3", "укажите и серию"),
        ("- 1 5", "ответов в строке — 2, а нужно 4"),
        ("- 1 5 - 3\nспасибо", "вписанное от руки начните с номера вопроса"),
        ("- 1 5 - 3\n2: спасибо", "в вопросе 2 своих слов не вписывают"),
    ],
)
async def test_what_is_no_line_is_told_so(room: Room, typed: str, why: str) -> None:
    window = await begun(room)

    await room.olga.says(typed, room.staff, reply_to=window)
    told = await room.until_shown("Анкета не внесена: ")

    assert f"Анкета не внесена: {why}" in told.text
    assert await handed_in(room) == 0


async def test_own_words_follow_on_lines_of_their_own_and_leave_apart(room: Room) -> None:
    window = await begun(room)
    pile = drawn(10)
    for count, number in enumerate(pile, 1):
        text = f"{with_series(number)} 7 1 1,7 3\n1: архив\n3: долго\nи далеко\n5: спасибо"
        await room.olga.says(text, room.staff, reply_to=window)
        await room.until_shown(HEAD.format(count))
    (wave,) = await room.storage.waves.known()

    await room.storage.opening.open_batch(wave.id, RULES, room.outside.clock().date())

    asked = select(tables.comment.c.question, tables.comment.c.body)
    async with room.storage.engine.reading() as connection:
        told = {(row.question, row.body) for row in await connection.execute(asked)}
    assert told == {
        ("topic.other", "архив"),
        ("trouble.other", "долго и далеко"),
        ("comment", "спасибо"),
    }


async def test_two_clerks_type_at_once_each_in_a_window_of_their_own(room: Room) -> None:
    first, second = drawn(2)
    hers = await begun(room)
    await room.petr.says("/sheets", room.staff)
    asked = await room.until_shown("Анкеты какого опроса вы внесёте?")
    await room.petr.presses("1", room.staff, on=asked)
    his = await another(room, hers)

    await room.olga.says(f"{with_series(first)} 1 5 - 3", room.staff, reply_to=hers)
    await room.petr.says(f"{with_series(second)} 1 4 - 3", room.staff, reply_to=his)
    await says(room, hers, HEAD.format(1))
    await says(room, his, HEAD.format(1))
    await room.petr.presses("Готово", room.staff, on=his)
    await says(room, his, "внесено 1.")

    assert await handed_in(room) == 2


async def test_a_window_survives_a_restart_and_strangers_are_refused(
    tmp_path: Path, clock: StandingClock
) -> None:
    (number,) = drawn(1)
    async with town(tmp_path, clock) as outside:
        may_delete(outside)
        async with running(outside) as room:
            window = await begun(room)
        async with running(outside) as room:
            stranger = room.fake.citizen(777, "Чужой")
            line = f"{with_series(number)} 1 5 - 3"
            await stranger.says(line, room.staff, reply_to=window)
            await room.until_shown("Кнопки действуют только для участников этого чата.")
            before = await handed_in(room)
            await room.olga.says(line, room.staff, reply_to=window)
            await room.until_shown(HEAD.format(1))

            assert (before, await handed_in(room)) == (0, 1)


async def test_where_the_bot_may_not_delete_the_chat_is_told_once(
    tmp_path: Path, clock: StandingClock
) -> None:
    one, other = drawn(2)
    async with opened(tmp_path, clock) as room:
        window = await begun(room)
        for count, number in enumerate((one, other), 1):
            await room.olga.says(f"{with_series(number)} 1 5 - 3", room.staff, reply_to=window)
            await room.until_shown(HEAD.format(count))
        await room.until_shown("Удалить строку с ответами из чата мне не дали.")

        told = [text for one in room.staff.chat.newest() if "не дали" in (text := one.text)]
        assert len(told) == 1


async def test_a_place_is_chosen_and_kept_with_the_sheets(room: Room) -> None:
    room.outside.house.places["hall"] = "Холл, улица Садовая, 1"
    window = await begun(room)
    await room.olga.presses("Точка…", room.staff, on=window)
    await room.until_shown("Где заполнили эти анкеты?")
    await room.olga.presses("Холл, улица Садовая, 1", room.staff, on=window)
    await room.until_shown("Точка: Холл, улица Садовая, 1")
    for count, number in enumerate(drawn(10), 1):
        await room.olga.says(f"{with_series(number)} 1 5 - 3", room.staff, reply_to=window)
        await room.until_shown(HEAD.format(count))
    (wave,) = await room.storage.waves.known()

    await room.storage.opening.open_batch(wave.id, RULES, room.outside.clock().date())

    assert await opened_from(room) == {("paper", "hall")}


async def test_vk_takes_a_pile_alike(vk: VkRoom) -> None:
    one, other = drawn(2)
    await vk.olga.says("/sheets", vk.staff)
    asked = await vk.until_shown("Анкеты какого опроса вы внесёте?")
    await vk.presses(vk.olga, "1", asked)
    window = await vk.until_shown(HEAD.format(0))
    lines: list[VkMessage] = []
    for count, named in enumerate((with_series(one), short(other)), 1):
        lines.append(await vk.olga.says(f"{named} 1 5 - 3", vk.staff, reply_to=window))
        await vk.until_shown(HEAD.format(count))
    await vk.olga.says(f"{short(one)} 1 4 - 3", vk.staff, reply_to=window)
    await vk.until_shown(KNOWN)

    before = [*window.buttons]
    lines.append(await vk.olga.says(f"{short(other)} 9 9 9 9", vk.staff, reply_to=window))
    await vk.until_shown("Анкета не внесена: ")
    await vk.fake.state.bell.wait(
        lambda: [*window.buttons] != before or None, "buttons that know of it"
    )
    wave = (await vk.house.rounds.offered())["ext_express"].wave
    assert labels(window) == ["Готово"]
    assert [line.cmid in vk.staff.peer.messages for line in lines] == [False, False, True]

    await vk.presses(vk.olga, "Готово", window)
    await vk.until_shown("внесено 2.")

    await vk.fake.state.bell.wait(
        lambda: lines[-1].cmid not in vk.staff.peer.messages or None, "the wrong line is erased"
    )
    assert (await vk.storage.waves.count(wave)).finished == 2
