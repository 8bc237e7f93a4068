"""The program as its user has it: a process of its own, killed as the power kills it."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from pathlib import Path

from tests.fakes.telegram import FakeTelegram
from tests.fakes.vk import FakeVk

STARTS_WITHIN = 90.0  # seconds; only a hang takes longer


class Program:
    """`otklik` with these settings and nothing else of this machine's environment."""

    def __init__(self, folder: Path, **settings: str) -> None:
        self.folder = folder
        self.data = folder / "data"
        self.log = folder / "log.txt"
        self.temporary = folder / "tmp"
        self.temporary.mkdir(exist_ok=True)
        self._settings = settings
        self._process: asyncio.subprocess.Process | None = None

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
        with self.log.open("ab") as log:
            self._process = await asyncio.create_subprocess_exec(
                sys.executable, "-m", "app", "run",
                cwd=self.folder, env=self.environment, stdout=log, stderr=log,
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
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "app", *words,
            cwd=self.folder, env=self.environment, stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.PIPE,
        )  # fmt: skip
        out, err = await process.communicate(typed.encode())
        assert process.returncode is not None
        return process.returncode, out.decode(), err.decode()
