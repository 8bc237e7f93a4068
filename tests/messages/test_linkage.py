"""What is written down of a traceless message tells nothing of its order.

Who sent it is looked for by the attack `receipt_link` (tests/anonymity/test_scenes.py).
"""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import text

from storage.message_records import MessageWithdrawn
from storage.scouring import StillRead
from storage.sql import clearing
from storage.store import Storage
from tests.conftest import StandingClock
from tests.messages.sending import ANNA, BORIS, keep, send_traceless


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """On a disk; in RAM there is nothing to steal."""
    if request.param == "postgresql":
        return str(request.getfixturevalue("ready_postgresql"))
    return f"sqlite:///{tmp_path / 'otklik.db'}"


async def test_a_log_line_of_a_withdrawal_bears_no_running_number(
    storage: Storage, clock: StandingClock
) -> None:
    number, code = await send_traceless(storage, ANNA)
    opened = await storage.receipts.opened(code)
    assert opened is not None
    await keep(storage, BORIS, MessageWithdrawn(number, opened=opened))
    await storage.messages.release(lambda _: [], clock())

    asked = text("SELECT field, id < 0 AS is_random FROM appeal_change")
    async with storage.engine.reading() as connection:
        told = [(row.field, bool(row.is_random)) for row in await connection.execute(asked)]
    assert sorted(told) == [("answered_at", True), ("created", True), ("outcome", True)]


async def test_a_disk_that_could_not_be_cleared_with_a_batch_is_cleared_soon(
    storage: Storage, clock: StandingClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also after a program that was killed in between: what is due is kept with the batch."""

    async def in_the_way(*_: object) -> None:
        raise StillRead

    await send_traceless(storage, ANNA)
    with monkeypatch.context() as patched:
        patched.setattr(clearing, "scour", in_the_way)
        assert await storage.messages.release(lambda _: [], clock()) == 1

    assert [await storage.erasing.clear(), await storage.erasing.clear()] == [True, False]
