"""Papers of strict waves and of slips in every database Otklik can live in."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlalchemy import func, select

from bot.new_waves import a_wave
from bot.surveys.sizes import page_sizes
from storage import sealing, slips, tables
from storage.closing_records import Closed, Ending, Given
from storage.counting import Rules
from storage.records import (
    BallotCast,
    BallotDrafted,
    BallotFact,
    Cast,
    Channel,
    Draft,
    PageSealed,
    Paper,
    Person,
    SealedDraft,
    Wave,
    WaveState,
)
from storage.sql.slips import AnsweredBefore, WaveClosed
from storage.store import Storage
from storage.turns import KeptTurn, Outrun, WaveOver
from tests.surveys.conftest import POLLS

PRIVATE, PUBLIC = sealing.new_pair()
SURVEY = POLLS["int_contracts"]
RULES = Rules(batch_min=10, k_min=5)
TODAY = date(2026, 11, 20)
PLACE = SURVEY.numbers["overall"] + 1


async def begun(storage: Storage, *, strict: bool) -> Wave:
    await storage.scripts.remember(SURVEY.id, SURVEY.version, (SURVEY.fingerprint(), SURVEY.body()))
    wave = a_wave(SURVEY, "wave", (TODAY, TODAY + timedelta(days=14)))
    if strict:
        wave = replace(wave, strict=True, public_key=PUBLIC)
    return await storage.waves.begin(wave)


def cover(paper: Paper) -> PageSealed:
    return PageSealed(paper, "overall", ("trouble",), sizes=page_sizes(SURVEY))


def last_page(paper: Paper, mark: int) -> PageSealed:
    return PageSealed(paper, "", page="overall", place=PLACE, answers={"overall": mark})


async def kept(storage: Storage, person: Person, fact: BallotFact, update: str) -> bool:
    memory = await storage.dialogues.recall(person)
    return await storage.dialogues.keep(KeptTurn(person, update, memory, "", [fact]))


async def test_a_strict_wave_is_written_page_by_page_and_opened_with_its_key(
    storage: Storage,
) -> None:
    wave = await begun(storage, strict=True)
    people = [Person(Channel.TELEGRAM, str(number)) for number in range(6)]
    paper = Paper(wave.id)
    await asyncio.gather(*(kept(storage, who, cover(paper), f"{who.account}a") for who in people))
    open_now = await storage.waves.ballot(people[0], paper)
    facts = [(who, last_page(paper, 1 + n % 5)) for n, who in enumerate(people)]
    await asyncio.gather(*(kept(storage, who, fact, f"{who.account}b") for who, fact in facts))

    assert open_now == SealedDraft("overall", ("trouble",))
    assert await storage.waves.ballot(people[0], paper) == Cast()
    assert (await storage.opening.close(wave.id, RULES, TODAY)).waits
    told = await storage.opening.close(wave.id, RULES, TODAY, Given(private=PRIVATE))
    assert told.opened == 6
    async with storage.engine.reading() as connection:
        asked = select(tables.answer.c.value).where(tables.answer.c.question == "overall")
        values = sorted((await connection.execute(asked)).scalars())
    assert values == ["1", "1", "2", "3", "4", "5"]
    assert (await storage.waves.known())[0].state is WaveState.CLOSED


async def power_cut(_told: Closed) -> Ending:
    raise RuntimeError("the power was cut")


async def test_a_closing_cut_short_after_the_count_needs_the_key_no_more(storage: Storage) -> None:
    wave = await begun(storage, strict=True)
    paper = Paper(wave.id)
    for number in range(6):
        person = Person(Channel.TELEGRAM, str(number))
        await kept(storage, person, cover(paper), f"{number}a")
        await kept(storage, person, last_page(paper, 4), f"{number}b")
    with pytest.raises(RuntimeError):
        await storage.opening.close(wave.id, RULES, TODAY, Given(private=PRIVATE, end=power_cut))
    assert (await storage.waves.known())[0].state is WaveState.COUNTED

    await storage.opening.close(wave.id, RULES, TODAY)

    (now,) = await storage.waves.known()
    assert (now.state, now.opened) == (WaveState.CLOSED, 6)
    async with storage.engine.reading() as connection:
        count = select(func.count()).select_from(tables.answer)
        assert (await connection.execute(count)).scalar_one() == 6


async def test_a_page_of_a_paper_that_went_on_is_not_sealed_again(storage: Storage) -> None:
    wave = await begun(storage, strict=True)
    person, paper = Person(Channel.TELEGRAM, "1"), Paper(wave.id)
    await kept(storage, person, cover(paper), "a")
    page = PageSealed(paper, "trouble", page="overall", place=PLACE, answers={"overall": 2})
    await kept(storage, person, page, "b")

    with pytest.raises(Outrun):
        await kept(storage, person, last_page(paper, 5), "c")
    with pytest.raises(Outrun):
        await kept(storage, Person(Channel.TELEGRAM, "2"), last_page(paper, 5), "d")

    assert await storage.waves.ballot(person, paper) == SealedDraft("trouble", ())


async def test_a_slip_is_one_paper_in_one_group_of_turns_too(storage: Storage) -> None:
    wave = await begun(storage, strict=False)
    code = slips.new_code()
    await storage.slips.issue(wave.id, [code])
    people = [Person(Channel.WEB, str(number)) for number in range(8)]
    fact = BallotCast(Paper(wave.id, slip=code), {"overall": 5})

    outcomes = await asyncio.gather(
        *(kept(storage, who, fact, who.account) for who in people), return_exceptions=True
    )

    assert sorted(repr(one) for one in outcomes) == ["Outrun()"] * 7 + ["True"]
    async with storage.engine.reading() as connection:
        count = select(func.count()).select_from(tables.ticket)
        assert (await connection.execute(count)).scalar_one() == 1


async def test_slips_are_found_only_while_they_are_good(storage: Storage) -> None:
    wave = await begun(storage, strict=False)
    code, used = slips.new_code(), slips.new_code()
    await storage.slips.issue(wave.id, [code, used])
    (wave,) = await storage.waves.known()
    paper, over = Paper(wave.id, slip=code), Paper(wave.id, slip=used)
    await kept(storage, Person(Channel.WEB, "1"), BallotCast(over, {"overall": 5}), "a")
    await kept(storage, Person(Channel.WEB, "2"), BallotDrafted(paper, Draft("overall")), "b")

    assert await storage.slips.paper(code, [wave]) == paper
    assert await storage.slips.paper(used, [wave]) is None
    assert await storage.slips.paper(slips.new_code(), [wave]) is None
    assert await storage.slips.paper("", [wave]) is None
    assert await storage.slips.paper(code, []) is None


async def test_a_wave_is_answered_with_slips_or_without_never_both(storage: Storage) -> None:
    wave = await begun(storage, strict=False)
    person = Person(Channel.TELEGRAM, "1")
    member = BallotDrafted(Paper(wave.id), Draft("overall"))
    stranger = BallotDrafted(Paper(wave.id, slip=slips.new_code()), Draft("overall"))

    with pytest.raises(WaveOver):
        await kept(storage, person, stranger, "a")
    assert await kept(storage, person, member, "b")
    with pytest.raises(AnsweredBefore):
        await storage.slips.issue(wave.id, [slips.new_code()])


async def test_slips_shut_the_door_for_members(storage: Storage) -> None:
    wave = await begun(storage, strict=False)
    await storage.slips.issue(wave.id, [slips.new_code()])

    member = BallotDrafted(Paper(wave.id), Draft("overall"))
    with pytest.raises(WaveOver):
        await kept(storage, Person(Channel.TELEGRAM, "1"), member, "a")

    (now,) = await storage.waves.known()
    assert now.promise != wave.promise
    await storage.opening.discard(wave.id, TODAY)
    with pytest.raises(WaveClosed):
        await storage.slips.issue(wave.id, [slips.new_code()])
