"""Files of keys that were cut short, emptied or are no files: never a weaker key instead."""

from __future__ import annotations

import os
from contextlib import nullcontext
from datetime import date
from pathlib import Path
from threading import Event, Thread

import pytest

from bot.rounds import Plan, Rounds
from storage import together
from storage.counting import Rules
from storage.engine import NotKept
from storage.keys import KeyDamaged, KeyLost, Keys
from storage.records import WaveState
from storage.store import Storage
from tests.storage.ballots import ANNUAL, EXPRESS, begun

DAMAGED = [b"", b"00" * 5, b"00" * 31, b"00" * 33, b"zz" * 32, b"\xff" * 64]
TODAY = date(2026, 11, 20)


@pytest.mark.parametrize("content", DAMAGED)
def test_a_damaged_key_is_told_and_not_used(tmp_path: Path, content: bytes) -> None:
    for name in ("author", "staff", "wave-x"):
        (tmp_path / f"{name}.key").write_bytes(content)
    keys = Keys(tmp_path)

    with pytest.raises(KeyDamaged):
        keys.lasting("author")
    with pytest.raises(KeyDamaged):
        keys.pair("staff")
    with pytest.raises(KeyLost):
        keys.wave("x")


def test_a_whole_key_is_used(tmp_path: Path) -> None:
    """The twin: what is refused above is refused for its length."""
    (tmp_path / "author.key").write_bytes(b"07" * 32)
    (tmp_path / "wave-x.key").write_bytes(b"07" * 64)

    assert Keys(tmp_path).lasting("author") == b"\x07" * 32
    assert Keys(tmp_path).wave("x").secret == b"\x07" * 32


def test_a_full_disk_leaves_no_half_of_a_key(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    keys, write = Keys(tmp_path), os.write

    def short(handle: int, content: bytes) -> int:
        return write(handle, content[:10])

    with monkeypatch.context() as patched:
        patched.setattr(os, "write", short)
        with pytest.raises(NotKept):
            keys.lasting("author")

    assert list(tmp_path.iterdir()) == []
    assert len(keys.lasting("author")) == 32


@pytest.mark.parametrize("database_url", ["memory"], indirect=True)
async def test_a_damaged_key_stops_its_own_wave_alone_and_is_not_given_up(
    storage: Storage, tmp_path: Path
) -> None:
    broken = await begun(storage, ANNUAL, k_min=0)
    sound = await begun(storage, EXPRESS, k_min=0)
    path = tmp_path / "keys" / f"wave-{broken.id}.key"
    whole = path.read_bytes()
    path.write_bytes(whole[:40])
    plan = Plan("quarter", frozenset(), Rules(batch_min=10, k_min=0))
    after = Keys(tmp_path / "keys")  # as after a restart
    storage.keys._waves.clear()
    storage.keys._known.clear()
    rounds = Rounds(storage, {}, plan, lambda: date(2027, 1, 2))
    with pytest.raises(KeyDamaged):
        after.wave(broken.id)

    closed = [wave.id for wave in await rounds.go_on()]
    states = {wave.id: wave.state for wave in await storage.waves.known()}
    path.write_bytes(whole)
    later = [wave.id for wave in await rounds.go_on()]

    assert (closed, later) == ([sound.id], [broken.id])
    assert states == {broken.id: WaveState.OPEN, sound.id: WaveState.CLOSED}


def test_nothing_of_a_wave_stays_where_a_program_died_making_its_key(tmp_path: Path) -> None:
    """A draft killed before it was linked, or after: then it is the key itself."""
    keys = Keys(tmp_path)
    keys.new_wave("x")
    keys.new_wave("x.1")
    os.link(tmp_path / "wave-x.key", tmp_path / ".wave-x.77.0123abcd")
    (tmp_path / ".tags-x.78.0123abcd").write_bytes(b"00")
    (tmp_path / ".wave-x.1.79.0123abcd").write_bytes(b"00")  # of another wave

    keys.destroy_wave("x")

    left = sorted(path.name for path in tmp_path.iterdir())
    assert left == [".wave-x.1.79.0123abcd", "wave-x.1.key"]


async def test_nothing_of_a_lost_wave_stays_beside_the_keys(storage: Storage) -> None:
    wave = await begun(storage, EXPRESS)
    together.stop(storage.keys, wave.id)
    (storage.keys.folder / f"wave-{wave.id}.key").unlink()

    await storage.waves.lose(wave.id)

    assert list(storage.keys.folder.glob(f"*{wave.id}*")) == []


class Hurried(Keys):
    """The broken twin: whoever asks for a key waits for nobody."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.turn = nullcontext()


@pytest.mark.parametrize(("made", "forgotten"), [(Keys, True), (Hurried, False)])
def test_a_key_read_in_one_thread_while_another_destroys_it_is_gone_for_both(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, made: type[Keys], forgotten: bool
) -> None:
    made(tmp_path).new_wave("x")
    keys, read, was_read, may_go_on = made(tmp_path), Keys._read, Event(), Event()

    def slowly(self: Keys, name: str) -> bytes | None:
        found = read(self, name)
        was_read.set()
        may_go_on.wait(0.3)
        return found

    with monkeypatch.context() as patched:
        patched.setattr(Keys, "_read", slowly)
        reading = Thread(target=keys.wave, args=("x",))
        reading.start()
        was_read.wait()
        keys.destroy_wave("x")
        may_go_on.set()
        reading.join()

    known = True
    try:
        keys.wave("x")
    except KeyLost:
        known = False
    assert known is not forgotten
