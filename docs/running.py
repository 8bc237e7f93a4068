"""A running Otklik for the pictures of the documents, with its data in a folder that goes after."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

HOUSE = Path(__file__).parent.parent
LINK = re.compile(r"http://\S+/desk/enter\?t=\S+")


@dataclass(frozen=True, slots=True)
class Program:
    """`folder` holds the profile `town.yaml`; `more`: further settings of the environment."""

    folder: Path
    more: dict[str, str] = field(default_factory=dict)

    @property
    def settings(self) -> dict[str, str]:
        return {
            "OTKLIK_PROFILE": str(self.folder / "town.yaml"),
            "OTKLIK_DATA_DIR": str(self.folder / "data"),
            **self.more,
        }

    def says(self, *arguments: str) -> str:
        """What a command prints, whatever it thinks of the town; it may exit with 1."""
        made = subprocess.run(
            self._command(*arguments),
            cwd=self.folder,
            env=self._environment(),
            stdout=subprocess.PIPE,
            text=True,
            check=False,
        )
        if made.returncode not in (0, 1):
            sys.exit(f"otklik {arguments[0]}: exit code {made.returncode}")
        return made.stdout

    @contextmanager
    def runs(self) -> Iterator[str]:
        """`otklik run`; the address of its site."""
        environment = {**self._environment(), "OTKLIK_WEB__PORT": str(_free_port())}
        program = subprocess.Popen(
            self._command("run"),
            cwd=self.folder,
            env=environment,
            stdout=subprocess.PIPE,
            text=True,
        )
        assert program.stdout is not None
        try:
            link = next(filter(None, map(LINK.search, program.stdout)))
            yield link[0].partition("/desk/")[0]
        finally:
            program.terminate()
            program.communicate()

    def link(self, name: str, role: str, site: str) -> str:
        """A one-time link to the desk at this site."""
        told = self.says("desk", "link", "--name", name, "--role", role).strip()
        return f"{site}/desk/{told.partition('/desk/')[2]}"

    def _command(self, *arguments: str) -> list[str]:
        return [sys.executable, "-m", "app", *arguments]

    def _environment(self) -> dict[str, str]:
        known = {"PATH": os.environ["PATH"], "PYTHONPATH": str(HOUSE), "PYTHONUNBUFFERED": "1"}
        return {**known, **self.settings}


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        return int(taken.getsockname()[1])
