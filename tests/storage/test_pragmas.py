"""SQLite does what it was told: what is deleted is overwritten, what is kept is on the disk."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import event, text

from storage import engine, scouring
from storage.engine import Unsafe, open_engine


async def test_what_must_hold_holds(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'otklik.db'}"
    async with open_engine(url) as opened, opened.reading() as connection:
        told = {
            name: (await connection.execute(text(f"PRAGMA {name}"))).scalar()
            for name in engine.PRAGMAS
        }

    assert told == engine.PRAGMAS | {"journal_mode": "wal"}


async def test_a_build_that_does_otherwise_is_not_opened(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """`secure_delete` gives 2 for FAST, which leaves deleted texts in the file."""
    monkeypatch.setitem(engine.PRAGMAS, "secure_delete", "FAST")

    async with open_engine(f"sqlite:///{tmp_path / 'otklik.db'}") as opened:
        with pytest.raises(Unsafe, match="secure_delete"):
            async with opened.reading():
                pass


@pytest.mark.parametrize(("most", "store"), [(scouring.IN_MEMORY, "MEMORY"), (1, "FILE")])
async def test_only_a_large_database_is_copied_in_a_file_and_for_the_moment_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, most: int, store: str
) -> None:
    monkeypatch.setattr(scouring, "IN_MEMORY", most)
    said: list[str] = []
    async with open_engine(f"sqlite:///{tmp_path / 'otklik.db'}") as opened:

        def noted(*told: object) -> None:
            said.append(str(told[2]))

        event.listen(opened._engine.sync_engine, "before_cursor_execute", noted)
        await scouring.scour(opened)

    assert said[2:] == [
        f"PRAGMA temp_store={store}",
        "VACUUM",
        "PRAGMA wal_checkpoint(TRUNCATE)",
        "PRAGMA temp_store=MEMORY",
    ]
