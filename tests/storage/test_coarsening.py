"""What an opened ballot still says of its person has the company of nine others, or is gone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select

from storage import coarsening, tables
from storage.coarsening import COMPANY, coarsened
from storage.counting import Rules
from storage.records import Answers, Channel, OpenedBallot, Unfolded
from storage.sql import opened
from storage.store import Storage
from tests.storage.ballots import EXPRESS, begun, cast, marks

RULES = Rules(batch_min=10, k_min=5)
TODAY = date(2026, 11, 20)

Told = tuple[str, str, str]
told = st.tuples(
    st.sampled_from(["telegram", "vk", "web", ""]),
    st.sampled_from(["hall", "roads", ""]),
    st.sampled_from(["", "a", "a+c", "b"]),
)


def blurred(ballots: Sequence[Told]) -> list[Told]:
    """(channel, place, process) of each after the coarsening."""
    read = [
        (OpenedBallot("w", "s", 1, {}, channel, place), Unfolded((), (), process))
        for channel, place, process in ballots
    ]
    return [(one.channel, one.place, rows.process) for one, rows in coarsened(read)]


def lonely(values: Iterable[object]) -> list[object]:
    """Values borne by somebody, and by too few."""
    return [value for value, count in Counter(values).items() if count < COMPANY]


@given(st.lists(told, min_size=COMPANY, max_size=80))
def test_nobody_is_told_by_a_value_or_by_its_being_left_out(ballots: list[Told]) -> None:
    after = blurred(ballots)

    assert lonely(channel for channel, _, _ in after) == []
    assert lonely((channel, place) for channel, place, _ in after) == []
    assert lonely(process for _, _, process in after) == []


@given(st.lists(told, max_size=80))
def test_a_value_stays_as_it_was_or_is_left_out(ballots: list[Told]) -> None:
    for before, after in zip(ballots, blurred(ballots), strict=True):
        assert all(now in (then, "") for then, now in zip(before, after, strict=True))


def test_what_has_company_enough_is_kept() -> None:
    crowd = [("telegram", "hall", "a")] * 10 + [("vk", "", "b")] * 10

    assert blurred(crowd) == crowd


async def mixed_batch(storage: Storage) -> Counter[tuple[str, str]]:
    """(channel, place) of opened marks: nine of Telegram and one of VK, told apart by nobody."""
    wave = await begun(storage, EXPRESS)
    await cast(storage, wave, marks(*[5] * 9))
    await cast(storage, wave, marks(1), Channel.VK)
    assert await storage.opening.open_batch(wave.id, RULES, TODAY) == 0  # more may come
    await storage.opening.close(wave.id, RULES, TODAY)
    columns = (tables.answer.c.channel, tables.answer.c.place)
    asked = select(*columns).where(tables.answer.c.question == "overall")
    async with storage.engine.reading() as connection:
        return Counter((row.channel, row.place) for row in await connection.execute(asked))


async def test_the_only_ballot_of_a_messenger_is_not_known_by_it(storage: Storage) -> None:
    assert await mixed_batch(storage) == {("", "hall"): 10}


@pytest.mark.parametrize("database_url", ["memory"], indirect=True)
async def test_without_the_coarsening_it_is(
    storage: Storage, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The broken twin: what was sealed is written as it was."""
    monkeypatch.setattr(opened, "coarsened", list)

    assert await mixed_batch(storage) == {("telegram", "hall"): 9, ("vk", "hall"): 1}


async def test_a_comment_tells_its_process_in_company_only(storage: Storage) -> None:
    wave = await begun(storage, EXPRESS)
    common: list[Answers] = [{"topic": "services", "overall": 5, "comment": "Да"}] * 10
    rare: list[Answers] = [{"topic": "roads", "overall": 1, "comment": "Нет"}]
    await cast(storage, wave, common + rare)

    await storage.opening.open_batch(wave.id, RULES, TODAY)

    asked = select(tables.comment.c.process, tables.comment.c.body)
    async with storage.engine.reading() as connection:
        found = Counter(tuple(row) for row in await connection.execute(asked))
    assert found == {("", "Да"): 10, ("", "Нет"): 1}
    assert coarsening.COMPANY == 10
