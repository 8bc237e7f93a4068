"""The program as its user has it: a process of its own, killed as the power kills it."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
import tempfile
from asyncio.subprocess import Process
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path

from tests.fakes.telegram import FakeTelegram
from tests.fakes.vk import FakeVk
from tests.process.zygote import Forked, Given, zygote

Running = Process | Forked

WHOLE_START = bool(os.environ.get("OTKLIK_TEST_WHOLE_START"))
"""Each program from nothing, not from a process that has its libraries already."""

STARTS_WITHIN = 90.0  # seconds; only a hang takes longer


class Program:
    """`otklik` with these settings and nothing else of this machine's environment."""

    def __init__(self, folder: Path, **settings: str) -> None:
        self.folder = folder
        self.data = folder / "data"
        self.log = folder / "log.txt"
        self.temporary = folder / "tmp"
        self.temporary.mkdir(exist_ok=True)
        self.paced = True  # with the rests between calls that VK itself asks for
        self._settings = settings
        self._process: Running | None = None

    @classmethod
    def with_telegram(cls, folder: Path, fake: FakeTelegram, **more: str) -> Program:
        told = {
            "OTKLIK_TELEGRAM__TOKEN": fake.token,
            "OTKLIK_TELEGRAM__API_URL": fake.url,
            "OTKLIK_WEB__PORT": "0",
        }
        return cls(folder, **told | more)

    @classmethod
    def with_vk(cls, folder: Path, fake: FakeVk, **more: str) -> Program:
        told = {
            "OTKLIK_VK__TOKEN": fake.token,
            "OTKLIK_VK__GROUP_ID": str(fake.group_id),
            "OTKLIK_VK__API_URL": fake.url,
            "OTKLIK_WEB__PORT": "0",
        }
        return cls(folder, **told | more)

    @classmethod
    def with_both(cls, folder: Path, telegram: FakeTelegram, vk: FakeVk, **more: str) -> Program:
        return cls.with_telegram(folder, telegram, **cls.with_vk(folder, vk)._settings | more)

    @property
    def environment(self) -> dict[str, str]:
        return {
            "PATH": os.environ["PATH"],
            "PYTHONPATH": str(Path(__file__).parent.parent.parent),
            "TMPDIR": str(self.temporary),
            "OTKLIK_DATA_DIR": str(self.data),
            **self._settings,
        }

    async def start(self) -> None:
        with self.log.open("ab") as log, tempfile.TemporaryFile() as nothing:
            files = (nothing.fileno(), log.fileno(), log.fileno())
            self._process = await self._started(("run",), files)

    async def _started(self, words: Sequence[str], files: Sequence[int]) -> Running:
        if not WHOLE_START and "OTKLIK_LANGUAGE" not in self._settings:  # told while importing
            given = Given(self.folder, self.environment, files, self.paced)
            return await zygote().fork(words, given)
        return await asyncio.create_subprocess_exec(
            sys.executable, "-m", "app", *words,
            cwd=self.folder, env=self.environment, stdin=files[0], stdout=files[1], stderr=files[2],
        )  # fmt: skip

    @property
    def process(self) -> int:
        """Its number, while it runs."""
        assert self._process is not None
        return self._process.pid

    async def says(self, words: str) -> None:
        """Comes back when its log or its greeting has said so."""
        for _ in range(int(STARTS_WITHIN * 20)):
            if words in self.log.read_text(encoding="utf-8"):
                return
            await asyncio.sleep(0.05)
        raise AssertionError(f"the program never said {words!r}")

    async def killed(self) -> None:
        """As by the power: nothing of it runs any more, not even its last line."""
        await self._ended_by(signal.SIGKILL)

    async def stopped(self) -> int:
        """Its exit code after SIGTERM."""
        return await self._ended_by(signal.SIGTERM)

    async def _ended_by(self, name: signal.Signals) -> int:
        assert self._process is not None
        if self._process.returncode is None:
            self._process.send_signal(name)
        return await asyncio.wait_for(self._process.wait(), STARTS_WITHIN)

    async def command(self, *words: str, typed: str = "") -> tuple[int, str, str]:
        """(exit code, stdout, stderr) of `otklik WORDS`; `typed` is all its input."""
        with ExitStack() as stack:
            given, out, err = (stack.enter_context(tempfile.TemporaryFile()) for _ in range(3))
            given.write(typed.encode())
            given.seek(0)
            files = (given.fileno(), out.fileno(), err.fileno())
            code = await (await self._started(words, files)).wait()
            told = [one.read().decode() for one in (out, err) if one.seek(0) == 0]
        return code, told[0], told[1]
