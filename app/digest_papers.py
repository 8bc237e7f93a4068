"""The report as the digest carries it: a set is written beside the data, read, and gone."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
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
        from app.report_making import written
        from reports.kept_sets import KeptSets
        from reports.report.set import stem

        with KeptSets(house.settings.data_dir / REPORTS).passing(house.clock()) as folder:
            done, _ = await written(house, storage, wish, folder)
            return await asyncio.to_thread(_read, done.folder / f"report_{stem(wish)}")

    return make


def _read(path: Path) -> list[Paper]:
    return [Paper(kind, path.with_suffix(f".{kind}").read_bytes()) for kind in KINDS]
