"""Strict waves: the server holds the half that seals, and nothing on it opens an answer."""

from __future__ import annotations

from collections import Counter
from collections.abc import AsyncIterator
from datetime import timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import select, update

from bot.conversation import Conversation, Surroundings
from bot.events import CommandGiven, LinkOpened
from bot.surveys import course, remaining
from bot.surveys.choices import Many, One
from bot.surveys.free_text import Text
from bot.surveys.script import AnyQuestion
from bot.texts import say
from reports.build import Wish, digest
from reports.digest.sections import sections
from reports.period import parse
from storage import ballots, sealed_pages, sealing, tables
from storage.attacks import strict_seizure
from storage.closing_records import WrongKey
from storage.records import DK, Answers, Cast, SealedDraft, Value, Wave, WaveState
from tests.conftest import StandingClock
from tests.reports.test_build import BASIS
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


@pytest.fixture
async def ordinary(tmp_path: Path, clock: StandingClock) -> AsyncIterator[House]:
    async with house(tmp_path / "ordinary", clock, SURVEY.id) as opened:
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


# --------------------------------------------------------------------------- what the rows tell


async def test_rows_are_of_one_size_and_wholly_new_at_every_write(strict: House) -> None:
    talk = await at_first_question(strict)
    copies = [await tickets(strict)]
    async for _ in steps(talk):
        if (now := await tickets(strict)) != copies[-1]:
            copies.append(now)

    assert len(copies) == 8  # the cover and seven pages; ticks write nothing
    assert len({(len(ptr), len(box)) for ((_, ptr, box),) in copies}) == 1
    for ((_, _, before),), ((_, _, after),) in pairwise(copies):
        assert blocks(before) & blocks(after) == set()


def blocks(box: bytes) -> set[bytes]:
    return {box[at : at + 8] for at in range(0, len(box), 8)}


async def test_the_row_says_where_and_never_what(strict: House) -> None:
    talk = await at_first_question(strict)
    await talk.presses("Ремонт", "Готово", "2 — скорее не довольны", "Заявки теряются")

    assert await talk.ballot() == SealedDraft("trouble", ("speed", "cleanliness", "warmth", "need"))


# --------------------------------------------------------------- the server is seized while it runs


async def seized(opened: House) -> list[dict[str, Any]]:
    """All that the database and all key files give when every key is tried on everything."""
    keys = [key for _, key in opened.storage.keys.all()]
    secrets = {part for key in keys for part in (key[:32], key[32:]) if part}
    wave, rows = await the_wave(opened), await tickets(opened)
    papers = [{"tag": tag, "ptr": ptr, "box": box} for tag, ptr, box in rows]
    return [
        told
        for secret in secrets
        for paper in papers
        for told in strict_seizure.read(wave, secret, paper, secrets)
    ]


async def recovered(opened: House, talk: Talk) -> tuple[set[str], set[str]]:
    """(names of what was read, answers found) after every single event of a survey."""
    names: set[str] = set()
    found: set[str] = set()
    async for _ in steps(talk):
        for told in await seized(opened):
            names |= set(told)
            found |= set(told.get("answers", ()))
    return names, found


async def test_a_seized_server_gives_no_answer_at_any_moment(strict: House) -> None:
    talk = await at_first_question(strict)

    names, found = await recovered(strict, talk)

    assert names == {"question", "due"}  # where people are, with the wave's secret
    assert found == set()


async def test_the_same_seizure_reads_an_ordinary_wave(ordinary: House) -> None:
    talk = await at_first_question(ordinary)

    _, found = await recovered(ordinary, talk)

    assert found == set(GIVEN)


# ---------------------------------------------------------------------------- the key at the end


async def test_a_key_of_another_wave_harms_nothing(strict: House, clock: StandingClock) -> None:
    for number in range(6):
        await answered(strict, str(number))
    clock.time += timedelta(days=40)
    await strict.rounds.go_on()
    before = await tickets(strict)

    with pytest.raises(WrongKey):
        await strict.rounds.close(await the_wave(strict), sealing.new_pair()[0])

    assert await tickets(strict) == before
    assert (await the_wave(strict)).state is WaveState.OVER
    assert (await strict.rounds.close(await the_wave(strict), PRIVATE)).opened == 6


async def test_without_a_key_a_wave_waits_and_takes_nothing_more(
    strict: House, clock: StandingClock
) -> None:
    for number in range(6):
        await answered(strict, str(number))
    late = await at_first_question(strict, "late")
    clock.time += timedelta(days=40)
    for _ in range(3):
        await strict.rounds.go_on()
    before = await tickets(strict)

    await late.presses("Ремонт")

    assert "опрос" in late.said.lower()
    assert await tickets(strict) == before
    assert (await the_wave(strict)).state is WaveState.OVER
    async with strict.storage.engine.reading() as connection:
        assert (await connection.execute(select(tables.answer))).all() == []


async def test_too_few_people_extend_a_strict_wave_as_any_other(
    strict: House, clock: StandingClock
) -> None:
    await answered(strict, "1")
    clock.time += timedelta(days=40)

    await strict.rounds.go_on()

    wave = await the_wave(strict)
    assert (wave.state, wave.closes_on > clock().date()) == (WaveState.OPEN, True)


async def test_handed_in_is_handed_in(strict: House) -> None:
    await answered(strict, "1")

    (offered,) = (await strict.rounds.offered()).values()
    paper = offered.paper("", strict.today())
    assert isinstance(await strict.storage.waves.ballot(strict.talk("1").person, paper), Cast)


async def test_a_key_put_in_the_place_of_the_keepers_takes_no_answer(strict: House) -> None:
    talk = await at_first_question(strict)
    before = await tickets(strict)
    mine = sealing.new_pair()[1]
    async with strict.storage.engine.writing() as connection:
        await connection.execute(update(tables.wave).values(public_key=mine))
    strict.rounds.look_again()

    await talk.presses("Ремонт")

    assert "Готово" not in talk.labels
    assert await tickets(strict) == before


async def test_people_are_told_of_it_before_they_begin(strict: House) -> None:
    talk = strict.talk()
    strict.employees.add(talk.person)
    await talk.sends(LinkOpened(SURVEY.id))

    assert "ключом, которого на сервере нет" in talk.said
    await talk.presses("Как мы сохраняем анонимность")
    assert "Это строгий опрос." in talk.said
    assert "администратор и хранитель ключа вместе" in talk.said
    assert "ключ есть на сервере" not in talk.said


async def test_the_digest_waits_for_the_key_and_goes_without_that_section(
    strict: House, clock: StandingClock
) -> None:
    for number in range(6):
        await answered(strict, str(number))
    clock.time += timedelta(days=40)
    await strict.rounds.go_on()

    wish = Wish(parse("2026Q4"), clock().date())
    told = await digest(strict.storage, BASIS, wish, clock())

    assert [(line.state, line.n) for line in told.surveys] == [("waits", 0)]
    assert "опрос закончен, ждём ключ" in "\n".join(sections(told, say))
