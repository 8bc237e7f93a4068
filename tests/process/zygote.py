"""A process that has imported the program and waits: each `otklik` of the tests is its fork.

What is left out is the second that Python takes to import libraries, once for each of several
hundred starts. A fork is a process of its own, with its own files, settings and death.
`OTKLIK_TEST_WHOLE_START=1` starts each from nothing instead.
"""

from __future__ import annotations

import asyncio
import gc
import json
import os
import select
import signal
import socket
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from pathlib import Path

from bot.messengers import vk_calls

ROOT = str(Path(__file__).parent.parent.parent)
LIBRARIES = (
    *("app.checking", "app.doors", "app.running", "bot.surveys.loader", "ruamel.yaml"),
    *(
        "alembic.command",
        "reports.build",
        "reports.digest.sections",
        "sqlalchemy.dialects.sqlite.aiosqlite",
    ),
)
LONGEST_REQUEST = 1 << 16
AT_ONCE = 10_000
"""Calls to VK a second: its fake has no limit, and waiting for VK's own would be most of a talk."""


@dataclass(frozen=True)
class Given:
    """What a start is given. `files`: its input, output and errors. `paced`: as VK wishes it."""

    folder: Path
    settings: dict[str, str]
    files: Sequence[int]
    paced: bool = True


class Forked:
    """As much of asyncio's Process as the tests ask for."""

    def __init__(self, pid: int, told: asyncio.StreamReader, to: asyncio.StreamWriter) -> None:
        self.pid = pid
        self.returncode: int | None = None
        self._told, self._to = told, to

    def send_signal(self, name: signal.Signals) -> None:
        with suppress(ProcessLookupError):
            os.kill(self.pid, name)

    async def wait(self) -> int:
        if self.returncode is None:
            self.returncode = int(await self._told.readline())
            self._to.close()
        return self.returncode


class Zygote:
    """It ends when its input does, so with whoever made it."""

    def __init__(self) -> None:
        self._folder = tempfile.TemporaryDirectory(prefix="otklik-zygote-")
        self._door = str(Path(self._folder.name) / "door")
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.process.zygote", self._door],
            cwd=ROOT, env={"PATH": os.environ["PATH"], "PYTHONPATH": ROOT},
            stdin=subprocess.PIPE, stdout=subprocess.PIPE,
        )  # fmt: skip
        assert self._process.stdout is not None
        self._process.stdout.readline()

    async def fork(self, words: Sequence[str], given: Given) -> Forked:
        asked = json.dumps([*words, str(given.folder), given.settings, given.paced])
        door = socket.socket(socket.AF_UNIX)
        door.connect(self._door)
        socket.send_fds(door, [asked.encode()], given.files)
        told, to = await asyncio.open_unix_connection(sock=door)
        return Forked(int(await told.readline()), told, to)


@cache
def zygote() -> Zygote:
    """One for all tests of this process."""
    return Zygote()


def _serve(door: str) -> None:
    import app.__main__

    for name in LIBRARIES:
        import_module(name)
    sys.modules["__main__"] = app.__main__  # as `python -m app`, for whatever it spawns
    gc.freeze()  # or the end of each fork would copy every page to look through it
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    listening = socket.socket(socket.AF_UNIX)
    listening.bind(door)
    listening.listen(100)
    print("ready", flush=True)
    while listening in select.select([listening, sys.stdin], [], [])[0]:
        asking, _ = listening.accept()
        if os.fork() == 0:
            listening.close()
            _watch_over_one(asking)
            return
        asking.close()


def _watch_over_one(asking: socket.socket) -> None:
    """Forks the program itself, tells its number and, in the end, its exit code.

    The program comes back from here and ends as any does, by way of the interpreter's own end.
    """
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    asked, files, _, _ = socket.recv_fds(asking, LONGEST_REQUEST, 3)
    pid = os.fork()
    if pid == 0:
        asking.close()
        _become(asked, files)
        return
    for one in (*files, 0, 1):
        os.close(one)
    asking.sendall(b"%d\n" % pid)
    _, status = os.waitpid(pid, 0)
    asking.sendall(b"%d\n" % os.waitstatus_to_exitcode(status))
    os._exit(0)


def _become(asked: bytes, files: list[int]) -> None:
    *words, folder, settings, paced = json.loads(asked)
    if not paced:
        vk_calls.A_SECOND = AT_ONCE
    for number, one in enumerate(files):
        os.dup2(one, number)
        os.close(one)
    os.environ.clear()
    os.environ.update(settings)
    os.chdir(folder)
    sys.argv = ["otklik", *words]
    sys.modules["__main__"].main()


if __name__ == "__main__":
    _serve(sys.argv[1])
