"""How far an import has come: first bytes of the file, then rows of the register.

On a terminal alone; where the output is kept, bars would be noise.
"""

from __future__ import annotations

import sys
from contextlib import ExitStack
from types import TracebackType
from typing import Any

import typer

from bot.texts import say


class Bars:
    def __init__(self, size: int) -> None:
        """`size` of the file, in bytes."""
        self._size = size
        self._shown = ExitStack()
        self._reading: Any = None
        self._writing: Any = None
        self._done = 0

    def __enter__(self) -> Bars:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._shown.close()

    def read(self, count: int) -> None:
        if self._reading is None:
            self._reading = self._next(say("import-reading"), self._size)
        self._reading.update(count)

    def written(self, done: int, of: int) -> None:
        if self._writing is None:
            self._writing = self._next(say("import-writing"), of, counted=True)
        self._writing.update(done - self._done)
        self._done = done

    def _next(self, label: str, length: int, *, counted: bool = False) -> Any:
        """Below the one before, which stays where it has come to."""
        self._shown.close()
        bar: Any = typer.progressbar(
            length=length,
            label=label,
            show_pos=counted,
            file=sys.stderr,
            hidden=not sys.stderr.isatty(),
        )
        return self._shown.enter_context(bar)
