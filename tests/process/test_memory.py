"""The keys of a running program do not fall out of its RAM: no core file, no foreign look."""

from __future__ import annotations

import asyncio
import resource
import sys
from contextlib import AsyncExitStack
from pathlib import Path

import pytest

from tests.fakes.telegram import FakeTelegram
from tests.process.program import Program

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="PR_SET_DUMPABLE: только Linux")

ASKS = "import ctypes; print(ctypes.CDLL(None).prctl(3, 0, 0, 0, 0))"  # PR_GET_DUMPABLE
CHILD = (
    "import ctypes, resource, sys; from app import report_child\n"
    "try: report_child.main()\n"
    "except Exception: print(ctypes.CDLL(None).prctl(3, 0, 0, 0, 0),"
    " resource.getrlimit(resource.RLIMIT_CORE))"
)
"""What it is told is no task, so it ends at once; what it asked for stays."""
CLOSES = "from app import memory; memory.keep_to_itself(); "


def core_limit(process: int) -> list[str]:
    lines = Path(f"/proc/{process}/limits").read_text(encoding="ascii").splitlines()
    (line,) = [one for one in lines if one.startswith("Max core file size")]
    return line.removeprefix("Max core file size").split()[:2]


async def test_a_running_program_leaves_no_core_file(tmp_path: Path) -> None:
    async with AsyncExitStack() as stack:
        fake = await stack.enter_async_context(FakeTelegram())
        program = Program.with_telegram(tmp_path, fake)
        before = resource.getrlimit(resource.RLIMIT_CORE)
        resource.setrlimit(resource.RLIMIT_CORE, (before[1], before[1]))  # as a careless unit does
        stack.callback(resource.setrlimit, resource.RLIMIT_CORE, before)
        await program.start()
        stack.push_async_callback(program.killed)
        await fake.polled()

        assert core_limit(program.process) == ["0", "0"]


async def test_the_process_of_a_report_leaves_none_before_it_is_told_the_keys() -> None:
    """It waits for its task: by then it must have asked, for the task brings the settings."""
    before = resource.getrlimit(resource.RLIMIT_CORE)
    resource.setrlimit(resource.RLIMIT_CORE, (before[1], before[1]))
    pipe = asyncio.subprocess.PIPE
    try:
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-c", CHILD), stdin=pipe, stdout=pipe, stderr=pipe
        )
    finally:
        resource.setrlimit(resource.RLIMIT_CORE, before)
    out, _ = await process.communicate(b"no task")

    assert out.decode().splitlines() == ["0 (0, 0)"]


async def dumpable(code: str) -> str:
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-c", code, stdout=asyncio.subprocess.PIPE
    )
    out, _ = await process.communicate()
    return out.decode().strip()


async def test_no_other_process_of_the_same_user_may_look_into_its_memory() -> None:
    assert await dumpable(CLOSES + ASKS) == "0"


async def test_a_program_that_does_not_ask_for_it_may_be_looked_into() -> None:
    """The broken twin."""
    assert await dumpable(ASKS) == "1"
