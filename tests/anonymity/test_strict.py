"""Strict waves: the server holds the half that seals, and nothing on it opens an answer."""

from __future__ import annotations

from collections import Counter
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from bot.conversation import Conversation, Surroundings
from bot.events import CommandGiven, LinkOpened
from bot.surveys import course, remaining
from bot.surveys.choices import Many, One
from bot.surveys.free_text import Text
from bot.surveys.script import AnyQuestion
from storage import ballots, sealed_pages, sealing, tables
from storage.records import DK, Answers, Value, Wave, WaveState
from tests.conftest import StandingClock
from tests.surveys.conftest import POLLS
from tests.talk import House, Talk, house
from tests.town import TOWN

PRIVATE, PUBLIC = sealing.new_pair()
SURVEY = POLLS["int_facilities"]
WORDS = "крыша течёт над третьим столом у окна"
OWN_WORDS = "лестница без света на втором этаже"


@pytest.fixture
async def strict(tmp_path: Path, clock: StandingClock) -> AsyncIterator[House]:
    async with house(tmp_path, clock, SURVEY.id, public=PUBLIC) as opened:
        yield opened


async def at_first_question(opened: House, account: str = "1001") -> Talk:
    talk = opened.talk(account)
    opened.employees.add(talk.person)
    await talk.sends(CommandGiven("start"))
    await talk.presses("Для сотрудников", SURVEY.title, "Начать")
    return talk


def labelled(talk: Talk, beginning: str) -> str:
    return next(label for label in talk.labels if label.startswith(beginning))


async def steps(talk: Talk) -> AsyncIterator[None]:
    """A whole survey, event by event."""
    for label in ("Ремонт", "Другое (напишу)", "Готово"):
        await talk.presses(label)
        yield
    await talk.says(OWN_WORDS)
    yield
    for label in ("2", "Долго выполняют заявки", "Готово", "4", "3", "5"):
        await talk.presses(labelled(talk, label))
        yield
    await talk.says(WORDS)
    yield


GIVEN: Answers = {
    "matter": ("repair", "other"),
    "matter.other": OWN_WORDS,
    "overall": 2,
    "trouble": ("long",),
    "speed": 4,
    "cleanliness": 3,
    "warmth": 5,
    "need": WORDS,
}


async def answered(opened: House, account: str) -> None:
    talk = await at_first_question(opened, account)
    async for _ in steps(talk):
        pass


async def tickets(opened: House) -> list[tuple[bytes, bytes, bytes]]:
    t = tables.ticket.c
    async with opened.storage.engine.reading() as connection:
        rows = await connection.execute(select(t.tag, t.ptr, t.box))
        return [(bytes(tag), bytes(ptr), bytes(box)) for tag, ptr, box in rows]


async def the_wave(opened: House) -> Wave:
    (wave,) = await opened.storage.waves.known()
    return wave


# ------------------------------------------------------------------ the way without the answers


def values(question: AnyQuestion) -> st.SearchStrategy[Value | None]:
    """Whatever this question may be answered with, passing it by included."""
    told: list[Value | None] = [None] if not question.required else []
    told += [DK] if question.dk else []
    match question:
        case One():
            told += list(question.options)
        case Many():
            names = list(question.options)
            told += [(name,) for name in names] + [tuple(names[:2])]
        case Text():
            told += ["words"]
        case _:
            told += list(question.marks)
    return st.sampled_from(told)


@pytest.mark.parametrize("name", POLLS)
@given(data=st.data())
@settings(max_examples=40, deadline=None)
def test_the_way_is_the_same_as_with_all_answers_at_hand(name: str, data: st.DataObject) -> None:
    survey = POLLS[name]
    way: remaining.Way | None = remaining.start(survey)
    asked: AnyQuestion | None = course.first(survey)
    answers: dict[str, Value] = {}
    while way is not None and asked is not None:
        assert way.question == asked.id
        value = data.draw(values(asked))
        answers |= {asked.id: value} if value is not None else {}
        number, total = remaining.progress(survey, way.due)
        assert 1 <= number <= total == len(survey.questions)
        way = remaining.after(survey, way, value)
        asked = course.after(survey, asked.id, answers)

    assert (way, asked) == (None, None)


