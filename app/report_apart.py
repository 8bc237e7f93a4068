"""Starts the process that makes a set, and waits for it without holding anybody up."""

from __future__ import annotations

import asyncio
import os
import pickle
import signal
import sys
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from reports.child import this_program

if TYPE_CHECKING:
    from config.settings import Settings
    from reports.build import Wish
    from reports.report.set import Written

LESS = 10
"""How much kinder than the serving program it is to the processor."""


@dataclass(frozen=True, slots=True)
class Task:
    """`at`: the moment that the set bears; aware, in the town's zone."""

    settings: Settings
    wish: Wish
    to: Path
    at: datetime


@dataclass(frozen=True, slots=True)
class Outcome:
    """`folder`: of the set, None if there is none: then `errno` of what a disk refused, or the
    kind of the `mistake`. `refused`: why the town's template was not taken."""

    folder: Path | None = None
    snapshot: str = ""
    files: tuple[str, ...] = ()
    cut: int = 0
    refused: tuple[str, str] | None = None
    errno: int | None = None
    mistake: str = ""


class NotMade(Exception):
    """A mistake of ours: its kind alone is known, since its words may be internal."""


async def write_apart(task: Task) -> tuple[Written, tuple[str, str] | None]:
    """Raises OSError for what a disk refused, NotMade. Cancelled, it takes the process with it."""
    from reports.report.set import Written

    told = await _outcome(task)
    if told.folder is None:
        if told.errno is not None:
            raise OSError(told.errno, os.strerror(told.errno))
        raise NotMade(told.mistake)
    return Written(told.folder, told.snapshot, told.files, told.cut), told.refused


async def _outcome(task: Task) -> Outcome:
    pipe = asyncio.subprocess.PIPE
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-P", "-m", "app.report_child"),
        stdin=pipe,
        stdout=pipe,
        env=dict(os.environ) | {"PYTHONPATH": this_program()},
        start_new_session=True,  # those that draw for it are of its group, and can go with it
    )
    try:
        with suppress(ProcessLookupError):
            os.setpriority(os.PRIO_PROCESS, process.pid, LESS)
        answer, _ = await process.communicate(pickle.dumps(task))
    except BaseException:
        with suppress(ProcessLookupError):  # one that draws would hold its pipes open for ever
            os.killpg(process.pid, signal.SIGKILL)
        await process.wait()
        raise
    if not answer:
        raise NotMade(f"process {process.returncode}")
    told: Outcome = pickle.loads(answer)
    return told
