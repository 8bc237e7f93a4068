"""Updates nobody could read: sealed for two weeks, and unreadable to a thief of all keys after."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import text

from storage import sealing
from storage.sql.quarantine import LABEL
from storage.store import Storage
from tests.conftest import StandingClock

ODD = {"message": {"from": {"id": 700100200}, "text": "Канарейка"}}


async def opened(storage: Storage) -> list[bytes]:
    """What a thief reads with every key that lies in the folder."""
    asked = text("SELECT channel, sealed FROM quarantine")
    async with storage.engine.reading() as connection:
        rows = [(channel, bytes(of)) for channel, of in await connection.execute(asked)]
    told = []
    for channel, sealed in rows:
        for _, key in storage.keys.all():
            try:
                told.append(
                    sealing.unseal(sealing.derive(key[:32], LABEL), sealed, channel.encode())
                )
            except sealing.Unreadable:
                continue
    return told


async def test_two_weeks_later_no_key_opens_it(storage: Storage, clock: StandingClock) -> None:
    await storage.quarantine.put("telegram", "7", "message", ODD)
    storage.keys.lasting("buttons")
    assert [b"700100200" in told for told in await opened(storage)] == [True]  # the thief's twin

    clock.time += timedelta(days=15)
    await storage.dialogues.tidy()

    assert await opened(storage) == []


@pytest.mark.parametrize("name", ["\x00", "\ud800", "ю" * 100, ""])
async def test_whatever_its_name_is_it_is_set_aside(storage: Storage, name: str) -> None:
    await storage.quarantine.put("vk", name, name, ODD)

    assert len(await opened(storage)) == 1