# ------------------------------------------------------------------------------- a whole survey


async def test_what_people_answered_is_opened_with_the_key_that_was_elsewhere(
    strict: House, clock: StandingClock
) -> None:
    for number in range(6):
        await answered(strict, str(number))
    wave = await the_wave(strict)
    clock.time += timedelta(days=40)

    await strict.rounds.go_on()

    assert (await the_wave(strict)).state is WaveState.OVER
    told = await strict.rounds.close(await the_wave(strict), PRIVATE)
    assert (told.opened, (await the_wave(strict)).state) == (6, WaveState.CLOSED)
    async with strict.storage.engine.reading() as connection:
        a, c = tables.answer.c, tables.comment.c
        rows = Counter(map(tuple, await connection.execute(select(a.question, a.value))))
        comments = Counter(map(tuple, await connection.execute(select(c.question, c.body))))
        days = set((await connection.execute(select(a.opened_on))).scalars())
    assert rows == dict.fromkeys(
        [
            *(("matter", "repair"), ("matter", "other"), ("overall", "2"), ("trouble", "long")),
            *(("speed", "4"), ("cleanliness", "3"), ("warmth", "5")),
        ],
        6,
    )
    assert comments == {("matter.other", OWN_WORDS): 6, ("need", WORDS): 6}
    assert days == {clock().date()}  # the key came today
    assert list((strict.storage.keys.folder).glob(f"*{wave.id}*")) == []


async def test_there_is_no_way_back_past_a_sealed_page(strict: House) -> None:
    talk = await at_first_question(strict)
    await talk.presses("Ремонт", "Готово", "4 — скорее довольны")

    assert talk.asked == "Как вы оцениваете скорость выполнения заявок?"
    assert "Назад" not in talk.labels
    assert talk.said.startswith("Вопрос 4 из 7")  # the third was ruled out


async def test_coming_back_goes_on_at_the_open_question(strict: House) -> None:
    talk = await at_first_question(strict)
    await talk.presses("Ремонт", "Готово", "2 — скорее не довольны")

    await talk.sends(CommandGiven("start"))
    await talk.presses("Для сотрудников", SURVEY.title, "Продолжить")

    assert talk.asked == "Что именно не устроило? Отметьте всё, что подходит."


async def test_a_restart_forgets_ticks_of_the_open_page_and_nothing_else(strict: House) -> None:
    talk = await at_first_question(strict)
    await talk.presses("Ремонт", "Готово", "2 — скорее не довольны", "Заявки теряются")
    assert "✓ Заявки теряются" in talk.labels

    around = Surroundings(strict.rounds, TOWN, strict.today, strict._is_employed)
    strict.conversation = Conversation(strict.storage, around)
    await talk.says("что-нибудь")

    assert talk.asked == "Что именно не устроило? Отметьте всё, что подходит."
    assert [label for label in talk.labels if label.startswith("✓")] == []


async def test_whoever_begins_anew_leaves_nothing_of_the_first_paper(strict: House) -> None:
    talk = await at_first_question(strict)
    await talk.presses("Уборка", "Готово", "1 — совсем не довольны")
    await talk.sends(CommandGiven("start"))
    await talk.presses("Для сотрудников", SURVEY.title, "Начать заново")

    async for _ in steps(talk):
        pass

    ((tag, _, box),) = await tickets(strict)
    wave = await the_wave(strict)
    boxes = sealed_pages.uncovered(wave, strict.storage.keys.wave(wave.id), (tag, box))
    told = sealed_pages.body(PRIVATE, wave, (tag, boxes))["answers"]
    assert ballots.answers(told) == GIVEN


async def test_people_are_told_of_it_before_they_begin(strict: House) -> None:
    talk = strict.talk()
    strict.employees.add(talk.person)
    await talk.sends(LinkOpened(SURVEY.id))

    assert "ключом, которого на сервере нет" in talk.said
    await talk.presses("Как мы сохраняем анонимность")
    assert "Это строгий опрос." in talk.said
    assert "администратор и хранитель ключа вместе" in talk.said
    assert "ключ есть на сервере" not in talk.said
