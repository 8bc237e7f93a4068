"""A copy is restored only where nobody is at work."""

from __future__ import annotations

import asyncio
from pathlib import Path

from tests.process.program import STARTS_WITHIN, Program


async def test_a_running_program_is_not_robbed_of_its_database(tmp_path: Path) -> None:
    program = Program(tmp_path, OTKLIK_WEB__PORT="0")
    await program.command("backup", "copy.gz")
    await program.start()
    async with asyncio.timeout(STARTS_WITHIN):
        while "запущен" not in program.log.read_text("utf-8"):  # noqa: ASYNC110  -- a file of another process wakes nobody
            await asyncio.sleep(0.1)

    refused = await program.command("restore", "copy.gz")
    beside = sorted(path.name for path in program.data.glob("otklik.db*before*"))
    await program.stopped()
    restored, _, _ = await program.command("restore", "copy.gz")

    assert refused == (
        1,
        "",
        "Otklik сейчас работает с этой базой. Остановите его (Ctrl-C или systemctl stop otklik),"
        " восстановите копию и запустите снова. База не тронута\n",
    )
    assert (beside, restored) == ([], 0)
