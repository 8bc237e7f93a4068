"""Keys that another process destroyed or renewed are dropped from memory."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from storage.keys import KeyLost, Keys
from storage.store import Storage
from tests.storage.ballots import ANNUAL, begun
from tests.storage.test_renewal import other, two_processes

__all__ = ["other"]


def test_a_running_process_drops_the_key_of_a_wave_that_another_closed(tmp_path: Path) -> None:
    running, command = Keys(tmp_path), Keys(tmp_path)
    running.new_wave("roads")
    known = running.wave("roads")
    command.destroy_wave("roads")
    assert running.wave("roads") == known  # the twin: whoever does not look has it for ever

    running.look()

    with pytest.raises(KeyLost):
        running.wave("roads")


def test_a_folder_changed_a_moment_ago_is_not_trusted_to_be_the_same(tmp_path: Path) -> None:
    """Two changes may bear one time; after a while nobody can change it without a new one."""
    running, command = Keys(tmp_path), Keys(tmp_path)
    dropped = []
    for ago in (0, 10):
        running.new_wave("roads")
        now = time.time_ns() - ago * 10**9
        os.utime(tmp_path, ns=(now, now))
        running.look()
        running.wave("roads")
        command.destroy_wave("roads")
        os.utime(tmp_path, ns=(now, now))
        running.look()
        dropped.append(not running._waves)

    assert dropped == [True, False]  # the second one: the twin, a time that was put back by hand


@two_processes
async def test_whoever_asks_for_waves_drops_the_keys_of_those_that_are_over(
    storage: Storage, other: Storage
) -> None:
    wave = await begun(storage, ANNUAL)
    assert other.keys.wave(wave.id)
    storage.keys.destroy_wave(wave.id)

    await other.waves.known()

    with pytest.raises(KeyLost):
        other.keys.wave(wave.id)
