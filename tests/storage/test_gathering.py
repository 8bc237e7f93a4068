"""What comes at one moment is done together; what comes alone waits for nobody."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

import pytest

from storage.gathering import Gathering


class Work:
    """Doubles numbers, a group at a time, once it is let go; refuses those below zero."""

    def __init__(self) -> None:
        self.groups: list[list[int]] = []
        self.tasks: set[asyncio.Task[object] | None] = set()
        self.go = asyncio.Event()

    async def together(self, jobs: Sequence[int]) -> list[int | Exception]:
        self.groups.append([*jobs])
        self.tasks.add(asyncio.current_task())
        await self.go.wait()
        return [ValueError(job) if job < 0 else 2 * job for job in jobs]


@pytest.fixture
def work() -> Work:
    return Work()


async def asked_at_once(gathering: Gathering[int, int], jobs: Sequence[int]) -> list[object]:
    return await asyncio.gather(*map(gathering.ask, jobs), return_exceptions=True)


async def test_the_first_question_is_asked_alone_and_the_rest_together(work: Work) -> None:
    asked = asyncio.create_task(asked_at_once(Gathering(work.together), [1, 2, -3, 4]))  # noqa: TID251  # let go later
    await asyncio.sleep(0.01)
    assert work.groups == [[1]]
    work.go.set()

    told = await asked

    assert [one if isinstance(one, int) else repr(one) for one in told] == [
        *(2, 4, "ValueError(-3)", 8)
    ]
    assert work.groups == [[1], [2, -3, 4]]


async def test_a_calm_question_makes_no_task(work: Work) -> None:
    work.go.set()
    gathering = Gathering(work.together)

    assert [await gathering.ask(1), await gathering.ask(2)] == [2, 4]
    assert work.tasks == {asyncio.current_task()}
    with pytest.raises(ValueError, match="-1"):
        await gathering.ask(-1)
    assert await gathering.ask(3) == 6


async def test_whoever_gives_up_takes_nobody_along(work: Work) -> None:
    gathering = Gathering(work.together)
    first = asyncio.create_task(gathering.ask(1))  # noqa: TID251  # to be cancelled
    await asyncio.sleep(0.01)
    others = asyncio.create_task(asked_at_once(gathering, [2, 3]))  # noqa: TID251  # let go later
    await asyncio.sleep(0.01)
    first.cancel()
    await asyncio.sleep(0.01)
    work.go.set()

    assert await others == [4, 6]
    with pytest.raises(asyncio.CancelledError):
        await first
    assert work.groups == [[1], [2, 3]]


async def test_what_changes_something_goes_on_when_its_asker_has_gone(work: Work) -> None:
    gathering = Gathering(work.together)
    done = asyncio.create_task(gathering.do(1))  # noqa: TID251  # to be cancelled
    await asyncio.sleep(0.01)
    done.cancel()
    beside = asyncio.create_task(gathering.ask(2))  # noqa: TID251  # waits for it
    await asyncio.sleep(0.01)
    assert work.groups == [[1]]
    work.go.set()

    await gathering.settled()

    assert await beside == 4
    assert work.groups == [[1], [2]]
