"""A keys folder that is not there stops the start; new keys would open nothing that was sealed."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from app.database import KeysGone, open_storage
from config.settings import Settings


async def test_keys_that_were_there_and_are_gone_stop_the_start(tmp_path: Path) -> None:
    settings = Settings(data_dir=tmp_path / "data", keys_dir=tmp_path / "mounted")
    async with open_storage(settings) as storage:
        kept = storage.keys.lasting("address")
    away = tmp_path / "unmounted"
    shutil.move(settings.keys(), away)
    settings.keys().mkdir()

    with pytest.raises(KeysGone):
        async with open_storage(settings):
            pass

    assert list(settings.keys().iterdir()) == []
    settings.keys().rmdir()
    shutil.move(away, settings.keys())
    async with open_storage(settings) as storage:
        assert storage.keys.lasting("address") == kept
