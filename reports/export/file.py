"""An export on its way to the disk: whole or not at all, with its description beside it.

What is half written lies in a folder of its own beside, and goes whatever happens.
"""

from __future__ import annotations

import asyncio
import errno
import os
import shutil
from collections.abc import AsyncIterator, Callable, Iterable, Sequence
from contextlib import aclosing, suppress
from pathlib import Path
from secrets import token_hex
from typing import Protocol

from reports.export.csv import CsvFile
from reports.export.description import SUFFIX, description
from reports.export.shape import Export, Line
from reports.wording import Say

FORMATS = (".csv", ".xlsx", ".parquet")
OURS_FILE = 0o600


class Writing(Protocol):
    """`cut`: cells that were too long for the format."""

    @property
    def cut(self) -> int: ...

    def add(self, lines: Iterable[Line]) -> None: ...

    def close(self) -> None: ...


Pages = AsyncIterator[Sequence[Line]]


class Written:
    """How many rows an export has, and how many of its cells were cut."""

    def __init__(self, rows: int, cut: int) -> None:
        self.rows, self.cut = rows, cut


async def write(to: Path, export: Export, pages: Pages, say: Say) -> Written:
    """Raises FileExistsError, TooManyRows, NoParquet, or OSError if there is no room: then nothing
    is left of it."""
    beside = to.with_name(to.name + SUFFIX)
    for path in (to, beside):
        if path.exists():
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(path))
    folder = to.with_name(f".{to.name}.{token_hex(4)}")
    draft, note = folder / to.name, folder / beside.name
    try:
        folder.mkdir(mode=0o700)
        written = await _fill(_opened(draft, export, say), pages)
        note.write_text(description(export, to.name, written.rows), "utf-8")
        _settle(draft)
        _settle(note)
        note.replace(beside)
        draft.replace(to)
    except OSError as error:
        raise _named(error, to) from error
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    return written


def _opened(draft: Path, export: Export, say: Say) -> Callable[[], Writing]:
    def make() -> Writing:
        match draft.suffix.lower():
            case ".xlsx":
                from reports.export.excel import ExcelFile

                return ExcelFile(draft, export, say)
            case ".parquet":
                from reports.export.parquet import ParquetFile

                return ParquetFile(draft, export)
            case _:
                return CsvFile(draft, export)

    return make


async def _fill(make: Callable[[], Writing], pages: Pages) -> Written:
    rows = 0
    async with aclosing(pages) as some:  # type: ignore[type-var]  # a generator closes
        file = make()
        try:
            async for page in some:
                await asyncio.to_thread(file.add, page)  # whoever talks to the bot does not wait
                rows += len(page)
        except BaseException:
            with suppress(Exception):  # the first reason is the one to tell
                file.close()
            raise
        file.close()
    return Written(rows, file.cut)


def _settle(path: Path) -> None:
    """On the disk, not on its way there: a new name must not come before what it names. Others of
    the machine do not read it."""
    path.chmod(OURS_FILE)
    with path.open("rb") as opened:
        os.fsync(opened.fileno())


def _named(error: OSError, to: Path) -> OSError:
    """Whoever ran the command knows the file by the name they gave it."""
    return (
        error
        if isinstance(error, FileExistsError)
        else OSError(error.errno, error.strerror, str(to))
    )
