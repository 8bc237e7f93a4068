"""«What do you keep of me»: answered in every door, and no byte of it stays in a dialogue."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import select

from bot.events import Button, CommandGiven, Reply
from bot.handlers import privacy
from bot.messengers.telegram import Telegram
from bot.messengers.telegram_calls import Calls
from bot.messengers.vk_keyboard import SNACKBAR
from bot.stages import Turn
from bot.surveys.sizes import ballot_size
from storage import tables
from storage.records import Channel, Person, StoredRow
from tests.conftest import StandingClock
from tests.fakes.telegram import Citizen, FakeTelegram
from tests.fakes.vk import FakeVk
from tests.messengers.conftest import EXPRESS, Doorway
from tests.messengers.test_vk_pages import chooses
from tests.talk import SURVEYS, House, Talk, house
from tests.web.beside import visiting
from tests.web.visitor import Visitor

ANNA = 7_001_002_003
WINDOW = 6  # bytes that no dialogue may share with a row


async def rows(home: House) -> list[bytes]:
    """Every column of every paper."""
    async with home.storage.engine.reading() as connection:
        found = await connection.execute(
            select(tables.ticket.c.tag, tables.ticket.c.ptr, tables.ticket.c.box)
        )
        return [bytes(part) for row in found for part in row]


def windows(parts: Iterable[bytes]) -> set[str]:
    """Each run of WINDOW bytes, in hex."""
    return {part[n : n + WINDOW].hex() for part in parts for n in range(len(part) - WINDOW + 1)}


def leaked(told: Iterable[str], of: Iterable[bytes]) -> set[str]:
    """Which of these windows stand in the words of a dialogue."""
    words = "\n".join(told).lower()
    size = 2 * WINDOW
    return windows(of) & {words[n : n + size] for n in range(len(words) - size + 1)}


async def looks_in_telegram(
    folder: Path, clock: StandingClock
) -> tuple[str, list[str], list[bytes]]:
    """The passing word; everything the dialogue ever showed; what is kept of her."""
    async with FakeTelegram() as fake, house(folder, clock, EXPRESS) as home:

        async def nobody(_: object) -> None: ...

        calls = Calls(fake.token, fake.url)
        door = Telegram(calls, home.conversation, home.storage, nobody)
        async with asyncio.TaskGroup() as tasks:
            tasks.create_task(door.run())
            anna = fake.citizen(ANNA)
            await anna.opens_link(EXPRESS)
            await anna.hears()
            await presses(anna, "Начать")
            await presses(anna, "1")
            await anna.says("/анонимность")
            await anna.hears()
            press = await anna.presses("Показать, что сохранено")
            told = await press.answered()
            await fake.all_confirmed()
            door.stop()
        shown = [one.text for one in anna.chat.shown] + anna.sees()
        return told, shown, await rows(home)


async def presses(anna: Citizen, label: str) -> None:
    await (await anna.presses(label)).answered()
    await anna.hears()


async def test_in_telegram_the_row_is_seen_for_a_moment_and_stays_nowhere(
    tmp_path: Path, clock: StandingClock
) -> None:
    told, shown, kept = await looks_in_telegram(tmp_path, clock)

    assert kept[0].hex() in told
    assert [f"{len(part)} Б" in told for part in kept] == [True] * 3
    assert len(told) <= 200
    assert leaked([told], kept) != set()
    assert leaked(shown, kept) == set()


async def test_a_program_that_printed_the_row_into_the_dialogue_would_be_found_out(
    tmp_path: Path, clock: StandingClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    honest = privacy.stored

    def printed(reply: Reply) -> Reply:
        return replace(reply, text=f"{reply.text}\n{reply.alert}", alert="")

    def telling(*asked: object) -> Turn:
        turn = honest(*asked)  # type: ignore[arg-type]  # handed on as it came
        return replace(turn, replies=tuple(printed(reply) for reply in turn.replies))

    monkeypatch.setattr(privacy, "stored", telling)
    told, shown, kept = await looks_in_telegram(tmp_path, clock)

    assert told == ""
    assert leaked(shown, kept) != set()


async def test_in_vk_too(tmp_path: Path, clock: StandingClock) -> None:
    async with FakeVk() as vk, house(tmp_path, clock, EXPRESS) as home:
        anna = vk.citizen(101_202_303)
        async with Doorway(vk, home, []).open():
            await anna.opens_link(EXPRESS)
            await chooses(vk, anna, "Начать", "1")
            await anna.says("/privacy")
            await vk.state.bell.wait(
                lambda: "Показать, что сохранено" in anna.buttons() or None, "the page"
            )
            press = await anna.presses_callback("Показать, что сохранено")
            told = str((await press.answered())["text"])
        kept = await rows(home)
        shown = [one.text for one in anna.peer.shown] + anna.sees()

    assert kept[0][:WINDOW].hex() in told
    assert (leaked([told], kept) != set(), leaked(shown, kept)) == (True, set())


async def test_on_the_web_all_of_it_is_shown_to_whoever_looks_and_to_nobody_else(
    tmp_path: Path, clock: StandingClock
) -> None:
    async with house(tmp_path, clock, EXPRESS) as home, visiting(home) as anna:
        await anna.opens(f"/s/{EXPRESS}")
        await anna.presses("Начать")
        hers = await anna.opens("/privacy")
        kept = await rows(home)
        boris = Visitor(anna.url)
        strangers = await boris.opens("/privacy")
        await boris.close()

    assert [part.hex() in hers.words for part in kept] == [True] * 3
    assert "О ваших анкетах сейчас не хранится ни одной строки." in strangers.words
    assert leaked([strangers.words], kept) == set()


@pytest.mark.parametrize("size", sorted({ballot_size(one) for one in SURVEYS.values()}))
@pytest.mark.parametrize(("channel", "longest"), [("telegram", 200), ("vk", SNACKBAR)])
def test_the_row_of_every_survey_fits_into_a_passing_window(
    size: int, channel: str, longest: int
) -> None:
    row = StoredRow(bytes(16), bytes(size + 28), bytes(size + 48))

    told = privacy.in_brief((row,) * 21, channel)

    assert len(told) <= longest


@pytest.mark.parametrize("word", ["privacy", "анонимность", "данные"])
async def test_the_page_is_told_from_the_settings(
    tmp_path: Path, clock: StandingClock, word: str
) -> None:
    async with house(tmp_path, clock, EXPRESS) as home:
        talk = home.talk()
        await talk.sends(CommandGiven(word))

        assert talk.said.startswith("Какие данные мы храним")
        assert "пачками не меньше чем по 10" in talk.said
        assert "ответили 5 человек" in talk.said
        assert "через 30 дней" in talk.said
        assert "Через 90 дней" in talk.said
        assert "без телефонов, адресов почты и номеров документов" in talk.said
        assert "Telegram видит эту переписку" in talk.said


async def test_looking_at_the_row_leaves_a_survey_where_it_stood(
    tmp_path: Path, clock: StandingClock
) -> None:
    async with house(tmp_path, clock, EXPRESS) as home:
        talk = Talk(home, Person(Channel.TELEGRAM, "1001"))
        await talk.sends(CommandGiven("privacy"))
        button = talk.button("Показать, что сохранено")
        await talk.sends(CommandGiven("start"))
        await talk.presses("Пройти опрос", "Оцените нас за минуту", "Начать")
        page = talk.button("Прервать опрос")

        await press(talk, button)
        await press(talk, page)

        assert talk.said.startswith("Прервать опрос?")


async def test_the_page_in_the_middle_of_a_survey_leads_back_into_it(
    tmp_path: Path, clock: StandingClock
) -> None:
    async with house(tmp_path, clock, EXPRESS) as home:
        talk = Talk(home, Person(Channel.TELEGRAM, "1001"))
        await talk.sends(CommandGiven("start"))
        await talk.presses("Пройти опрос", "Оцените нас за минуту", "Начать")
        question = talk.said

        await talk.sends(CommandGiven("анонимность"))
        offered = talk.labels
        await talk.presses("Показать, что сохранено")
        after_the_row = talk.labels
        await talk.says("Что это у вас?")
        erased = talk.erased
        await talk.sends(CommandGiven("privacy"))
        await talk.presses("Продолжить")

        assert offered == ["Показать, что сохранено", "Продолжить", "В начало"]
        assert after_the_row == offered
        assert erased
        assert talk.said == question


async def test_before_a_survey_is_begun_there_is_nothing_to_go_back_to(
    tmp_path: Path, clock: StandingClock
) -> None:
    async with house(tmp_path, clock, EXPRESS) as home:
        talk = Talk(home, Person(Channel.TELEGRAM, "1001"))
        await talk.sends(CommandGiven("start"))
        await talk.presses("Пройти опрос", "Оцените нас за минуту")

        await talk.sends(CommandGiven("анонимность"))

        assert talk.labels == ["Показать, что сохранено", "В начало"]


async def press(talk: Talk, button: Button) -> None:
    talk.replies = (Reply("", (button,)),)
    await talk.presses(button.label)
