"""Another program that closes waves: the id of one a line; says "closed" after each.

Run as `python -m tests.anonymity.closing URL KEYS`.
"""

from __future__ import annotations

import asyncio
import sys
from datetime import datetime
from pathlib import Path

from bot.rounds import Rounds
from bot.surveys.unfolding import unfold
from storage.keys import Keys
from storage.store import open_storage
from tests.conftest import TOWN
from tests.talk import PLAN, SURVEYS


async def main() -> None:
    url, keys = sys.argv[1:3]

    def clock() -> datetime:
        return datetime(2026, 11, 20, 12, tzinfo=TOWN)

    async with open_storage(url, Keys(Path(keys)), clock, unfold) as storage:
        rounds = Rounds(storage, SURVEYS, PLAN, lambda: clock().date())
        print("ready", flush=True)
        while line := await asyncio.to_thread(sys.stdin.readline):
            [wave] = [one for one in await storage.waves.known() if one.id == line.strip()]
            assert (await rounds.close(wave)).is_over
            print("closed", flush=True)


if __name__ == "__main__":
    asyncio.run(main())
