"""A seized server of a strict wave gives no answer: neither its rows nor its keys."""

from __future__ import annotations

from collections.abc import AsyncIterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import update

from storage import sealing, tables
from storage.attacks import strict_seizure
from storage.records import SealedDraft
from tests.anonymity.test_strict import (
    GIVEN,
    SURVEY,
    at_first_question,
    steps,
    strict,
    the_wave,
    tickets,
)
from tests.conftest import StandingClock
from tests.talk import House, Talk, house

__all__ = ["strict"]


@pytest.fixture
async def ordinary(tmp_path: Path, clock: StandingClock) -> AsyncIterator[House]:
    async with house(tmp_path / "ordinary", clock, SURVEY.id) as opened:
        yield opened


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
