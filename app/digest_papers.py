"""The report as the digest carries it: a set is written beside the data, read, and gone."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from bot.digest_papers import Make, Paper

if TYPE_CHECKING:
    from app.compose import House
    from reports.build import Wish
    from storage.file_records import FileKind
    from storage.store import Storage

KINDS: tuple[FileKind, ...] = ("docx", "xlsx")


def maker(house: House, storage: Storage) -> Make:
    """By the profile as it holds on the day."""

    async def make(wish: Wish) -> Sequence[Paper]:
        from app.doorstep import REPORTS
        from app.report_making import order
        from reports.kept_sets import KeptSets
        from reports.report_set import stem, write_set

        await asyncio.to_thread(_load)
        told, _ = await asyncio.to_thread(order, house, storage, wish)
        with KeptSets(house.settings.data_dir / REPORTS).passing(house.clock()) as folder:
            written = await write_set(storage, house.basis(), told, folder)
            return await asyncio.to_thread(_read, written.folder / f"report_{stem(wish)}")

    return make


def _read(path: Path) -> list[Paper]:
    return [Paper(kind, path.with_suffix(f".{kind}").read_bytes()) for kind in KINDS]


def _load() -> None:
    """Heavy libraries, away from the loop that serves people."""
    for name in ("docxtpl", "xlsxwriter"):
        import_module(name)
